"""The sample's disputed article: reviewed to the end by keyboard alone, closed, and its gold exported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from annotator import Project
from annotator.app.resources import seeds
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on

TITLE = "Guarantees first, ceasefire later"
WHOLE = ("Left", "Right", "Left", "B", "N")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "talks.annotator"
    with Project.create(path) as made:
        made.import_files([seeds() / "sample.jsonl"])
    with Project.open(path, annotator="Rae") as made:
        yield made


def exported(out: Path) -> dict[str, Any]:
    """The article as a native export has it."""
    documents: list[dict[str, Any]] = [json.loads(line) for line in out.read_text("utf-8").splitlines()[1:]]
    return next(document for document in documents if document["title"] == TITLE)


def test_review_to_the_end_and_export_gold(project: Project, tmp_path: Path) -> None:
    with window_on(project) as window:
        keyboard = Keyboard(window)
        keyboard.press("Ctrl+2")
        screen = window.screens.current
        assert isinstance(screen, ReviewScreen)
        document = open_document(screen)
        decide_everything(keyboard, screen)
        assert keyboard.presses["deciding"] == made_by_hand(project, document)
        think_again(keyboard, screen)
        keyboard.press("Ctrl+Return")
        assert project.state(document) == "closed"
        assert open_document(screen, other_than=document) != document
        export_by_keyboard(keyboard, tmp_path / "gold.jsonl")
    check_gold(exported(tmp_path / "gold.jsonl"), project, document)
    assert project.check() == []


def open_document(screen: ReviewScreen, other_than: str = "") -> str:
    """The article that is open: at first the one with the most to decide."""
    opened = screen.session.document
    assert opened is not None
    assert (opened.title == TITLE) == (not other_than)
    return opened.uid


def decide_everything(keyboard: Keyboard, screen: ReviewScreen) -> None:
    """One key after another until nothing waits; each decides the row that was open."""
    session = screen.session
    with keyboard.counting("deciding"):
        for key in cycle(WHOLE):
            row = session.key
            keyboard.press(key)
            assert session.board is not None
            decided = session.board.row(row)
            assert decided is not None
            assert decided.state == "decided"
            if not session.board.to_decide:
                return


def think_again(keyboard: Keyboard, screen: ReviewScreen) -> None:
    """The last decision is undone and made again, with a reason."""
    session = screen.session
    keyboard.press("Ctrl+Z")
    assert session.board is not None
    assert session.board.to_decide
    row = session.key
    keyboard.press("R")
    keyboard.write("Nobody is right here.")
    keyboard.press("Return", "N")
    assert not session.board.to_decide
    decided = session.board.row(row)
    assert decided is not None
    assert decided.decisions[0].reason == "Nobody is right here."


def made_by_hand(project: Project, document: str) -> int:
    """How many decisions on the article a person made, without those that were carried along."""
    return sum(
        made["reviewer"] is not None and not (made["extra"] or {}).get("with")
        for made in project.records("decision", "document", document).values()
    )


def export_by_keyboard(keyboard: Keyboard, out: Path) -> None:
    """Ctrl+E, native is the first format, the file's name, Enter."""
    keyboard.press("Ctrl+E")
    dialog = keyboard.window.transfers.dialog
    assert dialog is not None
    formats = [dialog.formats.item(row).text() for row in range(dialog.formats.count())]  # type: ignore[union-attr]
    keyboard.press(*["Down"] * formats.index("Annotator JSON Lines"), "Tab", "Tab", "Ctrl+A")
    keyboard.write(str(out))
    keyboard.press("Return")
    settle()
    assert out.is_file()


def check_gold(told: dict[str, Any], project: Project, document: str) -> None:
    """The exported gold is the project's, rests on itself, and is cited by decisions."""
    gold = project.review.gold(document)
    assert {span["uid"] for span in told["gold"]["spans"]} == {span.uid for span in gold.spans}
    assert {each["uid"] for each in told["gold"]["statements"]} == {each.uid for each in gold.statements}
    assert gold.statements
    spans = {span.uid for span in gold.spans}
    assert all(set(each.evidence()) <= spans for each in gold.statements)
    cited = {uid for each in told["decisions"] for uid in each["results"]}
    assert spans | {each.uid for each in gold.statements} <= cited
