"""A manager, two annotators with a file each, and the gold that becomes of it; no mouse in reach."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from annotator import Project
from annotator.app.resources import seeds
from annotator.gui.dialogs.bring_in_work_dialog import BringInWorkDialog
from annotator.gui.dialogs.split_dialog import SplitDialog
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.reviewing import deciding
from annotator.gui.tour.scenes import label_line
from annotator.gui.tour.script import Line
from annotator.gui.tour.stage import settle, window_on
from annotator.gui.window import choosing
from annotator.gui.work.screen import WorkScreen
from tests.app.sharing.copies import tables
from tests.journeys.dialogs import choose_in_menu, export_natively, wait_for, walk_to
from tests.journeys.reviewing import check_gold, made_by_hand

FROZEN = "Kyiv weighs a frozen front line"
PARIS = "Paris talks divide over soldiers"
TRAIN = "Four leaders, one train and a thirty-day offer"
ARTICLES = (
    "01-kyiv-weighs-a-frozen-front-line",
    "04-paris-talks-divide-over-soldiers",
    "06-four-leaders-one-train",
)

SEAT = ("Mr. Zelensky", "insisted", "Ukraine must sit in the room", "support", "Zelensky", "A seat for Kyiv")
MORE = ("He", "asked", "more weapons and harder sanctions", "support", "Oleksandr Merezhko", "Weapons")
SOLDIERS = ("Poland", "will not send", "its own soldiers", "oppose", "Poland", "Peacekeepers")
DEBATE = (
    "Olaf Scholz",
    "dismissed",
    "European peacekeepers",
    "oppose",
    "Olaf Scholz",
    "European peacekeepers",
)
TRUCE = ("Volodymyr Zelenskyy", "backed", "the demand", "support", "Zelensky", "Ceasefire")
"""Actor, cue, proposal, value, who, what."""
WIDER = (*SEAT[:2], "Ukraine must sit in the room when its future is discussed", *SEAT[3:])
MILDER = (*DEBATE[:3], "neutral", *DEBATE[4:])

SAID = {
    "Ada": {FROZEN: (SEAT, MORE), PARIS: (DEBATE, SOLDIERS), TRAIN: (TRUCE,)},
    "Boris": {FROZEN: (WIDER,), PARIS: (MILDER, SOLDIERS), TRAIN: ()},
}
"""What each of the two labels: they differ in a boundary, a stance, and in what one of them left out."""


@dataclass
class Talks:
    """The manager's project and the files of the others."""

    path: Path

    def of(self, name: str) -> Path:
        """The file split off for somebody."""
        return self.path.with_name(f"talks-{name}.annotator")


@pytest.fixture
def talks(tmp_path: Path) -> Talks:
    path = tmp_path / "talks.annotator"
    with Project.create(path, annotator="Rae") as project:
        project.import_files([seeds() / "articles" / f"{name}.txt" for name in ARTICLES])
    return Talks(path)


