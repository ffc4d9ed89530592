"""The dialog of a dataset: what its fields mean, what it shows before anything is written, and the folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from annotator.app import plugins
from annotator.app.plugins import Formats
from annotator.app.project import Project
from annotator.app.resources import seeds
from annotator.formats.native import NATIVE
from annotator.formats.spans_csv import SPANS_CSV
from annotator.gui.dialogs.dataset_dialog import DatasetDialog
from annotator.gui.window.dataset_export import DatasetExport
from annotator.gui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has none


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "talks.annotator"
    with Project.create(path) as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
    return path


@pytest.fixture
def project(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    path = tmp_path / sample.name
    path.write_bytes(sample.read_bytes())
    with Project.open(path, annotator="Rae") as project:
        monkeypatch.setattr(plugins, "formats", lambda: Formats((SPANS_CSV, NATIVE)))
        monkeypatch.setattr("annotator.app.datasets.writing.formats", lambda: Formats((SPANS_CSV, NATIVE)))
        yield project


@pytest.fixture
def asked(project: Project, opened: Callable[..., MainWindow], qtbot: QtBot) -> DatasetDialog:
    """The dialog of a window, with its first preview."""
    window = opened(project)
    window.perform("dataset.export")
    dialog = errand(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.start.isEnabled)
    return dialog


def errand(window: MainWindow) -> DatasetExport:
    found = window.findChild(DatasetExport)
    assert isinstance(found, DatasetExport)
    return found


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def shown(dialog: DatasetDialog) -> list[list[str]]:
    table = dialog.pane.table
    rows = range(table.rowCount())
    items = [[table.item(row, column) for column in range(table.columnCount())] for row in rows]
    return [[item.text() for item in row if item is not None] for row in items]


def test_what_will_be_written_is_shown_and_then_written(
    asked: DatasetDialog, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    assert [row[:2] for row in shown(asked)] == [["train", "1"], ["dev", "1"], ["test", "1"]]
    assert asked.pane.draft.records.toPlainText().startswith('{"format":"annotator/1"')
    assert "has no gold" in asked.pane.draft.lost.toPlainText()
    choose(asked.labels.layer, "majority")
    qtbot.waitUntil(lambda: asked.start.isEnabled() and shown(asked)[0][1] == "8")
    asked.licence.setCurrentText("CC0-1.0")
    asked.splits.seed.setValue(5)
    qtbot.waitUntil(asked.start.isEnabled)
    asked.start.click()
    out = tmp_path / "talks-dataset"
    qtbot.waitUntil((out / "manifest.json").exists)
    plan = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["plan"]
    assert (plan["layer"], plan["seed"], plan["licence"]) == ("majority", 5, "CC0-1.0")
    assert plan["splits"] == {"train": 80, "dev": 10, "test": 10}


def test_the_window_tells_what_was_made(
    asked: DatasetDialog, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = asked.parent()
    assert isinstance(window, MainWindow)
    asked.start.click()
    qtbot.waitUntil(lambda: window.notice.text.startswith("talks-dataset holds a dataset of 3 articles"))
    assert window.report.is_there


def test_names_are_changed_and_left_out(asked: DatasetDialog, qtbot: QtBot) -> None:
    names = asked.labels.names
    cells = {names.item(row, 1).text(): row for row in range(names.rowCount())}  # type: ignore[union-attr]
    called, goes_in = names.item(cells["support"], 1), names.item(cells["stance"], 0)
    assert called is not None
    assert goes_in is not None
    called.setText("pro")
    goes_in.setCheckState(Qt.CheckState.Unchecked)
    assert asked.plan.plan.mapping == {"label:stance": "", "stance:support": "pro"}
    qtbot.waitUntil(asked.start.isEnabled)
    assert "its label “stance” is left out" in asked.pane.draft.lost.toPlainText()


def test_what_makes_no_dataset_is_told_and_cannot_be_exported(asked: DatasetDialog, qtbot: QtBot) -> None:
    asked.splits.names[0].setText("my train")
    asked.splits.names[0].editingFinished.emit()
    assert not asked.start.isEnabled()
    assert "can't be called “my train”" in asked.pane.draft.counts.text()
    asked.splits.names[0].setText("train")
    asked.splits.names[0].editingFinished.emit()
    qtbot.waitUntil(asked.start.isEnabled)
    choose(asked.labels.layer, "soft")
    choose(asked.format, "spans-csv")
    qtbot.waitUntil(lambda: "no place for soft labels" in asked.pane.draft.counts.text())
    assert not asked.start.isEnabled()


def test_a_slider_and_its_number_say_the_same_and_none_is_no_split(asked: DatasetDialog) -> None:
    asked.splits.shares[1].setValue(0)
    assert asked.plan.plan.splits == (("train", 80), ("test", 10))
    asked.splits.shares[3].setValue(5)
    asked.splits.names[3].setText("probe")
    assert asked.plan.plan.splits[-1] == ("probe", 5)


def test_a_name_typed_last_is_looked_at_before_the_dialog_closes(asked: DatasetDialog) -> None:
    asked.splits.names[0].setText("../up")
    asked.accept()
    assert asked.isVisible()
    assert not asked.start.isEnabled()
