"""The menu of projects that were open before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from annotator.app.messages.words import gettext
from annotator.app.settings import Memory


def fill_recent(menu: QMenu, memory: Memory, current: Path, choose: Callable[[Path], object]) -> None:
    """List the recent projects but the ``current`` one; picking one calls ``choose`` with its path."""
    menu.clear()
    others = [path for path in memory.recent_projects() if path != current.absolute()]
    for path in others:
        action = QAction(path.stem.replace("&", "&&"), menu)
        action.setToolTip(str(path))
        action.triggered.connect(lambda _=False, path=path: choose(path))
        menu.addAction(action)
    if not others:
        menu.addAction(gettext("No other project yet")).setEnabled(False)
