"""What two histories say differently."""

from __future__ import annotations

from typing import Any

from annotator.core.changes import PROJECT, Change, Scope
from annotator.core.entry import VERSION, Entry, packed
from annotator.core.uids import derived_uid
from annotator.sync.conflicts import Difference, crooked, differences, listened, namesakes


def entry(replica: str, moment: int, *changes: Change, scope: Scope = PROJECT) -> Entry:
    uid = derived_uid(replica, str(moment))
    return Entry(uid, VERSION, scope, None, replica, moment, moment, "T", uid, None, None, packed(changes))


def renamed(kind: str, uid: str, **fields: Any) -> Change:
    return Change(kind, uid, dict.fromkeys(fields), fields)


def test_of_two_words_on_one_field_the_later_stands() -> None:
    here = listened(
        [entry("a", 1, renamed("label", "actor", name="Who")), entry("a", 5, renamed("value", "no", key="2"))]
    )
    there = listened(
        [
            entry("b", 3, renamed("label", "actor", name="Speaker", colour="#123456")),
            entry("b", 2, renamed("value", "no", key="9")),
        ]
    )
    assert differences(here, there) == (
        Difference("label", "actor", "Speaker", "name", "Who", "Speaker", here_stands=False),
        Difference("value", "no", "no", "key", "2", "9", here_stands=True),
    )


def test_only_the_last_word_of_a_side_counts_and_agreement_is_no_conflict() -> None:
    here = listened(
        [entry("a", 1, renamed("label", "x", name="B")), entry("a", 4, renamed("label", "x", name="A"))]
    )
    there = listened(
        [entry("b", 2, renamed("label", "x", name="A")), entry("b", 1, renamed("label", "y", name="Q"))]
    )
    assert differences(here, there) == ()


def test_one_side_takes_away_what_the_other_takes_away_too() -> None:
    gone = Change("entity", "e", {"name": "E"}, None)
    assert differences(listened([entry("a", 1, gone)]), listened([entry("b", 2, gone)])) == ()


def test_articles_and_labels_are_not_listened_to() -> None:
    said = listened([entry("a", 1, renamed("document", "d", title="T"), scope=Scope("d"))])
    assert not said.said


def entity(
    name: str, kind: str = "person", same_as: str | None = None, retired: bool = False
) -> dict[str, Any]:
    return {"name": name, "kind": kind, "same_as": same_as, "retired": retired}


def test_namesakes_are_of_one_kind_and_one_of_them_is_new() -> None:
    records = {
        "a": entity("Merz"), "b": entity("MERZ"), "c": entity("Merz", "country"), "d": entity("Rubio"),
        "e": entity("rubio"), "f": entity("Merz", retired=True),
    }  # fmt: skip
    found = namesakes("entity", records, str.casefold, {"b", "c", "f"})
    assert [(one.name, one.uids) for one in found] == [("Merz", ("a", "b"))]
    assert namesakes("entity", records, str.casefold, set()) == ()


def test_namesakes_that_are_the_same_already_are_left_alone() -> None:
    records = {"a": entity("Merz"), "b": entity("Merz", same_as="a")}
    assert namesakes("entity", records, str.casefold, {"b"}) == ()


def test_what_points_through_another_is_crooked() -> None:
    straight = {"a": entity("A"), "b": entity("B", same_as="a"), "c": entity("C", same_as="a")}
    assert crooked(straight) == ()
    assert crooked({**straight, "c": entity("C", same_as="b")}) == (("a", "b", "c"),)
    assert crooked({"a": entity("A", same_as="b"), "b": entity("B")}) == (("a", "b"),)
