"""What an action is: everything a person can make the program do, told once, as data."""

from __future__ import annotations

from typing import Literal

from annotator.app.messages.words import gettext
from annotator.core.values import dataclass

Where = Literal["window", "text", "panels", "review", "agreement", "work", "search", "entities", "codebook"]
"""Where an action's keys mean it: anywhere in the window; only in the text of the label screen; only outside
the text; or only in the pane of another screen."""

Kind = Literal["press", "toggle", "choice"]
"""``press`` does something, ``toggle`` is on or off, ``choice`` is one of its group."""

_REPEATING = (
    "text.",
    "span.start_",
    "span.end_",
    "span.next",
    "span.previous",
    "statement.next",
    "statement.previous",
    "view.zoom_",
    "edit.undo",
    "edit.redo",
    "review.next",
    "review.previous",
    "review.sentence_",
    "review.paragraph_",
    "search.next",
    "search.previous",
    "search.open_",
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do, the keys for it, and the place it has in the menus.

    ``keys`` are written as on an American keyboard (``"Ctrl+Shift+Z"``, ``"["``, ``"F3"``); the first is
    the one that is shown. ``group`` keeps neighbours in a menu together: a line is drawn where it changes.
    ``menu`` is ``""`` for what is reached only by key or from a place of its own.
    ``mark`` is a symbol shown before the name, so that colour is never the only signal. ``spoken`` is set
    for names that come from a codebook, which nobody translates.
    """

    id: str
    name: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    where: Where = "window"
    tip: str = ""
    group: str = ""
    kind: Kind = "press"
    mark: str = ""
    spoken: bool = False

    @property
    def title(self) -> str:
        """The name in the user's language, with its mark."""
        name = self.name if self.spoken else _told(self.name)
        return f"{self.mark} {name}".strip()

    @property
    def hint(self) -> str:
        """What it does and the first key for it, as a tooltip says it."""
        told = (_told(self.tip) or self.title).rstrip("…")
        return f"{told} ({shown_key(self.keys[0])})" if self.keys else told

    @property
    def repeats(self) -> bool:
        """Whether a key held down does it again and again: movements, never a label or a removal."""
        return self.id.startswith(_REPEATING)


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu of the bar; ``id`` is what an action names.

    ``"view/theme"`` is a menu inside ``"view"``; it stands after the action that ``after`` names.
    """

    id: str
    name: str
    after: str = ""

    @property
    def title(self) -> str:
        """The name in the user's language."""
        return _told(self.name)


_SHOWN = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Return": "Enter",
    "Backspace": "⌫",
}


def shown_key(key: str) -> str:
    """``key`` as a person reads it: ``"Ctrl+Left"`` is shown as ``"Ctrl+←"``."""
    *modifiers, last = _parts(key)
    return "+".join([*modifiers, _SHOWN.get(last, last)])


def _parts(key: str) -> list[str]:
    if key.endswith("+"):  # the plus itself: "Ctrl++"
        return [*(part for part in key[:-1].split("+") if part), "+"]
    return key.split("+")


def _told(name: str) -> str:
    return gettext(name) if name else ""  # gettext answers "" with the catalogue's header
