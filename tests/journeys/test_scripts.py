"""Every script is labelled alike, by keys and by mouse: the export cuts out the very phrase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator import Project
from annotator.core.fragments import Fragment
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on
from annotator.gui.window.main_window import MainWindow
from tests.journeys.mouse import Mouse
from tests.journeys.scripts import SAMPLES, Sample


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an article for each script; its uid is the script's name."""
    articles = tmp_path / "scripts.jsonl"
    lines = [{"format": "annotator/1"}, *({"uid": uid, "text": one.text} for uid, one in SAMPLES.items())]
    articles.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    path = tmp_path / "scripts.annotator"
    with Project.create(path, annotator="Ada") as made:
        made.import_files([articles])
        assert [document.uid for document in made.documents()] == list(SAMPLES)
    return path


def place_of(sample: Sample, phrase: str) -> Fragment:
    """Where a phrase stands in the article's body (code points)."""
    start = sample.text.index(phrase, sample.text.index("\n"))
    return start, start + len(phrase)


def read(window: MainWindow, uid: str) -> None:
    """Open an article with the text in focus."""
    window.label.session.open(uid)
    window.label.focus_text()
    settle()


def by_keys(window: MainWindow, sample: Sample) -> None:
    keyboard = Keyboard(window)
    for key, phrase in (("A", sample.actor), ("S", sample.cue), ("D", sample.proposal)):
        keyboard.select(*place_of(sample, phrase))
        keyboard.press(key)
        if window.label.text.picker.isVisible():
            keyboard.press("Up", "Return")  # a new entity of this name
    keyboard.press("2", "Return")


class EdgeMouse(Mouse):
    """Drags from just before the middle of the first character to just behind that of the last.

    Where words have no spaces there is nothing to snap to: half a character decides. The direction is that
    of the writing.
    """

    def drag(self, fragment: Fragment, *, ctrl: bool = False) -> None:
        start, end = fragment
        self.view.reveal(start, end)
        settle()
        bounds = self.view.boundaries()
        first = self.view.rect_of(start, bounds.next_grapheme(start))
        last = self.view.rect_of(bounds.previous_grapheme(end), end)
        onward = 1 if first.center().x() <= last.center().x() else -1
        begin = first.center() - QPoint(2 * onward, 0)
        finish = last.center() + QPoint(2 * onward, 0)
        surface, button = self.view.viewport(), Qt.MouseButton.LeftButton
        # Beside the text first: a span in focus has grips at its ends, where the next character may begin.
        QTest.mouseClick(surface, button, pos=surface.rect().bottomLeft() + QPoint(9, -9))
        QTest.mousePress(surface, button, pos=begin)
        QTest.mouseMove(surface, finish)
        QTest.mouseRelease(surface, button, pos=finish)
        settle()


def by_mouse(window: MainWindow, sample: Sample) -> None:
    mouse = EdgeMouse(window)
    for label, phrase in (("Actor", sample.actor), ("Stance", sample.cue), ("Proposal", sample.proposal)):
        mouse.label(label, [place_of(sample, phrase)], "a new one")
    mouse.click("Oppose")
    mouse.click("Save")


@pytest.mark.parametrize("hand", [by_keys, by_mouse])
def test_each_phrase_is_cut_out_whole(hand: Any, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with Project.open(project, annotator="Ada") as opened, window_on(opened) as window:
        for uid, sample in SAMPLES.items():
            read(window, uid)
            hand(window, sample)
        opened.export(out, format="native")
        assert opened.check() == []
    exported = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()[1:]]
    assert {document["uid"]: phrases(document) for document in exported} == {
        uid: {"actor": sample.actor, "stance": sample.cue, "proposal": sample.proposal}
        for uid, sample in SAMPLES.items()
    }


def phrases(document: dict[str, Any]) -> dict[str, str]:
    """Label → what the exported offsets cut out of the exported text; one statement holds them all."""
    (layer,) = document["layers"]
    (statement,) = layer["statements"]
    assert statement["stance"]["value"] == "oppose"
    assert all(role["entity"] for role in statement["roles"].values())
    for span in layer["spans"]:
        assert span["text"] == document["text"][span["start"] : span["end"]]
    return {span["label"]: document["text"][span["start"] : span["end"]] for span in layer["spans"]}
