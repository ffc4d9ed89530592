"""A sentence under a hundred spans, and a paragraph read from the right: both by keys alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from annotator import Project
from annotator.app.labelling.events import Focus
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import window_on
from annotator.gui.window.main_window import MainWindow

SENTENCE = (
    "Zelenskyy arrived with one demand, and he has pressed for months for binding security guarantees, "
    "because any truce without them would only give Moscow the time to rearm and to return."
)
ARABIC = "قال الرئيس يوم الثلاثاء إن أي اتفاق يحتاج إلى ضمانات من NATO و 27 دولة في عام 2025."
LABELS = ("actor", "stance", "proposal")
NESTED = [
    {"label": LABELS[number % 3], "start": number // 2, "end": len(SENTENCE) - (number + 1) // 2}
    for number in range(100)
]


def written(path: Path, text: str, spans: Sequence[dict[str, Any]]) -> Path:
    """A project with one article in which Ada has made ``spans``."""
    layer = {"annotator": "Ada", "status": "in_progress", "spans": list(spans)}
    lines = {"format": "annotator/1"}, {"title": "Many", "text": text, "layers": [layer]}
    source = path / "many.jsonl"
    source.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    with Project.create(path / "many.annotator", annotator="Ada") as project:
        project.import_files([source], format="native", options={"annotator": "Ada"})
    return path / "many.annotator"


@pytest.fixture
def stacked(tmp_path: Path) -> Iterator[MainWindow]:
    with (
        Project.open(written(tmp_path, SENTENCE, NESTED), annotator="Ada") as project,
        window_on(project) as window,
    ):
        yield window


def test_each_of_a_hundred_nested_spans_is_reached_by_tab_and_told(stacked: MainWindow) -> None:
    keyboard, session, view = Keyboard(stacked), stacked.label.session, stacked.label.view
    reached = []
    for _ in range(100):
        keyboard.press("Tab")
        assert session.focus is not None
        reached.append(session.focus.uid)
    assert set(reached) == set(session.cache.spans)
    assert "100 spans here" in view.accessibleDescription()
    for uid in reversed(reached[:-1]):
        keyboard.press("Shift+Tab")
        assert session.focus == Focus("span", uid)
    keyboard.press("Delete")
    assert len(session.cache.spans) == 99
    keyboard.press("Ctrl+Z")
    assert len(session.cache.spans) == 100


def test_each_of_them_is_reached_from_the_list(stacked: MainWindow) -> None:
    keyboard, session = Keyboard(stacked), stacked.label.session
    keyboard.press("Alt+2", "Home")
    reached = set()
    for _ in range(100):
        assert session.focus is not None
        reached.add(session.focus.uid)
        keyboard.press("Down")
    assert reached == set(session.cache.spans)


def test_each_of_them_is_reached_by_clicks_on_one_place(stacked: MainWindow) -> None:
    session, view = stacked.label.session, stacked.label.view
    middle = view.rect_of(len(SENTENCE) // 2, len(SENTENCE) // 2 + 1).center()
    assert len(view.stack_at(QPointF(middle) + view._origin())) == 100
    reached = set()
    for _ in range(100):
        view._pointer._clicks = 0  # a click for itself, not one of a series
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert session.focus is not None
        reached.add(session.focus.uid)
    assert reached == set(session.cache.spans)


def test_an_arabic_sentence_is_labelled_by_the_keys_that_point_its_way(tmp_path: Path) -> None:
    with (
        Project.open(written(tmp_path, ARABIC, ()), annotator="Ada") as project,
        window_on(project) as window,
    ):
        keyboard, session = Keyboard(window), window.label.session
        keyboard.press("Left")
        keyboard.press("Shift+Left", "S")
        (span,) = session.cache.spans.values()
        assert session.quote_of(span) == "الرئيس"
        keyboard.press("Tab", "}")  # the end is at the left: one word further left is one more
        (span,) = session.cache.spans.values()
        assert session.quote_of(span) == "الرئيس يوم"
        keyboard.press("{")  # its start is at the right: further right is one word earlier
        (span,) = session.cache.spans.values()
        assert session.quote_of(span) == "قال الرئيس يوم"
