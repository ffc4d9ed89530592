"""How long review takes: the board of a crowded article, a decision until it is on the disk, a policy's gold.

One article, five annotators, about 50 spans and 20 statements in each layer; then precedents among the
decisions that were made; and each key in the real window, on the sample.

    python benchmarks/review.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.app.resources import seeds
from annotator.app.reviewing import deciding
from annotator.core.commands import AddAnnotator, AddSpan, AddStatement, SetStatus
from annotator.core.records import Filling, Stance
from annotator.gui.application import application
from annotator.gui.theme import follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.reviewing import deciding as deciding_by_key
from annotator.gui.tour.reviewing import go_to_review
from annotator.gui.tour.stage import private_folder, settle, window_on
from annotator.measure.policies import Policy

DISPUTED = "Guarantees first, ceasefire later"
PAUSE = 0.3
"""Seconds from one decision to the next: a survey of the article comes between, as it does by hand."""

ANNOTATORS, SPANS, STATEMENTS, ROUNDS = 5, 50, 20, 9
LABELS = ("actor", "stance", "proposal")
STEP = 140
"""Code points from one labelled place to the next."""


def main() -> None:
    """Measure and print."""
    follow_system(application(), "light")
    with private_folder() as folder, Project.create(folder / "bench.annotator") as project:
        document = _labelled(project, folder, random.Random(5))
        _tell("board, for the first time", [_timed(lambda: project.review.board(document))], 0.1)
        _tell("board", _boards(project, document), 0.1)
        _tell("policy", [_timed(lambda: project.review.apply(Policy("all")))], None)
        built, done, seen = _decide_all(project, document)
        _tell("decision, making it", built, None)
        _tell("decision, until it is on the disk", done, 0.016)
        _tell("board after a decision", seen, 0.02)
        _tell("board, all decided", _boards(project, document), 0.1)
        rows = project.review.board(document).rows
        _tell("precedents", [_timed(lambda row=row: project.review.precedents(row)) for row in rows], 0.03)  # type: ignore[misc]
        project.close()
        _in_the_window(folder)


def _boards(project: Project, document: str) -> list[float]:
    return [_timed(lambda: project.review.board(document, keep=True)) for _ in range(ROUNDS)]


def _labelled(project: Project, folder: Path, rng: random.Random) -> str:
    """The uid of an article in which everybody has labelled the same places, now and then otherwise."""
    text = "".join(rng.choice("abcdefghij  ") for _ in range((SPANS + 2) * STEP))
    (folder / "article.txt").write_text(f"Headline\n{text}", encoding="utf-8")
    project.import_files([folder / "article.txt"])
    document = project.documents()[0].uid
    for number in range(ANNOTATORS):
        project.become(project.execute(AddAnnotator(f"Coder {number}")).created[0])
        _label(project, document, rng)
    project.become(project.execute(AddAnnotator("Rae", "reviewer")).created[0])
    return document


def _label(project: Project, document: str, rng: random.Random) -> None:
    spans: list[str] = []
    for number in range(SPANS):
        start = 20 + number * STEP + rng.choice((0, 0, 0, 3))
        end = start + 30 + rng.choice((0, 0, 0, 4))
        made = project.execute(AddSpan(document, LABELS[number % 3], ((start, end),)))
        spans.append(made.created[-1])
    for number in range(STATEMENTS):
        at = 3 * (number % (SPANS // 3))
        if rng.random() > 0.1:
            roles = {"actor": Filling(None, (spans[at],)), "proposal": Filling(None, (spans[at + 2],))}
            stance = Stance(rng.choice(("support", "support", "oppose")), (spans[at + 1],))
            project.execute(AddStatement(document, "position", roles, stance))
    project.execute(SetStatus(document, "done"))


def _decide_all(project: Project, document: str) -> tuple[list[float], list[float], list[float]]:
    built, done, seen = [], [], []
    while (board := project.review.board(document, keep=True)).to_decide:
        began = time.perf_counter()
        command = deciding.take(project, board, board.to_decide[0], 1, "As before.")
        made = time.perf_counter()
        project.execute(command)
        on_disk = time.perf_counter()
        project.review.board(document, keep=True)
        seen.append(time.perf_counter() - on_disk)
        built.append(made - began)
        done.append(on_disk - made)
    return built, done, seen


def _in_the_window(folder: Path) -> None:
    """The sample's most disputed article in the real window: a key press until it is painted."""
    path = folder / "sample.annotator"
    with Project.create(path) as project:
        project.import_files([seeds() / "sample.jsonl"])
    with Project.open(path, annotator="Rae") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        screen = go_to_review(window, keyboard, DISPUTED)
        time.sleep(PAUSE)
        settle()
        took: list[float] = []
        began = time.perf_counter()
        for _ in deciding_by_key(screen, keyboard):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            took.append(time.perf_counter() - began)
            time.sleep(PAUSE)
            settle()
            began = time.perf_counter()
        _tell("decision in the window, until it is painted", took, 0.03)


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _tell(what: str, took: list[float], bound: float | None) -> None:
    middle, worst = sorted(took)[len(took) // 2], max(took)
    promised = "" if bound is None else f" (bound {1000 * bound:.0f} ms)"
    print(f"{what}: {1000 * middle:.1f} ms, at most {1000 * worst:.1f} ms{promised}")


if __name__ == "__main__":
    main()