@pytest.fixture
def at_home(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's own dialog answers with the files of the two."""
    files = [talks.of(name) for name in SAID]
    monkeypatch.setattr(choosing, "files_to_bring_in", lambda parent, folder: files)
    yield


def test_give_out_split_label_bring_in_review_export(talks: Talks, at_home: None, tmp_path: Path) -> None:
    with Project.open(talks.path, annotator="Rae") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        gather_people(keyboard)
        give_out(keyboard)
        assert [summary.state for summary in project.documents()] == ["open"] * 3
        for name in SAID:
            split_for(keyboard, name, talks.of(name))
    for name in SAID:
        label_everything(talks.of(name), name)
    other_way_round = united(talks, "Boris", "Ada")

    with Project.open(talks.path, annotator="Rae") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        bring_in(keyboard)
        assert [summary.state for summary in project.documents()] == ["review"] * 3
    assert tables(talks.path) == other_way_round

    with Project.open(talks.path, annotator="Rae") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        review_everything(keyboard)
        assert {summary.state for summary in project.documents()} == {"closed"}
        export_natively(keyboard, tmp_path / "gold.jsonl")
        for line in (tmp_path / "gold.jsonl").read_text("utf-8").splitlines()[1:]:
            check_gold(json.loads(line), project)
        assert project.check() == []


# --- Who takes part -----------------------------------------------------------------------------------------


def gather_people(keyboard: Keyboard) -> None:
    """Two more people, added on the work screen, and Rae made their manager."""
    keyboard.press("Ctrl+4")
    screen = keyboard.window.screens.current
    assert isinstance(screen, WorkScreen)
    people = screen.people
    assert people.table.hasFocus()
    walk_to(keyboard, people.add)
    for name in SAID:
        keyboard.press("Space")
        keyboard.write(name)
        keyboard.press("Return")
        keyboard.come_back()
        assert people.add.hasFocus()
    wait_for(lambda: len(people.model.people) == 3)
    walk_to(keyboard, people.table, "Shift+Tab")
    names = [person.annotator.name for person in people.model.people]
    keyboard.press(*["Up"] * 3, *["Down"] * names.index("Rae"))
    walk_to(keyboard, people.role)
    choose_in_menu(keyboard, people.roles["manager"].text())
    wait_for(lambda: people.chosen is not None and people.chosen.annotator.role == "manager")


def give_out(keyboard: Keyboard) -> None:
    """All articles to two people each."""
    screen = keyboard.window.screens.current
    assert isinstance(screen, WorkScreen)
    form = screen.form
    keyboard.press("F6", "F6")
    assert form.people.hasFocus()
    keyboard.press("Tab")
    keyboard.write("2")
    keyboard.press("Tab")
    keyboard.write("100")
    wait_for(lambda: "3 articles go to several" in form.preview.text())
    assert len(form.wish.annotators) == 2
    walk_to(keyboard, form.assign)
    keyboard.press("Return")
    wait_for(lambda: "given out" in form.preview.text())
    assert len(screen._project.records("assignment", "retired", False)) == 6


def split_for(keyboard: Keyboard, name: str, out: Path) -> None:
    """The dialog asks for whom; the first letter of a name is enough."""
    keyboard.press("Ctrl+Shift+S")
    dialog = keyboard.window.sharing.dialog
    assert isinstance(dialog, SplitDialog)
    keyboard.write(name[0])
    assert dialog.person.currentText() == name
    keyboard.press("Return")
    settle()
    assert out.is_file()


# --- Labelling, each in a file of their own -----------------------------------------------------------------


def label_everything(path: Path, name: str) -> None:
    """The three articles one after another; Ctrl+Enter finishes one and opens the next."""
    with Project.open(path) as project, window_on(project) as window:
        assert project.annotator is not None
        assert project.annotator.name == name
        keyboard, session = Keyboard(window), window.label.session
        for _ in ARTICLES:
            assert session.document is not None
            label_article(keyboard, [Line(*said) for said in SAID[name][session.document.title]])
            keyboard.press("Ctrl+Return")
        layers = [project.layer(one.uid) for one in project.documents()]
        assert [layer.status for layer in layers if layer is not None] == ["done"] * len(ARTICLES)


def label_article(keyboard: Keyboard, lines: list[Line]) -> None:
    for line in lines:
        text = keyboard.window.label.session.text
        label_line(keyboard, line, text.rindex(str(line.actor), 0, text.index(line.stance)))
        keyboard.press("Return")


# --- Bringing in --------------------------------------------------------------------------------------------


def bring_in(keyboard: Keyboard) -> None:
    """The preview tells who brings what; Enter brings it in."""
    keyboard.press("Ctrl+Shift+B")
    dialog = keyboard.window.sharing.dialog
    assert isinstance(dialog, BringInWorkDialog)
    told = dialog.page.toPlainText()
    assert all(name in told for name in SAID)
    keyboard.press("Return")
    settle()
    assert keyboard.window.sharing.dialog is None
    keyboard.come_back()
    assert keyboard.window.label.view.hasFocus()


def united(talks: Talks, *names: str) -> Any:
    """What the tables hold when the files come in this order, into a copy."""
    copy = Path(shutil.copy(talks.path, talks.path.with_name("copy.annotator")))
    with Project.open(copy) as project:
        for name in names:
            project.sharing.merge([talks.of(name)])
    return tables(copy)


# --- Review -------------------------------------------------------------------------------------------------


def review_everything(keyboard: Keyboard) -> None:
    """One key a decision; Ctrl+Enter closes an article and opens the next that waits."""
    keyboard.press("Ctrl+2")
    screen, project = keyboard.window.screens.current, keyboard.window.project
    assert isinstance(screen, ReviewScreen)
    types: set[str] = set()
    made = 0
    for _ in ARTICLES:
        document, board = screen.session.document, screen.session.board
        assert document is not None
        assert board is not None
        types |= {row.finding.type for row in board.to_decide}
        decided = max(deciding(screen, keyboard))
        assert decided == made_by_hand(project, document.uid)
        made += decided
        keyboard.press("Ctrl+Return")
        assert project.state(document.uid) == "closed"
    assert keyboard.presses["reviewing"] == made
    assert {"stance", "boundary", "missing"} <= types
