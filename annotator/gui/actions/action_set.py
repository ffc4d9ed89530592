"""The registry's actions as Qt's: one ``QAction`` each, with its shortcut, tooltip and place in the menus."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.app.actions import Action, Menu, Registry, shown_key


class Doer(Protocol):
    """Who performs actions, and knows which can be performed now."""

    def perform(self, ident: str) -> None:
        """Do it."""

    def can(self, ident: str) -> bool:
        """Whether it would do anything now."""

    def is_on(self, ident: str) -> bool:
        """Whether a switch is on or a choice taken."""

    def title_now(self, ident: str) -> str | None:
        """A name that says more than the registry's ("Undo Add Span"), or None."""


class ActionSet(QObject):
    """All actions of a window.

    Only the window's keys become Qt shortcuts. Those of the text are shown in the menus but heard by the
    text alone, for a shortcut would fire in every field. What can't be done now is greyed while its menu
    is open; otherwise shortcuts stay alive and the doer decides.
    """

    def __init__(self, registry: Registry, doer: Doer, window: QWidget) -> None:
        super().__init__(window)
        self.registry = registry
        self._doer = doer
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {action.id: self._made(action) for action in registry}

    def __getitem__(self, ident: str) -> QAction:
        return self._actions[ident]

    def menu(self, ident: str) -> QMenu:
        """The menu with this id."""
        return self._menus[ident]

    def fill(self, bar: QMenuBar) -> None:
        """Build all menus on ``bar``."""
        inner = {menu.after: menu for menu in self.registry.menus if "/" in menu.id}
        for menu in self.registry.menus:
            if "/" not in menu.id:
                self._fill(self._menu(menu.id, bar.addMenu(menu.title)), menu.id, inner_after=inner)

    def place(self, menu: QMenu, ident: str) -> None:
        """Add the actions of the menu ``ident`` to ``menu``, a line between groups."""
        group = None
        for action in self.registry.in_menu(ident):
            if group not in (None, action.group):
                menu.addSeparator()
            group = action.group
            menu.addAction(self._actions[action.id])
        menu.aboutToShow.connect(partial(self.refresh, ident))
        menu.aboutToHide.connect(partial(self._enable, ident))

    def refresh(self, menu: str) -> None:
        """Bring the actions of a menu up to date: possible or not, on or off, and their names."""
        for action in self.registry.in_menu(menu):
            shown = self._actions[action.id]
            shown.setEnabled(self._doer.can(action.id))
            shown.setText(_text(action, self._doer.title_now(action.id)))
            if shown.isCheckable():
                shown.setChecked(self._doer.is_on(action.id))

    def dissolve(self) -> None:
        """Give up all menus and shortcuts, for another set takes over."""
        for menu in self._menus.values():
            menu.deleteLater()
        for action in self._actions.values():
            self._window.removeAction(action)
        self.deleteLater()

    def _enable(self, menu: str) -> None:
        for action in self.registry.in_menu(menu):
            self._actions[action.id].setEnabled(True)

    def _menu(self, ident: str, menu: QMenu) -> QMenu:
        menu.setToolTipsVisible(True)
        self._menus[ident] = menu
        return menu

    def _fill(self, menu: QMenu, ident: str, inner_after: dict[str, Menu]) -> None:
        self.place(menu, ident)
        for action in self.registry.in_menu(ident):
            inner = inner_after.get(action.id)
            if inner is None:
                continue
            made = self._menu(inner.id, QMenu(inner.title, menu))
            self.place(made, inner.id)
            following = menu.actions()[menu.actions().index(self._actions[action.id]) + 1 :]
            if following:
                menu.insertMenu(following[0], made)
            else:
                menu.addMenu(made)

    def _made(self, action: Action) -> QAction:
        made = QAction(_text(action, None), self)
        made.setToolTip(action.hint)
        if action.where == "window":
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setAutoRepeat(action.repeats)
            self._window.addAction(made)
        if action.kind != "press":
            made.setCheckable(True)
        if action.kind == "choice":
            group = self._groups.setdefault(action.group, QActionGroup(self))
            group.addAction(made)
        made.triggered.connect(lambda: self._triggered(action))
        return made

    def _triggered(self, action: Action) -> None:
        self._doer.perform(action.id)
        shown = self._actions[action.id]
        if shown.isCheckable():
            shown.setChecked(self._doer.is_on(action.id))


def _text(action: Action, title: str | None) -> str:
    """The text of a menu entry; a key that isn't Qt's shortcut is shown in the shortcut's column."""
    told = (title or action.title).replace("&", "&&")
    if action.where == "window" or not action.keys:
        return told
    return f"{told}\t{shown_key(action.keys[0])}"
