"""What an export will write and what it will lose, shown while its dialog is still open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from annotator.app.exporting.draft import Draft
from annotator.app.messages.words import gettext
from annotator.app.reports import told

_LISTED = 500


class DraftPane(QWidget):
    """Two pages: the first records, and what is not in the file with its number in the tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = QLabel()
        self.counts.setProperty("look", "muted")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        self.records = _page(gettext("First records"))
        self.records.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.records.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lost = _page(gettext("Not in the file"))
        self.pages = QTabWidget()
        self.pages.setAccessibleName(gettext("What will be written"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.records, gettext("First records"))
        self.pages.addTab(self.lost, gettext("Not in the file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.counts)
        column.addWidget(self.pages, 1)

    def wait(self) -> None:
        """Say that the draft is being made."""
        self.counts.setText(gettext("Looking at what will be written …"))

    def refuse(self, why: str) -> None:
        """Show why there is nothing to show."""
        self.counts.setText(why)
        self.records.setPlainText("")
        self._lose([])

    def show_draft(self, draft: Draft) -> None:
        """Show what an export would write now."""
        facts = {"documents": draft.documents, "spans": draft.spans, "statements": draft.statements}
        sentence = gettext("{documents} articles, {spans} spans and {statements} statements will be written.")
        self.counts.setText(sentence.format(**facts))
        self.records.setPlainText(draft.beginning)
        self._lose([issue["message"] for issue in told(draft.lost)])

    def _lose(self, sentences: list[str]) -> None:
        title = gettext("Not in the file")
        self.pages.setTabText(1, f"{title} ({len(sentences)})" if sentences else title)
        shown = sentences[:_LISTED]
        if len(sentences) > _LISTED:
            shown.append(gettext("… and {n} more").format(n=len(sentences) - _LISTED))
        self.lost.setPlainText("\n".join(shown) or gettext("Nothing is lost."))


def _page(name: str) -> QPlainTextEdit:
    page = QPlainTextEdit()
    page.setAccessibleName(name)
    page.setReadOnly(True)
    page.setTabChangesFocus(True)
    return page
