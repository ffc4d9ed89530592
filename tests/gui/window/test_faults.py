"""Errors end in a sentence or in the crash dialog; no article's text reaches the log or the report."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.messages import sentence
from annotator.errors import UserError
from annotator.gui.dialogs.crash_dialog import CrashDialog
from annotator.gui.window.faults import Faults, start_log

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has none

SECRET = "He also rejected the plan"


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = start_log(tmp_path / "state")
    assert path is not None
    yield path
    logger = logging.getLogger("annotator")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)


def test_a_users_error_is_one_sentence(qtbot: QtBot, log: Path) -> None:
    said: list[str] = []
    error = raised(UserError("project.missing", path="talks.annotator"))
    Faults(said.append, log).caught(type(error), error, error.__traceback__)
    assert said == [sentence("project.missing", {"path": "talks.annotator"})]
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_our_own_mistake_opens_one_dialog_with_the_log_and_no_text(
    qtbot: QtBot, log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    faults = Faults(lambda _: None, log)
    for _ in range(2):
        error = raised(ValueError(SECRET))
        faults.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    dialog = faults.dialog
    assert isinstance(dialog, CrashDialog)
    dialog.copy.click()
    report = QGuiApplication.clipboard().text()
    assert "ValueError" in report and "test_faults.py" in report
    assert SECRET not in report
    assert SECRET not in log.read_text(encoding="utf-8")
    assert log.read_text(encoding="utf-8").count("ValueError") == 2
    dialog.go_on.click()
    assert faults.dialog is None
    caplog.clear()


def test_an_error_in_another_thread_is_told_in_qts(qtbot: QtBot, log: Path) -> None:
    said: list[threading.Thread] = []
    faults = Faults(lambda _: said.append(threading.current_thread()), log)
    error = raised(UserError("project.missing", path="x"))
    thread = threading.Thread(target=faults.caught, args=(UserError, error, None))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(said))
    assert said == [threading.main_thread()]


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert start_log(tmp_path / "file") is None


class Broken(QWidget):
    """Fails whenever it is painted, as a mistake of ours would."""

    def paintEvent(self, event: QPaintEvent) -> None:
        raise LookupError(SECRET)


def test_a_mistake_in_painting_ends_in_the_dialog_and_the_window_lives_on(
    qtbot: QtBot,
    qapp: QApplication,
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    faults = Faults(lambda _: None, log)
    monkeypatch.setattr(sys, "excepthook", faults.caught)
    broken = Broken()
    qtbot.addWidget(broken)
    broken.show()
    # Only under Qt's own loop does such an exception have no caller of ours to go to.
    QTimer.singleShot(300, qapp.exit)  # quitting would close the dialog
    qapp.exec()
    dialog = faults.dialog
    assert dialog is not None and dialog.isVisible()
    told = log.read_text(encoding="utf-8")
    assert "LookupError" in told and SECRET not in told
    dialog.go_on.click()
    assert broken.isVisible()
    caplog.clear()


def test_a_dialog_that_went_with_its_window_keeps_no_later_one_away(
    qtbot: QtBot, log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    faults = Faults(lambda _: None, log)
    window = QWidget()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    error = raised(ValueError(SECRET))
    faults.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    first = faults.dialog
    assert first is not None and first.parent() is window
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not isValid(first))
    faults.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: faults.dialog is not first)
    assert faults.dialog is not None
    faults.dialog.go_on.click()
    caplog.clear()
