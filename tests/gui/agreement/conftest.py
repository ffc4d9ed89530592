"""The agreement screen by itself, on the sample or on a panel of five, with jobs run on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.gui.agreement.screen import AgreementScreen
from tests.app.agreement.sample_project import sample_project
from tests.app.reviewing.panel import panel as made_panel

Shown = Callable[[Project], AgreementScreen]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with sample_project(tmp_path_factory.mktemp("sample")) as project:
        yield project


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Project]:
    with made_panel(tmp_path, 5, 2) as project:
        yield project


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Shows the screen on a project; it lets go in the end."""
    screens: list[AgreementScreen] = []

    def show(project: Project) -> AgreementScreen:
        screen = AgreementScreen(project, InlineRunner())
        screens.append(screen)
        screen.status_bar.setParent(screen)
        screen.status_bar.hide()
        screen.resize(1280, 800)
        screen.show()
        qtbot.waitExposed(screen)
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.enter()
        return screen

    yield show
    for screen in screens:
        screen.leave()
        screen.hide()
        screen.deleteLater()
