"""Letting the pointer rest on a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication


def rest_on(view: QAbstractItemView, index: QModelIndex) -> None:
    """Have ``view`` show its tip for ``index``."""
    place = view.visualRect(index).center()
    viewport = view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
