"""The upper edge of the window: the project's name, the menus, and at the right who is labelling."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton, QWidget

from annotator.core.records import Annotator
from annotator.gui.actions import ActionSet


class PersonButton(QToolButton):
    """Says who is labelling; its menu lets another person sit down (:attr:`chosen`, a uid)."""

    chosen = Signal(str)

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self._actions = actions
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(gettext("Who is labelling"))
        self.setMenu(QMenu(self))

    def show_people(self, people: Sequence[Annotator], current: Annotator | None) -> None:
        """Offer ``people``, with ``current`` ticked."""
        said = current.name if current else gettext("Nobody")
        self.setText(f"{said.replace('&', '&&')} ▾")
        self.setAccessibleName(gettext("Labelling: {}").format(said))
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for person in people:
            action = QAction(person.name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(current is not None and person.uid == current.uid)
            action.triggered.connect(lambda _=False, uid=person.uid: self.chosen.emit(uid))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._actions.place(menu, "person")


class TitleBar(QMenuBar):
    """The menu bar, with the project's name before the menus and the person at the other end."""

    def __init__(self, project_name: str, actions: ActionSet) -> None:
        super().__init__()
        self.setNativeMenuBar(False)  # the name and the person belong to it
        name = QLabel(project_name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("look", "heading")
        name.setContentsMargins(12, 0, 10, 0)
        self.setCornerWidget(name, Qt.Corner.TopLeftCorner)
        self.person = PersonButton(actions)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(8, 1, 6, 1)
        row.addWidget(self.person)
        self.setCornerWidget(box, Qt.Corner.TopRightCorner)
        actions.fill(self)

    def people_changed(self, people: Sequence[Annotator], current: Annotator | None) -> None:
        """Show who is there and who is labelling."""
        self.person.show_people(people, current)
        box = self.cornerWidget(Qt.Corner.TopRightCorner)
        box.adjustSize()
        self.adjustSize()
