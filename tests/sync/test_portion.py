"""Which entries somebody takes away."""

from __future__ import annotations

from annotator.core.changes import PROJECT, Change, Scope
from annotator.core.uids import derived_uid
from annotator.sync.portion import Portion
from tests.sync.test_conflicts import entry

SPAN = Change("span", "s", None, {"layer": "l"})


def test_the_projects_own_the_documents_own_and_the_persons_own() -> None:
    portion = Portion("ada", {"d"})
    assert portion.takes(entry("a", 1, SPAN, scope=PROJECT))
    assert portion.takes(entry("a", 2, SPAN, scope=Scope("d")))
    assert portion.takes(entry("a", 3, SPAN, scope=Scope("d", "ada")))
    for scope in (Scope("d", "bob"), Scope("d", "gold"), Scope("other"), Scope("other", "ada")):
        assert not portion.takes(entry("a", 4, SPAN, scope=scope))


def test_what_the_person_decided_as_a_reviewer_stays() -> None:
    portion = Portion("rae", {"d"})
    mine, gold = Scope("d", "rae"), derived_uid("layer", "d", "gold")
    assert not portion.takes(entry("a", 1, Change("decision", "x", None, {"document": "d"}), scope=mine))
    assert not portion.takes(entry("a", 2, Change("layer", gold, None, {"gold": True}), scope=mine))
    assert not portion.takes(entry("a", 3, Change("span", "g", None, {"layer": gold}), scope=mine))
    # An edit tells only what it changes: that it is gold is known from before.
    assert not portion.takes(entry("a", 4, Change("span", "g", {"note": ""}, {"note": "n"}), scope=mine))
    assert not portion.takes(entry("a", 5, Change("decision", "x", {"document": "d"}, None), scope=mine))
    assert portion.takes(entry("a", 6, SPAN, scope=mine))
