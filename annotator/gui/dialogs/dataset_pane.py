"""What a dataset will be, shown while its dialog is still open: its splits, first records, what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from annotator.app.datasets.counts import Counts
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.dialogs.draft_pane import DraftPane

if TYPE_CHECKING:
    from annotator.app.datasets.report import DatasetPreview

_ROW = 27


class DatasetPane(QWidget):
    """A row a split, below it what a draft of any export shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(gettext("Splits"))
        self.table.setHorizontalHeaderLabels(
            [gettext("Split"), gettext("Articles"), gettext("Spans"), gettext("Statements")]
        )
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.duplicates = QLabel()
        self.duplicates.setProperty("look", "muted")
        self.duplicates.setWordWrap(True)
        self.draft = DraftPane()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self.duplicates)
        column.addWidget(self.draft, 1)
        self._fill([])

    def wait(self) -> None:
        """Say that it is being looked at."""
        self.draft.wait()

    def refuse(self, why: str) -> None:
        """Say why there will be nothing."""
        self._fill([])
        self.duplicates.hide()
        self.draft.refuse(why)

    def show_preview(self, preview: DatasetPreview) -> None:
        """Show what a dataset would be."""
        self._fill(preview.splits)
        count = preview.near_duplicates
        words = ngettext(
            "{n} near-duplicate stays with the article it resembles.",
            "{n} near-duplicates stay with the articles they resemble.",
            count,
        )
        self.duplicates.setText(words.format(n=count))
        self.duplicates.setVisible(count > 0)
        self.draft.show_draft(preview.as_draft())

    def _fill(self, splits: list[tuple[str, Counts]] | tuple[tuple[str, Counts], ...]) -> None:
        self.table.setRowCount(len(splits))
        for row, (name, counts) in enumerate(splits):
            cells = (name, str(counts.documents), str(counts.spans), str(counts.statements))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + _ROW * max(1, len(splits)) + 4)
