"""What the first key press needs is there before a person can press one."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from annotator.gui.window.warming import Warming


def test_what_compares_names_is_loaded_by_and_by(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "annotator.app.entity_uses", raising=False)
    owner = QObject()
    ended: list[bool] = []
    Warming(owner, last=lambda: ended.append("rapidfuzz" in sys.modules))
    assert "annotator.app.entity_uses" not in sys.modules
    qtbot.waitUntil(lambda: "annotator.app.entity_uses" in sys.modules)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in owner.findChildren(QTimer)))
    assert ended == [True]
