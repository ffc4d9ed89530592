"""The left column: a field to find entities by any of their names, which ones are shown, and the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app.entities.directory import Line, Wish
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.entities.line_rows import LineDelegate
from annotator.gui.entities.words import kind_word, spoken_line
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import theme_changes

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ListPanel(QWidget):
    """``wished``: others are to be shown; ``chosen``: the list is at this one; ``entered``: Enter came."""

    wished = Signal()
    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, line: Callable[[str], Line | None], codebook: Codebook) -> None:
        super().__init__()
        self._codebook = codebook
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Entities"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(gettext("Find by name or alias"))
        self.field.setAccessibleName(gettext("Find an entity"))
        self.field.setClearButtonEnabled(True)
        self.kind, self.order = QComboBox(), QComboBox()
        self.kind.setAccessibleName(gettext("Kind"))
        self.order.setAccessibleName(gettext("Order"))
        for words in (gettext("By name"), gettext("Most used first"), gettext("Not used")):
            self.order.addItem(words)
        self.model = UidListModel(lambda uid: self._spoken(line(uid)), self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("List of entities"))
        self.list.setItemDelegate(LineDelegate(self.list, line, lambda kind: kind_word(self._codebook, kind)))
        self._arrange()
        self.show_kinds(codebook)
        self.field.textChanged.connect(lambda _: self.wished.emit())
        self.field.installEventFilter(self)
        for choice in (self.kind, self.order):
            choice.currentIndexChanged.connect(lambda _: self.wished.emit())
        self.list.entered.connect(self.entered)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._moved())
        theme_changes().changed.connect(self.list.measure_anew)

    def _arrange(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.kind, 1)
        choices.addWidget(self.order, 1)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.setSpacing(8)
        head.addWidget(self.field)
        head.addLayout(choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def show_kinds(self, codebook: Codebook) -> None:
        """Offer the kinds of ``codebook``."""
        self._codebook = codebook
        kept = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(gettext("All kinds"), "")
        for kind in codebook.entity_kinds:
            self.kind.addItem(kind.name, kind.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kept)))
        self.kind.blockSignals(False)

    @property
    def wish(self) -> Wish:
        """What is to be shown."""
        order = self.order.currentIndex()
        return Wish(
            self.field.text(), self.kind.currentData() or "", unused=order == 2, by_uses=order == 1
        )  # fmt: skip

    def show_uids(self, uids: Sequence[str], current: str | None, row: int) -> None:
        """Show these, at ``current`` if it is among them, else at ``row``."""
        self.blockSignals(True)  # what was current while the list changed is nobody's choice
        self.model.start_over(uids)
        if uids and current not in uids:
            current = uids[min(row, len(uids) - 1)]
        self.list.show_current(current if uids else None)
        self.blockSignals(False)

    def _moved(self) -> None:
        self.list.show_current(self.list.uid())  # so that it is there again when the screen is
        self.chosen.emit(self.list.uid() or "")

    def _spoken(self, line: Line | None) -> str:
        return "" if line is None else spoken_line(self._codebook, line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and ↓ in the field go to the list."""
        if watched is self.field and _pressed(event) in _DOWN and self.model.uids:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)


def _pressed(event: QEvent) -> int | None:
    """The key that was pressed, if ``event`` is that."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key()
    return None
