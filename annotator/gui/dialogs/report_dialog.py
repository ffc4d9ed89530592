"""What an import or export left out, and what to look at: a list to work through beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.reports import told
from annotator.plugin_api import Issue

_LISTED = 2000


class ReportDialog(QDialog):
    """``headline`` and then, section by section, a sentence an issue. It does not hold up the window."""

    def __init__(
        self, headline: str, parts: Sequence[tuple[str, Sequence[Issue]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Report"))
        self._headline = headline
        self._parts = [(title, told(issues)) for title, issues in parts if issues]
        head = QLabel(headline)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.page = QTextBrowser()
        self.page.setAccessibleName(gettext("What was left out, and what to look at"))
        self.page.setHtml("".join(_section(title, issues) for title, issues in self._parts))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(gettext("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.addWidget(head)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(720, 460)

    @property
    def text(self) -> str:
        """The whole report as text, a line an issue."""
        lines = [self._headline]
        for title, issues in self._parts:
            lines += ["", title, *(f"{issue['where']}\t{issue['message']}" for issue in issues)]
        return "\n".join(lines)


def _section(title: str, issues: Sequence[Mapping[str, str]]) -> str:
    lines = [issue["message"] for issue in issues[:_LISTED]]
    if len(issues) > _LISTED:
        lines.append(gettext("… and {n} more; Copy takes them all").format(n=len(issues) - _LISTED))
    paragraphs = "".join(f'<p style="margin: 5px 0">{escape(line)}</p>' for line in lines)
    return f'<p style="margin: 8px 0"><b>{escape(title)}: {len(issues)}</b></p>{paragraphs}'
