"""Where the window and its columns were, from one session to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900


def geometry_of(window: QWidget) -> str:
    """The window's place and size as text."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def put_back(window: QWidget, geometry: str) -> None:
    """Put the window where ``geometry`` says, else in the middle at a good size; always on a screen."""
    kept = QByteArray.fromBase64(geometry.encode("ascii", "ignore")) if geometry else QByteArray()
    if not kept.isEmpty() and window.restoreGeometry(kept):
        return
    screen = window.screen()
    free = screen.availableGeometry()
    window.resize(min(_FIRST_WIDTH, free.width()), min(_FIRST_HEIGHT, free.height()))
    window.move(free.center() - window.rect().center())
