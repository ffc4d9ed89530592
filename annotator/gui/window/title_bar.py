"""The upper edge of the window: the project's name, the menus, the screens, and who is working."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton, QWidget

from annotator.app.actions import Registry
from annotator.app.messages.words import gettext
from annotator.core.records import Annotator
from annotator.gui.actions import ActionSet

SCREEN = "screen."
"""How the ids of the actions begin that show a screen."""

_AROUND_A_MENU = 24  # pixels beside the words of a menu


class PersonButton(QToolButton):
    """Says who is labelling; its menu lets another person sit down (:attr:`chosen`, a uid)."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(gettext("Who is labelling"))
        self.people = QMenu(self)
        self.setMenu(self.people)

    def show_people(self, people: Sequence[Annotator], current: Annotator | None, actions: ActionSet) -> None:
        """Offer ``people``, with ``current`` ticked, in a menu in place of the one before."""
        said = current.name if current else gettext("Nobody")
        self.setText(f"{_plain(said)} ▾")
        self.setAccessibleName(gettext("Labelling: {name}").format(name=said))
        self.people.deleteLater()  # what it tells on opening may be told to actions that are gone
        self.people = QMenu(self)
        self.setMenu(self.people)
        group = QActionGroup(self.people)
        for person in people:
            action = QAction(_plain(person.name), self.people)
            action.setCheckable(True)
            action.setChecked(current is not None and person.uid == current.uid)
            action.triggered.connect(lambda _=False, uid=person.uid: self.chosen.emit(uid))
            group.addAction(action)
            self.people.addAction(action)
        self.people.addSeparator()
        actions.place(self.people, "person")


class Tabs(QWidget):
    """The screens by name; :attr:`chosen` tells which one a person wants. Where room is short, a menu."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Screens"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._tabs: dict[str, QToolButton] = {}
        self._current = ""
        self.menu = QMenu(self)
        self.short = QToolButton()
        self.short.setAccessibleName(gettext("Screens"))
        self.short.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.short.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.short.setMenu(self.menu)
        self.short.hide()
        self._row.addWidget(self.short)

    def show_screens(self, titles: Mapping[str, str], hints: Mapping[str, str]) -> None:
        """Offer the screens with these titles and tooltips, by name."""
        self.menu.clear()
        for name, title in titles.items():
            if name not in self._tabs:
                self._tabs[name] = self._made(name)
            self._tabs[name].setText(title)
            self._tabs[name].setToolTip(hints[name])
            self.menu.addAction(title).triggered.connect(partial(self.chosen.emit, name))
        self.show_current(self._current)

    def show_current(self, current: str) -> None:
        """Mark the screen that is shown."""
        self._current = current
        for name, tab in self._tabs.items():
            tab.setChecked(name == current)
        if current in self._tabs:
            self.short.setText(f"{self._tabs[current].text()} ▾")

    def full_width(self) -> int:
        """Pixels that all screens side by side take."""
        tabs = [tab.sizeHint().width() for tab in self._tabs.values()]
        return sum(tabs) + self._row.spacing() * len(tabs)

    def shorten(self, short: bool) -> None:
        """Show one button with a menu, or all screens side by side."""
        self.short.setVisible(short)
        for tab in self._tabs.values():
            tab.setVisible(not short)

    def _made(self, name: str) -> QToolButton:
        tab = QToolButton()
        tab.setProperty("look", "tab")
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+1 … reach them; F6 goes round in the screen
        tab.clicked.connect(lambda: self.chosen.emit(name))
        self._row.addWidget(tab)
        return tab


class TitleBar(QMenuBar):
    """The menu bar, with the project's name before the menus; screens and the person at the other end."""

    def __init__(self, project_name: str) -> None:
        super().__init__()
        self.setNativeMenuBar(False)  # the name and the person belong to it
        self._name = QLabel(project_name)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setProperty("look", "heading")
        self._name.setContentsMargins(10, 0, 10, 3)  # on one line with the menus
        self.setCornerWidget(self._name, Qt.Corner.TopLeftCorner)
        self.person = PersonButton()
        self.tabs = Tabs()
        self._right = QWidget()
        row = QHBoxLayout(self._right)
        row.setContentsMargins(8, 0, 6, 3)
        row.setSpacing(10)
        row.addWidget(self.tabs)
        row.addWidget(self.person)
        self.setCornerWidget(self._right, Qt.Corner.TopRightCorner)

    def show_actions(self, actions: ActionSet) -> None:
        """Build the menus from ``actions``, in place of those before."""
        self.clear()
        actions.fill(self)
        screens = {ident.removeprefix(SCREEN): actions[ident] for ident in screen_actions(actions.registry)}
        self.tabs.show_screens(
            {name: action.text() for name, action in screens.items()},
            {name: action.toolTip() for name, action in screens.items()},
        )
        self._settle()

    def show_people(self, people: Sequence[Annotator], current: Annotator | None, actions: ActionSet) -> None:
        """Show who is there and who is labelling."""
        self.person.show_people(people, current, actions)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at the right gives way to the menus."""
        self._fit()
        super().resizeEvent(event)

    def _settle(self) -> None:
        self._fit()
        self.adjustSize()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        menus = sum(metrics.horizontalAdvance(each.text()) + _AROUND_A_MENU for each in self.actions())
        others = self._name.sizeHint().width() + self.person.sizeHint().width() + _AROUND_A_MENU
        self.tabs.shorten(menus + others + self.tabs.full_width() > self.width())
        self._right.adjustSize()


def screen_actions(registry: Registry) -> list[str]:
    """Ids of the actions that show a screen, in the order of the tabs."""
    return [action.id for action in registry if action.id.startswith(SCREEN)]


def _plain(name: str) -> str:
    return name.replace("&", "&&")
