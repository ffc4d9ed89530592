"""Does this installation do its job? Label, export, import again, verify; for packagers and puzzled users."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from annotator.app.project import Project
from annotator.app.resources import seeds
from annotator.gui.application import application
from annotator.gui.theme import follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import label_article
from annotator.gui.tour.script import ARTICLE, SCRIPT
from annotator.gui.tour.stage import private_folder, window_on


def selftest() -> int:
    """Run every step and say how it went; 0 if all is well, else 1."""
    with private_folder() as folder:
        follow_system(application(), "light")
        steps: tuple[tuple[str, Callable[[Path], bool]], ...] = (
            ("the sample opens, and comes out byte for byte", _sample_survives),
            ("an article is labelled in the window", _window_labels),
            ("labels survive export and import", _labels_survive),
        )
        results = [_tried(name, step, folder) for name, step in steps]
    return 0 if all(results) else 1


def _tried(name: str, step: Callable[[Path], bool], folder: Path) -> bool:
    passed = step(folder)
    sys.stdout.write(f"{'ok    ' if passed else 'FAILED'}  {name}\n")
    return passed


def _sample_survives(folder: Path) -> bool:
    sample, out = seeds() / "sample.jsonl", folder / "sample.jsonl"
    with Project.create(folder / "sample.annotator") as project:
        project.import_files([sample])
        project.export(out, format="native")
        return not project.check() and out.read_bytes() == sample.read_bytes()


def _window_labels(folder: Path) -> bool:
    with Project.create(folder / "labelled.annotator", annotator="Selftest") as project:
        project.import_files([seeds() / "articles"])
        with window_on(project) as window:
            label_article(window, Keyboard(window), ARTICLE)
        project.export(folder / "labelled.jsonl", format="native")
        return not project.check() and project.info()["statements"] == len(SCRIPT)


def _labels_survive(folder: Path) -> bool:
    again = folder / "again.jsonl"
    with Project.create(folder / "again.annotator") as project:
        project.import_files([folder / "labelled.jsonl"])
        project.export(again, format="native")
        return not project.check() and again.read_bytes() == (folder / "labelled.jsonl").read_bytes()
