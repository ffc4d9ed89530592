"""The theme in force: it follows the system unless the user has chosen light or dark."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.gui.theme.theme import Measures, Mode, Theme

Choice = Literal["system", "light", "dark"]


class ThemeChanges(QObject):
    """Tells when another theme is in force; :func:`current` is already the new one then."""

    changed = Signal()


class _Following(QObject):
    """The user's choice, and what the system says, of one application."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = ThemeChanges()
        self.choice: Choice = "system"
        self.mode: Mode = "light"
        self.measures: Measures | None = None
        self.app: QApplication | None = None
        self.sheet_waits = False

    def follow(self, app: QApplication) -> None:
        if self.app is not app:
            self.app = app
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self.refresh)
        self.mode = self._wanted()
        self._apply()

    def measure(self, measures: Measures | None) -> None:
        before, self.measures = self.measures, measures
        if before == measures:
            return
        if (measures.family if measures else "") != (before.family if before else ""):
            self._apply()  # the style sheet names it
        else:
            self.changes.changed.emit()

    def refresh(self) -> None:
        wanted = self._wanted()
        if wanted != self.mode:
            self.mode = wanted
            self._apply()

    def _wanted(self) -> Mode:
        if self.choice != "system":
            return self.choice
        hints = QGuiApplication.styleHints()
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _apply(self) -> None:
        if self.app is not None:
            theme = Theme.load(self.mode, self.measures)
            self.app.setFont(theme.font("ui"))
            self.app.setPalette(theme.palette())
            if not self.sheet_waits:
                self.app.setStyleSheet(theme.stylesheet())
        self.changes.changed.emit()


_following: _Following | None = None


def _the_following() -> _Following:
    global _following
    if _following is None:
        _following = _Following()
    return _following


def current() -> Theme:
    """The theme in force."""
    following = _the_following()
    return Theme.load(following.mode, following.measures)


def theme_changes() -> ThemeChanges:
    """The object whose ``changed`` signal tells of another theme."""
    return _the_following().changes


def follow_system(app: QApplication, choice: Choice = "system", *, sheet_waits: bool = False) -> None:
    """Dress ``app`` in the theme and keep following the system (or stay with ``choice``).

    The style sheet may wait until :func:`put_on_sheet`, before which no window may show. Under a sheet each
    widget that is put into another is polished anew with all that it holds: 20 ms for the first window.
    """
    following = _the_following()
    following.choice = choice
    following.sheet_waits = sheet_waits
    following.follow(app)


def put_on_sheet() -> None:
    """Give the application the style sheet that waited, if one did."""
    following = _the_following()
    if following.sheet_waits and following.app is not None:
        following.sheet_waits = False
        following.app.setStyleSheet(current().stylesheet())


def choose_theme(choice: Choice) -> None:
    """Take "light" or "dark" whatever the system says, or follow it again with "system"."""
    following = _the_following()
    following.choice = choice
    following.refresh()


def set_article(measures: Measures | None) -> None:
    """Set articles in ``measures`` (None: the theme's) from now on; those that are shown are set anew."""
    _the_following().measure(measures)


def chosen_theme() -> Choice:
    """What the user has chosen."""
    return _the_following().choice
