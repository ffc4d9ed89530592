"""Looking up what a codebook says, and carrying it through JSON without loss."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.messages import known_codes
from annotator.core.codebook.model import Codebook, Label, Role, StanceValue, StatementType
from annotator.errors import UserError

BOOK = Codebook(
    "Positions",
    3,
    labels=(Label("actor", "Actor", key="A", entity_kinds=("person",)), Label("stance", "Stance", key="S")),
    values=(
        StanceValue("support", "Support", "supports", 1, "1"),
        StanceValue("mixed", "Mixed", "is divided on"),
    ),
    statement_types=(StatementType("position", "Position", (Role("actor", "Actor", "actor"),), "stance"),),
)


def test_parts_are_found_by_id() -> None:
    assert BOOK.label("stance") is BOOK.labels[1]
    assert BOOK.value("mixed") is BOOK.values[1]
    position = BOOK.statement_type("position")
    assert position is not None
    assert position.role("actor") is position.roles[0]
    assert (BOOK.label("retired"), BOOK.value(""), BOOK.entity_kind("person"), position.role("x")) == (
        None,
    ) * 4


def test_keys_work_in_either_case_and_no_key_is_no_match() -> None:
    assert BOOK.label_for_key("a") == BOOK.label_for_key("A") == BOOK.labels[0]
    assert BOOK.value_for_key("1") == BOOK.values[0]
    assert (BOOK.label_for_key("1"), BOOK.value_for_key("")) == (None, None)


def test_roles_that_a_label_fills() -> None:
    position = BOOK.statement_types[0]
    assert position.roles_for_label("actor") == position.roles
    assert position.roles_for_label("stance") == ()


def test_key_order_of_the_json_form_is_fixed() -> None:
    data = BOOK.to_json()
    assert list(data) == ["name", "version", "labels", "values", "statement_types", "entity_kinds"]
    assert Codebook.from_json(data) == BOOK
    assert hash(Codebook.from_json(data)) == hash(BOOK)


names = st.text(min_size=1, max_size=5)
extras = st.dictionaries(
    names.map(lambda name: f"x-{name}"), st.none() | st.integers() | st.lists(names), max_size=2
)


def things(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[list[dict[str, object]]]:
    thing = st.fixed_dictionaries({"id": names}, optional={"name": st.text(max_size=5), **fields})
    merged = st.builds(lambda known, extra: known | extra, thing, extras)
    return st.lists(merged, max_size=3, unique_by=lambda item: str(item["id"]))


books = st.builds(
    lambda known, extra: known | extra,
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.text(max_size=5),
            "version": st.integers(),
            "labels": things(
                colour=st.just("#0072b2"), key=st.text(max_size=1), entity_kinds=st.lists(names)
            ),
            "values": things(
                number=st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
            ),
            "statement_types": things(
                roles=st.just([{"id": "r", "label": "a", "x-new": 1}]), stance_label=names
            ),
            "entity_kinds": things(attributes=st.lists(names)),
        },
    ),
    extras,
)


def holds(whole: object, part: object) -> bool:
    """Whether everything in ``part`` is in ``whole`` (null is the same as absent)."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(holds(whole.get(key), value) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return len(whole) == len(part) and all(map(holds, whole, part))
    return part is None or whole == part


@given(books)
def test_json_form_is_stable_and_keeps_what_it_does_not_know(data: dict[str, object]) -> None:
    written = json.dumps(Codebook.from_json(data).to_json())
    assert json.dumps(Codebook.from_json(json.loads(written)).to_json()) == written
    assert holds(json.loads(written), json.loads(json.dumps(data)))


def test_a_thing_without_a_name_is_called_by_its_id() -> None:
    assert Codebook.from_json({"labels": [{"id": "actor"}]}).labels == (Label("actor", "actor"),)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ({"labels": "actor"}, "codebook.json_type", "labels"),
        ({"labels": ["actor"]}, "codebook.json_type", "labels[0]"),
        ({"labels": [{"id": 7}]}, "codebook.json_type", "labels[0].id"),
        ({"labels": [{"name": "Actor"}]}, "codebook.json_missing", "labels[0]"),
        ({"labels": [{"id": ""}]}, "codebook.json_missing", "labels[0]"),
        ({"labels": [{"id": "a", "colour": "red"}]}, "codebook.json_colour", "labels[0].colour"),
        ({"labels": [{"id": "a"}, {"id": "a"}]}, "codebook.json_duplicate", "labels[1]"),
        ({"values": [{"id": "a", "number": True}]}, "codebook.json_type", "values[0].number"),
        ({"values": [{"id": "a", "number": float("nan")}]}, "codebook.json_type", "values[0].number"),
        (
            {"statement_types": [{"id": "t", "roles": [{"id": "r"}]}]},
            "codebook.json_missing",
            "statement_types[0].roles[0]",
        ),
    ],
)
def test_json_that_cannot_be_meant(data: dict[str, object], code: str, where: str) -> None:
    with pytest.raises(UserError) as caught:
        Codebook.from_json(data)
    assert (caught.value.code, caught.value.params["where"]) == (code, where)
    assert code in known_codes()
