"""Who is told what was committed."""

from __future__ import annotations

from collections.abc import Callable

from annotator.core.changes import Committed

Listener = Callable[[Committed], None]


class Bus:
    """Passes on each commit to every subscriber, in the order they came and in the committing thread."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` told from now on; the answer, called, ends that (also when called twice)."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self, committed: Committed) -> None:
        """Tell everybody who is subscribed at this moment."""
        for listener in tuple(self._listeners):
            listener(committed)
