"""Fields of the new project's steps: a line with buttons that fill it from the system's dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext

Filler = tuple[str, Callable[[], None]]
"""What a button says and what it does."""

_SEPARATOR = "; "


def field(text: str, name: str, placeholder: str = "") -> QLineEdit:
    """A line that is called ``name``."""
    line = QLineEdit(text)
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    return line


def with_buttons(line: QLineEdit, *fillers: Filler) -> QWidget:
    """``line`` with buttons behind it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(line, 1)
    for words, act in fillers:
        button = QPushButton(words)
        button.setAccessibleName(f"{words.rstrip('…')}: {line.accessibleName()}")
        button.setAutoDefault(False)
        button.clicked.connect(act)
        row.addWidget(button)
    return box


def page(question: str, told: str, *parts: QWidget) -> QWidget:
    """A step: its question, what is to be known about it, and its parts."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    heading, note = QLabel(question), QLabel(told)
    heading.setProperty("look", "title")
    note.setProperty("look", "muted")
    note.setWordWrap(True)
    for part in (heading, note, *parts):
        column.addWidget(part)
    column.addStretch(1)
    return sheet


def labelled(words: str, part: QWidget, line: QLineEdit) -> QWidget:
    """``part`` under a small heading whose underlined letter leads to ``line``."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    heading = QLabel(words)
    heading.setBuddy(line)
    column.addWidget(heading)
    column.addWidget(part)
    return box


def as_text(paths: Sequence[Path]) -> str:
    """Paths in one line."""
    return _SEPARATOR.join(map(str, paths))


def as_paths(text: str) -> tuple[Path, ...]:
    """The paths of such a line; ``~`` is the user's folder."""
    parts = (part.strip() for part in text.split(_SEPARATOR.strip()))
    whole = Path(text.strip()).expanduser()
    if text.strip() and whole.exists():  # a name may itself have a semicolon
        return (whole,)
    return tuple(Path(part).expanduser() for part in parts if part)


def beside(articles: Sequence[Path], otherwise: Path) -> Path:
    """Where a project of ``articles`` is best kept: beside their folder, under its name."""
    if not articles:
        return otherwise
    folder = articles[0] if articles[0].is_dir() else articles[0].parent
    name = folder.name or gettext("project")
    return folder.parent / f"{name}{otherwise.suffix}"
