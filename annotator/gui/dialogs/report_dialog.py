"""What an import or export left out, and what to look at: a list to work through beside the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.reports import told
from annotator.plugin_api import Issue

_LISTED = 2000


class ReportDialog(QDialog):
    """``headline`` and then, section by section, where and what. It does not hold up the window."""

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
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(gettext("What was left out, and what to look at"))
        self.tree.setHeaderLabels([gettext("Where"), gettext("What")])
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(gettext("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.addWidget(head)
        column.addWidget(self.tree, 1)
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

    def _fill(self) -> None:
        for title, issues in self._parts:
            top = QTreeWidgetItem([f"{title} ({len(issues)})"])
            self.tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            for issue in issues[:_LISTED]:
                item = QTreeWidgetItem([issue["where"], issue["message"]])
                item.setToolTip(1, issue["message"])
                top.addChild(item)
            if len(issues) > _LISTED:
                more = gettext("… and {n} more; Copy takes them all").format(n=len(issues) - _LISTED)
                top.addChild(QTreeWidgetItem(["", more]))
        self.tree.expandAll()
        self.tree.setColumnWidth(0, 220)
