"""Ctrl and a digit take a guess at once, wherever the digits are on the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.gui.label import LabelScreen

CTRL = Qt.KeyboardModifier.ControlModifier
Call = Callable[..., None]


def ask(screen: LabelScreen, select: Call, press: Call) -> list[str]:
    """Label words that name nobody for sure; the names that the picker offers."""
    select("Zelensky’s")
    press("a")
    return [row.name for row in screen.text.picker.rows]


def type_with_ctrl(screen: LabelScreen, key: int, words: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL, words)
    QApplication.sendEvent(screen.text.picker.line, event)


@pytest.mark.parametrize(("key", "words"), [(Qt.Key.Key_2, "2"), (Qt.Key.Key_2, "")])
def test_the_number_takes_its_row(
    screen: LabelScreen, select: Call, press: Call, key: Qt.Key, words: str
) -> None:
    names = ask(screen, select, press)
    type_with_ctrl(screen, key, words)
    assert not screen.text.picker.isVisible()
    (span,) = screen.session.project.spans("a")
    entity = screen.session.entity(span.entity)
    assert entity is not None
    assert entity.name == names[1]


def test_a_number_beyond_the_list_takes_nothing(screen: LabelScreen, select: Call, press: Call) -> None:
    assert len(ask(screen, select, press)) < 9
    type_with_ctrl(screen, Qt.Key.Key_9, "9")
    assert screen.text.picker.isVisible()
    press(Qt.Key.Key_Escape)
