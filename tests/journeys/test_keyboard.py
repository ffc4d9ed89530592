"""One article from the open window to the exported file, and no mouse in reach."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.gui.label.columns import holds_focus
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import label_article, open_article
from annotator.gui.tour.script import ARTICLE, SCRIPT
from annotator.gui.tour.stage import window_on
from tests.journeys.dialogs import export_natively


def exported(project: Project, out: Path) -> list[dict[str, Any]]:
    """The documents of a native export."""
    project.export(out, format="native")
    lines = out.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def said(project: Project, document: str) -> tuple[object, object]:
    """All that Ada has said of a document."""
    return project.spans(document), project.statements(document)


def test_label_undo_redo_close_reopen_export(articles: Path, tmp_path: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        label_article(window, keyboard, ARTICLE)
        spell_another_way(keyboard)
        quote_in_pieces(keyboard)
        document = window.label.session.document
        assert document is not None
        finished = said(project, document.uid)
        assert len(project.statements(document.uid)) == len(SCRIPT) + 1
        undo_to_empty(keyboard, project, document.uid)
        redo_everything(keyboard)
        assert said(project, document.uid) == finished
        keyboard.press("Ctrl+Return")
        assert project.layer(document.uid).status == "done"  # type: ignore[union-attr]

    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        assert window.label.session.document is not None
        assert said(project, document.uid) == finished
        assert project.undo_name is not None
        export_natively(Keyboard(window), tmp_path / "mine.jsonl")
        assert project.check() == []
    check_quotes(tmp_path / "mine.jsonl")


def spell_another_way(keyboard: Keyboard) -> None:
    """The same person under another name: tied by a pick, which is kept as an alias and ties the next."""
    session = keyboard.window.label.session
    keyboard.select(*keyboard.find("The Ukrainian president"))
    keyboard.press("A")
    keyboard.write("Zelenskyy")
    keyboard.press("Shift+Return")
    tied = session.focused_span
    assert tied is not None
    who = session.entity(tied.entity)
    assert who is not None
    assert who.name == "Volodymyr Zelenskyy"
    assert "Ukrainian president" in who.aliases
    keyboard.press("Esc", "Esc")


def quote_in_pieces(keyboard: Keyboard) -> None:
    """A quote that the reporter interrupts is one span of two pieces."""
    after = keyboard.find("prickly to swallow")[1]
    actor = keyboard.find("Zelenskyy", after)
    quote = keyboard.pieces(["First the killing has to stop", "then we can talk about the rest"], after)
    keyboard.label("D", quote, "Ceasefire before talks")
    keyboard.label("A", (actor,), "Volodymyr Zelenskyy")
    keyboard.press("1", "Return")


def undo_to_empty(keyboard: Keyboard, project: Project, document: str) -> None:
    for _ in range(200):
        if said(project, document) == ([], []):
            break
        keyboard.press("Ctrl+Z")
    assert said(project, document) == ([], [])
    assert keyboard.window.label.session.composer is not None
    assert keyboard.window.label.session.composer.holds() == ()


def redo_everything(keyboard: Keyboard) -> None:
    while keyboard.window.project.redo_name is not None:
        keyboard.press("Ctrl+Shift+Z")


def check_quotes(path: Path) -> None:
    """Every span's text is the article's text between its offsets, in code points."""
    spans = 0
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        document = json.loads(line)
        for layer in document["layers"]:
            for span in layer["spans"]:
                assert document["text"][span["start"] : span["end"]] == span["text"]
                spans += 1
    assert spans > 2 * len(SCRIPT)


def test_every_pane_is_reached_and_left_by_keyboard(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        keyboard, label = Keyboard(window), window.label
        reached = []
        for steps in range(1, 4):
            keyboard.press(*["F6"] * steps)
            panes = {"documents": label.documents, "side": label.side, "text": label.view}
            reached += [name for name, pane in panes.items() if holds_focus(pane)]
            keyboard.press("Esc")
            assert QApplication.focusWidget() is label.view
        assert sorted(reached) == ["documents", "side", "text"]
