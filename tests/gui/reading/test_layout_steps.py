"""A long text is laid out to its end, a little at a time, also at another width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from annotator.gui.reading.layout_steps import STEP, LayoutSteps

PARAGRAPH = "The ministers said on Tuesday that any agreement needs guarantees. " * 30
TEXT = "\n".join([PARAGRAPH] * 100)


class Steps(QObject):
    """How far the document had been laid out each time that Qt's timer fired; asked after the filter."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.fired = 0
        document.documentLayout().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.fired += event.type() == QEvent.Type.Timer
        return False


@pytest.fixture
def view(qtbot: QtBot) -> QTextEdit:
    view = QTextEdit()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def _shown(view: QTextEdit) -> tuple[QTextDocument, Steps]:
    document = QTextDocument(view)
    document.setPlainText(TEXT)
    document.setTextWidth(500)
    view.setDocument(document)
    LayoutSteps(document)
    return document, Steps(document)


def _height(width: float) -> float:
    whole = QTextDocument()
    whole.setPlainText(TEXT)
    whole.setTextWidth(width)
    return whole.size().height()


def test_everything_is_laid_out_by_and_by(view: QTextEdit, qtbot: QtBot) -> None:
    document, steps = _shown(view)
    qtbot.waitUntil(lambda: steps.fired > len(TEXT) // STEP)
    qtbot.waitUntil(lambda: document.documentLayout().documentSize().height() > 0)
    width = document.textWidth()
    qtbot.waitUntil(lambda: abs(document.documentLayout().documentSize().height() - _height(width)) < 1)


def test_and_again_when_the_width_changes(view: QTextEdit, qtbot: QtBot) -> None:
    document, steps = _shown(view)
    qtbot.waitUntil(lambda: steps.fired > len(TEXT) // STEP)
    view.resize(300, 400)
    qtbot.waitUntil(
        lambda: abs(document.documentLayout().documentSize().height() - _height(document.textWidth())) < 1
    )
