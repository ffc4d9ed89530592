"""Where a file is going to be: typed, or chosen in the system's dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.app.messages.words import gettext


class PlaceField(QWidget):
    """A line and a button; :attr:`changed` when somebody named another place.

    Suggestions are taken until then. ``choose`` opens the system's dialog and answers a path or None.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        choose: Callable[[QWidget, Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self._is_own = False
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.setFocusProxy(self.line)
        button = QPushButton(gettext("Choose…"))
        button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(button)
        button.clicked.connect(self._asked)
        self.line.textEdited.connect(self._named)

    @property
    def is_empty(self) -> bool:
        """Whether there is no place."""
        return not self.line.text().strip()

    @property
    def path(self) -> Path:
        """The place; meaningless while the field is empty."""
        return Path(self.line.text().strip()).expanduser()

    def suggest(self, path: Path) -> None:
        """Take ``path``, unless somebody has named a place."""
        if not self._is_own:
            self.line.setText(str(path))

    def _asked(self) -> None:
        path = self._choose(self.window(), Path(self.line.text()))
        if path is not None:
            self.line.setText(str(path))
            self._named()

    def _named(self) -> None:
        self._is_own = True
        self.changed.emit()
