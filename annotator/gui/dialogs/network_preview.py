"""What a network will be, shown while its dialog is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext, ngettext
from annotator.app.reports import told
from annotator.gui.theme import current

if TYPE_CHECKING:
    from annotator.app.networks.sketch import Sketch

_LISTED = 500
_CELL_WIDE, _CELL_HIGH, _HEAD_HIGH, _NAMES_WIDE = 108, 26, 92, 190


class NetworkPreview(QWidget):
    """The numbers, then two pages: the busiest corner of the matrix, and what does not count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = QLabel()
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        self.matrix = _table()
        self.left_out = QPlainTextEdit()
        self.left_out.setAccessibleName(gettext("Not counted"))
        self.left_out.setReadOnly(True)
        self.left_out.setTabChangesFocus(True)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.matrix, gettext("Strongest ties"))
        self.pages.addTab(self.left_out, gettext("Not counted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.counts)
        column.addWidget(self.pages, 1)

    def wait(self) -> None:
        """Say that the network is being made."""
        self._say(gettext("Looking at what will be written …"), "muted")

    def refuse(self, why: str) -> None:
        """Show why there is nothing to show."""
        self._say(why, "danger")
        self.matrix.setRowCount(0)
        self.matrix.setColumnCount(0)
        self._leave_out([])

    def show_sketch(self, sketch: Sketch) -> None:
        """Show the numbers, the corner of the matrix and the reasons."""
        general = [issue["message"] for issue in told(sketch.notes) if not issue["where"]]
        self._say("\n".join([_numbers(sketch), *general]), "muted")
        self._fill(sketch)
        notes = [issue["message"] for issue in told(sketch.notes) if issue["where"]]
        self._leave_out([issue["message"] for issue in told(sketch.left_out[:_LISTED])], notes, sketch)

    def _say(self, text: str, look: str) -> None:
        self.counts.setText(text)
        if self.counts.property("look") != look:
            self.counts.setProperty("look", look)
            self.counts.style().unpolish(self.counts)
            self.counts.style().polish(self.counts)

    def _fill(self, sketch: Sketch) -> None:
        table, theme = self.matrix, current()
        whole = all(not weight or weight.is_integer() for cells in sketch.cells for weight in cells)
        table.setRowCount(len(sketch.rows))
        table.setColumnCount(len(sketch.columns))
        for place, name in enumerate(sketch.rows):
            table.setVerticalHeaderItem(place, _header(name, Qt.AlignmentFlag.AlignLeft))
        for place, name in enumerate(sketch.columns):
            table.setHorizontalHeaderItem(place, _header(name, Qt.AlignmentFlag.AlignHCenter))
        for row, cells in enumerate(sketch.cells):
            for column, weight in enumerate(cells):
                item = QTableWidgetItem(_cell(weight, whole=whole))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                role = "text_muted" if not weight else "danger" if weight < 0 else "text"
                item.setForeground(theme.colour(role))
                item.setToolTip(f"{sketch.rows[row]} – {sketch.columns[column]}")
                table.setItem(row, column, item)

    def _leave_out(
        self, sentences: list[str], notes: list[str] | None = None, sketch: Sketch | None = None
    ) -> None:
        count = len(sketch.left_out) if sketch else 0
        title = gettext("Not counted")
        self.pages.setTabText(1, f"{title} ({count})" if count else title)
        lines = [*(notes or ()), *sentences]
        if count > len(sentences):
            lines.append(gettext("… and {n} more").format(n=count - len(sentences)))
        self.left_out.setPlainText("\n".join(lines) or gettext("Every statement counts."))


def _table() -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(gettext("Strongest ties"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setShowGrid(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setStyleSheet("QTableCornerButton::section { background: palette(window); border: 0; }")
    across, down = table.horizontalHeader(), table.verticalHeader()
    across.setDefaultSectionSize(_CELL_WIDE)
    across.setFixedHeight(_HEAD_HIGH)
    across.setSectionsClickable(False)
    across.setHighlightSections(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    down.setDefaultSectionSize(_CELL_HIGH)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setFixedWidth(_NAMES_WIDE)
    down.setSectionsClickable(False)
    down.setHighlightSections(False)
    down.setTextElideMode(Qt.TextElideMode.ElideRight)
    return table


def _header(name: str, side: Qt.AlignmentFlag) -> QTableWidgetItem:
    item = QTableWidgetItem(name)
    item.setToolTip(name)
    if side == Qt.AlignmentFlag.AlignLeft:
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item


def _cell(weight: float | None, *, whole: bool) -> str:
    if weight is None:
        return ""
    if not weight:
        return "·"
    told_ = f"{abs(weight):.0f}" if whole else f"{abs(weight):.2f}"
    return f"−{told_}" if weight < 0 else told_


def _numbers(sketch: Sketch) -> str:
    """How large the network is and what it rests on, in a sentence or two."""
    nodes = " + ".join(map(str, sketch.nodes))
    edges = ngettext("{n} tie", "{n} ties", sketch.edges).format(n=sketch.edges)
    size = gettext("{nodes} nodes, {edges}").format(nodes=nodes, edges=edges)
    if sketch.days[0]:
        first, last = sketch.days
        count = ngettext("{n} network", "{n} networks", sketch.networks).format(n=sketch.networks)
        size = gettext("{count}, the first of {first} to {last}: {size}").format(
            count=count, first=first, last=last, size=size
        )
    rests = gettext("{counted} of {pool} statements count.").format(counted=sketch.counted, pool=sketch.pool)
    return f"{size}. {rests}"
