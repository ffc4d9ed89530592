"""The entities screen: what it shows, and what is done on it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.actions import registry_for
from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.core.commands import AddSpan, CreateEntity, RetireEntity
from annotator.gui.entities.screen import EntitiesScreen
from annotator.gui.keys import TextKeys
from tests.app.labelling.documents import add_documents

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TEXT = "The Kremlin spoke. Moscow agreed. Russia is large. Kyiv answered."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"a": TEXT})
        made.execute(CreateEntity("country", "Russia", ("Kremlin", "Moscow"), uid="2russia"))
        made.execute(CreateEntity("country", "Russian Federation", uid="1federation"))
        made.execute(CreateEntity("country", "Ukraine", ("Kyiv",), {"size": 3}, uid="3ukraine"))
        for words, entity in (("Kremlin", "2russia"), ("Moscow", "2russia"), ("Kyiv", "3ukraine")):
            start = TEXT.index(words)
            made.execute(AddSpan("a", "actor", ((start, start + len(words)),), entity, uid=words))
        yield made


@pytest.fixture
def screen(qtbot: QtBot, project: Project) -> Iterator[EntitiesScreen]:
    screen = EntitiesScreen(project, InlineRunner())
    qtbot.addWidget(screen)
    screen.set_key_handler(TextKeys(registry_for(project.codebook), screen.perform, "entities"))
    screen.resize(1280, 720)
    screen.show()
    screen.enter()
    yield screen
    screen.leave()


def names(screen: EntitiesScreen) -> list[str]:
    return [screen.directory.lines[uid].entity.name for uid in screen.list_panel.model.uids]


def shown(screen: EntitiesScreen) -> str:
    return screen.details.name.text()


def press(qtbot: QtBot, screen: EntitiesScreen, key: Qt.Key) -> None:
    qtbot.keyClick(screen.list_panel.list, key)


def test_typing_narrows_the_list_and_the_first_is_shown(qtbot: QtBot, screen: EntitiesScreen) -> None:
    assert names(screen) == ["Russia", "Russian Federation", "Ukraine"]
    qtbot.keyClicks(screen.list_panel.field, "kyi")
    assert (names(screen), shown(screen)) == (["Ukraine"], "Ukraine")
    screen.list_panel.field.clear()
    screen.list_panel.order.setCurrentIndex(2)
    assert names(screen) == ["Russian Federation"]
    screen.list_panel.order.setCurrentIndex(1)
    assert names(screen) == ["Russia", "Ukraine", "Russian Federation"]
    screen.list_panel.kind.setCurrentIndex(screen.list_panel.kind.findData("person"))
    assert (names(screen), shown(screen)) == ([], "No entity")


def test_what_others_do_is_followed_and_ones_place_kept(
    qtbot: QtBot, screen: EntitiesScreen, project: Project
) -> None:
    press(qtbot, screen, Qt.Key.Key_End)
    assert shown(screen) == "Ukraine"
    project.execute(CreateEntity("person", "Ada"))
    qtbot.waitUntil(lambda: names(screen)[0] == "Ada")
    assert shown(screen) == "Ukraine"


def test_enter_goes_to_the_passages_and_from_there_to_the_article(
    qtbot: QtBot, screen: EntitiesScreen
) -> None:
    press(qtbot, screen, Qt.Key.Key_Return)
    assert screen.passages.list.hasFocus()
    assert [passage.words for passage in screen.passages.passages] == ["Kremlin", "Moscow"]
    qtbot.keyClick(screen.passages.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.go_wanted) as wanted:
        qtbot.keyClick(screen.passages.list, Qt.Key.Key_Return)
    start = TEXT.index("Moscow")
    assert wanted.args == [
        "label", {"document": "a", "span": "Moscow", "start": start, "end": start + len("Moscow")}
    ]  # fmt: skip


def test_uniting_is_foretold_with_the_name_that_stays(
    qtbot: QtBot, screen: EntitiesScreen, project: Project
) -> None:
    press(qtbot, screen, Qt.Key.Key_U)
    dialog = screen.asking.dialog
    assert dialog is not None
    chooser = dialog
    qtbot.keyClicks(chooser.field, "federation")  # type: ignore[attr-defined]
    told = chooser.preview.text()  # type: ignore[attr-defined]
    assert "called Russia." in told and "2 spans · 0 statements" in told and "Kremlin" in told
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert names(screen) == ["Russia", "Ukraine"]
    assert project.entity("1federation").name == "Russia"
    assert shown(screen) == "Russia" and screen.line is not None and screen.line.spans == 2
    assert screen.details.united.chosen == "2russia"
    press(qtbot, screen, Qt.Key.Key_X)
    assert names(screen) == ["Russia", "Russia", "Ukraine"]
    screen.perform("edit.undo")
    screen.perform("edit.undo")
    assert names(screen) == ["Russia", "Russian Federation", "Ukraine"]


def test_a_fact_in_focus_is_what_del_removes(qtbot: QtBot, screen: EntitiesScreen, project: Project) -> None:
    aliases = screen.details.aliases.list
    aliases.setFocus()
    aliases.setCurrentRow(1)
    qtbot.keyClick(aliases, Qt.Key.Key_Delete)
    assert project.entity("2russia").aliases == ("Kremlin",)
    press(qtbot, screen, Qt.Key.Key_End)
    attributes = screen.details.attributes.list
    attributes.setFocus()
    qtbot.keyClick(attributes, Qt.Key.Key_Delete)
    assert project.entity("3ukraine").attributes == {}


def test_what_is_used_stays_and_one_is_told_why(
    qtbot: QtBot, screen: EntitiesScreen, project: Project
) -> None:
    screen.list_panel.list.setFocus()
    with qtbot.waitSignal(screen.said) as said:
        press(qtbot, screen, Qt.Key.Key_Delete)
    assert "can't be removed" in said.args[0]
    press(qtbot, screen, Qt.Key.Key_Down)
    press(qtbot, screen, Qt.Key.Key_Delete)
    assert names(screen) == ["Russia", "Ukraine"] and project.undo_name == RetireEntity.__name__
    assert shown(screen) == "Ukraine"


def test_what_was_a_number_stays_one_unless_it_is_changed(
    qtbot: QtBot, screen: EntitiesScreen, project: Project
) -> None:
    press(qtbot, screen, Qt.Key.Key_End)
    for typed, value in (("", 3), ("4", "4")):
        press(qtbot, screen, Qt.Key.Key_T)
        dialog = screen.asking.dialog
        assert dialog is not None
        dialog.names.setEditText("size")  # type: ignore[attr-defined]
        if typed:
            dialog.field.setText(typed)  # type: ignore[attr-defined]
        dialog.accept()
        assert project.entity("3ukraine").attributes == {"size": value}
