"""How an entity is painted in a list: its name, the uses at the right, kind and parent below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.app.entities.directory import Line
from annotator.gui.label.row_view import RowDelegate
from annotator.gui.theme import current

LEFT, RIGHT, TOP, LINE = 15, 12, 6, 17


class LineDelegate(RowDelegate):
    """Paints entities; ``line`` finds the one of a uid, ``kind`` says what its kind is called."""

    usual_height = 2 * TOP + 2 * LINE

    def __init__(self, view: QWidget, line: Callable[[str], Line | None], kind: Callable[[str], str]) -> None:
        super().__init__(view)
        self._view = view
        self._line = line
        self._kind = kind

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one entity."""
        line = self._line(str(index.data(Qt.ItemDataRole.UserRole)))
        if line is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        paint_ground(painter, option, rect, focused=self._view.hasFocus())
        upper = QRectF(rect.left() + LEFT, rect.top() + TOP, rect.width() - LEFT - RIGHT, LINE)
        uses = f"{line.spans or line.statements:,}" if line.is_used else "–"
        right = write(painter, upper, uses, "text_muted", small=True, right=True)
        write(painter, upper.adjusted(0, 0, -right - 8, 0), line.entity.name, "text", bold=True)
        parent = f"→ {line.parent}" if line.parent else ""
        aliases = ", ".join(line.entity.aliases)
        below = " · ".join(filter(None, [self._kind(line.entity.kind), parent, aliases]))
        write(painter, upper.translated(0, LINE), below, "text_muted", small=True)
        painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, *, focused: bool) -> None:
    """The ground of a row: chosen, under the pointer, or plain; with a ring if the list has the focus."""
    theme = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("paper"))
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        if focused:
            painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("hover"))


def write(
    painter: QPainter,
    place: QRectF,
    text: str,
    role: str,
    *,
    small: bool = False,
    bold: bool = False,
    right: bool = False,
) -> float:
    """Write ``text`` into ``place``, elided; returns the width it took."""
    theme = current()
    painter.setFont(theme.font("ui", "ui_small" if small else "ui", bold=bold))
    painter.setPen(theme.colour(role))
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, place.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
