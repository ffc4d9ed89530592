"""Statement F1, stance units, confusions and offsets: what is counted, and the cases behind it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from annotator.measure.confusion import Case, confusions, document_confusions, together
from annotator.measure.material import Material, Version
from annotator.measure.offsets import offsets
from annotator.measure.stances import stance_ratings, stance_units
from annotator.measure.statement_f1 import Words, statement_f1
from tests.measure.materials import copied, material, materials, role, span, statement, version


def position(
    who: str,
    stance: str | None = "support",
    actor: str | None = "Kyiv",
    proposal: str | None = "Talks",
    ends: tuple[int, int] = (5, 18),
) -> Version:
    """One statement on an actor at 0 and a proposal at 10, that end as told."""
    evidence = span("actor", (0, ends[0]), entity=actor), span("proposal", (10, ends[1]), entity=proposal)
    said = statement(stance, actor=role(actor, evidence[0]), proposal=role(proposal, evidence[1]))
    return version(who, *evidence, said)


def counted(*versions: Version, words: Words = "overlap") -> dict[str, list[int]]:
    """The counts of the one pair, by step."""
    found = statement_f1(material(*versions), words=words)
    return {step: list(counts) for step, counts in zip(found.steps, found.counts[0], strict=True)}


def test_every_step_is_counted() -> None:
    steps = counted(position("A"), position("B"))
    assert list(steps) == ["triple", "actor", "proposal", "link", "stance"]
    assert all(counts == [1, 1, 1] for counts in steps.values())


def test_a_flip_loses_the_triple_and_keeps_the_link() -> None:
    steps = counted(position("A"), position("B", "oppose"))
    assert (steps["triple"], steps["link"], steps["stance"]) == ([0, 1, 1], [1, 1, 1], [0, 1, 1])


def test_without_a_link_no_stance_is_compared() -> None:
    steps = counted(position("A"), position("B", actor="Kremlin"))
    assert (steps["actor"], steps["proposal"], steps["stance"]) == ([0, 1, 1], [1, 1, 1], [0, 0, 0])


def test_an_entity_speaks_before_the_words() -> None:
    assert counted(position("A"), position("B", ends=(4, 17)), words="exact")["triple"] == [1, 1, 1]
    untied = position("A", actor=None), position("B", actor=None, ends=(4, 18))
    assert counted(*untied, words="exact")["actor"] == [0, 1, 1]
    assert counted(*untied, words="overlap")["actor"] == [1, 1, 1]


def test_what_only_one_has_counts_against() -> None:
    assert counted(position("A"), version("B"))["triple"] == [0, 1, 0]


def test_a_third_has_no_say_in_a_pair() -> None:
    two, three = (position("A"), position("B", "oppose")), position("C", ends=(3, 12))
    alone, beside = statement_f1(material(*two)), statement_f1(material(*two, three))
    assert beside.pairs == (("A", "B"), ("A", "C"), ("B", "C"))
    assert np.array_equal(beside.counts[0], alone.counts[0])


@given(materials(least=2, most=2))
def test_f1_is_symmetric_and_bounded(given_material: Material) -> None:
    one, other = given_material.versions
    forth, back = statement_f1(material(one, other)).counts, statement_f1(material(other, one)).counts
    assert np.array_equal(forth, back[..., [0, 2, 1]])
    assert (forth[..., 0] <= forth[..., 1:].min(axis=-1)).all()


@given(materials(least=1, most=1))
def test_copies_have_everything_in_common(alone: Material) -> None:
    (original,) = alone.versions
    counts = statement_f1(material(copied(original, "A"), copied(original, "B")), words="exact").counts[0]
    assert (counts[:, 0] == counts[:, 1]).all()
    assert (counts[:, 1] == counts[:, 2]).all()


def test_stances_of_one_link_are_codes() -> None:
    three = material(position("A"), position("B", "mixed"), position("C", "oppose"))
    rated = stance_ratings(three, ["A", "B", "C", "D"], ["oppose", "neutral", "support", "mixed"])
    assert rated.codes.tolist() == [[2], [3], [0], [-1]]
    assert (rated.excluded, rated.unset) == (0, 0)


def test_a_value_off_the_scale_is_excluded_and_counted() -> None:
    scale = ["oppose", "neutral", "support"]
    three = material(position("A"), position("B", "mixed"), position("C", "oppose"))
    rated = stance_ratings(three, ["A", "B", "C"], scale)
    assert (rated.codes.tolist(), rated.excluded) == ([[2], [-1], [0]], 1)
    two = stance_ratings(material(position("A"), position("B", "mixed")), ["A", "B"], scale)
    assert (two.codes.shape, two.excluded, two.units) == ((2, 0), 1, ())
    unset = stance_ratings(material(position("A"), position("B", None)), ["A", "B"], scale)
    assert (unset.codes.shape, unset.unset) == ((2, 0), 1)


def test_other_entities_make_another_unit() -> None:
    four = (
        position("A"),
        position("B"),
        position("C", "oppose", actor="Kremlin"),
        position("D", actor="Kremlin"),
    )
    units = stance_units(material(*four))
    assert [unit.stances for unit in units] == [
        {"A": "support", "B": "support"}, {"C": "oppose", "D": "support"},
    ]  # fmt: skip


def test_confusions_know_their_cases() -> None:
    two = material(position("A"), version("B", span("stance", (0, 5)), span("proposal", (10, 18))))
    found = confusions([two])
    cells = found.labels.by_pair["A", "B"]
    assert {answers: len(cases) for answers, cases in cells.items()} == {
        ("actor", "stance"): 1, ("proposal", "proposal"): 1,
    }  # fmt: skip
    sources = tuple(sorted(who.spans[0].uid for who in two.versions))
    assert cells["actor", "stance"] == (Case("document", ("A", "B"), sources),)
    assert found.labels.pooled()["stance", "actor"] == cells["actor", "stance"]


def test_nothing_marked_is_an_answer() -> None:
    three = material(position("A"), version("B"), version("C"))
    by_pair = confusions([three]).labels.by_pair
    assert {pair: set(cells) for pair, cells in by_pair.items()} == {
        ("A", "B"): {("actor", None), ("proposal", None)},
        ("A", "C"): {("actor", None), ("proposal", None)},
    }


def test_mixed_has_its_own_row_of_stances() -> None:
    found = confusions([material(position("A", "mixed"), position("B", "support"), position("C", None))])
    assert set(found.stances.by_pair["A", "B"]) == {("mixed", "support")}
    assert list(found.stances.by_pair) == [("A", "B")]
    assert found.unset == 2


@given(materials(), materials())
def test_confusions_of_a_corpus_are_those_of_its_documents(one: Material, other: Material) -> None:
    assert confusions([one, other]) == together([document_confusions(one), document_confusions(other)])


@given(materials(least=2))
def test_every_pair_of_answers_stands_in_one_cell(given_material: Material) -> None:
    found = document_confusions(given_material)
    for cells in found.labels.by_pair.values():
        cases = [case for own in cells.values() for case in own]
        assert len(cases) == len(set(cases))
    pooled = found.labels.pooled()
    assert all(pooled[other, one] == cases for (one, other), cases in pooled.items())


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [((5, 10), (5, 10), (0, 0)), ((5, 10), (3, 11), (-2, 1)), ((5, 10), (8, 9), (3, -1))],
)
def test_offsets_are_the_second_against_the_first(mine: Any, theirs: Any, expected: tuple[int, int]) -> None:
    left, right = version("A", span("actor", mine)), version("B", span("actor", theirs))
    for order in ((left, right), (right, left)):
        (offset,) = offsets([material(*order)])
        assert (offset.annotators, offset.label) == (("A", "B"), "actor")
        assert (offset.start, offset.end) == expected


def test_no_offset_between_labels_nor_of_a_split() -> None:
    clash = material(version("A", span("actor", (0, 5))), version("B", span("stance", (0, 5))))
    split = material(
        version("A", span("actor", (0, 9))), version("B", span("actor", (0, 4)), span("actor", (5, 9)))
    )
    assert offsets([clash, split]) == ()
