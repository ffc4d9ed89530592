"""A callout lies within the window, beside what it speaks of, over nothing that is needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from annotator.gui.showing.placing import placed

ROOM = QRect(0, 0, 1280, 700)
SIZE = QSize(312, 200)


def test_the_best_side_with_room_is_taken() -> None:
    line = QRect(280, 300, 620, 24)
    where, side = placed(SIZE, line, ROOM, ("right", "left"))
    assert (side, where.left() > line.right()) == ("right", True)
    wide = QRect(0, 300, 1280, 24)
    where, side = placed(SIZE, wide, ROOM, ("right", "below"))
    assert (side, where.top() > wide.bottom()) == ("below", True)


def test_what_is_needed_stays_free() -> None:
    button, words = QRect(20, 300, 60, 30), QRect(0, 340, 500, 30)
    where, side = placed(SIZE, button, ROOM, ("below", "above"), [words])
    assert side == "above"
    assert not where.intersects(words)


@given(st.integers(0, 1270), st.integers(0, 690), st.integers(1, 2000), st.integers(1, 900))
def test_it_lies_within_the_window(x: int, y: int, width: int, height: int) -> None:
    where, _ = placed(SIZE, QRect(x, y, width, height), ROOM, ("right", "left", "below", "above"))
    assert ROOM.contains(where)
