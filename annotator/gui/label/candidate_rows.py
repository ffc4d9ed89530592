"""How a guess is painted in the list at a span: name, alias that fits, kind; and the row for a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.app.messages.words import gettext, ngettext
from annotator.core.values import dataclass
from annotator.gui.theme import current

ROW_HEIGHT = 28
_LEFT = 9.0
_NUMBER = 16.0
"""Room for a row's number."""
_NUMBERED = 9
_USES = 30.0
"""Room for the number of uses, so that kinds stand in a column."""


@dataclass(frozen=True, slots=True)
class Row:
    """A guess. ``alias`` is the spelling that fits, where it isn't the name itself."""

    uid: str
    name: str
    alias: str
    kind: str
    parent: str
    uses: int

    def spoken(self) -> str:
        """The row for those who listen."""
        alias = gettext("also {alias}").format(alias=self.alias) if self.alias else ""
        parent = gettext("part of {parent}").format(parent=self.parent) if self.parent else ""
        return ", ".join(filter(None, [self.name, alias, self.kind, parent, uses_word(self.uses)]))


@dataclass(frozen=True, slots=True)
class NewRow:
    """The last row: a new entity of ``name``; ``chosen`` is the place of its kind among ``kinds``."""

    name: str
    kinds: tuple[str, ...]
    chosen: int

    def spoken(self) -> str:
        """The row for those who listen."""
        return gettext("New entity: {name}, {kind}").format(name=self.name, kind=self.kinds[self.chosen])


def uses_word(uses: int) -> str:
    """How often an entity is used, in words."""
    return ngettext("{n} use", "{n} uses", uses).format(n=f"{uses:,}") if uses else gettext("not used")


class CandidateDelegate(QStyledItemDelegate):
    """Paints guesses; ``row`` gives the n-th."""

    def __init__(self, view: QListView, row: Callable[[int], Row | NewRow]) -> None:
        super().__init__(view)
        self._row = row

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(10, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        theme = current()
        rect = QRectF(option.rect)
        row = self._row(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("paper"))
        if isinstance(row, NewRow) and index.row():
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(0, 2, 0, -1), 4, 4)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(rect.adjusted(0, 2, 0, -1), 4, 4)
        if index.row() < _NUMBERED:
            _write(painter, rect.left() + _LEFT, rect.right(), rect, str(index.row() + 1), muted=True)
        if isinstance(row, NewRow):
            _paint_new(painter, rect, row)
        else:
            _paint_guess(painter, rect, row)
        painter.restore()


def _paint_guess(painter: QPainter, rect: QRectF, row: Row) -> None:
    """Name, the spelling that fits, and at the right edge the parent, the kind and the uses in a column."""
    theme = current()
    right = _write_right(painter, rect, f"{row.uses:,}", least=_USES)
    right = _write_right(painter, rect, row.kind, edge=right)
    if row.parent:
        theirs = QRectF(rect.left(), rect.top(), rect.width() * 0.45, rect.height())
        parent = painter.fontMetrics().elidedText(
            f"→ {row.parent}", Qt.TextElideMode.ElideRight, int(theirs.width())
        )
        right = _write_right(painter, rect, parent, edge=right)
    x = _write(painter, rect.left() + _LEFT + _NUMBER, right, rect, row.name, bold=True)
    if row.alias:
        painter.setPen(theme.colour("text_muted"))
        _write(painter, x + 7, right, rect, row.alias, muted=True)


def _paint_new(painter: QPainter, rect: QRectF, row: NewRow) -> None:
    """ "New: name", then the kinds with the chosen one underlined."""
    theme = current()
    x = rect.left() + _LEFT + _NUMBER
    x = _write(painter, x, rect.right(), rect, gettext("New"), muted=True) + 7
    kinds = row.kinds[row.chosen] + ("  ⇥" if len(row.kinds) > 1 else "")
    right = _write_right(painter, rect, kinds)
    if row.name:
        _write(painter, x, right, rect, row.name, bold=True)
    else:
        painter.setPen(theme.colour("text_muted"))
        _write(painter, x, right, rect, gettext("type a name"), muted=True)


def _write_right(
    painter: QPainter, rect: QRectF, text: str, *, edge: float | None = None, least: float = 0.0
) -> float:
    """Write muted ``text`` up to ``edge`` (that of ``rect``), ``least`` wide; returns where it begins."""
    theme = current()
    painter.setFont(theme.font("ui", "ui_small"))
    painter.setPen(theme.colour("text_muted"))
    right = rect.right() - _LEFT if edge is None else edge
    width = max(least, QFontMetricsF(painter.font()).horizontalAdvance(text))
    box = QRectF(right - width, rect.top(), width + 1, rect.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return box.left() - 8 if text else right


def _write(
    painter: QPainter,
    x: float,
    right: float,
    rect: QRectF,
    text: str,
    *,
    bold: bool = False,
    muted: bool = False,
) -> float:
    """Write ``text`` from ``x``, elided before ``right``; returns where it ends."""
    theme = current()
    painter.setFont(theme.font("ui", bold=bold))
    painter.setPen(theme.colour("text_muted" if muted else "text"))
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - x))
    box = QRectF(x, rect.top(), max(0.0, right - x) + 1, rect.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
    return x + metrics.horizontalAdvance(shown)
