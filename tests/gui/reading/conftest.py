"""A shown reading view of a fixed size, dressed in the light theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.reading import PaintedSpan, ReadingView
from annotator.gui.theme import choose_theme, follow_system

Show = Callable[[str], ReadingView]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    """Shows a text in a view of 800 × 600."""
    follow_system(qapp, "light")

    def shown(text: str) -> ReadingView:
        view = ReadingView()
        qtbot.addWidget(view)
        view.resize(800, 600)
        view.show_document(text, "Guarantees first", "Sample Courier · 17 August 2025")
        view.show()
        view.setFocus()
        qtbot.waitExposed(view)
        return view

    yield shown
    choose_theme("system")
    qapp.setStyleSheet("")


def a_span(
    uid: str, *fragments: tuple[int, int], colour: str = "#2f6fb2", name: str = "Actor"
) -> PaintedSpan:
    """A span that looks like an actor."""
    return PaintedSpan(uid, tuple(fragments), colour, name.lower(), name)


def left_of(view: ReadingView, start: int, end: int) -> QPoint:
    """A point just inside the left end of what ``[start, end)`` covers on its line."""
    rect = view.rect_of(start, end)
    return QPoint(rect.left() + 2, rect.center().y())


def right_of(view: ReadingView, start: int, end: int) -> QPoint:
    """A point just inside the right end."""
    rect = view.rect_of(start, end)
    return QPoint(rect.right() - 2, rect.center().y())


def middle_of(view: ReadingView, start: int, end: int) -> QPoint:
    """The middle of what ``[start, end)`` covers."""
    return view.rect_of(start, end).center()


def drag(
    view: ReadingView,
    begin: QPoint,
    end: QPoint,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press at ``begin``, move to ``end`` and release; points in the viewport."""
    viewport, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, modifier, begin)
    for point in (QPoint((begin.x() + end.x()) // 2, (begin.y() + end.y()) // 2), end):
        spot = QPointF(point)
        where = QPointF(viewport.mapToGlobal(point))
        QApplication.sendEvent(
            viewport, QMouseEvent(QEvent.Type.MouseMove, spot, where, left, left, modifier)
        )
    QTest.mouseRelease(viewport, left, modifier, end)
