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
from annotator.core.records import Statement
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import window_on
from tests.journeys.dialogs import export_natively
from tests.journeys.reviewing import check_gold, made_by_hand

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
        with keyboard.counting("editing"):
            make_ones_own(keyboard, screen)
        decide_everything(keyboard, screen)
        assert (keyboard.presses["editing"], keyboard.presses["deciding"] + 1) == (
            3,
            made_by_hand(project, document),
        )
        think_again(keyboard, screen)
        keyboard.press("Ctrl+Return")
        assert project.state(document) == "closed"
        assert open_document(screen, other_than=document) != document
        export_natively(keyboard, tmp_path / "gold.jsonl")
    check_gold(exported(tmp_path / "gold.jsonl"), project)
    assert project.check() == []


def open_document(screen: ReviewScreen, other_than: str = "") -> str:
    """The article that is open: at first the one with the most to decide."""
    opened = screen.session.document
    assert opened is not None
    assert (opened.title == TITLE) == (not other_than)
    return opened.uid


def make_ones_own(keyboard: Keyboard, screen: ReviewScreen) -> None:
    """Nobody's stance: E begins from the first version, 4 is mixed, Enter keeps it."""
    session = screen.session
    row = session.key
    keyboard.press("E", "4")
    assert session.editing is not None
    keyboard.press("Return")
    assert session.board is not None
    decided = session.board.row(row)
    assert decided is not None
    assert decided.decisions[0].verdict == "edited"
    assert [one.stance.value for one in decided.gold if isinstance(one, Statement)] == ["mixed"]


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
