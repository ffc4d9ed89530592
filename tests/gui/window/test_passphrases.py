"""Sitting down where a passphrase is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.core.commands import AddAnnotator
from annotator.gui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_whoever_has_a_passphrase_types_it(
    qtbot: QtBot, project: Project, opened: Callable[[Project], MainWindow]
) -> None:
    project.execute(AddAnnotator("Ben", uid="ben"))
    project.team.set_passphrase("ben", "open sesame")
    window = opened(project)
    window.people.seat("ben")
    dialog = window.people.dialog
    assert dialog is not None and dialog.name == "Ben" and not dialog.secret.isHidden()
    qtbot.keyClicks(dialog.secret, "sesame")
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    assert window.people.dialog is dialog and "Ben" in dialog.trouble.text()
    assert project.annotator is not None and project.annotator.name == "Ada"
    qtbot.keyClicks(dialog.secret, "open sesame")
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    assert project.annotator.uid == "ben" and window.people.dialog is None
