"""The left column: every part of the codebook in its order, under the heading of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.app.codebooks.parts import KINDS, Part
from annotator.app.messages.words import gettext
from annotator.gui.label.chips import HEIGHT, paint_chip
from annotator.gui.theme import current, keycap_width, paint_keycap, theme_changes

_PART = Qt.ItemDataRole.UserRole
_ROW, _HEADING, _INDENT = 30, 34, 14


class PartsList(QListWidget):
    """``part_chosen`` tells that another part is the current one."""

    part_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handler: Callable[[QKeyEvent], bool] | None = None
        self._filling = False
        self.setAccessibleName(gettext("Parts of the codebook"))
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._chosen)
        theme_changes().changed.connect(self.viewport().update)

    def set_key_handler(self, handler: Callable[[QKeyEvent], bool]) -> None:
        """Ask ``handler`` about every key press first."""
        self._handler = handler

    def show_parts(self, parts: Sequence[Part], wanted: tuple[str, str] | None) -> None:
        """Show ``parts``; the one of the key ``wanted`` is the current one, else the first."""
        self._filling = True
        self.clear()
        for kind, title in KINDS.items():
            heading = QListWidgetItem(gettext(title))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for part in parts:
                if part.kind == kind:
                    self._add(part)
        rows = [row for row in range(self.count()) if self.item(row).data(_PART) is not None]
        keys = [self.item(row).data(_PART).key for row in rows]
        if rows:
            self.setCurrentRow(rows[keys.index(wanted)] if wanted in keys else rows[0])
        self._filling = False
        self._chosen()

    def _add(self, part: Part) -> None:
        item = QListWidgetItem(part.name)
        item.setData(_PART, part)
        key = part.fields.get("key") or ""
        told = [part.name, gettext("key {key}").format(key=key) if key else ""]
        told.append(gettext("retired") if part.retired else "")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, told)))
        self.addItem(item)

    @property
    def part(self) -> Part | None:
        """The current part."""
        found = self.currentIndex().data(_PART)
        return found if isinstance(found, Part) else None

    def _chosen(self) -> None:
        if not self._filling:
            self.part_chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of the screen's own comes first."""
        if self._handler is None or not self._handler(event):
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _HEADING if index.data(_PART) is None else _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        part, box = index.data(_PART), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if part is None:
            painter.setFont(current().font("ui", bold=True))
            painter.setPen(current().colour("text_muted"))
            below = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(_INDENT, 0, 0, -4), below, str(index.data()))
        else:
            self._ground(painter, option, box)
            _paint_part(painter, box, part)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        theme = current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("paper"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.colour("accent"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                painter.drawRoundedRect(box.adjusted(4, 1.5, -3, -1.5), 4, 4)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))


def _paint_part(painter: QPainter, box: QRectF, part: Part) -> None:
    theme, middle = current(), box.top() + (box.height() - HEIGHT) / 2
    key = "" if part.retired else part.fields.get("key") or ""
    room = box.width() - 2 * _INDENT - (keycap_width(key) + 8 if key else 0)
    at = QPointF(box.left() + _INDENT, middle)
    line = QRectF(at.x(), middle, room, HEIGHT)
    if part.retired:
        painter.setFont(theme.font("ui"))
        painter.setPen(theme.colour("text_muted"))
        told = gettext("{name} · retired").format(name=part.name)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, told)
    elif part.kind == "label":
        paint_chip(painter, at, part.name, part.fields["colour"], room)
    else:
        colour = part.fields.get("colour")
        painter.setFont(theme.font("ui", bold=bool(colour)))
        painter.setPen(theme.text_of(colour) if colour else theme.colour("text"))
        sign = part.fields.get("symbol", "")
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{sign} {part.name}".strip())
    if key:
        right = box.right() - _INDENT - keycap_width(key)
        paint_keycap(painter, QPointF(right, box.top() + (box.height() - 16) / 2), key)
