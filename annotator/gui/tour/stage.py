"""A stage for a play without an audience: a window on a project, with nobody's settings touched."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.gui.window.main_window import MainWindow

_SIZE = 1280, 800
_NOISE = "This plugin does not support propagateSizeHints()"
"""What Qt's offscreen screen says of every window; it means nothing there."""


@contextmanager
def private_folder() -> Iterator[Path]:
    """A temporary folder; within, settings and state lie there too, and Qt draws on no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME")
    before = {name: os.environ.get(name) for name in names}
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        os.environ.update(dict.fromkeys(names, folder))
        listening = qInstallMessageHandler(_without_noise)
        try:
            yield Path(folder)
        finally:
            qInstallMessageHandler(listening)
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _without_noise(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message != _NOISE:
        sys.stderr.write(message + "\n")


@contextmanager
def window_on(project: Project) -> Iterator[MainWindow]:
    """A shown window on ``project``, of the size the design was drawn for; closed in the end."""
    window = MainWindow(project, Settings.read(), InlineRunner())
    window.resize(*_SIZE)
    window.show()
    window.activateWindow()
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()


def settle() -> None:
    """Let everything happen that is due, also the end of widgets that are done with."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
