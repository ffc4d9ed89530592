"""Bringing in work and splitting it off by the window's dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner, Job
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.commands import AddSpan, CreateEntity, EditDocument
from annotator.errors import UserError
from annotator.gui.dialogs.bring_in_work_dialog import BringInWorkDialog
from annotator.gui.dialogs.split_dialog import SplitDialog
from annotator.gui.window import choosing
from annotator.gui.window.errands import LastReport
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.main_window import MainWindow
from annotator.gui.window.notice import Notice
from annotator.gui.window.sharing import Sharing
from tests.app.sharing.copies import born, copied, labels, work
from tests.app.sharing.test_another_project import label, project_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has none


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    return born(tmp_path / "origin")


@pytest.fixture
def bobs(origin: Path) -> Path:
    copy = copied(origin, "bob")
    work(copy, "Bob", 2)
    with Project.open(copy, annotator="Bob") as project:
        project.execute(CreateEntity("country", "Ukraine"))
    return copy


@pytest.fixture
def project(origin: Path, bobs: Path) -> Iterator[Project]:
    with Project.open(origin, annotator="Ada") as project:
        project.execute(CreateEntity("country", "Ukraine"))
        yield project


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    host.show()
    return host


@pytest.fixture
def notice(host: QWidget) -> Iterator[Notice]:
    notice = Notice(host)
    yield notice
    notice.hide()


@pytest.fixture
def strip(qtbot: QtBot) -> JobStrip:
    strip = JobStrip()
    qtbot.addWidget(strip)
    return strip


@pytest.fixture
def sharing(host: QWidget, project: Project, strip: JobStrip, notice: Notice) -> Sharing:
    return Sharing(host, project, InlineRunner(), strip, notice, LastReport(host, notice))


def preview(sharing: Sharing) -> BringInWorkDialog:
    assert isinstance(sharing.dialog, BringInWorkDialog)
    return sharing.dialog


def splitting(sharing: Sharing) -> SplitDialog:
    assert isinstance(sharing.dialog, SplitDialog)
    return sharing.dialog


def test_the_preview_says_who_brings_what_and_then_it_is_there(
    sharing: Sharing,
    project: Project,
    bobs: Path,
    notice: Notice,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choosing, "files_to_bring_in", lambda parent, folder: [bobs])
    sharing.merge()
    dialog = preview(sharing)
    told = dialog.page.toPlainText()
    assert "bob.annotator" in told
    assert "Bob: 4 spans, 2 statements in 2 documents" in told
    assert "Entity “Ukraine” was made on both sides" in told
    assert labels(project, "Bob") == [0, 0, 0]
    with qtbot.waitSignal(sharing.merged):
        qtbot.keyClick(dialog.start, Qt.Key.Key_Return)
    assert labels(project, "Bob") == [2, 2, 0]
    assert len(project.entities()) == 1
    assert notice.text.startswith("Brought in: 4 spans, 2 statements, 1 entity, ")
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    told_afterwards = sharing.report.dialog
    assert told_afterwards is not None
    assert "the two count as one" in told_afterwards.page.toPlainText()
    told_afterwards.close()


def test_nothing_new_cannot_be_brought_in_and_cancel_brings_nothing(
    sharing: Sharing, project: Project, bobs: Path
) -> None:
    sharing.merge_paths([bobs])
    preview(sharing).reject()
    assert labels(project, "Bob") == [0, 0, 0]
    project.sharing.merge([bobs])
    sharing.merge_paths([bobs])
    assert not preview(sharing).start.isEnabled()
    assert "Nothing new" in preview(sharing).page.toPlainText()
    preview(sharing).reject()


def test_what_cannot_be_read_is_told(
    sharing: Sharing, project: Project, bobs: Path, notice: Notice, tmp_path: Path
) -> None:
    sharing.merge_paths([tmp_path / "nothing.annotator"])
    assert sharing.dialog is None
    assert "There is no project" in notice.text
    sharing.merge_paths([project.path, bobs])
    assert "this very project" in preview(sharing).page.toPlainText()
    preview(sharing).accept()
    assert labels(project, "Bob") == [2, 2, 0]
    assert "Left out: 1" in notice.text


def test_of_reprints_a_person_says_which(
    sharing: Sharing, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    there = project.documents()[0]
    project.execute(EditDocument(there.uid, meta={"date": "2024-01-01"}))
    theirs = project_of(tmp_path, "theirs", "Zoe", {"one": project.text(there.uid)})
    label(theirs, "Zoe", "Norway")
    with Project.open(theirs) as other:
        other.execute(EditDocument(other.documents()[0].uid, meta={"date": "1999-09-09"}))
    sharing.merge_paths([theirs])
    dialog = preview(sharing)
    (question,) = dialog.questions.values()
    assert dialog.pairs == {}
    question.setCurrentIndex(1)
    assert list(dialog.pairs.values()) == [there.uid]
    dialog.accept()
    assert labels(project, "Zoe") == [1, 0, 0]


def test_only_one_thing_at_a_time(sharing: Sharing, strip: JobStrip, bobs: Path) -> None:
    job: Job[None] = Job("Importing", lambda job: None)
    strip.watch(job)
    for deed in (sharing.split, lambda: sharing.merge_paths([bobs])):
        with pytest.raises(UserError) as refused:
            deed()
        assert refused.value.code == "window.transfer_running"
    strip.release()


def test_a_file_is_split_off(sharing: Sharing, project: Project, notice: Notice, qtbot: QtBot) -> None:
    sharing.split()
    dialog = splitting(sharing)
    dialog.person.setCurrentText("Bob")
    assert dialog.assigned.text().endswith("3")
    out = project.path.with_name("project-Bob.annotator")
    assert dialog.place.text() == str(out)
    qtbot.keyClick(dialog.start, Qt.Key.Key_Return)
    assert notice.text == "Split off for Bob: 3 documents, in project-Bob.annotator."
    with Project.open(out) as taken:
        assert len(taken.documents()) == 3
    sharing.split()
    splitting(sharing).person.setCurrentText("Bob")
    assert not splitting(sharing).start.isEnabled()
    assert "There is such a file" in splitting(sharing).trouble.text()
    splitting(sharing).reject()


def test_the_window_shows_at_once_what_came(
    project: Project, bobs: Path, settings: Settings, qtbot: QtBot
) -> None:
    with Project.open(bobs, annotator="Ada") as other:
        late = bobs.with_name("late.txt")
        late.write_text("A late article.", encoding="utf-8")
        other.import_files([late])
        other.execute(EditDocument(other.documents()[0].uid, title="Another title"))
        other.execute(AddSpan(other.documents()[0].uid, "actor", ((0, 4),)))
    window = MainWindow(project, settings, InlineRunner())
    window.show()
    qtbot.waitExposed(window)
    window.label.session.open(project.documents()[0].uid)
    window.perform("sharing.split")
    assert isinstance(window.sharing.dialog, SplitDialog)
    window.sharing.dialog.reject()
    window.sharing.merge_paths([bobs])
    preview(window.sharing).accept()
    session = window.label.session
    shown = [summary.title for summary in session.documents.lines]
    assert shown == [summary.title for summary in project.documents()]
    assert (shown[0], len(shown)) == ("Another title", 4)
    assert len(session.cache.spans) == 1
    window.close()
    window.deleteLater()
