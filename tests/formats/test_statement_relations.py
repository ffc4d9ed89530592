"""Statements as arrows between spans: what the arrows say, what they cannot say, and the way back."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.records import Filling, Span, Stance, Statement
from annotator.formats.statement_relations import Arrow, decode, encode
from annotator.plugin_api import IncomingStatement, OutgoingLayer, Relation
from tests.formats.fakes import layer, span, statement

LABELS = {"a1": "actor", "a2": "actor", "p1": "proposal", "p2": "proposal", "c1": "stance", "c2": "stance"}


def spans() -> list[Span]:
    return [span(uid, label, (at, at + 1)) for at, (uid, label) in enumerate(LABELS.items())]


def said(uid: str, actor: Sequence[str], proposal: Sequence[str], value: str | None, *cue: str) -> Statement:
    roles = {"actor": Filling(None, tuple(actor)), "proposal": Filling(None, tuple(proposal))}
    given_roles = {role: filling.to_fields() for role, filling in roles.items() if filling.spans}
    return statement(uid, roles=given_roles, stance=Stance(value, tuple(cue)).to_fields())


def drawn(*statements: Statement, relations: Sequence[Relation] = ()) -> list[tuple[str, str, str]]:
    arrows = encode(layer(spans(), statements, relations=relations)).arrows
    return [(arrow.type, arrow.source, arrow.target) for arrow in arrows]


def test_the_arrow_tells_type_and_stance_and_further_evidence_follows() -> None:
    assert drawn(said("s", ["a1", "a2"], ["p1"], "support", "c1")) == [
        ("position:support", "a1", "p1"),
        ("position.actor", "p1", "a2"),
        ("position.cue", "p1", "c1"),
    ]


def test_a_shared_end_needs_no_number_and_two_shared_ends_do() -> None:
    one, two = said("s", ["a1"], ["p1"], "support", "c1"), said("t", ["a1"], ["p2"], "oppose", "c2")
    assert drawn(one, two) == [
        ("position:support", "a1", "p1"),
        ("position.cue", "p1", "c1"),
        ("position:oppose", "a1", "p2"),
        ("position.cue", "p2", "c2"),
    ]
    again = said("u", ["a1"], ["p1"], "oppose", "c2")
    assert drawn(one, again)[2:] == [("position:oppose#2", "a1", "p1"), ("position.cue#2", "p1", "c2")]


def test_other_ends_are_named_and_a_stance_may_be_open() -> None:
    assert drawn(said("s", ["a1"], [], None, "c1")) == [("position(actor,cue)", "a1", "c1")]
    assert drawn(said("s", ["a1"], ["p1"], None)) == [("position", "a1", "p1")]


def test_what_no_arrow_can_say_is_listed_by_uid() -> None:
    short = said("few", [], [], "support", "c1")
    half = statement(
        "half",
        roles={"actor": {"entity": "e1"}, "proposal": {"entity": "e2", "spans": ["p1"]}},
        stance=Stance("oppose", ("c1",)).to_fields(),
    )
    found = encode(layer(spans(), [short, half], relations=[Relation("r", "answers", "half", "a1")]))
    assert [(loss.where, loss.code) for loss in found.lost] == [
        ("few", "statements.few_spans"),
        ("half", "statements.role_without_span"),
        ("r", "statements.relation_end"),
    ]
    assert found.lost[1].params["role"] == "actor"
    assert [one.uid for one in found.statements] == ["half"]


def test_relations_travel_along_and_are_not_taken_for_statements() -> None:
    looks_alike = Relation("r", "position:support", "a1", "p1", {"x": 1})
    plain = Relation("q", "org:founded_by", "a1", "a2")
    found = encode(layer(spans(), [], relations=[looks_alike, plain]))
    assert [arrow.type for arrow in found.arrows] == ["%%position:support", "org:founded_by"]
    back = decode(found.arrows, LABELS, ours=True)
    assert (back.statements, back.relations) == ((), (looks_alike, plain))


@pytest.mark.parametrize("type_", ["support", "Support", "SUPPORT"])
@pytest.mark.parametrize("ends", [("a1", "p1"), ("p1", "a1")])
def test_a_foreign_stance_between_the_labels_of_roles_is_a_statement(
    type_: str, ends: tuple[str, str]
) -> None:
    [found] = decode([Arrow(type_, *ends, "R1")], LABELS).statements
    assert (found.uid, found.type, found.stance.value) == ("R1", "position", "support")
    assert found.roles == {"actor": Filling(None, ("a1",)), "proposal": Filling(None, ("p1",))}


@pytest.mark.parametrize(
    "arrow",
    [
        Arrow("support", "a1", "a2"),
        Arrow("position", "a1", "p1"),
        Arrow("org:founded_by", "a1", "p1"),
        Arrow("position:support", "a1", "nowhere"),
        Arrow("position.cue", "p1", "c1"),
        Arrow("%%position", "a1", "p1"),
    ],
)
def test_any_other_foreign_arrow_stays_a_relation(arrow: Arrow) -> None:
    back = decode([arrow], LABELS)
    assert not back.statements
    assert [(one.type, one.source, one.target) for one in back.relations] == [
        (arrow.type, arrow.source, arrow.target)
    ]


def test_further_evidence_that_fits_two_statements_stays_a_relation() -> None:
    arrows = [
        Arrow("position:support", "a1", "p1"), Arrow("position:oppose", "a1", "p1"),
        Arrow("position.cue", "p1", "c1"),
    ]  # fmt: skip
    back = decode(arrows, LABELS)
    assert len(back.statements) == 2
    assert [one.type for one in back.relations] == ["position.cue"]


# --- The way back -----------------------------------------------------------------------------------------

NAMES = st.sampled_from(["actor", "proposal", "cue", "passage", "a.b", "x:y(z)", "#1", "%41", "über", "50 %"])
EVIDENCE = st.lists(st.sampled_from(sorted(LABELS)), max_size=3, unique=True).map(tuple)
STATEMENTS = st.builds(
    lambda type_, roles, value, cue, passage: Statement.from_fields(
        "",
        {
            "layer": "l1", "type": type_, "stance": Stance(value, cue).to_fields(), "spans": passage,
            "roles": {role: Filling(None, spans).to_fields() for role, spans in roles.items()},
        },
    ),
    st.sampled_from(["position", "a:b", "cue"]),
    st.dictionaries(NAMES, EVIDENCE, max_size=3),
    st.none() | NAMES,
    EVIDENCE,
    EVIDENCE,
)  # fmt: skip
RELATIONS = st.builds(
    Relation,
    st.just("r"),
    st.sampled_from(["position", "position:x", "%%x", "%", "cue.actor", "support", ""]),
    st.sampled_from(sorted(LABELS)),
    st.sampled_from(sorted(LABELS)),
)


@st.composite
def layers(draw: st.DrawFn) -> OutgoingLayer:
    statements = [
        dataclasses.replace(one, uid=f"s{number}")
        for number, one in enumerate(draw(st.lists(STATEMENTS, max_size=5)))
    ]
    return layer(spans(), statements, relations=draw(st.lists(RELATIONS, max_size=3)))


def content(one: Statement | IncomingStatement) -> tuple[object, ...]:
    """A statement but for the order of its evidence, which arrows do not keep."""
    roles = {role: set(filling.spans) for role, filling in one.roles.items() if filling.spans}
    return (one.uid, one.type, roles, one.stance.value, set(one.stance.spans), set(one.spans))


@given(layers())
def test_decoding_gives_what_was_encoded_up_to_the_listed_loss(given_layer: OutgoingLayer) -> None:
    types = {"position", "a:b", "cue"}
    found = encode(given_layer, types=types)
    back = decode(found.arrows, LABELS, types=types, ours=True)
    lost = {loss.where for loss in found.lost if loss.code == "statements.few_spans"}
    kept = [one for one in given_layer.statements if one.uid not in lost]
    assert [content(one) for one in back.statements] == [content(one) for one in kept]
    assert back.relations == given_layer.relations
    for one in given_layer.statements:
        assert (one.uid in lost) == (len(set(one.evidence())) < 2)
