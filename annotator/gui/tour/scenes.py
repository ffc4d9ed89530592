"""The whole job, played offscreen by key presses, with a picture of each scene.

For a machine without a display, and for whoever wants to see what changed: import the sample articles, label
one in the real window, review what three annotators made of it, see how far they agree, export, verify.
"""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.app.project import Project
from annotator.app.resources import seeds
from annotator.app.sample import make_sample
from annotator.gui.application import application
from annotator.gui.theme import choose_theme, follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.reviewing import deciding, go_to_review
from annotator.gui.tour.script import ARTICLE, SCRIPT, Line
from annotator.gui.tour.stage import private_folder, settle, window_on
from annotator.gui.window.main_window import MainWindow

REVIEWER = "Rae"
"""Who reviews the sample."""


def play(out: Path) -> int:
    """Play the tour and leave its pictures and exports in the folder ``out``; the exit status."""
    out.mkdir(parents=True, exist_ok=True)
    with private_folder() as folder:
        follow_system(application(), "light")
        _label_from_scratch(folder, out)
        _open_the_sample(folder, out)
    return 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _label_from_scratch(folder: Path, out: Path) -> None:
    with Project.create(folder / "ukraine-talks.annotator", annotator="Ada") as project:
        report = project.import_files([seeds() / "articles"])
        _say(f"imported {report.documents} articles from {seeds() / 'articles'}")
        with window_on(project) as window:
            label_article(window, Keyboard(window), ARTICLE, picture=out / "1-labelling.png")
            _pictures(window, out, "2-labelled")
        spans, statements = (project.info()[kind] for kind in ("spans", "statements"))
        _say(f"labelled one of them by keyboard: {spans} spans, {statements} statements")
        _export(project, out / "labelled")
        _verify(project)


def _open_the_sample(folder: Path, out: Path) -> None:
    make_sample(folder / "sample.annotator")
    with Project.open(folder / "sample.annotator", annotator="Ada") as project:
        for name in ("Ada", "Boris", "Chiara"):
            project.become(next(person.uid for person in project.annotators() if person.name == name))
            with window_on(project) as window:
                open_article(window, ARTICLE)
                _pictures(window, out, f"3-sample-{name.lower()}")
        project.become(next(person.uid for person in project.annotators() if person.name == REVIEWER))
        with window_on(project) as window:
            _review(window, Keyboard(window), out)
        _export(project, out / "sample")


def _review(window: MainWindow, keyboard: Keyboard, out: Path) -> None:
    screen = go_to_review(window, keyboard, title_of(ARTICLE))
    settle()
    _pictures(window, out, "4-reviewing")
    decided = max(deciding(screen, keyboard), default=0)
    _pictures(window, out, "5-reviewed")
    keyboard.press("Ctrl+Return")
    _say(f"reviewed one article: {decided} decisions, {keyboard.presses['reviewing']} key presses")
    for name, key in (("6-agreement", "Ctrl+3"), ("7-work", "Ctrl+4")):
        keyboard.press(key)
        settle()
        _pictures(window, out, name)


def title_of(file_name: str) -> str:
    """The title of the article that came from ``file_name`` of the seeds."""
    return (seeds() / "articles" / file_name).read_text(encoding="utf-8").split("\n")[0]


def open_article(window: MainWindow, file_name: str) -> None:
    """Open the article that came from ``file_name`` of the seeds, with the text in focus."""
    title = title_of(file_name)
    project = window.project
    window.label.session.open(next(line.uid for line in project.documents() if line.title == title))
    window.label.focus_text()
    settle()


def label_article(
    window: MainWindow, keyboard: Keyboard, file_name: str, picture: Path | None = None
) -> None:
    """Label the statements of the script, by keyboard; ``picture`` is taken with the last one open."""
    open_article(window, file_name)
    at = 0
    for line in SCRIPT:
        at = label_line(keyboard, line, at)
        if line is SCRIPT[-1] and picture is not None:
            _picture(window, picture)
        with keyboard.counting("labelling"):
            keyboard.press("Return")


def label_line(keyboard: Keyboard, line: Line, at: int) -> int:
    """Label one line of the script behind ``at``; answers where it begins. Enter, still to come, saves it."""
    if line.actor is not None:
        found = keyboard.find(line.actor, at)
        keyboard.label("A", (found,), line.who)
        at = found[0]
    phrases = line.proposal if isinstance(line.proposal, tuple) else (line.proposal,)
    proposal = keyboard.pieces(phrases, at)
    keyboard.label("S", (keyboard.find(line.stance, at),))
    keyboard.label("D", proposal, line.what)
    value = keyboard.window.project.codebook.value(line.value)
    with keyboard.counting("labelling"):
        keyboard.press(value.key if value is not None else "")
    return at


def _pictures(window: MainWindow, out: Path, name: str) -> None:
    for theme in ("light", "dark"):
        choose_theme(theme)
        _picture(window, out / f"{name}-{theme}.png")
    choose_theme("light")


def _picture(window: MainWindow, path: Path) -> None:
    settle()
    window.grab().save(str(path))
    _say(f"  {path}")


def _export(project: Project, stem: Path) -> None:
    for suffix, name in (
        (".jsonl", "native"),
        (".statements.csv", "statements-csv"),
        (".spans.csv", "spans-csv"),
    ):
        report = project.export(stem.with_name(stem.name + suffix), format=name)
        _say(f"exported {report.statements or report.spans} rows: {report.files[0]}")


def _verify(project: Project) -> None:
    faults = project.check()
    _say("the project is sound" if not faults else f"the project has faults: {faults}")
