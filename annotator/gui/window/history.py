"""Opens the history beside the screens, where it covers nothing, and closes it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from annotator.app.messages.words import gettext
from annotator.gui.window.undo_names import gesture_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget

    from annotator.gui.history.panel import HistoryPanel
    from annotator.gui.window.main_window import MainWindow

_WIDTH = 260


class HistoryDock(QObject):
    """The history of one window; made when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dock: QDockWidget | None = None
        self.panel: HistoryPanel | None = None

    def toggle(self) -> None:
        """Open the panel and go there; from within, close it and go back to the screen."""
        dock, panel = self._made()
        focus = QApplication.focusWidget()
        if dock.isVisible() and focus is not None and dock.isAncestorOf(focus):
            dock.close()
            return
        dock.show()
        panel.refresh()
        panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _made(self) -> tuple[QDockWidget, HistoryPanel]:
        if self._dock is None or self.panel is None:
            from annotator.gui.history.closing_dock import (
                ClosingDock,
            )  # seldom needed: the window opens sooner
            from annotator.gui.history.panel import HistoryPanel

            window = self._window
            self.panel = HistoryPanel(window.project, gesture_name)
            self._dock = ClosingDock(gettext("History"), self.panel, window)
            self._dock.left.connect(lambda: window.screens.current.enter())
            self.panel.said.connect(window.notice.say)
            window.people.seated.connect(self.panel.start_over)
            window.closed.connect(self.panel.close_down)
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
            window.resizeDocks([self._dock], [_WIDTH], Qt.Orientation.Horizontal)
        return self._dock, self.panel
