"""Which column of a table is the title, the text, the date …, with the first rows to judge by."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext
from annotator.plugin_api import Preview

FIELDS: Mapping[str, str] = {
    "text": N_("Text"),
    "title": N_("Title"),
    "date": N_("Date"),
    "source": N_("Source"),
    "author": N_("Author"),
    "url": N_("Address"),
    "language": N_("Language"),
}
"""The parts of an article that a column can be; every other column becomes metadata."""

_ROWS = 4
_CELL = 80
_WIDEST = 300


class ColumnMapping(QWidget):
    """One box a field, and under them the first rows; :attr:`changed` when another column was picked."""

    changed = Signal()

    def __init__(self, preview: Preview, remembered: Mapping[str, str | None]) -> None:
        """``remembered``: field → column as it was chosen for such a table before; None for no column."""
        super().__init__()
        self._preview = preview
        self._mapping = {**preview.mapping, **remembered}
        self.boxes = {field: self._box(field, name) for field, name in FIELDS.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for at, (field, name) in enumerate(FIELDS.items()):
            label = QLabel(gettext(name))
            label.setBuddy(self.boxes[field])
            grid.addWidget(label, at // 2, at % 2 * 2)
            grid.addWidget(self.boxes[field], at // 2, at % 2 * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.rows = QTableWidget(min(_ROWS, len(preview.rows)), len(preview.columns))
        self.rows.setAccessibleName(gettext("First rows"))
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setTabKeyNavigation(False)
        self.rows.verticalHeader().hide()
        self.rows.setWordWrap(False)
        head = self.rows.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        head.setMaximumSectionSize(_WIDEST)
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.rows, 1)
        self._head()

    @property
    def chosen(self) -> dict[str, str | None]:
        """The fields whose column is not the one that was guessed; None for no column."""
        return {
            field: box.currentData()
            for field, box in self.boxes.items()
            if box.currentData() != self._preview.mapping.get(field)
        }

    @property
    def has_text(self) -> bool:
        """Whether any column is the text; without one there is nothing to import."""
        return self.boxes["text"].currentData() is not None

    def _box(self, field: str, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(gettext(name))
        box.setMinimumContentsLength(14)
        box.addItem(gettext("(none)"), None)
        for column in self._preview.columns:
            box.addItem(column, column)
        box.setCurrentIndex(max(0, box.findData(self._mapping.get(field))))
        box.currentIndexChanged.connect(self._picked)
        return box

    def _picked(self) -> None:
        self._head()
        self.changed.emit()

    def _fill(self) -> None:
        for row, cells in enumerate(self._preview.rows[: self.rows.rowCount()]):
            for at, cell in enumerate(cells[: self.rows.columnCount()]):
                told = " ".join(cell[: _CELL * 2].split())
                item = QTableWidgetItem(told if len(told) <= _CELL else told[:_CELL] + "…")
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.rows.setItem(row, at, item)

    def _head(self) -> None:
        taken = {box.currentData(): gettext(FIELDS[field]) for field, box in self.boxes.items()}
        self.rows.setHorizontalHeaderLabels(
            [f"{column} → {taken[column]}" if column in taken else column for column in self._preview.columns]
        )
        self.rows.resizeColumnsToContents()
