"""What is found to differ, and in which order it is decided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.records import Span, Statement
from annotator.measure.disagreements import TYPES, Finding, disagreement_mass, findings
from annotator.measure.material import Material, Version
from tests.measure.materials import copied, items_of, material, materials, role, span, statement, version

A, B, C = "A", "B", "C"


def found(*versions: Version, **options: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and types of every finding that is a disagreement."""
    return [(one.group.kind, one.types) for one in findings(material(*versions), **options) if one.types]


def spans_differ(*marked: Span, **options: Any) -> tuple[str, ...]:
    """The types of the one finding, each annotator having one of the spans."""
    (finding,) = findings(
        material(*(version(who, one) for who, one in zip("ABCDEF", marked, strict=False))), **options
    )
    return finding.types


def statements_differ(*said: tuple[Statement, tuple[Span, ...]]) -> list[tuple[str, ...]]:
    """The types of the findings on statements, each annotator having one."""
    versions = [version(who, one, *evidence) for who, (one, evidence) in zip("ABCDEF", said, strict=False)]
    return [one.types for one in findings(material(*versions)) if one.group.kind == "statement"]


def position(
    stance: str | None = "support",
    actor: str | None = "Kremlin",
    proposal: str | None = "Talks",
    actor_at: tuple[int, int] = (0, 5),
    voice: str = "quoted",
) -> tuple[Statement, tuple[Span, ...]]:
    """A statement with the spans that it rests on."""
    evidence = (span("actor", actor_at), span("proposal", (10, 18)))
    who, what = role(actor, evidence[0]), role(proposal, evidence[1])
    return statement(stance, voice=voice, actor=who, proposal=what), evidence


def test_nothing_is_found_with_fewer_than_two_versions() -> None:
    assert findings(material()) == ()
    assert findings(material(version(A, span("actor", (0, 5))))) == ()


def test_an_empty_version_counts() -> None:
    assert found(version(A, span("actor", (0, 5))), version(B)) == [("span", ("missing",))]


@pytest.mark.parametrize("people", [2, 3, 6])
def test_one_who_differs_is_enough(people: int) -> None:
    same = [span("actor", (0, 8)) for _ in range(people - 1)]
    assert spans_differ(*same, span("actor", (0, 8))) == ()
    assert spans_differ(*same, span("actor", (0, 8), entity="Kyiv")) == ("entity",)
    assert spans_differ(*same, span("proposal", (0, 8))) == ("label",)
    assert spans_differ(*same, span("actor", (2, 8))) == ("boundary",)


def test_notes_and_doubt_are_no_difference() -> None:
    said, evidence = position()
    mine = version(A, said, *evidence)
    assert found(mine, copied(mine, B)) == []


def test_ends_within_the_tolerance_do_not_differ() -> None:
    marked = span("actor", (0, 10)), span("actor", (2, 9))
    assert spans_differ(*marked, tolerance=2) == ()
    assert spans_differ(*marked, tolerance=1) == ("boundary",)
    pieces = span("actor", (0, 4), (6, 10))
    assert spans_differ(marked[0], pieces, tolerance=9) == ("boundary",)


def test_the_overlap_of_differing_boundaries_is_told() -> None:
    one, other = span("actor", (0, 10)), span("actor", (5, 15))
    (finding,) = findings(material(version(A, one), version(B, other)))
    assert finding.overlap == pytest.approx(5 / 15)
    (finding,) = findings(material(version(A, one), version(B, span("actor", (0, 10)))))
    assert finding.overlap is None


def test_pieces_of_a_whole_are_a_split() -> None:
    whole = version(A, span("proposal", (0, 20)))
    pieces = version(B, span("proposal", (0, 8)), span("proposal", (10, 20)))
    assert found(whole, pieces) == [("span", ("split",))]
    assert found(whole, pieces, version(C)) == [("span", ("missing", "split"))]


def test_a_statement_split_into_two() -> None:
    actor, whole = span("actor", (0, 5)), span("proposal", (10, 30))
    one = statement("support", actor=role("Kyiv", actor), proposal=role("X", whole))
    actor_too, first, second = span("actor", (0, 5)), span("proposal", (10, 18)), span("proposal", (20, 30))
    pieces = [
        statement("support", actor=role("Kyiv", actor_too), proposal=role(name, piece))
        for name, piece in (("X", first), ("Y", second))
    ]
    assert found(version(A, actor, whole, one), version(B, actor_too, first, second, *pieces)) == [
        ("statement", ("split",)),
        ("span", ("split",)),
    ]


def test_stances_on_the_pieces_of_a_split_are_compared_link_by_link() -> None:
    def said(who: str, *stances: tuple[str, str]) -> Version:
        actor, whole = span("actor", (0, 5)), span("proposal", (10, 30))
        halves = [span("proposal", (10, 18)), span("proposal", (20, 30))] if len(stances) > 1 else [whole]
        statements = [
            statement(stance, actor=role("Kyiv", actor), proposal=role(proposal, half))
            for (proposal, stance), half in zip(stances, halves, strict=True)
        ]
        return version(who, actor, *halves, *statements)

    pieces = said(C, ("X", "support"), ("Y", "oppose"))
    (first, *_) = findings(material(said(A, ("X", "support")), said(B, ("Y", "oppose")), pieces))
    assert (first.types, first.flip) == (("entity", "split"), False)
    (first, *_) = findings(material(said(A, ("X", "oppose")), pieces))
    assert (first.types, first.flip) == (("stance", "split"), True)


