"""The upper edge of the window: the project's name, the menus, and at the right who is labelling."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton, QWidget

from annotator.app.messages.words import gettext
from annotator.core.records import Annotator
from annotator.gui.actions import ActionSet


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


class TitleBar(QMenuBar):
    """The menu bar, with the project's name before the menus and the person at the other end."""

    def __init__(self, project_name: str) -> None:
        super().__init__()
        self.setNativeMenuBar(False)  # the name and the person belong to it
        self._name = QLabel(project_name)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setProperty("look", "heading")
        self._name.setContentsMargins(10, 0, 10, 3)  # on one line with the menus
        self.setCornerWidget(self._name, Qt.Corner.TopLeftCorner)
        self.person = PersonButton()
        self._right = QWidget()
        row = QHBoxLayout(self._right)
        row.setContentsMargins(8, 0, 6, 3)
        row.addWidget(self.person)
        self.setCornerWidget(self._right, Qt.Corner.TopRightCorner)

    def show_actions(self, actions: ActionSet) -> None:
        """Build the menus from ``actions``, in place of those before."""
        self.clear()
        actions.fill(self)

    def show_people(self, people: Sequence[Annotator], current: Annotator | None, actions: ActionSet) -> None:
        """Show who is there and who is labelling."""
        self.person.show_people(people, current, actions)
        self._right.adjustSize()
        self.adjustSize()


def _plain(name: str) -> str:
    return name.replace("&", "&&")
