"""The search screen: typed words, filters, both ways of showing places, what is told when there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.app.actions import registry_for
from annotator.app.jobs import InlineRunner, ThreadRunner
from annotator.app.messages.keyed import put_in_force
from annotator.app.searching import Hit
from annotator.core.commands import AddSpan, CreateEntity
from annotator.gui.search import screen as module
from annotator.gui.search.screen import SearchScreen
from tests.app.searching.texts import written

TEXTS = (
    "Old peace talks. Then war.\nKyiv wants peace.",
    "New war, no peace.",
    "السلام عليكم بالسلام",
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as made:
        made.import_files([written(tmp_path, *TEXTS)])
        yield made


@pytest.fixture
def screen(project: Project, qtbot: QtBot) -> Iterator[SearchScreen]:
    made = SearchScreen(project, InlineRunner())
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.enter()
    yield made
    made.leave()


def rows(screen: SearchScreen) -> list[str]:
    model = screen.results.model_of_rows
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def places(screen: SearchScreen) -> list[str]:
    return [hit.words for hit in screen.results.found.hits]


def targets(screen: SearchScreen) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []
    screen.go_wanted.connect(lambda _, target: heard.append(target))
    return heard


def test_words_are_found_while_one_types(screen: SearchScreen) -> None:
    QTest.keyClicks(screen.filters.words, "pea")
    assert places(screen) == []
    QTest.keyClicks(screen.filters.words, "ce")
    assert places(screen) == ["peace", "peace", "peace"]
    assert rows(screen)[0].startswith("Article 0, 2 places")
    assert screen.head.told.text() == "3 places in 2 articles"


def test_a_row_opens_its_place(screen: SearchScreen, project: Project) -> None:
    heard = targets(screen)
    screen.filters.words.setText("kyiv")
    QTest.keyClick(screen.filters.words, Qt.Key.Key_Return)
    QTest.keyClick(screen.results, Qt.Key.Key_Return)
    first = project.documents()[0].uid
    assert heard == [{"document": first, "start": 27, "end": 31}]
    QTest.keyClick(screen.results, Qt.Key.Key_Up)
    QTest.keyClick(screen.results, Qt.Key.Key_Return)
    assert heard == [heard[0]] * 2


def test_from_place_to_place_and_no_further(screen: SearchScreen) -> None:
    put_in_force(registry_for(None).told_key)  # as a window does
    heard, said = targets(screen), []
    screen.said.connect(lambda sentence, _: said.append(sentence))
    screen.perform("search.open_next")
    screen.filters.words.setText("war")
    for _ in range(3):
        screen.perform("search.open_next")
    screen.perform("search.open_previous")
    assert [target["start"] for target in heard] == [22, 4, 22]
    assert said == [
        "Search first (Ctrl+5); then this goes from place to place.",
        "There is no further place; Ctrl+5 goes back to the search.",
    ]


def test_a_concordance_in_the_order_one_likes(screen: SearchScreen) -> None:
    screen.filters.words.setText("peace")
    screen.perform("search.concordance")
    assert screen.is_on("search.concordance")
    assert len(rows(screen)) == 3
    orders = []
    for _ in range(4):
        shown = [screen.results.row(uid) for uid in screen.results.model_of_rows.uids]
        orders.append([row.after[:4] for row in shown if isinstance(row, Hit)])
        screen.perform("search.order")
    assert orders[0] == [" tal", ".", "."]
    assert orders[3] == [".", ".", " tal"]
    screen.grab()


def test_filters_and_what_they_offer(screen: SearchScreen, project: Project) -> None:
    first = project.documents()[0].uid
    project.execute(AddSpan(first, "actor", ((27, 31),)))
    screen.refresh()
    screen.filters.label.setCurrentIndex(screen.filters.label.findData("actor"))
    assert places(screen) == ["Kyiv"]
    screen.filters.words.setText("war")
    assert places(screen) == []
    assert "same paragraph" in screen.sentence.text()
    screen.show_target({"text": "talks"})
    assert places(screen) == ["talks"]
    screen.filters.since.setText("20")
    assert places(screen) == ["talks"]
    screen.filters.since.setText("2024")
    assert places(screen) == []


def test_an_entity_by_its_name_or_alias(screen: SearchScreen, project: Project) -> None:
    kyiv = project.execute(CreateEntity("country", "Ukraine", aliases=("Kyiv",))).created[0]
    project.execute(AddSpan(project.documents()[0].uid, "actor", ((27, 31),), kyiv))
    screen.refresh()
    screen.filters.entity.setText("kyi")
    assert places(screen) == []
    assert "No entity" in screen.sentence.text()
    screen.filters.entity.setText("kyiv")
    assert places(screen) == ["Kyiv"]
    screen.show_target({"entity": kyiv})
    assert (screen.filters.entity.text(), places(screen)) == ("Ukraine", ["Kyiv"])


def test_what_is_new_is_found(screen: SearchScreen, project: Project, tmp_path: Path, qtbot: QtBot) -> None:
    screen.filters.words.setText("peace")
    project.import_files([written(tmp_path, "Later peace.")])
    qtbot.waitUntil(lambda: len(places(screen)) == 4, timeout=3000)


def test_more_places(screen: SearchScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    screen.filters.words.setText("peace")
    assert len(places(screen)) == 2
    assert screen.head.told.text() == "2 articles · the first 2 places"
    for _ in range(2):
        screen.perform("search.more")
    assert len(places(screen)) == 3
    assert not screen.can("search.more")


def test_the_rest_is_looked_up_when_nobody_types(
    screen: SearchScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST", 1)
    screen.filters.words.setText("peace")
    assert len(places(screen)) == 2
    qtbot.waitUntil(lambda: len(places(screen)) == 3, timeout=3000)


def test_nothing_yet(screen: SearchScreen, qtbot: QtBot, tmp_path: Path) -> None:
    assert "Type words" in screen.sentence.text()
    screen.filters.words.setText("unheardof")
    assert "begin*" in screen.sentence.text()
    with Project.create(tmp_path / "empty.annotator", annotator="Ada") as project:
        empty = SearchScreen(project, InlineRunner())
        qtbot.addWidget(empty)
        empty.enter()
        assert "Import" in empty.sentence.text()
        empty.leave()


def test_panes_go_round(screen: SearchScreen) -> None:
    screen.filters.words.setText("peace")
    screen.activateWindow()
    screen.filters.words.setFocus()
    went = []
    for _ in range(3):
        screen.perform("pane.next")
        went.append(screen.focusWidget())
    assert went == [screen.filters.label, screen.results, screen.filters.words]


def test_keys_of_the_list(screen: SearchScreen) -> None:
    pressed: list[int] = []

    def handler(event: QKeyEvent) -> bool:
        pressed.append(event.key())
        return event.key() == Qt.Key.Key_J

    screen.results.set_key_handler(handler)
    screen.filters.words.setText("peace")
    QTest.keyClick(screen.results, Qt.Key.Key_J)
    assert pressed == [Qt.Key.Key_J]


def test_in_threads(project: Project, qtbot: QtBot) -> None:
    runner = ThreadRunner()
    screen = SearchScreen(project, runner)
    qtbot.addWidget(screen)
    screen.enter()
    screen.filters.words.setText("السلام")
    qtbot.waitUntil(lambda: places(screen) == ["السلام"], timeout=5000)
    screen.grab()
    screen.leave()
    assert runner.close(5)


@pytest.mark.parametrize("width", [500, 1280])
def test_a_narrow_window_keeps_what_is_set(screen: SearchScreen, width: int) -> None:
    screen.filters.source.addItem("The Daily", "The Daily")
    screen.filters.source.setCurrentIndex(1)
    screen.resize(width, 600)
    assert screen.filters.source.isVisible()
    assert screen.filters.words.isVisible()
    assert screen.filters.until.isVisible() == (width > 1000)
