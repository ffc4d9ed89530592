"""A hand on the mouse of a real window: drags in the text, clicks on what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListView, QWidget

from annotator.core.fragments import Fragment
from annotator.gui.tour.stage import settle
from annotator.gui.window.main_window import MainWindow

_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier


class Mouse:
    """Works ``window`` by pointer alone."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.view = window.label.view

    def drag(self, fragment: Fragment, *, ctrl: bool = False) -> None:
        """Drag over ``fragment`` (code points) of the text, which is scrolled into sight first."""
        start, end = fragment
        self.view.reveal(start, end)
        settle()
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else _PLAIN
        first, last = self._inside(start), self._inside(end - 1)
        surface = self.view.viewport()
        QTest.mousePress(surface, _LEFT, modifier, first)
        QTest.mouseMove(surface, (first + last) / 2)
        QTest.mouseMove(surface, last)
        QTest.mouseRelease(surface, _LEFT, modifier, last)
        settle()

    def _inside(self, offset: int) -> QPoint:
        return self.view.rect_of(offset, offset + 1).center()

    def click_text(self, offset: int) -> None:
        """Click on the character at ``offset``."""
        self.view.reveal(offset, offset + 1)
        settle()
        QTest.mouseClick(self.view.viewport(), _LEFT, _PLAIN, self._inside(offset))
        settle()

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click the first button that is called ``name``, with whatever sign stands before it."""
        place = within or self.window
        found = [
            button
            for button in place.findChildren(QAbstractButton)
            if button.isVisible() and name in button.accessibleName()
        ]
        assert found, f"no button {name}"
        QTest.mouseClick(found[0], _LEFT)
        settle()

    def label(self, name: str, pieces: Sequence[Fragment], entity: str | None = None) -> None:
        """Drag over the pieces (with Ctrl from the second on), take the label from the palette."""
        for number, piece in enumerate(pieces):
            self.drag(piece, ctrl=number > 0)
        self.click(name, self.window.label.text.palette)
        if entity is not None and self.window.label.text.picker.isVisible():
            self.pick(entity)

    def pick(self, entity: str) -> None:
        """Click the entity in the picker's list; the last row, a new one, if it isn't offered."""
        picker = self.window.label.text.picker
        names = [row.name for row in picker.rows[:-1]]
        self.click_row(picker.list, names.index(entity) if entity in names else len(names))

    def click_row(self, view: QListView, row: int) -> None:
        """Click a row of a list."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), _LEFT, _PLAIN, view.visualRect(index).center())
        settle()
