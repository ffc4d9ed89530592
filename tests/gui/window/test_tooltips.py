"""Every tooltip of a control that does an action shows the action's key, also one's own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from annotator.app.actions import Action, shown_key
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.gui.label.key_button import KeyButton
from annotator.gui.window.main_window import MainWindow
from tests.gui.window.conftest import Opened

OWN = {"export.dialog": ["F9"], "label.actor": ["Y"], "screen.review": ["F10"], "search.concordance": ["Y"]}


def names(action: Action) -> set[str]:
    """What a control that does ``action`` may be called."""
    told = {action.title, action.title.rstrip("…"), action.hint.removesuffix(_in_brackets(action))}
    return {each for each in told if each}


def _in_brackets(action: Action) -> str:
    return f" ({shown_key(action.keys[0])})" if action.keys else ""


def keyless(window: MainWindow, screen: str) -> list[str]:
    """Tooltips on ``screen`` that begin as one of its actions or the window's and lack the key."""
    heard = [action for action in window.registry if action.keys and action.where in ("window", screen)]
    found = []
    for button in window.screens.current.findChildren(QAbstractButton):  # type: ignore[attr-defined]
        tip = button.toolTip()
        for action in heard:
            if tip in names(action):
                found.append(f"{screen}: {tip} is {action.id}")
    return found


@pytest.mark.parametrize("own", [{}, OWN], ids=["default keys", "own keys"])
def test_tooltips_show_keys(
    project: Project, opened: Opened, settings: Settings, own: dict[str, object]
) -> None:
    settings.choices.keys = own
    window = opened(project)
    registry = window.registry
    for action in registry:
        if action.keys:
            assert window.action_set[action.id].toolTip().endswith(_in_brackets(action)), action.id
    for screen in window.screens.names:
        window.go(screen)
        assert keyless(window, screen) == []
    tabs = {tab.toolTip() for tab in window.title_bar.tabs.findChildren(QAbstractButton)}
    assert {action.hint for action in registry if action.id.startswith("screen.")} <= tabs
    window.go("label")
    for button in window.label.labels.findChildren(KeyButton):
        button.shorten(True)
        if button.toolTip():
            key = registry[button.objectName()].keys[0]
            assert button.toolTip().endswith(f"({shown_key(key)})"), button.toolTip()
