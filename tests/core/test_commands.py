"""A command is a value, though no code is generated for it."""

from __future__ import annotations

import pytest

from annotator.core.commands import AddSpan, CreateEntity, RemoveSpan, Together


def test_fields_are_given_in_order_or_by_name_and_the_rest_have_their_defaults() -> None:
    added = AddSpan("article", "actor", fragments=((0, 6),))
    assert (added.document, added.label, added.fragments) == ("article", "actor", ((0, 6),))
    assert (added.entity, added.note, added.origin) == (None, "", "manual")


def test_each_command_has_a_default_of_its_own() -> None:
    first, second = CreateEntity("person", "Ada"), CreateEntity("person", "Boris")
    assert first.attributes == {} and first.attributes is not second.attributes


def test_equal_fields_make_equal_commands_of_one_kind() -> None:
    assert RemoveSpan("s") == RemoveSpan(span="s") != RemoveSpan("t")
    assert hash(RemoveSpan("s")) == hash(RemoveSpan("s"))
    assert RemoveSpan("s") != "s"


def test_a_command_says_what_it_is() -> None:
    assert repr(RemoveSpan("s")) == "RemoveSpan(span='s')"
    assert RemoveSpan("s").called == "RemoveSpan"
    assert Together("Tidy", (RemoveSpan("s"),)).called == "Tidy"


def test_a_command_never_changes() -> None:
    command = RemoveSpan("s")
    with pytest.raises(AttributeError):
        command.span = "t"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del command.span


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("s", "t"), {}), (("s",), {"span": "t"}), (("s",), {"colour": "red"})],
    ids=["nothing", "too much", "twice", "something else"],
)
def test_fields_must_fit(given: tuple[str, ...], named: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        RemoveSpan(*given, **named)
