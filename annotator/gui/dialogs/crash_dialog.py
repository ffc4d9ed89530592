"""What is shown when the program itself has made a mistake."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext

Failure = tuple[type[BaseException], BaseException, TracebackType | None]


def report_of(failure: Failure) -> str:
    """What a developer needs to know, without a word of any article.

    The message of an exception may quote text, so only its type and the places in our code are told.
    """
    kind, _, trace = failure
    frames = traceback.extract_tb(trace)
    places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    head = (
        f"Annotator {version('annotator')}, PySide6 {PySide6.__version__}, "
        f"Python {platform.python_version()}, {platform.system()}"
    )
    return "\n".join([head, kind.__name__, *places])


def _short(filename: str) -> str:
    parts = Path(filename).parts
    return "/".join(parts[parts.index("annotator") :]) if "annotator" in parts else Path(filename).name


class CrashDialog(QDialog):
    """Says that the work is saved, where the log lies, and lets the report be copied."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Something went wrong"))
        self._report = report
        said = QLabel(
            gettext(
                "Annotator made a mistake. Everything you labelled up to now is saved; you can go on, "
                "or quit and open the project again."
            )
        )
        said.setWordWrap(True)
        where = QLabel(
            gettext("The log is at {}").format(log) if log else gettext("No log could be written.")
        )
        where.setProperty("look", "muted")
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        details = QPlainTextEdit(report)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setAccessibleName(gettext("Report for the developers"))
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(gettext("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on = buttons.addButton(gettext("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for widget in (said, where, details, buttons):
            column.addWidget(widget)
        self.go_on.setDefault(True)  # only now does it know its dialog
        self.resize(560, 380)
        self.go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
