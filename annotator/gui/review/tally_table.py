"""How the stances of two annotators meet, as a small table: a row for each value of one of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.app.messages.words import gettext
from annotator.app.reviewing.pair_tally import Tally
from annotator.core.codebook.model import Codebook
from annotator.gui.theme import current, theme_changes
from annotator.gui.theme.contrast import mix

_CELL_W, _CELL_H, _HEAD = 34, 24, 28
_LEFT, _TOP, _TITLE, _FOOT = 13, 10, 22, 20
_STRONGEST = 0.34


class TallyTable(QWidget):
    """Shows a :class:`Tally`; without one it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._signs: tuple[str, ...] = ()
        self._names: tuple[str, str] = ("", "")
        self._here: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.update)

    def say(
        self,
        tally: Tally | None,
        codebook: Codebook,
        names: tuple[str, str] = ("", ""),
        here: tuple[str | None, str | None] = (None, None),
    ) -> None:
        """Show ``tally`` of the people ``names``; ``here`` are the values that meet in the open row."""
        self._tally = tally if tally is not None and tally.total else None
        self.setVisible(self._tally is not None)
        if self._tally is None or tally is None:
            return
        known = [codebook.value(value) for value in tally.values]
        self._signs = tuple((value.symbol or value.name[:2]) if value else "?" for value in known)
        self._names = names
        one, other = here
        inside = one in tally.values and other in tally.values
        self._here = (tally.values.index(one or ""), tally.values.index(other or "")) if inside else None
        self.setAccessibleName(self._spoken(codebook, tally))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def _spoken(self, codebook: Codebook, tally: Tally) -> str:
        met = gettext("{name}: {one}, {other}: {two}: {n}")
        cells = [
            met.format(
                name=self._names[0], one=self._called(codebook, one),
                other=self._names[1], two=self._called(codebook, two), n=count,
            )
            for one, row in zip(tally.values, tally.counts, strict=True)
            for two, count in zip(tally.values, row, strict=True)
            if count
        ]  # fmt: skip
        return ". ".join([gettext("This pair so far"), *cells])

    @staticmethod
    def _called(codebook: Codebook, value: str) -> str:
        known = codebook.value(value)
        return known.name if known else value

    def sizeHint(self) -> QSize:
        """Room for title, cells and the line below."""
        return QSize(200, 2 * _TOP + _TITLE + _CELL_H * (len(self._signs) + 1) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Its height is what it is."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with its table."""
        tally = self._tally
        if tally is None:
            return
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("paper"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font("ui", bold=True))
            painter.drawText(QPointF(_LEFT, _TOP + 14), gettext("This pair so far"))
            self._paint_cells(painter, tally)
            self._paint_foot(painter, tally)

    def _paint_cells(self, painter: QPainter, tally: Tally) -> None:
        theme = current()
        most = max(max(row) for row in tally.counts)
        painter.setFont(theme.font("ui"))
        painter.setPen(theme.colour("text_muted"))
        for place, sign in enumerate(self._signs):
            painter.drawText(self._cell(-1, place), Qt.AlignmentFlag.AlignCenter, sign)
            painter.drawText(self._cell(place, -1), Qt.AlignmentFlag.AlignCenter, sign)
        for i, row in enumerate(tally.counts):
            for j, count in enumerate(row):
                box = self._cell(i, j)
                if count:
                    painter.fillRect(box, _heat(count / most, same=i == j))
                commonest = tally.commonest in ((tally.values[i], tally.values[j]),
                                                (tally.values[j], tally.values[i]))  # fmt: skip
                painter.setFont(theme.font("ui", bold=commonest and bool(count)))
                painter.setPen(theme.colour("text" if count else "text_muted"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
                if (i, j) == self._here:
                    painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _cell(self, row: int, column: int) -> QRectF:
        """The box of a cell; −1 stands for the signs."""
        x = _LEFT + (_HEAD + column * _CELL_W if column >= 0 else 0)
        y = _TOP + _TITLE + (row + 1) * _CELL_H
        return QRectF(x, y, _CELL_W if column >= 0 else _HEAD, _CELL_H)

    def _paint_foot(self, painter: QPainter, tally: Tally) -> None:
        theme = current()
        painter.setFont(theme.font("ui", "ui_small"))
        painter.setPen(theme.colour("text_muted"))
        said = gettext("{first} ↓, {second} →").format(first=self._names[0], second=self._names[1])
        if tally.commonest is not None:
            one, other = (self._signs[tally.values.index(value)] for value in tally.commonest)
            said += " · " + gettext("{one}/{other} is the commonest confusion").format(one=one, other=other)
        y = _TOP + _TITLE + _CELL_H * (len(self._signs) + 1) + 2
        room = QRectF(_LEFT, y, self.width() - 2 * _LEFT, _FOOT)
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _heat(share: float, *, same: bool) -> QColor:
    """A tint for ``share`` (0 to 1) of the greatest count: green where both say the same, red elsewhere."""
    theme = current()
    base = theme.colour("success" if same else "danger")
    return mix(theme.colour("paper"), base, 0.06 + (_STRONGEST - 0.06) * share**0.7)
