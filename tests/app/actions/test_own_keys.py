"""One's own keys: no two actions end with one key where both would hear it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.actions import registry_for
from annotator.app.actions.own_keys import PLACES, OwnKeys

IDS = [action.id for action in registry_for(None)]
KEYS = sorted({key for action in registry_for(None) for key in action.keys})


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(KEYS)), max_size=6))
def test_whatever_is_given_there_is_no_clash_and_reset_all_undoes_it(gifts: list[tuple[str, str]]) -> None:
    keys = OwnKeys(None, {})
    for ident, key in gifts:
        keys.give(ident, key)
        assert key in keys.registry[ident].keys
        assert keys.holders(ident, key) == []
        assert keys.registry.clashes() == []
    keys.reset_all()
    assert [action.keys for action in keys.registry] == [action.keys for action in registry_for(None)]


def test_a_default_key_chosen_again_is_no_choice() -> None:
    keys = OwnKeys(None, {})
    keys.give("project.new", "F12")
    keys.give("project.new", "Ctrl+N")
    assert keys.own == {}


def test_a_reset_tells_who_was_given_the_key_meanwhile() -> None:
    keys = OwnKeys(None, {})
    keys.give("transfer.report", "Ctrl+E")
    assert [action.id for action in keys.reset("export.dialog")] == ["transfer.report"]


def test_the_window_takes_no_key_that_is_needed_for_typing() -> None:
    keys = OwnKeys(None, {})
    refused = [key for key in ("K", "[", "Shift+J", "Tab", "Return") if keys.can_have("project.new", key)]
    assert refused == []
    assert all(keys.can_have("project.new", key) for key in ("F9", "Ctrl+K", "Alt+[", "Ctrl++"))
    assert keys.can_have("reading.mark", "K")


def test_every_place_has_words() -> None:
    assert {action.where for action in registry_for(None)} <= set(PLACES)
