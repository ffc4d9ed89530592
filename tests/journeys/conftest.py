"""A project of sample articles, and the real window on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.app.resources import seeds
from annotator.gui.theme import choose_theme, follow_system


@pytest.fixture(autouse=True)
def dressed(qtbot: QtBot, qapp: QApplication) -> Iterator[None]:
    """The program's own look while a journey lasts; what is laid out depends on it."""
    follow_system(qapp, "light")
    yield
    choose_theme("system")
    qapp.setStyleSheet("")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A project of the sample articles without any labels; nobody has it open."""
    path = tmp_path / "talks.annotator"
    with Project.create(path, annotator="Ada") as project:
        project.import_files([seeds() / "articles"])
    return path
