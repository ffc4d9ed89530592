"""Who stands for whom, in whatever shape entities were linked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.records import Filling, Span, Stance, Statement
from annotator.core.same_as import canonical_span, canonical_statement, representatives

uids = st.sampled_from("abcdef")


@given(st.dictionaries(uids, uids), st.sets(uids))
def test_all_of_a_class_answer_to_its_smallest_that_is_present(
    links: dict[str, str], present: set[str]
) -> None:
    standing = representatives(links, present)
    for one, other in links.items():
        answers = {standing.get(one, one), standing.get(other, other)}
        assert len(answers) == 1 or not answers & present
    for uid, first in standing.items():
        assert first in present
        assert first not in standing
        assert uid != first
        assert not (uid in present and uid < first)


def test_the_order_in_which_links_were_made_does_not_matter() -> None:
    for links in ({"b": "a", "c": "b"}, {"c": "b", "b": "a"}, {"c": "a", "b": "c"}):
        assert representatives(links, "abc") == {"b": "a", "c": "a"}


def test_one_that_is_not_there_stands_for_nobody() -> None:
    assert representatives({"b": "a", "c": "a"}, "bc") == {"a": "b", "c": "b"}
    assert representatives({"b": "a"}, "") == {}


def test_items_name_the_entity_that_stands() -> None:
    span = Span("s", "l", "actor", ((0, 1),), "x", "b", {}, "", "", None, {})
    assert canonical_span(span, {"b": "a"}).entity == "a"
    assert canonical_span(span, {}) is span
    roles = {"actor": Filling("b", ("s",)), "proposal": Filling(None)}
    statement = Statement("t", "l", "position", roles, Stance(), (), None, False, {}, "", "", {})
    told = canonical_statement(statement, {"b": "a"})
    assert told.roles == {"actor": Filling("a", ("s",)), "proposal": Filling(None)}
    assert canonical_statement(statement, {"z": "a"}) is statement