def test_stances_and_voices() -> None:
    assert statements_differ(position("support"), position("oppose")) == [("stance",)]
    assert statements_differ(position("support"), position(None)) == [("stance",)]
    assert statements_differ(position(), position(voice="reported")) == [("voice",)]
    assert statements_differ(position("mixed"), position("neutral", voice="reported")) == [
        ("stance", "voice")
    ]


def test_only_opposite_signs_are_a_flip() -> None:
    def flips(*stances: str, **options: Any) -> bool:
        said = [position(stance) for stance in stances]
        versions = [version(who, one, *evidence) for who, (one, evidence) in zip("ABC", said, strict=False)]
        return findings(material(*versions), **options)[0].flip

    assert flips("support", "oppose")
    assert flips("support", "neutral", "oppose")
    assert not flips("support", "neutral")
    assert not flips("support", "mixed")
    assert not flips("for", "against")
    assert flips("for", "against", scale={"for": 2, "against": -2})


def test_the_same_words_read_as_another_entity() -> None:
    assert statements_differ(position(), position(actor="Russia")) == [("entity",)]
    assert statements_differ(position(), position(actor=None)) == [("entity",)]


def test_other_words_in_a_role() -> None:
    assert statements_differ(position(), position(actor="Peskov", actor_at=(6, 9))) == [("role",)]


def test_the_same_entities_in_other_roles() -> None:
    one, two = span("actor", (0, 5)), span("proposal", (10, 18))
    first = statement("support", actor=role("Kyiv", one), proposal=role("Talks", two)), (one, two)
    one, two = span("actor", (10, 18)), span("proposal", (0, 5))
    second = statement("support", actor=role("Talks", one), proposal=role("Kyiv", two)), (one, two)
    assert statements_differ(first, second) == [("role",)]


def test_a_role_that_only_one_fills() -> None:
    actor, proposal = span("actor", (0, 5)), span("proposal", (10, 18))
    half = statement("support", actor=role("Kremlin", actor), proposal=role()), (actor, proposal)
    assert statements_differ(position(voice="quoted"), half) == [("role", "voice")]


def test_evidence_with_other_ends_is_the_spans_affair() -> None:
    said, evidence = position(), position(actor_at=(1, 5))
    versions = version(A, said[0], *said[1]), version(B, evidence[0], *evidence[1])
    assert found(*versions) == [("span", ("boundary",))]


def test_who_marked_nothing_here_has_read_and_who_is_silent_perhaps_not() -> None:
    marked = span("actor", (25, 30))
    read = version(B, nothing_here=[1])
    elsewhere = version(C, span("actor", (0, 5)), nothing_here=[2])
    nearby = version("D", span("actor", (35, 38)))
    finding = next(
        one for one in findings(material(version(A, marked), read, elsewhere, nearby)) if one.start == 25
    )
    assert finding.group.absent == (B, C, "D")
    assert finding.maybe_unread == (C,)


def test_the_queue_begins_with_what_matters_most() -> None:
    def everything(who: str, stance: str, voice: str, *spans: Span) -> Version:
        first, evidence = position(stance)
        actor, proposal = span("actor", (40, 44)), span("proposal", (45, 50))
        second = statement("support", voice=voice, actor=role("Kyiv", actor), proposal=role("Aid", proposal))
        return version(who, first, *evidence, actor, proposal, second, *spans)

    types = found(
        everything(A, "support", "quoted", span("stance", (20, 25)), span("stance", (30, 36))),
        everything(B, "oppose", "reported", span("stance", (31, 36))),
    )
    assert types == [
        ("statement", ("stance",)),
        ("statement", ("voice",)),
        ("span", ("missing",)),
        ("span", ("boundary",)),
    ]


def test_a_statement_without_evidence_stands_at_the_end() -> None:
    alone = version(A, statement("support", actor=role("Kyiv"), proposal=role("Talks")))
    (finding,) = findings(material(alone, version(B)))
    assert (finding.types, finding.maybe_unread) == (("missing",), ())
    assert finding.start == finding.end == material().length


@given(materials())
def test_the_queue_is_in_order_and_complete(given_material: Material) -> None:
    queue = findings(given_material)
    assert [one.weight for one in queue] == sorted((one.weight for one in queue), reverse=True)
    disputed = [one for one in queue if one.types]
    kinds = [one.group.kind for one in disputed]
    assert kinds == sorted(kinds, reverse=True)
    assert all((one.weight > 0) == bool(one.types) for one in queue)
    uids = sorted(uid for one in queue for uid in one.group.sources)
    items = [item.uid for item in items_of(*given_material.versions)]
    assert uids == (sorted(items) if len(given_material.versions) > 1 else [])
    assert disagreement_mass(queue) == pytest.approx(sum(one.weight for one in disputed))


@given(materials(least=2))
def test_types_are_the_words_in_their_order(given_material: Material) -> None:
    def place(one: Finding) -> list[int]:
        return [TYPES.index(type_) for type_ in one.types]

    for one in findings(given_material):
        assert place(one) == sorted(place(one))
        assert one.type == (one.types or ("agreed",))[0]
        assert ("missing" in one.types) == bool(one.group.absent)
        assert set(one.maybe_unread) <= set(one.group.absent)
        assert one.overlap is None or ("boundary" in one.types and 0 <= one.overlap < 1)


@given(materials(least=1, most=1), st.integers(2, 4))
def test_copies_agree(alone: Material, people: int) -> None:
    (original,) = alone.versions
    assert found(*(copied(original, name) for name in "ABCD"[:people])) == []
