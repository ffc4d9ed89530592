"""The checks of the test house itself: dirt is found, a clean test is not accused."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests import dirt


def test_a_warning_nobody_looked_at_is_dirt(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("annotator").warning("the disk is full")
    assert dirt.warnings(caplog) == ["log: annotator: the disk is full"]
    caplog.clear()
    assert dirt.warnings(caplog) == []


def test_a_thread_that_does_not_end_is_dirt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dirt, "GRACE", 0.01)
    before, stop = dirt.threads(), threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    assert dirt.threads_left(before) == ["thread forgotten"]
    stop.set()
    thread.join()
    assert dirt.threads_left(before) == []


def test_windows_dialogs_and_timers_left_alive_are_dirt(qtbot: QtBot) -> None:
    window, dialog = QWidget(), QDialog()
    timer = QTimer(window)
    timer.start(1000)
    window.show()
    dialog.setModal(True)
    dialog.show()
    assert sorted(dirt.widgets_left()) == ["dialog QDialog", "running timer of QWidget", "window QWidget"]
    assert dirt.widgets_left() == []


@given(st.text())
def test_properties_may_live_in_the_private_home(text: str) -> None:
    folder = platformdirs.user_state_path("annotator")
    assert Path(os.environ["HOME"]) in folder.parents
