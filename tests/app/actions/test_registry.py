"""The registry: unique ids, no clash of keys, menus that exist, and a key card that is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.actions import Action, Registry, registry_for
from annotator.app.actions.keycard import key_card, sections
from annotator.app.resources import resource
from annotator.core.codebook.model import Codebook, Label, StanceValue
from annotator.core.codebook.reader import read_codebook

DOCS = Path(__file__).parents[3] / "docs" / "keys.md"


def positions() -> Codebook:
    path = resource("codebooks", "positions.toml")
    return read_codebook(path.read_text(encoding="utf-8"), path.name).codebook


def test_no_two_actions_share_a_key_where_both_could_hear_it() -> None:
    assert registry_for(positions()).clashes() == []


def test_every_menu_is_declared_and_every_action_says_what_it_does() -> None:
    registry = registry_for(positions())
    menus = {menu.id for menu in registry.menus} | {"", "person"}
    assert {action.menu for action in registry} <= menus
    for action in registry:
        assert action.title and action.hint, action.id
        if action.keys:
            assert action.hint.endswith(")")


def test_letters_digits_enter_tab_and_brackets_mean_something_in_the_text_alone() -> None:
    plain = [key.removeprefix("Shift+") for key in registry_for(positions()).keys("window")]
    assert all(key.startswith("F") and len(key) > 1 for key in plain if "+" not in key)


def test_no_key_of_the_window_needs_ctrl_and_alt_which_is_alt_gr() -> None:
    assert not [key for action in registry_for(None) for key in action.keys if "Ctrl+Alt" in key]


def test_labels_and_values_come_from_the_codebook() -> None:
    codebook = Codebook(
        labels=(Label("who", "Who", key="w"),), values=(StanceValue("yes", "Yes", key="7", symbol="▲"),)
    )
    registry = registry_for(codebook)
    assert registry["label.who"].keys == ("W",)
    assert registry["value.yes"].title == "▲ Yes"
    assert registry["value.yes"].hint == "▲ Yes (7)"
    assert [action.id for action in registry.in_menu("label")][:2] == ["label.who", "value.yes"]


def test_a_codebooks_key_wins_over_a_gestures_and_the_clash_is_told() -> None:
    registry = registry_for(Codebook(labels=(Label("frame", "Frame", key="f"),)))
    assert registry.keys("text")["F"] == "label.frame"
    assert [(clash.key, clash.first, clash.second) for clash in registry.clashes()] == [
        ("F", "label.frame", "fragment.keep")
    ]


def test_a_key_of_the_window_clashes_with_the_same_key_of_the_text() -> None:
    registry = Registry(
        [Action("text", "Text", keys=("Ctrl+K",), where="text"), Action("window", "W", keys=("Ctrl+K",))]
    )
    assert [clash.key for clash in registry.clashes()] == ["Ctrl+K"]


def test_the_users_own_keys_replace_the_default_ones() -> None:
    registry = registry_for(None, {"project.new": ("Ctrl+Shift+N",)})
    assert registry["project.new"].hint == "New Project (Ctrl+Shift+N)"


def test_ids_are_unique() -> None:
    with pytest.raises(ValueError, match="twice"):
        Registry([Action("twice", "One"), Action("twice", "Two")])


def test_the_card_tells_every_key_once() -> None:
    registry = registry_for(positions())
    told = [line.name for section in sections(registry) for line in section.lines]
    assert len(told) == sum(bool(action.keys) for action in registry)


def test_the_documented_keys_are_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == key_card(registry_for(positions())), (
        "docs/keys.md is older than the registry: python -m annotator.app.actions > docs/keys.md"
    )
