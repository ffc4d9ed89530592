"""Settings are declared once: file, limits and dialog agree."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from annotator.app.messages import sentence_for
from annotator.app.preferences.declaring import PREFERENCES, default
from annotator.app.preferences.key_names import is_key
from annotator.app.settings import Choices, Settings
from annotator.gui.theme import Theme


def test_every_setting_is_declared_and_every_declaration_is_one() -> None:
    kept = {each.name for each in fields(Choices)} - {"keys"}
    assert kept == {each.name for each in PREFERENCES}
    assert all(each.admits(each.default) for each in PREFERENCES)


def test_the_default_measures_are_the_themes() -> None:
    theme = Theme.load("light")
    assert default("text_size") == theme.size("reading")
    assert default("line_width") == theme.reading("characters_a_line")
    assert default("line_spacing") == theme.reading("line_height")


def test_impossible_values_are_named_and_the_others_hold(tmp_path: Path) -> None:
    told = {"theme": "pink", "text_size": 900, "line_width": True, "idle_seconds": 30, "newer": 1}
    (tmp_path / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    settings = Settings.read(tmp_path, tmp_path)
    assert (settings.choices.theme, settings.choices.text_size) == ("system", 17)
    assert settings.choices.idle_seconds == 30
    assert settings.problem is not None
    assert "theme, text_size, line_width" in sentence_for(settings.problem)


def test_a_file_nobody_can_read_is_told_and_kept_beside_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"', encoding="utf-8")
    settings = Settings.read(tmp_path, tmp_path)
    assert settings.choices == Choices()
    assert settings.problem is not None
    assert "settings.broken.json" in sentence_for(settings.problem)
    settings.choices.theme = "light"
    settings.keep_choices()
    assert (tmp_path / "settings.broken.json").read_text(encoding="utf-8") == '{"theme": "dark"'
    again = Settings.read(tmp_path, tmp_path)
    assert (again.choices.theme, again.problem) == ("light", None)


def test_what_is_no_key_is_passed_over() -> None:
    keys = {"a": ["Meta+X"], "b": ["Ctrl++", "F2"], "c": [""], "d": "K", "e": ["Ctrl+"]}
    assert Choices(keys=keys).own_keys() == {"b": ("Ctrl++", "F2")}
    assert all(map(is_key, ("+", "Ctrl+Shift+Z", "[", "Shift+Tab", "É")))
