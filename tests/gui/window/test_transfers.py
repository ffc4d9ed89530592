"""Import and export by the window's dialogs: what is recognised, which column is what, and what is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner
from annotator.app.naming import as_project
from annotator.app.project import Project
from annotator.errors import UserError
from annotator.gui.dialogs.article_pane import ArticlePane
from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.window.errands import LastReport
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.notice import Notice
from annotator.gui.window.transfers import Transfers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has none


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
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
def transfers(host: QWidget, project: Project, notice: Notice, qtbot: QtBot) -> Transfers:
    strip = JobStrip()
    qtbot.addWidget(strip)
    return Transfers(host, project, InlineRunner(), strip, notice, LastReport(host, notice))


def asked(transfers: Transfers) -> ImportDialog:
    assert isinstance(transfers.dialog, ImportDialog)
    return transfers.dialog


def articles(folder: Path, count: int = 2) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(
            f"Title {number}\n\nThe Kremlin said {number}.", encoding="utf-8"
        )
    return folder


def test_a_folder_is_recognised_and_imported(
    transfers: Transfers, project: Project, notice: Notice, tmp_path: Path
) -> None:
    folder = articles(tmp_path / "articles")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    transfers.import_paths([folder])
    dialog = asked(transfers)
    assert "2" in dialog.summary.text() and "1" in dialog.summary.text()
    dialog.start.click()
    assert [document.title for document in project.documents()] == ["Title 0", "Title 1"]
    assert "2 articles" in notice.text
    notice.button.click()
    assert transfers.report.is_there


def test_a_table_whose_text_column_has_no_usual_name_is_told_apart_by_hand(
    transfers: Transfers, project: Project, tmp_path: Path
) -> None:
    table = tmp_path / "press.csv"
    table.write_text("Kopf,Inhalt,Tag\nErste,Moskau sagte nein.,2025-08-17\n", encoding="utf-8")
    transfers.import_paths([table])
    dialog = asked(transfers)
    assert not dialog.start.isEnabled()
    assert "press.csv" in dialog.warning.text()
    boxes = dialog.mappings[0].boxes
    for field, column in (("text", "Inhalt"), ("title", "Kopf"), ("date", "Tag")):
        boxes[field].setCurrentText(column)
    assert dialog.start.isEnabled()
    assert dialog.warning.isHidden()
    dialog.start.click()
    document = project.documents()[0]
    assert (document.title, document.date) == ("Erste", "2025-08-17")
    assert project.text(document.uid) == "Moskau sagte nein."


def test_tables_with_usual_names_need_no_hand_and_are_one_gesture(
    transfers: Transfers, project: Project, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"headline,body\n{name},Text {name}.\n", encoding="utf-8")
    transfers.import_paths([tmp_path / "a.csv", tmp_path / "b.csv"])
    asked(transfers).start.click()
    assert [document.title for document in project.documents()] == ["a", "b"]
    project.undo()
    assert project.documents() == []


def test_a_folder_without_text_is_one_sentence_and_no_dialog(
    transfers: Transfers, notice: Notice, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    transfers.import_paths([tmp_path / "empty"])
    assert transfers.dialog is None
    assert "empty" in notice.text


def test_cancelling_the_dialog_imports_nothing(
    transfers: Transfers, project: Project, tmp_path: Path
) -> None:
    transfers.import_paths([articles(tmp_path / "articles")])
    asked(transfers).reject()
    assert project.documents() == []
    assert transfers.dialog is None


def test_an_export_is_written_where_it_was_asked(
    transfers: Transfers, project: Project, notice: Notice, tmp_path: Path
) -> None:
    project.import_files([articles(tmp_path / "articles")])
    transfers.export()
    dialog = transfers.dialog
    assert isinstance(dialog, ExportDialog)
    titles = [dialog.formats.item(row).text() for row in range(dialog.formats.count())]
    assert len(titles) >= 3
    for row in range(dialog.formats.count()):
        dialog.formats.setCurrentRow(row)
        if dialog.plan.format == "native":
            break
    dialog.place.setText(str(tmp_path / "out.jsonl"))
    assert dialog.plan.layers == "all"
    dialog.start.click()
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").startswith('{"format":"annotator/1"')
    assert "out.jsonl" in notice.text


def test_the_layers_of_some_people_can_be_picked(transfers: Transfers) -> None:
    transfers.export()
    dialog = transfers.dialog
    assert isinstance(dialog, ExportDialog)
    dialog.layers.item(dialog.layers.count() - 1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.plan.layers == "Ada"
    dialog.layers.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.start.isEnabled()
    dialog.reject()


def test_the_first_records_and_what_is_lost_are_shown_before_anything_is_written(
    transfers: Transfers, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    project.import_files([articles(tmp_path / "articles")])
    transfers.export()
    dialog = transfers.dialog
    assert isinstance(dialog, ExportDialog)
    row = next(row for row in range(dialog.formats.count()) if _name(dialog, row) == "native")
    dialog.formats.setCurrentRow(row)
    qtbot.waitUntil(lambda: "annotator/1" in dialog.draft.records.toPlainText())
    assert "2 articles" in dialog.draft.counts.text()
    assert not list(tmp_path.glob("*.jsonl"))
    dialog.reject()


def _name(dialog: ExportDialog, row: int) -> str:
    dialog.formats.setCurrentRow(row)
    return dialog.plan.format


def test_the_options_of_a_format_are_fields(transfers: Transfers, project: Project, tmp_path: Path) -> None:
    project.import_files([articles(tmp_path / "articles")])
    transfers.export()
    dialog = transfers.dialog
    assert isinstance(dialog, ExportDialog)
    next(row for row in range(dialog.formats.count()) if _name(dialog, row) == "spans-csv")
    assert dialog.plan.options == {}
    tick = next(tick for tick in dialog.options.findChildren(QCheckBox) if tick.accessibleName() == "bom")
    tick.click()
    assert dialog.plan.options == {"bom": True}
    dialog.place.setText(str(tmp_path / "out.csv"))
    dialog.start.click()
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_articles_are_shown_before_they_come_and_copies_can_be_left_out(
    transfers: Transfers, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    words = " ".join(f"word{number} said" for number in range(200))
    (tmp_path / "in").mkdir()
    for name, lead in (("2025-02-12_Ledger", "Berlin."), ("2025-02-13_Wire", "Paris.")):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{lead}\n\n{words}", encoding="utf-8")
    transfers.import_paths([tmp_path / "in"])
    pane = asked(transfers).articles
    qtbot.waitUntil(lambda: pane.articles.topLevelItemCount() == 2)
    qtbot.waitUntil(lambda: "Berlin." in pane.copies.text())
    pane.pattern.setText("{date}_{source}")
    pane.pattern.editingFinished.emit()
    qtbot.waitUntil(lambda: _cell(pane, 1, 2) == "Wire")
    pane.near.setCurrentIndex(2)
    asked(transfers).start.click()
    [document] = project.documents()
    assert (document.title, document.date, document.source) == ("Berlin.", "2025-02-12", "Ledger")


def _cell(pane: ArticlePane, row: int, column: int) -> str:
    item = pane.articles.topLevelItem(row)
    return "" if item is None else item.text(column)


def test_a_pattern_that_says_nothing_is_told(transfers: Transfers, tmp_path: Path, qtbot: QtBot) -> None:
    transfers.import_paths([articles(tmp_path / "articles")])
    pane = asked(transfers).articles
    pane.pattern.setText("re:(")
    pane.pattern.editingFinished.emit()
    qtbot.waitUntil(lambda: "re:(" in pane.told.text())
    asked(transfers).reject()


def test_columns_picked_once_are_picked_again(transfers: Transfers, project: Project, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f"Kopf,Was war\nK,{name} words\n", encoding="utf-8")
    transfers.import_paths([tmp_path / "one.csv"])
    box = asked(transfers).mappings[0].boxes["text"]
    box.setCurrentIndex(box.findText("Was war"))
    asked(transfers).start.click()
    transfers.import_paths([tmp_path / "two.csv"])
    assert asked(transfers).mappings[0].boxes["text"].currentText() == "Was war"
    asked(transfers).start.click()
    assert [project.text(document.uid) for document in project.documents()] == ["one words", "two words"]


def test_an_export_that_cannot_be_written_is_one_sentence(
    transfers: Transfers, notice: Notice, tmp_path: Path
) -> None:
    transfers.export()
    dialog = transfers.dialog
    assert isinstance(dialog, ExportDialog)
    dialog.place.setText(str(tmp_path / "nowhere" / "out.csv"))
    dialog.start.click()
    assert "nowhere" in notice.text


def test_one_transfer_at_a_time(
    transfers: Transfers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JobStrip, "busy", property(lambda self: True))
    with pytest.raises(UserError, match="transfer_running"):
        transfers.import_paths([tmp_path])


def test_a_projects_name_gets_its_suffix() -> None:
    assert as_project(Path("a/talks")) == Path("a/talks.annotator")
    assert as_project(Path("a/talks.v2")) == Path("a/talks.v2.annotator")
    assert as_project(Path("a/talks.annotator")) == Path("a/talks.annotator")
    assert as_project(Path("/")) == Path("/")


def test_the_table_that_needs_a_choice_is_shown_first(transfers: Transfers, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,text\nOne,Words\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("name,what was said\nTwo,Words\n", encoding="utf-8")
    transfers.import_paths([tmp_path / "a.csv", tmp_path / "b.csv"])
    dialog = asked(transfers)
    assert dialog.which.currentText() == "b.csv"
    assert dialog.start.isEnabled()
    dialog.reject()


def test_columns_picked_by_hand_change_nothing_for_the_rest_of_the_batch(
    transfers: Transfers, project: Project, notice: Notice, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "newer.jsonl").write_text('{"format":"annotator/2"}\n', encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "table.csv").write_text("name,what was said\nTwo,The Kremlin said no.\n", encoding="utf-8")
    transfers.import_paths([folder])
    dialog = asked(transfers)
    box = dialog.mappings[0].boxes["text"]
    box.setCurrentIndex(box.findText("what was said"))
    dialog.start.click()
    assert [document.title for document in project.documents()] == ["The Kremlin said no."]
    assert "Left out: 2" in notice.text
