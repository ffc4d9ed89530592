"""Where errors end: one sentence for what the user can act on, the crash dialog and the log for our mistakes.

The log tells types, places in our code and ids; never a word of an article, so the text of an exception of
ours is not written either.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotator.app.messages import sentence_for
from annotator.errors import UserError
from annotator.gui.bridge import Bridge

if TYPE_CHECKING:
    from annotator.gui.dialogs.crash_dialog import CrashDialog

_LOG = logging.getLogger("annotator")
_QT_LOG = logging.getLogger("annotator.qt")
_LONG_LOG = 1_000_000
"""Bytes from which on a log is set aside at the next start."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(folder: Path) -> Path | None:
    """Write a log in ``folder`` from now on; None if that cannot be."""
    path = folder / "annotator.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Not the library's rotating handler: it brings sockets and pickles along, and a start waits for it.
        if path.exists() and path.stat().st_size > _LONG_LOG:
            path.replace(folder / "annotator.old.log")
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    return path


class Faults(QObject):
    """Takes every exception that nobody caught, from whatever thread.

    ``tell`` shows a sentence to the user. One crash dialog is open at a time; what follows it is only logged.
    """

    def __init__(self, tell: Callable[[str], None], log: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._log = log
        self._bridge = Bridge(self)
        self.dialog: CrashDialog | None = None

    def install(self) -> None:
        """Become the hook of Python, its threads, and Qt's messages."""
        sys.excepthook = self.caught
        threading.excepthook = lambda told: self._from_thread(told)
        qInstallMessageHandler(_qt_said)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show ``error``: one sentence if the user can act on it, else the crash dialog."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, UserError):
            _LOG.info("told the user: %s", error.code)
            self._bridge.call(self._tell, sentence_for(error))
            return
        from annotator.gui.dialogs.crash_dialog import report_of  # seldom needed: the window opens sooner

        report = report_of((kind, error, trace))
        _LOG.error("%s", report)
        self._bridge.call(self._show_soon, report)

    def _from_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.caught(told.exc_type, told.exc_value, told.exc_traceback)

    def _show_soon(self, report: str) -> None:
        """Show the dialog from the event loop: what failed may have been the painting of a window."""
        QTimer.singleShot(0, self, partial(self._show, report))

    def _show(self, report: str) -> None:
        if self.dialog is not None and isValid(self.dialog):  # it may have gone with its window
            return
        from annotator.gui.dialogs.crash_dialog import CrashDialog

        self.dialog = CrashDialog(report, self._log, QApplication.activeWindow())
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _qt_said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _QT_LOG.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
