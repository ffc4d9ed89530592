"""What a test may leave behind by mistake, each found by a small function that names it."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Collection

import pytest

GRACE = 1.0
"""Seconds a thread that is ending gets to end."""


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Log records of level WARNING and above that nobody cleared."""
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    return [f"log: {r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]


def threads() -> frozenset[threading.Thread]:
    """The threads alive now."""
    return frozenset(threading.enumerate())


def threads_left(before: Collection[threading.Thread]) -> list[str]:
    """Threads that were not there before and do not end by themselves within the grace."""
    deadline = time.monotonic() + GRACE
    new = [t for t in threading.enumerate() if t not in before]
    for thread in new:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [f"thread {t.name}" for t in new if t.is_alive()]


def widgets_left() -> list[str]:
    """Modal dialogs, visible windows and running timers. They are closed: the next test starts clean."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return []
    # what was told to delete itself later is no dirt
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found: list[str] = []
    for widget in app.topLevelWidgets():
        timers = widget.findChildren(QTimer)
        found += [f"running timer of {_name(widget)}" for timer in timers if timer.isActive()]
        if widget.isVisible():
            found.append(f"{'dialog' if widget.isModal() else 'window'} {_name(widget)}")
            widget.hide()
            widget.deleteLater()
    for timer in app.findChildren(QTimer):
        if timer.isActive():
            found.append("running timer of the application")
            timer.stop()
    return found


def _name(widget: object) -> str:
    return type(widget).__name__
