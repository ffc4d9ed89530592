"""How long a key press takes until it is on the disk and on the screen, in the real window.

One article of 1,000,000 characters with 5,000 spans is open; ``A`` labels a word in sight. Measured is from
the key press until the event loop has painted, alone and beside the import of 10,000 articles in a thread.
Also how long it takes to open that article, and what a repaint costs.

    python benchmarks/window.py
"""

from __future__ import annotations

import json
import random
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.app.jobs import Job, ThreadRunner
from annotator.gui.application import application
from annotator.gui.theme import follow_system
from annotator.gui.tour.stage import private_folder, settle, window_on
from annotator.gui.window.main_window import MainWindow

LENGTH = 1_000_000
PARAGRAPH = 15_000
SPANS = 5_000
ARTICLES = 10_000
PRESSES = 300
PAUSE = 0.15
"""Seconds between two presses at most: faster than anybody labels."""
WORDS = ("said the minister would not agree to any truce without guarantees “we need them” he added").split()  # noqa: SIM905 - words read better as a sentence


def main() -> None:
    """Measure and print."""
    with private_folder() as folder:
        follow_system(application(), "light")
        (folder / "large.jsonl").write_text(_large(), encoding="utf-8")
        _write_articles(folder / "many")
        with Project.create(folder / "bench.annotator", annotator="Ada") as project:
            project.import_files([folder / "large.jsonl"], format="native", options={"annotator": "Ada"})
            with window_on(project) as window:
                _opening(window)
                _repainting(window)
                _pressing(window, "alone", lambda done: done < PRESSES)
                _beside_import(window, folder / "many")


def _opening(window: MainWindow) -> None:
    session = window.label.session
    took: list[float] = []
    document = window.project.documents()[0].uid
    for _ in range(5):
        session.shut()
        settle()
        began = time.perf_counter()
        session.open(document)
        QApplication.processEvents()
        took.append(time.perf_counter() - began)
    _tell(f"open {LENGTH:,} characters with {SPANS:,} spans", took, 200)


def _repainting(window: MainWindow) -> None:
    view = window.label.view
    took: list[float] = []
    for _ in range(100):
        began = time.perf_counter()
        view.viewport().repaint()
        took.append(time.perf_counter() - began)
    _tell("repaint", took, 8)


def _pressing(window: MainWindow, when: str, go_on: Callable[[int], bool]) -> None:
    view, rng = window.label.view, random.Random(len(when))
    took: list[float] = []
    view.setFocus()
    before = len(window.label.session.cache.spans)
    while go_on(len(took)):
        start = rng.randrange(1_500)
        view.select(start, start + 3 + len(took) % 40)
        QApplication.processEvents()
        time.sleep(PAUSE * rng.random())
        began = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_S)
        QApplication.processEvents()
        took.append(time.perf_counter() - began)
        window.label.session.stating.clear()
        # Taken back, unmeasured: the text keeps its density.
        window.perform("edit.undo")
    assert len(window.label.session.cache.spans) == before
    _tell(f"key press, committed and painted, {when} ({len(took)} presses)", took, 16)


def _beside_import(window: MainWindow, folder: Path) -> None:
    runner = ThreadRunner()
    ended = threading.Event()

    def work(job: Job[None]) -> None:
        report = window.project.import_files([folder], progress=job.report, cancelled=job.cancelled)
        assert report.documents == ARTICLES

    job = runner.start("import", work, on_end=lambda _: ended.set())
    began = time.perf_counter()
    _pressing(window, f"beside an import of {ARTICLES:,} articles", lambda _: not ended.is_set())
    print(f"(the import took {time.perf_counter() - began:.1f} s beside the key presses)")
    job.wait()
    if job.error is not None:
        raise job.error
    runner.close()


def _tell(what: str, seconds: Sequence[float], limit: float) -> None:
    """Print the distribution in milliseconds beside what it may be."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    p50, p99 = cuts[49] * 1000, cuts[98] * 1000
    print(f"{what}: p50 {p50:.1f}, p99 {p99:.1f}, max {max(seconds) * 1000:.1f} ms (limit {limit:.0f})")


def _large() -> str:
    """A document in native JSONL with its header, labelled by nobody in particular."""
    rng = random.Random(1)
    text = "\n".join(_paragraph(rng, PARAGRAPH) for _ in range(LENGTH // PARAGRAPH + 1))[:LENGTH]
    spans = []
    for number in range(SPANS):
        start = number * (LENGTH // SPANS) + rng.randrange(60)
        end = start + rng.randrange(4, 120)
        spans.append({"label": rng.choice(["actor", "stance", "proposal"]), "start": start, "end": end})
    layer = {"annotator": "Ada", "status": "in_progress", "spans": spans}
    document = {"title": "Large", "text": text, "layers": [layer]}
    return "\n".join(json.dumps(line) for line in ({"format": "annotator/1"}, document)) + "\n"


def _paragraph(rng: random.Random, length: int) -> str:
    words: list[str] = []
    size = 0
    while size < length:
        words.append(rng.choice(WORDS))
        size += len(words[-1]) + 1
    return " ".join(words)


def _write_articles(folder: Path) -> None:
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"Article {number}\n\n{_paragraph(random.Random(number), 5_000)}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
