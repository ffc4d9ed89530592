"""Windows come and go: nothing of them stays, whatever was under way."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.app.jobs import ThreadRunner
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.commands import AddAnnotator
from annotator.gui.application import Owner
from annotator.gui.window import main_window
from annotator.gui.window.main_window import MainWindow

LABELS = (
    '{"format":"annotator/1"}\n{"text":"A frame.","layers":[{"annotator":"Bo","spans":'
    '[{"label":"%s","start":0,"end":1}]}]}\n'
)


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()


@pytest.fixture
def bring(project: Project, tmp_path: Path) -> Callable[[str], None]:
    """Import an article in which somebody used a label that the codebook lacks."""

    def bring_label(label: str) -> None:
        path = tmp_path / f"{label}.jsonl"
        path.write_text((LABELS % label).replace("A frame", f"A frame {label}"), encoding="utf-8")
        project.import_files([path])

    return bring_label


def test_twenty_windows_leave_no_widget_timer_or_listener(
    qapp: QApplication, project: Project, settings: Settings
) -> None:
    counts = []
    for _ in range(20):
        window = MainWindow(project, settings)
        window.show()
        window.perform("help.keys")
        window.perform("document.next")
        window.title_bar.person.people.aboutToShow.emit()
        QApplication.processEvents()
        window.close()
        window.deleteLater()
        settle()
        timers = len(qapp.findChildren(QTimer))
        counts.append((len(QApplication.allWidgets()), timers, len(project._bus._listeners)))
    assert counts[1:] == [counts[1]] * 19
    assert counts[-1][2] == 0


def test_a_new_codebook_leaves_no_menu_behind(window: MainWindow, bring: Callable[[str], None]) -> None:
    bring("first")
    settle()
    before = len(window.findChildren(QMenu))
    for label in ("second", "third"):
        bring(label)
    settle()
    assert len(window.findChildren(QMenu)) == before


def test_people_can_be_picked_after_the_codebook_has_changed(
    window: MainWindow, project: Project, bring: Callable[[str], None]
) -> None:
    project.execute(AddAnnotator("Boris"))
    bring("frame")
    settle()
    menu = window.title_bar.person.people
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Boris").trigger()
    menu.aboutToHide.emit()
    assert project.annotator is not None and project.annotator.name == "Boris"


def test_closing_calls_off_an_import_and_lets_the_file_go(
    qtbot: QtBot, tmp_path: Path, project: Project
) -> None:
    path = project.path
    before = len(project.documents())
    project.close()
    many = tmp_path / "many"
    many.mkdir()
    for number in range(3_000):
        (many / f"{number}.txt").write_text(f"Article {number}\n\nSome text.", encoding="utf-8")
    owner = Owner(Settings.read(tmp_path / "config", tmp_path / "state"))
    owner.open(path, "Ada")
    window = owner.window
    assert window is not None
    window.transfers.import_paths([many])
    qtbot.waitUntil(lambda: window.transfers.dialog is not None)
    dialog = window.transfers.dialog
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: window.job_strip.bar.value() > 0, timeout=5_000)
    owner.close()
    settle()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job:")]
    with Project.open(path) as again:
        assert len(again.documents()) == before
        assert again.check() == []


def test_a_job_that_ends_after_its_window_disturbs_nobody(
    qtbot: QtBot, project: Project, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "_JOB_MAY_TAKE", 0.05)
    go_on = threading.Event()
    runner = ThreadRunner()
    window = MainWindow(project, settings, runner)
    window.show()
    window.transfers._start("Slow", lambda job: go_on.wait(5), lambda _: pytest.fail("told after the end"))
    window.transfers.close()
    window.close()
    window.deleteLater()
    settle()
    go_on.set()
    assert runner.close(2)
    settle()


def test_a_note_that_was_being_written_is_kept_when_the_window_closes(
    window: MainWindow, project: Project
) -> None:
    document = window.label.session.document
    assert document is not None
    window.perform("pane.show_notes")
    window.label.side.notes.field.setPlainText("Half a thought")
    window.close()
    layer = project.layer(document.uid)
    assert layer is not None and layer.notes == "Half a thought"


def test_a_failure_while_closing_lets_the_project_go_all_the_same(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise LookupError

    told: list[bool] = []
    window.closed.connect(lambda: told.append(True))
    with monkeypatch.context() as broken:
        broken.setattr(window.label, "leave", fail)
        with pytest.raises(LookupError):
            window._leave_and_tell()
    assert told == [True]
    window.label.leave()
