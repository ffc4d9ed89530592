"""What votes settle, and what they leave to a reviewer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.records import Span, Statement
from annotator.measure.disagreements import findings
from annotator.measure.groups import Item
from annotator.measure.material import Material, Version
from annotator.measure.policies import Policy, Preview, choices, preview
from tests.measure.materials import copied, items_of, material, materials, role, span, statement, version

ALL, MAJORITY, NOBODY = Policy("all"), Policy("majority"), Policy("nobody")

policies = st.builds(
    Policy,
    st.sampled_from(["all", "majority", "at_least", "nobody"]),
    st.integers(1, 3),
    st.sampled_from(["exact", "union", "intersection", "longest"]),
    st.integers(0, 6),
)


def gold(given_material: Material, policy: Policy) -> dict[tuple[str, ...], tuple[Item, ...]]:
    """What the policy puts in the place of each group that it settles."""
    found = findings(given_material, policy.reach)
    return {one.finding.group.sources: one.items for one in choices(given_material, found, policy)}


def outcome(policy: Policy, *marked: Span | None) -> tuple[Item, ...] | None:
    """What becomes of one group, each annotator having one of the spans or none; None: undecided."""
    versions = [
        version(who, *([] if one is None else [one])) for who, one in zip("ABCDEF", marked, strict=False)
    ]
    return next(iter(gold(material(*versions), policy).values()), None)


def places(items: tuple[Item, ...] | None) -> Any:
    """The fragments of the chosen spans, or None when undecided."""
    return None if items is None else [item.fragments for item in items if isinstance(item, Span)]


def actor(start: int = 0, end: int = 10, entity: str = "Kremlin") -> Span:
    return span("actor", (start, end), entity=entity, note="mine")


def test_all_want_every_version_alike() -> None:
    (chosen,) = outcome(ALL, actor(), actor(), actor()) or ()
    assert isinstance(chosen, Span)
    assert (chosen.fragments, chosen.entity, chosen.note) == (((0, 10),), "Kremlin", "")
    assert outcome(ALL, actor(), actor(), None) is None
    assert outcome(ALL, actor(), actor(), actor(entity="Kyiv")) is None
    assert outcome(ALL, actor(), actor(), actor(1, 10)) is None


def test_a_majority_decides_on_presence_and_on_each_attribute() -> None:
    assert places(outcome(MAJORITY, actor(), actor(), None)) == [((0, 10),)]
    assert outcome(MAJORITY, actor(), None, None) == ()
    assert outcome(MAJORITY, actor(), None) is None
    (chosen,) = outcome(MAJORITY, actor(entity="Kyiv"), actor(), actor(2, 10)) or ()
    assert isinstance(chosen, Span)
    assert chosen.entity == "Kremlin"
    assert chosen.fragments == ((0, 10),)
    assert outcome(MAJORITY, actor(0, 10), actor(1, 10), actor(2, 10)) is None
    assert outcome(MAJORITY, actor(), actor(entity="Kyiv"), None) is None, "one vote of three each"


def test_half_is_no_majority() -> None:
    assert outcome(MAJORITY, actor(), actor(), None, None) is None
    assert outcome(MAJORITY, actor(), actor(), actor(entity="X"), actor(entity="X")) is None


@pytest.mark.parametrize(("least", "settled"), [(1, True), (2, True), (3, False)])
def test_at_least_so_many(least: int, settled: bool) -> None:
    assert (outcome(Policy("at_least", least), actor(), actor(), None, None) is not None) == settled


def test_at_least_two_is_no_tie() -> None:
    two_each = actor(), actor(), actor(entity="X"), actor(entity="X")
    assert outcome(Policy("at_least", 2), *two_each) is None
    assert outcome(Policy("at_least", 2), *two_each, actor()) is not None


def test_nobody_settles_nothing() -> None:
    assert outcome(NOBODY, actor(), actor()) is None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("union", (0, 12)), ("intersection", (1, 10)), ("longest", (1, 12)), ("exact", None)],
)
def test_a_rule_for_boundaries(rule: Any, expected: tuple[int, int] | None) -> None:
    within = Policy("all", boundary=rule, tolerance=2)
    marked = actor(0, 10), actor(1, 12), actor(1, 10)
    assert places(outcome(within, *marked)) == (None if expected is None else [(expected,)])
    assert outcome(Policy("all", boundary=rule, tolerance=1), *marked) is None


def test_a_quote_is_kept_only_for_a_place_that_somebody_marked() -> None:
    union = Policy("all", boundary="union", tolerance=2)
    (chosen,) = outcome(union, actor(0, 10), actor(2, 12)) or ()
    assert isinstance(chosen, Span)
    assert chosen.quote == ""
    (chosen,) = outcome(union, actor(0, 10), actor(2, 10)) or ()
    assert isinstance(chosen, Span)
    assert chosen.quote == "0-10"


def test_a_majority_for_the_pieces_or_for_the_whole() -> None:
    whole, pieces = span("proposal", (0, 20)), (span("proposal", (0, 8)), span("proposal", (10, 20)))
    split, left_whole = version("A", *pieces), version("B", whole)
    parts = gold(material(split, left_whole, copied(split, "C")), MAJORITY)
    assert [places(items) for items in parts.values()] == [[((0, 8),), ((10, 20),)]]
    one = gold(material(split, left_whole, copied(left_whole, "C")), MAJORITY)
    assert [places(items) for items in one.values()] == [[((0, 20),)]]
    assert gold(material(split, left_whole), MAJORITY) == {}


def position(who: str, stance: str = "support", end: int = 5, cue: bool = False) -> Version:
    """A version of one statement with its two spans, and a cue perhaps."""
    evidence = [span("actor", (0, end)), span("proposal", (10, 18))]
    cues = [span("stance", (6, 9))] if cue else []
    said = statement(stance, *cues, actor=role("Kyiv", evidence[0]), proposal=role("Talks", evidence[1]))
    return version(who, *evidence, *cues, said)


def chosen_statements(given_material: Material, policy: Policy, **options: Any) -> list[Statement]:
    """The statements that the policy puts into gold."""
    found = findings(given_material, policy.reach)
    made = choices(given_material, found, policy, **options)
    return [item for one in made for item in one.items if isinstance(item, Statement)]


def test_a_stance_is_elected() -> None:
    three = material(position("A"), position("B", "oppose"), position("C"))
    assert [one.stance.value for one in chosen_statements(three, MAJORITY)] == ["support"]
    assert chosen_statements(three, ALL) == []


def test_an_agreed_statement_waits_for_its_evidence() -> None:
    two = material(position("A"), position("B", end=4))
    assert chosen_statements(two, ALL) == []
    (said,) = chosen_statements(two, Policy("all", boundary="longest", tolerance=1))
    assert said.roles["actor"].spans == (two.versions[0].spans[0].uid,)


def test_a_reviewers_decision_frees_the_statement_that_waits() -> None:
    two = material(position("A"), position("B", end=4))
    disputed = next(one.group for one in findings(two) if one.types)
    result = replace(two.versions[1].spans[0], uid="gold")
    decided = {disputed.sources: (result,)}
    (said,) = chosen_statements(two, ALL, decided=decided)
    assert said.roles["actor"] == role("Kyiv", result)
    assert preview(two, findings(two), ALL) == Preview(settled=1, left_out=0, to_decide=2)
    assert preview(two, findings(two), ALL, decided) == Preview(settled=2, left_out=0, to_decide=0)


def test_evidence_that_is_left_out_is_not_cited() -> None:
    three = material(position("A", cue=True), position("B"), position("C"))
    (said,) = chosen_statements(three, MAJORITY)
    assert said.stance.spans == ()
    assert preview(three, findings(three), MAJORITY) == Preview(settled=3, left_out=1, to_decide=0)


def test_evidence_of_all_who_say_the_same_is_cited() -> None:
    def citing(who: str, which: int) -> Version:
        spans = [span("actor", (0, 5)), span("actor", (20, 22)), span("proposal", (10, 18))]
        return version(
            who,
            *spans,
            statement("support", actor=role("Kyiv", spans[which]), proposal=role("Talks", spans[2])),
        )

    (said,) = chosen_statements(material(citing("A", 0), citing("B", 1)), ALL)
    assert len(said.roles["actor"].spans) == 2


def test_a_role_does_not_lose_all_its_evidence() -> None:
    apart = [
        version(
            who,
            pronoun := span("actor", at),
            what := span("proposal", (10, 18)),
            statement("support", actor=role("Kyiv", pronoun), proposal=role("Talks", what)),
        )
        for who, at in (("A", (0, 3)), ("B", (4, 6)), ("C", (7, 9)))
    ]
    assert chosen_statements(material(*apart), MAJORITY) == []


def bare(item: Item) -> Item:
    """The item without uid, note and doubt."""
    return (
        replace(item, uid="", note="")
        if isinstance(item, Span)
        else replace(item, uid="", note="", in_doubt=False)
    )


@given(materials(least=1, most=1), st.integers(2, 4))
def test_copies_become_gold_as_they_are(alone: Material, people: int) -> None:
    (original,) = alone.versions
    copies = material(*(copied(original, name) for name in "ABCD"[:people]))
    found = findings(copies)
    made = choices(copies, found, ALL)
    assert preview(copies, found, ALL) == Preview(len(found), 0, 0)
    sources = {item.uid: item for item in items_of(*copies.versions)}
    items = [item for one in made for item in one.items]
    assert len(items) == len(original.spans) + len(original.statements)
    assert [bare(item) for item in items] == [bare(sources[item.uid]) for item in items]


@given(materials(least=2), policies, st.data())
def test_the_order_of_annotators_changes_no_choice(
    given_material: Material, policy: Policy, data: st.DataObject
) -> None:
    turned = replace(given_material, versions=tuple(data.draw(st.permutations(given_material.versions))))
    assert gold(turned, policy) == gold(given_material, policy)


@given(materials(least=2), policies)
def test_chosen_statements_rest_on_chosen_spans(given_material: Material, policy: Policy) -> None:
    items = [item for chosen in gold(given_material, policy).values() for item in chosen]
    spans = {item.uid for item in items if isinstance(item, Span)}
    assert len(spans) == sum(isinstance(item, Span) for item in items)
    assert all(set(item.evidence()) <= spans for item in items if isinstance(item, Statement))


@given(materials(least=2))
def test_what_all_agree_on_any_majority_does_too(given_material: Material) -> None:
    unanimous, by_majority = gold(given_material, ALL), gold(given_material, MAJORITY)
    assert unanimous.items() <= by_majority.items()
    if len(given_material.versions) == 2:
        assert by_majority == unanimous


@given(materials(least=2), policies)
def test_the_preview_counts_every_group_once(given_material: Material, policy: Policy) -> None:
    found = findings(given_material, policy.reach)
    counted = preview(given_material, found, policy)
    assert counted.settled + counted.left_out + counted.to_decide == len(found)


@given(policies)
def test_a_policy_survives_its_json(policy: Policy) -> None:
    assert Policy.from_json(policy.to_json()) == policy


@pytest.mark.parametrize(
    "wrong", [{"name": "most"}, {"boundary": "widest"}, {"at_least": 0}, {"tolerance": -1}]
)
def test_an_unknown_policy_is_refused(wrong: dict[str, Any]) -> None:
    assert Policy.from_json(None) == Policy()
    with pytest.raises(ValueError, match=r"no such policy|too small"):
        Policy.from_json(wrong)
