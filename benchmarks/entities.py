"""How long entities take a key: 10,000 of them, at the span's list and on the entities screen.

The real window, from the key press until it is painted; then the reading in the background that the screen
needs, with 20,000 spans.

    python benchmarks/entities.py
"""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator import Project
from annotator.app.entities.directory import directory
from annotator.app.entity_uses import passages
from annotator.core.commands import AddSpan, CreateEntity, Together
from annotator.gui.application import application
from annotator.gui.entities.screen import EntitiesScreen
from annotator.gui.tour.stage import private_folder, settle, window_on
from annotator.gui.window.main_window import MainWindow

ENTITIES, ARTICLES, SPANS = 10_000, 20, 1_000
BOUND = 0.05
TYPED = ("victory", "of the kako", "zelenskyy", "sto")
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "sto",
    "vic",
    "tor",
    "ya",
    "na",
    "pol",
    "ber",
    "lin",
    "dor",
    "ski",
    "qui",
)


def main() -> None:
    """Measure and print."""
    with private_folder() as folder, Project.create(folder / "bench.annotator", annotator="Ada") as project:
        fill(folder, project)
        application()
        with window_on(project) as window:
            at_the_span(window)
            on_the_screen(window)
        in_the_background(project)


def fill(folder: Path, project: Project) -> None:
    """Articles, entities with two aliases each, and spans tied to some of them."""
    rng = random.Random(1)
    for number in range(ARTICLES):
        (folder / f"{number}.txt").write_text("Somebody spoke of something. " * SPANS, encoding="utf-8")
    project.import_files(sorted(folder.glob("*.txt")))
    names = [f"{_word(rng)} {_word(rng)}" for _ in range(ENTITIES)]
    kinds = ("person", "country", "organisation")
    made = (
        CreateEntity(rng.choice(kinds), name, (_word(rng), _word(rng)), uid=f"{place:032x}")
        for place, name in enumerate(names)
    )
    project.execute(Together("CreateEntity", tuple(made)))
    for document in project.documents():
        spans = (
            AddSpan(document.uid, "actor", ((29 * n, 29 * n + 8),), f"{rng.randrange(1000):032x}")
            for n in range(SPANS)
        )
        project.execute(Together("AddSpan", tuple(spans)))


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4))).title()


def at_the_span(window: MainWindow) -> None:
    """The list opens at words that nobody is called, and somebody types."""
    label = window.label
    label.view.select(18, 27)
    _tell("label, until the list is open", [_pressed(label.view, "a")])
    line = label.text.picker.line
    for words in TYPED:
        line.selectAll()
        _tell(f"typing {words} at the span", [_pressed(line, letter) for letter in words], BOUND)


def on_the_screen(window: MainWindow) -> None:
    """Somebody types into the field that finds entities."""
    started = time.perf_counter()
    window.go("entities")
    settle()
    print(
        f"{'first visit of the screen, reading included':44} {(time.perf_counter() - started) * 1000:8.1f} ms"
    )
    screen = window.screens.current
    assert isinstance(screen, EntitiesScreen)
    field = screen.list_panel.field
    for words in TYPED:
        field.clear()
        _tell(f"typing {words} on the screen", [_pressed(field, letter) for letter in words], BOUND)


def in_the_background(project: Project) -> None:
    """What is read after a change."""
    started = time.perf_counter()
    lines = directory(project)
    print(f"{'reading and counting, in the background':44} {(time.perf_counter() - started) * 1000:8.1f} ms")
    most = max(lines.lines.values(), key=lambda line: line.spans).entity.uid
    started = time.perf_counter()
    found = passages(project, most)
    print(f"{f'{len(found)} passages':44} {(time.perf_counter() - started) * 1000:8.1f} ms")


def _pressed(widget: QWidget, letter: str) -> float:
    started = time.perf_counter()
    QTest.keyClicks(widget, letter)
    settle()
    return time.perf_counter() - started


def _tell(what: str, took: list[float], bound: float | None = None) -> None:
    middle, most = statistics.median(took) * 1000, max(took) * 1000
    verdict = "" if bound is None else "  ok" if most <= bound * 1000 else "  TOO SLOW"
    print(f"{what:44} {middle:8.1f} ms, at most {most:6.1f}{verdict}")


if __name__ == "__main__":
    main()
