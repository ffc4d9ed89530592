"""What a labelling session tells those who show it, in small messages: each refreshes only its part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from annotator.core.values import dataclass
from annotator.errors import UserError

Topic = Literal[
    "document",  # another document is open (or none): everything on the screen is of yesterday
    "documents",  # the list of documents is another one
    "summaries",  # lines of the list named by uids read differently
    "spans",
    "statements",
    "marks",  # reading marks, or which paragraphs have spans
    "entities",
    "codebook",
    "focus",
    "composer",
    "pending",
    "notes",
    "ask",  # a span waits for an entity to be picked, or no longer does
    "saved",
    "notice",
]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed; ``uids`` were added or altered, ``dropped`` are gone (both empty: look anew)."""

    topic: Topic
    uids: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """The span or statement that keys act on."""

    kind: Literal["span", "statement"]
    uid: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether the last gesture reached the disk; if not, why."""

    ok: bool = True
    error: UserError | None = None


Listener = Callable[[Changed], None]


class Listeners:
    """Those who want to hear of changes."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every change from now on; calling the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, changed: Changed) -> None:
        """Tell everybody."""
        for listener in tuple(self._listeners):
            listener(changed)
