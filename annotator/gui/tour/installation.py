"""Does this installation do its job? Label, export, import again, verify; for packagers and puzzled users."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from annotator.app.messages import sentence_for
from annotator.app.plugins import formats
from annotator.app.project import Project
from annotator.app.resources import seeds
from annotator.errors import UserError
from annotator.gui.application import application
from annotator.gui.theme import follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import label_article
from annotator.gui.tour.script import ARTICLE, SCRIPT
from annotator.gui.tour.stage import private_folder, window_on
from annotator.plugin_api import Format


def selftest() -> int:
    """Run every step and say how it went; 0 if all is well, else 1."""
    with private_folder() as folder:
        follow_system(application(), "light")
        steps: tuple[tuple[str, Callable[[Path], bool]], ...] = (
            ("the sample opens, and comes out byte for byte", _sample_survives),
            ("an article is labelled in the window", _window_labels),
            ("labels survive export and import", _labels_survive),
            ("every format writes them, and reads back what it wrote", _formats_write),
            ("articles of every kind are read", _articles_are_read),
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


def _formats_write(folder: Path) -> bool:
    """An export is checked by reading it back; one whose extra is not installed is named, and no fault."""
    with Project.open(folder / "labelled.annotator") as project:
        return all([_written(project, format_, folder) for format_ in formats().writers()])


def _written(project: Project, format_: Format, folder: Path) -> bool:
    out = folder / f"{format_.name}{'' if format_.folder else format_.suffixes[0]}"
    try:
        project.export(out, format=format_.name)
    except UserError as error:
        return _is_missing_extra(format_.name, error)
    return out.exists()


_PAGE = "<html><head><title>Talks</title></head><body><article><p>{}</p></article></body></html>"
_WORDS = "The Kremlin said that it would not agree to a truce before the talks had begun. " * 4
_ARTICLES = {
    "a.html": _PAGE.format(_WORDS),
    "a.rtf": "{\\rtf1\\ansi " + _WORDS + "}",
    "a.eml": f"Subject: Talks\nContent-Type: text/plain; charset=utf-8\n\n{_WORDS}",
    "a.rss": f"<rss version='2.0'><channel><item><title>Talks</title><description>{_WORDS}</description>"
    "</item></channel></rss>",
}
"""Small files of the kinds that libraries read for us."""


def _articles_are_read(folder: Path) -> bool:
    read = []
    for name, content in _ARTICLES.items():
        (folder / name).write_text(content, encoding="utf-8")
        with Project.create(folder / f"{name}.annotator") as project:
            try:
                read.append(project.import_files([folder / name]).documents == 1)
            except UserError as error:
                read.append(_is_missing_extra(name, error))
    return all(read)


def _is_missing_extra(what: str, error: UserError) -> bool:
    """Whether all that is wrong is an extra that nobody installed; says so either way."""
    sys.stdout.write(f"        {what}: {sentence_for(error)}\n")
    return error.code == "format.extra_missing"
