"""The registry's actions as Qt's: one ``QAction`` each, with its shortcut, tooltip and place in the menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.app.actions import Action, Registry, shown_key


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

    Menus are filled when they are asked for or opened, and with them come the actions without a key for the
    window; :meth:`complete` does the rest once the window has been painted.
    """

    def __init__(self, registry: Registry, doer: Doer, window: QWidget) -> None:
        super().__init__(window)
        self.registry = registry
        self._doer = doer
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._unfilled: dict[str, Callable[[], None]] = {}
        self._told: dict[str, Callable[[QMenu], None]] = {}
        self._actions: dict[str, QAction] = {}
        for action in registry:
            if action.where == "window" and action.keys:
                self._actions[action.id] = self._made(action)

    def __getitem__(self, ident: str) -> QAction:
        if ident not in self._actions:
            self._actions[ident] = self._made(self.registry[ident])
        return self._actions[ident]

    def menu(self, ident: str) -> QMenu:
        """The menu with this id, filled."""
        if ident not in self._menus:  # it stands in another one
            self._fill(ident.partition("/")[0])
        self._fill(ident)
        return self._menus[ident]

    def when_shown(self, ident: str, tell: Callable[[QMenu], None]) -> None:
        """Have ``tell`` called with the menu ``ident`` each time that it is about to be shown."""
        self._told[ident] = tell

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus on ``bar``."""
        for menu in self.registry.menus:
            if "/" not in menu.id:
                made = self._menu(menu.id, bar.addMenu(menu.title))
                self._fill_later(menu.id, made, partial(self._fill_with_inner, made, menu.id))

    def place(self, menu: QMenu, ident: str) -> None:
        """Let ``menu`` have the actions of the menu ``ident``, a line between groups."""
        self._fill_later(ident, menu, partial(self._add, menu, ident))

    def complete(self) -> None:
        """Fill the menus that nobody has opened yet."""
        while self._unfilled:
            self._fill(next(iter(self._unfilled)))

    def refresh(self, menu: str) -> None:
        """Bring the actions of a menu up to date: possible or not, on or off, and their names."""
        for action in self.registry.in_menu(menu):
            shown = self[action.id]
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
            self[action.id].setEnabled(True)

    def _fill_later(self, ident: str, menu: QMenu, filling: Callable[[], None]) -> None:
        self._unfilled[ident] = filling
        menu.aboutToShow.connect(partial(self._fill, ident))
        menu.aboutToShow.connect(partial(self.refresh, ident))
        menu.aboutToHide.connect(partial(self._enable, ident))

    def _fill(self, ident: str) -> None:
        """Fill a menu, unless it has been."""
        filling = self._unfilled.pop(ident, None)
        if filling is not None:
            filling()

    def _add(self, menu: QMenu, ident: str) -> None:
        group = None
        for action in self.registry.in_menu(ident):
            if group not in (None, action.group):
                menu.addSeparator()
            group = action.group
            menu.addAction(self[action.id])

    def _menu(self, ident: str, menu: QMenu) -> QMenu:
        menu.setToolTipsVisible(True)
        self._menus[ident] = menu
        menu.aboutToShow.connect(lambda: self._told.get(ident, _nobody)(menu))
        return menu

    def _fill_with_inner(self, menu: QMenu, ident: str) -> None:
        self._add(menu, ident)
        inner_after = {inner.after: inner for inner in self.registry.menus if "/" in inner.id}
        for action in self.registry.in_menu(ident):
            inner = inner_after.get(action.id)
            if inner is None:
                continue
            made = self._menu(inner.id, QMenu(inner.title, menu))
            self.place(made, inner.id)
            following = menu.actions()[menu.actions().index(self[action.id]) + 1 :]
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
        shown = self[action.id]
        if shown.isCheckable():
            shown.setChecked(self._doer.is_on(action.id))


def _nobody(_: QMenu) -> None:
    """Nobody wants to know that a menu is shown."""


def _text(action: Action, title: str | None) -> str:
    """The text of a menu entry; a key that isn't Qt's shortcut is shown in the shortcut's column."""
    told = (title or action.title).replace("&", "&&")
    if action.where == "window" or not action.keys:
        return told
    return f"{told}\t{shown_key(action.keys[0])}"
