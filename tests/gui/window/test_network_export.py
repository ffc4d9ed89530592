"""The dialog of a network: what its fields mean, what it shows before anything is written, and the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from annotator.app import plugins
from annotator.app.networks.choice import TOP, Choice
from annotator.app.plugins import NetworkFormats
from annotator.app.project import Project
from annotator.core.codebook.model import Codebook, Role, StatementType
from annotator.core.records import Annotator
from annotator.formats.networks.graphml import GRAPHML
from annotator.formats.networks.ucinet import UCINET
from annotator.gui.dialogs.network_dialog import NetworkDialog
from annotator.gui.window.main_window import MainWindow
from annotator.gui.window.network_export import NetworkExport
from tests.app.networks import debates
from tests.app.networks.debates import Article, Said

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has none

ROLES = tuple(Role(ident, ident.title(), "actor") for ident in ("person", "organization", "concept"))
CODEBOOK = Codebook(
    statement_types=(
        StatementType("dna", "DNA Statement", ROLES, None),
        StatementType("pair", "Pair", ROLES[:2]),
        StatementType("note", "Annotation", ()),
    )
)


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "network_formats", lambda: NetworkFormats((UCINET, GRAPHML)))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    said = [Said("kr", "nm", "oppose"), Said("vz", "nm"), Said("vz", "sg", "mixed"), Said(None, "sg")]
    debates.project(tmp_path, [Article("2025-02-12", {"Ada": said})]).close()
    with Project.open(tmp_path / "debate.annotator", annotator="Ada") as project:
        yield project


@pytest.fixture
def asked(project: Project, opened: Callable[..., MainWindow], qtbot: QtBot) -> NetworkDialog:
    """The dialog of a window, with its first sketch."""
    window = opened(project)
    window.perform("network.export")
    dialog = errand(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.start.isEnabled)
    return dialog


def errand(window: MainWindow) -> NetworkExport:
    found = window.findChild(NetworkExport)
    assert isinstance(found, NetworkExport)
    return found


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def dialog_of(qtbot: QtBot, codebook: Codebook = CODEBOOK, answer: Path | None = None) -> NetworkDialog:
    dialog = NetworkDialog(
        (UCINET, GRAPHML), codebook, [Annotator("a", "Ada")], Path("folder/talks"), lambda *_: answer
    )
    qtbot.addWidget(dialog)
    return dialog


def test_what_will_be_written_is_shown_and_then_written(
    asked: NetworkDialog, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    assert asked.preview.counts.text() == "2 + 2 nodes, 3 ties. 3 of 4 statements count."
    assert asked.preview.pages.tabText(1) == "Not counted (1)"
    assert "no entity is its Actor" in asked.preview.left_out.toPlainText()
    choose(asked.figures.stance, "subtract")
    qtbot.waitUntil(lambda: "2 of 4" in asked.preview.counts.text())
    table = asked.preview.matrix
    shown = [
        [table.model().index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    assert shown == [["−1"], ["1"]]
    choose(asked.format, "dl")
    assert asked.place.text() == str(tmp_path / "debate-network.dl")
    window = asked.parent()
    assert isinstance(window, MainWindow)
    asked.start.click()
    written = (tmp_path / "debate-network.dl").read_text(encoding="utf-8")
    assert written.endswith("data:\n -1\n 1")
    assert window.notice.text.startswith("debate-network.dl holds the network of 2 statements out of 4.")
    assert window.report.is_there


def test_what_makes_no_network_is_told_and_cannot_be_exported(asked: NetworkDialog, qtbot: QtBot) -> None:
    asked.statements.exclude.setText("Moscow; nobody at all")
    asked.statements.exclude.editingFinished.emit()
    assert not asked.start.isEnabled()  # at once: what is not looked at yet can't be exported
    told = "No entity goes by the name “nobody at all”."
    qtbot.waitUntil(lambda: asked.preview.counts.text() == told)
    assert not asked.start.isEnabled()
    assert asked.preview.matrix.rowCount() == 0
    asked.statements.exclude.setText("Moscow")
    asked.statements.exclude.editingFinished.emit()
    qtbot.waitUntil(asked.start.isEnabled)
    asked.reject()


def test_fields_make_a_choice(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    assert dialog.plan.choice == Choice(type="dna")
    choose(dialog.figures.kind, "congruence")
    choose(dialog.figures.nodes, "proposal")
    choose(dialog.figures.norm, "cosine")
    choose(dialog.figures.actor_level, TOP)
    choose(dialog.figures.slices, "weeks")
    dialog.figures.window_size.setValue(4)
    dialog.figures.cumulative.setChecked(True)
    choose(dialog.statements.layers, "Ada")
    choose(dialog.statements.actor, "person")
    choose(dialog.statements.duplicates, "document")
    dialog.statements.since.setText(" 2024-03 ")
    dialog.statements.exclude.setText("Kremlin; ; A, B")
    dialog.statements.least_proposal.setValue(2)
    dialog.statements.doubtful.setChecked(False)
    assert dialog.plan.choice == Choice(
        kind="congruence",
        nodes="proposal",
        normalise="cosine",
        actor_level=TOP,
        slices="weeks",
        size=4,
        cumulative=True,
        layers="Ada",
        type="dna",
        actor="person",
        duplicates="document",
        since="2024-03",
        exclude=("Kremlin", "A, B"),
        least_proposal=2,
        doubtful=False,
    )


def test_only_what_means_something_is_shown(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    dialog.show()
    figures, statements = dialog.figures, dialog.statements
    assert figures.stance.isVisible() and not figures.nodes.isVisible()
    choose(figures.kind, "conflict")
    assert figures.nodes.isVisible() and not figures.stance.isVisible()
    assert [figures.norm.itemData(place) for place in range(figures.norm.count())] == [
        "none",
        "average",
        "jaccard",
        "cosine",
    ]
    dialog.pages.setCurrentWidget(statements)
    assert [statements.type.itemText(place) for place in range(statements.type.count())] == [
        "DNA Statement",
        "Pair",
    ]
    assert statements.actor.isVisible()
    choose(statements.type, "pair")
    assert not statements.actor.isVisible()


def choose_place(dialog: NetworkDialog) -> None:
    [button] = [one for one in dialog.findChildren(QPushButton) if one.text() == "Choose…"]
    button.click()


def test_every_change_asks_for_a_sketch_but_a_place_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, answer=tmp_path / "here.graphml")
    asked: list[object] = []
    dialog.planned.connect(asked.append)
    choose(dialog.figures.kind, "ignore")
    assert len(asked) == 1
    dialog.figures.dna.setChecked(True)
    assert asked[-1] == dialog.plan
    before = len(asked)
    dialog.place.setText("")
    qtbot.keyClicks(dialog.place, "x.graphml")
    choose_place(dialog)
    assert len(asked) == before
    assert dialog.plan.out == tmp_path / "here.graphml"
    choose(dialog.format, "dl")
    assert dialog.plan.out == tmp_path / "here.graphml"  # a place of one's own stays


def test_a_file_that_is_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    there = tmp_path / "there.graphml"
    there.write_text("old", encoding="utf-8")
    dialog = dialog_of(qtbot, answer=there)
    dialog.show()
    choose_place(dialog)
    assert dialog.replaces.isVisible()
    choose(dialog.figures.slices, "months")
    assert not dialog.replaces.isVisible()


def test_the_dialog_needs_no_mouse(asked: NetworkDialog, qtbot: QtBot) -> None:
    assert asked.focusWidget() is asked.figures.kind
    qtbot.keyClick(asked.figures.kind, Qt.Key.Key_Down)
    assert asked.plan.choice.kind == "congruence"
    asked.reject()
