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
        """Tell everybody who is subscribed at this moment, and not any more unsubscribed before their turn.

        One that fails keeps nobody else from being told; the first failure is raised in the end.
        """
        failures: list[Exception] = []
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                try:
                    listener(committed)
                except Exception as error:
                    failures.append(error)
        if failures:
            raise failures[0]
