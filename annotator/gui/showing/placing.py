"""Where a callout goes: beside what it speaks of, within the window, over nothing that is needed now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

Side = Literal["right", "left", "below", "above"]

_GAP = 4


def placed(
    size: QSize, anchor: QRect, room: QRect, sides: Sequence[Side], keep_free: Sequence[QRect] = ()
) -> tuple[QRect, Side]:
    """A rectangle of ``size`` beside ``anchor``, and at which of its ``sides`` (best first).

    The first side where it covers neither ``anchor`` nor ``keep_free`` is taken; where every side covers
    something, the one that covers least. All rectangles in the same coordinates; the answer lies in ``room``.
    """
    needed = (anchor, *keep_free)
    found = [(_beside(size, anchor, room, side), side) for side in sides]
    return min(found, key=lambda each: sum(_shared(each[0], free) for free in needed))


def _beside(size: QSize, anchor: QRect, room: QRect, side: Side) -> QRect:
    width, height = size.width(), size.height()
    middle = anchor.center()
    corner = {
        "right": QPoint(anchor.right() + _GAP, middle.y() - height // 2),
        "left": QPoint(anchor.left() - _GAP - width, middle.y() - height // 2),
        "below": QPoint(middle.x() - width // 2, anchor.bottom() + _GAP),
        "above": QPoint(middle.x() - width // 2, anchor.top() - _GAP - height),
    }[side]
    x = max(room.left(), min(corner.x(), room.right() - width))
    y = max(room.top(), min(corner.y(), room.bottom() - height))
    return QRect(QPoint(x, y), size)


def _shared(one: QRect, other: QRect) -> int:
    both = one.intersected(other)
    return both.width() * both.height() if both.isValid() else 0
