"""The screens of the window: one is shown, the others wait, and each is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget


class KeyPane(Protocol):
    """A widget whose keys mean actions while it has the focus."""

    def set_key_handler(self, handler: Any) -> None:
        """Ask ``handler`` about every key press first."""


class Screen(Protocol):
    """What the window asks of each of its screens; every screen is a ``QWidget``.

    ``asked`` names an action that is not the screen's own; ``said`` carries a sentence and its tone
    ("quiet" or "danger"); ``changed`` tells that other actions may be possible now. ``status_bar`` stands
    at the lower edge of the window while the screen is shown. A screen that sends people to another one
    has ``go_wanted``, a signal with that one's name and a target for its :meth:`show_target`.
    """

    @property
    def asked(self) -> SignalInstance:
        """See the class."""

    @property
    def said(self) -> SignalInstance:
        """See the class."""

    @property
    def status_bar(self) -> QWidget:
        """See the class."""

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't this screen's is passed over."""

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""

    def is_on(self, ident: str) -> bool:
        """Whether a switch is on."""

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys (action id to key as people read it) beside what they do."""

    def key_panes(self) -> Sequence[KeyPane]:
        """The widgets that hear the screen's keys."""

    def enter(self) -> None:
        """The screen is shown: bring it up to date and take the focus."""

    def person_changed(self) -> None:
        """Somebody else works now."""

    def leave(self) -> None:
        """The window closes: let go of the project."""


class Screens(QStackedWidget):
    """Shows one screen at a time. :attr:`switched` names the one that is shown now.

    ``makers`` make the screens by name; ``welcome`` is told each new one before it is shown. The stack
    :attr:`bars` holds their status bars and shows the right one.
    """

    switched = Signal(str)

    def __init__(
        self, makers: Mapping[str, Callable[[], Any]], welcome: Callable[[str, Screen], None]
    ) -> None:
        super().__init__()
        self.bars = QStackedWidget()
        self._makers = dict(makers)
        self._welcome = welcome
        self._made: dict[str, Any] = {}
        self.name = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All screens, in the order of their tabs."""
        return tuple(self._makers)

    @property
    def current(self) -> Screen:
        """The screen that is shown."""
        screen: Screen = self._made[self.name]
        return screen

    def __iter__(self) -> Iterator[tuple[str, Screen]]:
        """Name and screen of all that have been made."""
        yield from self._made.items()

    def add(self, name: str, screen: Any) -> None:
        """Put a screen that has been made in its place."""
        self._made[name] = screen
        self.addWidget(screen)
        self.bars.addWidget(screen.status_bar)
        self._welcome(name, screen)

    def go(self, name: str, target: Mapping[str, Any] | None = None) -> None:
        """Show the screen ``name``, at ``target`` if one is given."""
        if name not in self._made:
            self.add(name, self._makers[name]())
        screen = self._made[name]
        self.name = name
        self.setCurrentWidget(screen)
        self.bars.setCurrentWidget(screen.status_bar)
        screen.enter()
        if target is not None:
            screen.show_target(target)
        self.switched.emit(name)
