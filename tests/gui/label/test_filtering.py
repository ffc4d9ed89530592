"""The filter over the list of articles looks into texts and labels, beside what one types."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.app.jobs import ThreadRunner
from annotator.gui.label import LabelScreen
from annotator.gui.label.documents import DocumentsPanel
from tests.app.labelling.documents import add_documents

Call = Callable[..., None]


def shown(panel: DocumentsPanel) -> list[str]:
    return list(panel.model.uids)


def test_texts_follow_titles_and_are_gone_through_in_that_order(screen: LabelScreen, press: Call) -> None:
    screen.perform("document.filter")
    press("ministers")
    assert shown(screen.documents) == ["b"]
    screen.documents.filter.setText("“before any truce”")
    assert shown(screen.documents) == ["a"]
    screen.documents.filter.setText("c")
    assert shown(screen.documents) == ["a", "b", "c"], "the source of all says it"
    screen.documents.filter.setText("title crim")
    assert shown(screen.documents) == ["c"]
    screen.documents.filter.clear()
    assert shown(screen.documents) == ["a", "b", "c"]


def test_what_was_labelled_is_asked_for_by_its_name(screen: LabelScreen, select: Call) -> None:
    select("The Kremlin")
    screen.perform("label.actor")
    screen.documents.filter.setText("label:actor")
    assert shown(screen.documents) == ["a"]
    screen.documents.filter.setText("label:proposal")
    assert shown(screen.documents) == []
    assert "No article" in screen.documents.nothing.text()


def test_articles_that_come_meanwhile_are_looked_into(screen: LabelScreen, project: Project) -> None:
    screen.documents.filter.setText("wheat")
    assert shown(screen.documents) == []
    add_documents(project, {"new": "Wheat and barley."})
    screen.session.reload()
    assert shown(screen.documents) == ["new"]


@pytest.fixture
def waiting(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[LabelScreen, threading.Event]]:
    """A label screen whose texts are looked into in a thread that waits until the event is set."""
    go = threading.Event()
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        add_documents(project, {"a": "Grain leaves Odesa.", "grain": "Nothing else."})
        read = project.search.shelf.read

        def slowly(*asked: object) -> bool:
            go.wait(5)
            return read(*asked)  # type: ignore[arg-type]

        project.search.shelf.read = slowly  # type: ignore[method-assign, assignment]
        made, runner = LabelScreen(project), ThreadRunner()
        qtbot.addWidget(made)
        made.documents.runner = runner
        made.restore()
        made.show()
        yield made, go
        go.set()
        made.leave()
        runner.close(5)


def test_titles_answer_while_texts_are_still_being_read(
    waiting: tuple[LabelScreen, threading.Event], qtbot: QtBot
) -> None:
    panel, go = waiting[0].documents, waiting[1]
    panel.filter.setText("grain")
    assert shown(panel) == ["grain"]
    panel.filter.setText("leaves")
    qtbot.waitUntil(lambda: panel.nothing.isVisible())
    assert "Looking" in panel.nothing.text()
    go.set()
    qtbot.waitUntil(lambda: shown(panel) == ["a"])
    assert not panel.nothing.isVisible()
    panel.filter.setText("grain")
    qtbot.waitUntil(lambda: shown(panel) == ["grain", "a"])
