"""The articles that an import would bring, and those among them that are nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.importing.file_names import OPTION as FILE_NAMES
from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext
from annotator.app.reports import told

if TYPE_CHECKING:
    from annotator.app.importing.copies import Copy
    from annotator.app.importing.preview import Glance, Look

_COLUMNS = (N_("Title"), N_("Date"), N_("Source"), N_("Characters"), N_("File"))
_WIDTHS = (330, 100, 110, 90)
_NEAR = (
    ("keep", N_("Bring them all in")),
    ("mark", N_("Bring them all in, and mark each group in the metadata")),
    ("skip", N_("Bring in only the first of each group")),
)
_NAMED = 3


class ArticlePane(QWidget):
    """A list of articles, with what to do about copies and what the names of files say."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.articles = QTreeWidget()
        self.articles.setAccessibleName(gettext("Articles that will come"))
        self.articles.setHeaderLabels([gettext(name) for name in _COLUMNS])
        self.articles.setRootIsDecorated(False)
        self.articles.setUniformRowHeights(True)
        self.articles.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for at, width in enumerate(_WIDTHS):
            self.articles.setColumnWidth(at, width)
        self.told = _line()
        self.copies = _line()
        self.copies.hide()
        self.near = QComboBox()
        self.near.setAccessibleName(gettext("Articles that are nearly the same"))
        self.near.view().setAccessibleName(self.near.accessibleName())
        for value, words in _NEAR:
            self.near.addItem(gettext(words), value)
        self.reanchor = QCheckBox(
            gettext("&Look elsewhere in the text for what a label quotes and does not hold")
        )
        self.reanchor.hide()
        self.pattern = QLineEdit()
        self.pattern.setAccessibleName(gettext("What file names say"))
        self.pattern.setPlaceholderText("{date}_{source}_{title}")
        self.pattern.setToolTip(gettext(FILE_NAMES.description))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(gettext("File &names say"), self.pattern)
        form.addRow(gettext("Near-&duplicates"), self.near)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.articles, 1)
        column.addWidget(self.told)
        column.addWidget(self.copies)
        column.addLayout(form)
        column.addWidget(self.reanchor)
        self.near.currentIndexChanged.connect(self.changed)
        self.pattern.editingFinished.connect(self.changed)

    def wait(self) -> None:
        """Say that the files are being read."""
        self.told.setText(gettext("Reading …"))

    def refuse(self, why: str) -> None:
        """Show why nothing can be shown."""
        self.told.setText(why)

    def show_look(self, look: Look) -> None:
        """Show what was seen of the files."""
        self.articles.clear()
        for glance in look.articles:
            self.articles.addTopLevelItem(_row(glance))
        self.told.setText(_summary(look))
        problems = [issue["message"] for issue in told([*look.skipped, *look.warnings])]
        self.told.setToolTip("\n".join(problems[:20]))
        self.copies.setVisible(bool(look.groups))
        self.copies.setText(_copies(look.groups))


def _row(glance: Glance) -> QTreeWidgetItem:
    cells = [glance.title, glance.date, glance.source, f"{glance.characters:,}", glance.where]
    row = QTreeWidgetItem(cells)
    row.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.setToolTip(0, glance.first_line)
    if glance.there:
        row.setText(0, gettext("{title} (in the project already)").format(title=glance.title))
    return row


def _summary(look: Look) -> str:
    parts = []
    if look.whole:
        parts.append(gettext("{n} articles.").format(n=look.seen))
    else:
        parts.append(gettext("The first {n} articles.").format(n=len(look.articles)))
    there = sum(glance.there for glance in look.articles)
    if there:
        parts.append(gettext("{n} are in the project already.").format(n=there))
    problems = len(look.skipped) + len(look.warnings)
    if problems:
        first = told([*look.skipped, *look.warnings])[0]["message"]
        parts.append(gettext("To look at ({n}): {first}").format(n=problems, first=first))
    return " ".join(parts)


def _copies(groups: tuple[tuple[Copy, ...], ...]) -> str:
    if not groups:
        return ""
    first = groups[0]
    names = " ≈ ".join(f"“{copy.title}”" for copy in first[:_NAMED]) + (" …" * (len(first) > _NAMED))
    said = gettext("Nearly the same: {names}").format(names=names)
    more = len(groups) - 1
    return f"{said}{gettext('; {n} more groups').format(n=more) if more else ''}"


def _line() -> QLabel:
    line = QLabel()
    line.setProperty("look", "muted")
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    return line
