"""A window on a small project, with jobs run on the spot and nothing left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.gui.window.main_window import MainWindow

ARTICLE = (
    "The Kremlin has ruled out NATO membership for Ukraine. Zelenskyy wants guarantees.\n\n"
    "“We need guarantees,” he said, “before any truce”."
)

Opened = Callable[..., MainWindow]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in (1, 2):
        (articles / f"{number}.txt").write_text(f"Article {number}\n\n{ARTICLE}", encoding="utf-8")
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        project.import_files([articles])
        yield project


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.read(tmp_path / "config", tmp_path / "state")


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings) -> Iterator[Opened]:
    """Opens windows; all are closed before the project is."""
    windows: list[MainWindow] = []

    def open_window(project: Project) -> MainWindow:
        window = MainWindow(project, settings, InlineRunner())
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(project: Project, opened: Opened) -> MainWindow:
    return opened(project)
