"""What this program is, and which one exactly."""

from __future__ import annotations

import platform
from importlib.metadata import version

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext


class AboutDialog(QDialog):
    """Name, version, and what it stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("About Annotator"))
        name = QLabel(f"Annotator {version('annotator')}")
        name.setProperty("look", "heading")
        what = QLabel(
            gettext(
                "Marks who wants what in political text. Everything lies in one file on your own disk; "
                "nothing leaves this computer."
            )
        )
        what.setWordWrap(True)
        stands_on = QLabel(
            gettext("MIT licence. Made with Qt and PySide6 {} (LGPL) and Python {}.").format(
                PySide6.__version__, platform.python_version()
            )
        )
        stands_on.setProperty("look", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for widget in (name, what, stands_on, buttons):
            column.addWidget(widget)
        for label in (name, what, stands_on):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setMinimumWidth(420)
