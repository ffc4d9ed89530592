"""Which items stand side by side."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.align import span_groups, statement_groups
from annotator.measure.groups import Group
from annotator.measure.material import Material, Version
from tests.measure.materials import copied, material, materials, role, span, statement, version

A, B, C = "A", "B", "C"


def sides(groups: tuple[Group, ...]) -> list[dict[str, list[str]]]:
    """Per group and annotator the uids."""
    return [{who: [item.uid for item in items] for who, items in group.items.items()} for group in groups]


def test_equal_spans_stand_together_whatever_surrounds_them() -> None:
    whole, half = span("actor", (0, 10)), span("actor", (0, 5))
    same, rest = span("actor", (0, 10)), span("actor", (6, 10))
    groups = span_groups(material(version(A, whole, half), version(B, same, rest)))
    assert {A: [whole.uid], B: [same.uid]} in sides(groups)


def test_the_greater_overlap_wins() -> None:
    one = span("actor", (0, 10))
    near, far = span("actor", (1, 10)), span("actor", (9, 20))
    groups = span_groups(material(version(A, one), version(B, near, far)))
    assert sides(groups) == [{A: [one.uid], B: [near.uid]}, {B: [far.uid]}]


def test_the_label_goes_before_the_overlap() -> None:
    one = span("actor", (0, 10))
    like, unlike = span("actor", (5, 12)), span("proposal", (0, 10))
    groups = span_groups(material(version(A, one), version(B, like, unlike)))
    assert {A: [one.uid], B: [like.uid]} in sides(groups)


def test_the_entity_breaks_a_tie() -> None:
    one = span("actor", (0, 10), entity="Kremlin")
    other, same = span("actor", (2, 12), entity="Kyiv"), span("actor", (2, 12), entity="Kremlin")
    groups = span_groups(material(version(A, one), version(B, other, same)))
    assert {A: [one.uid], B: [same.uid]} in sides(groups)


def test_another_label_needs_the_same_words() -> None:
    inner, outer = span("actor", (4, 6)), span("proposal", (0, 20))
    assert len(span_groups(material(version(A, inner), version(B, outer)))) == 2
    assert len(span_groups(material(version(A, span("actor", (0, 19))), version(B, outer)))) == 1


def test_nobody_has_two_items_for_one_of_a_chain() -> None:
    left, middle, right = span("actor", (0, 6)), span("actor", (4, 10)), span("actor", (8, 14))
    groups = span_groups(material(version(A, left, right), version(B, middle)))
    assert [len(group.items) for group in groups] in ([2, 1], [1, 2])


def test_pieces_of_what_another_left_whole_stand_together() -> None:
    whole, first, second = span("proposal", (0, 20)), span("proposal", (0, 8)), span("proposal", (10, 20))
    third = copied(version(A, first, second), C)
    (group,) = span_groups(material(version(A, first, second), version(B, whole), third))
    assert sides((group,)) == [
        {A: [first.uid, second.uid], B: [whole.uid], C: [one.uid for one in third.spans]}
    ]


def test_nested_spans_are_no_split() -> None:
    whole, same, inside = span("actor", (0, 20)), span("actor", (0, 20)), span("actor", (3, 9))
    groups = span_groups(material(version(A, whole), version(B, same, inside)))
    assert sides(groups) == [{A: [whole.uid], B: [same.uid]}, {B: [inside.uid]}]


def says(who: str, stance: str, at: int = 0, what: str = "Talks") -> tuple[Version, str]:
    """One statement on an actor at ``at`` and a proposal five further."""
    actor, proposal = span("actor", (at, at + 4)), span("proposal", (at + 5, at + 9))
    one = statement(stance, actor=role("Kremlin", actor), proposal=role(what, proposal))
    return version(who, actor, proposal, one), one.uid


def test_a_stance_flip_aligns() -> None:
    (left, one), (right, other) = says(A, "support"), says(B, "oppose")
    assert sides(statement_groups(material(left, right))) == [{A: [one], B: [other]}]


def test_the_same_link_aligns_elsewhere_only_with_the_same_stance() -> None:
    (left, _), (right, _) = says(A, "support"), says(B, "support", at=30)
    assert len(statement_groups(material(left, right))) == 1
    (left, _), (right, _) = says(A, "support"), says(B, "oppose", at=30)
    assert len(statement_groups(material(left, right))) == 2


def test_one_actor_with_two_proposals_makes_two_statements() -> None:
    actor = span("actor", (0, 5))
    x, y = span("proposal", (10, 15)), span("proposal", (20, 25))
    one = statement("support", actor=role("Kyiv", actor), proposal=role("X", x))
    other = statement("oppose", actor=role("Kyiv", actor), proposal=role("Y", y))
    left = version(A, actor, x, y, one, other)
    right = copied(version(A, actor, y, other), B)
    assert sides(statement_groups(material(left, right))) == [
        {A: [one.uid]},
        {A: [other.uid], B: [right.statements[0].uid]},
    ]


@given(materials())
def test_every_item_is_in_one_group_of_its_kind(given_material: Material) -> None:
    for groups, kind in (
        (span_groups(given_material), "spans"),
        (statement_groups(given_material), "statements"),
    ):
        for who in given_material.versions:
            mine = [uid for side in sides(groups) for uid in side.get(who.annotator, [])]
            assert sorted(mine) == sorted(item.uid for item in getattr(who, kind))
        assert all(group.annotators == given_material.annotators for group in groups)


@given(materials(least=2), st.data())
def test_the_order_of_annotators_does_not_matter(given_material: Material, data: st.DataObject) -> None:
    turned = replace(given_material, versions=tuple(data.draw(st.permutations(given_material.versions))))
    assert sides(span_groups(turned)) == sides(span_groups(given_material))
    assert sides(statement_groups(turned)) == sides(statement_groups(given_material))


@given(materials(least=2), st.data())
def test_names_do_not_matter(given_material: Material, data: st.DataObject) -> None:
    names = dict(
        zip(given_material.annotators, data.draw(st.permutations(given_material.annotators)), strict=True)
    )
    renamed = [replace(one, annotator=names[one.annotator]) for one in given_material.versions]
    turned = replace(given_material, versions=tuple(sorted(renamed, key=lambda one: one.annotator)))
    for aligned in (span_groups, statement_groups):
        expected = [
            {names[who]: uids for who, uids in side.items()} for side in sides(aligned(given_material))
        ]
        assert sides(aligned(turned)) == expected


@given(materials(most=3))
def test_uids_do_not_matter(given_material: Material) -> None:
    turned = replace(
        given_material, versions=tuple(copied(one, one.annotator) for one in given_material.versions)
    )
    for aligned in (span_groups, statement_groups):
        expected = [
            {who: [f"{who} {uid}" for uid in uids] for who, uids in side.items()}
            for side in sides(aligned(given_material))
        ]
        assert sides(aligned(turned)) == expected


@pytest.mark.parametrize("people", [2, 3, 6])
def test_copies_align_one_to_one(people: int) -> None:
    original, _ = says(A, "support")
    versions = [copied(original, name) for name in "ABCDEF"[:people]]
    groups = (*span_groups(material(*versions)), *statement_groups(material(*versions)))
    assert [len(group.items) for group in groups] == [people] * 3


def test_five_hundred_spans_of_five_people_align_at_once() -> None:
    def marked(shift: int) -> Version:
        starts = range(0, 500 * 40, 40)
        return version(
            "ABCDE"[shift], *(span("actor", (at + shift % 3, at + 12 + shift % 2)) for at in starts)
        )

    busy = material(*(marked(shift) for shift in range(5)))
    span_groups(busy)
    began = perf_counter()
    groups = span_groups(busy)
    assert perf_counter() - began < 0.5, "50 ms on a quiet machine"
    assert len(groups) == 500
