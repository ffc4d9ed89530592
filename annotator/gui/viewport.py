"""A viewport that Python has made."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Replace the viewport that Qt has made by one like it whose kind is known.

    Of a widget that Python meets for the first time PySide asks which of all kinds of widgets it is, and for
    that makes the classes of all of them, dialogs and wizards included: 8 ms on the way to the first window.
    """
    viewport = QWidget(area)
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
