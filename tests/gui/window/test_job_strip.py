"""Work in the background: shown with its progress, called off by its button; labelling goes on meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.jobs import Job, ThreadRunner
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.commands import AddSpan
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.theme import follow_system
from annotator.gui.tour.stage import settle
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen


def test_a_job_is_shown_until_it_is_released_and_can_be_called_off(qtbot: QtBot) -> None:
    strip = JobStrip()
    qtbot.addWidget(strip)
    job: Job[None] = Job("Importing", lambda _: None)
    job.report(1, 4)
    strip.watch(job)
    assert strip.busy and not strip.isHidden()
    assert strip.bar.value() / strip.bar.maximum() == 0.25
    strip.cancel.click()
    assert job.cancelled()
    assert not strip.cancel.isEnabled()
    strip.release()
    assert not strip.busy and strip.isHidden()


def test_one_labels_on_while_an_import_runs_in_a_thread(
    project: Project, settings: Settings, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(project, settings, ThreadRunner())
    window.show()
    gate = threading.Event()
    real = Project.import_files

    def slow(self: Project, paths: Any, **how: Any) -> Any:
        gate.wait(5)
        return real(self, paths, **how)

    monkeypatch.setattr(Project, "import_files", slow)
    (tmp_path / "third.txt").write_text("Third\n\nMore text.", encoding="utf-8")
    window.transfers.import_paths([tmp_path / "third.txt"])
    qtbot.waitUntil(lambda: isinstance(window.transfers.dialog, ImportDialog))
    assert isinstance(window.transfers.dialog, ImportDialog)
    window.transfers.dialog.start.click()
    assert window.job_strip.busy
    document = project.documents()[0].uid
    project.execute(AddSpan(document, "stance", ((0, 7),)))
    assert len(window.label.session.cache.spans) == 1
    gate.set()
    qtbot.waitUntil(lambda: not window.job_strip.busy)
    assert len(project.documents()) == 3
    assert len(window.label.session.documents.lines) == 3
    window.close()
    window.deleteLater()


def test_closing_the_window_calls_off_what_runs(
    project: Project, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    runner = ThreadRunner()
    window = MainWindow(project, settings, runner)
    window.show()
    job: Job[bool] = runner.start("Waiting", lambda job: job._cancel.wait(5))
    window.close()
    assert job.wait(0)
    assert job.result
    window.deleteLater()


def test_a_job_that_begins_moves_nothing(window: MainWindow, qapp: QApplication) -> None:
    follow_system(qapp, "light")
    window.resize(window.width() + 1, window.height())  # else the old look's heights stay
    settle()
    before = window.label.height()
    window.job_strip.watch(Job("Importing", lambda _: None))
    settle()
    assert window.job_strip.isVisible()
    assert window.label.height() == before
    window.job_strip.release()
    qapp.setStyleSheet("")
