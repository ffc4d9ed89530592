"""The window's dialogs, and its menus, answered by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle


def walk_to(keyboard: Keyboard, widget: QWidget, key: str = "Tab") -> None:
    """Press Tab until ``widget`` has the focus; it must come within one round of a window's controls."""
    for _ in range(60):
        if QApplication.focusWidget() is widget:
            return
        keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {type(widget).__name__} {widget.accessibleName()}")


def choose_in_menu(keyboard: Keyboard, title: str) -> None:
    """Open the menu of the button in focus with the space bar, walk down to ``title``, Enter.

    A menu holds on to the press that opened it until it is answered.
    """
    answered: list[str] = []

    def answer() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return
        timer.stop()
        for _ in menu.actions():
            keyboard.press("Down")
            if menu.activeAction().text() == title:
                answered.append(title)
                keyboard.press("Return")
                return
        keyboard.press("Esc")

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(10)
    keyboard.press("Space")
    assert answered == [title]


def export_natively(keyboard: Keyboard, out: Path) -> None:
    """Ctrl+E, native is the first format, the file's name, Enter."""
    keyboard.press("Ctrl+E")
    wait_for(lambda: keyboard.window.transfers.dialog is not None)
    dialog = keyboard.window.transfers.dialog
    formats = [dialog.formats.item(row).text() for row in range(dialog.formats.count())]  # type: ignore[union-attr]
    keyboard.press(*["Down"] * formats.index("Annotator JSON Lines"), "Tab", "Tab", "Ctrl+A")
    keyboard.write(str(out))
    keyboard.press("Return")
    wait_for(out.is_file)
    settle()


def wait_for(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Let the window work until ``condition`` holds."""
    until = monotonic() + seconds
    while not condition():
        assert monotonic() < until
        QTest.qWait(20)
