"""What is known about an article, to be edited: the usual fields, and any others as name and value."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext

USUAL = {
    "date": gettext("Date"),
    "source": gettext("Source"),
    "author": gettext("Author"),
    "url": gettext("Address"),
    "language": gettext("Language"),
}


class MetadataDialog(QDialog):
    """Edits a copy; :meth:`title` and :meth:`meta` tell the result. What wasn't text stays what it was."""

    def __init__(self, title: str, meta: Mapping[str, object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Details of the article"))
        self._meta = dict(meta)
        self.title_field = QLineEdit(title)
        self.fields = {name: QLineEdit(_shown(meta.get(name))) for name in USUAL}
        self.fields["date"].setPlaceholderText(gettext("2025-08-17"))
        self.table = QTableWidget(0, 2)
        self._build()
        for name, value in meta.items():
            if name not in USUAL:
                self.add_row(name, _shown(value))
        self.resize(520, 480)

    def _build(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(12)
        form.addRow(gettext("Title"), self.title_field)
        for name, field in self.fields.items():
            form.addRow(USUAL[name], field)
        self.table.setHorizontalHeaderLabels([gettext("Name"), gettext("Value")])
        self.table.setAccessibleName(gettext("Further details"))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 160)
        self.table.setTabKeyNavigation(False)
        further = QLabel(gettext("Further details"))
        further.setProperty("look", "heading")
        self.add = QPushButton(gettext("Add"))
        self.drop = QPushButton(gettext("Remove"))
        self.add.clicked.connect(self._add_and_edit)
        self.drop.clicked.connect(self._drop_row)
        beside = QHBoxLayout()
        beside.addWidget(further, 1)
        beside.addWidget(self.add)
        beside.addWidget(self.drop)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for button in (self.add, self.drop):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addLayout(beside)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def add_row(self, name: str, value: str) -> None:
        """Add a further detail."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(name))
        self.table.setItem(row, 1, QTableWidgetItem(value))

    def _add_and_edit(self) -> None:
        self.add_row("", "")
        last = self.table.model().index(self.table.rowCount() - 1, 0)
        self.table.setCurrentIndex(last)
        self.table.edit(last)

    def _drop_row(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def title(self) -> str:
        """The title as edited; the old one is kept where none was left."""
        return self.title_field.text().strip()

    def meta(self) -> dict[str, object]:
        """All metadata as edited; empty fields are left out, unless they were empty before."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        for row in range(self.table.rowCount()):
            name, value = (self._cell(row, column) for column in (0, 1))
            if name:
                typed[name] = value
        known = [name for name in self._meta if name in typed]
        order = [*known, *(name for name in typed if name not in self._meta)]
        values = {name: self._value(name, typed[name]) for name in order}
        return {name: value for name, value in values.items() if value != "" or self._meta.get(name) == ""}

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _value(self, name: str, typed: str) -> object:
        """What was imported as a number or a list stays one as long as nobody changes it."""
        unchanged = name in self._meta and typed == _shown(self._meta[name])
        return self._meta[name] if unchanged else typed


def _shown(value: object) -> str:
    return "" if value is None else str(value).strip()
