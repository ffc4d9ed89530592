"""Work that takes longer than a blink: in a thread of its own, with progress, and it can be called off.

A job is a function that takes the :class:`Job` it runs as, tells it how far it is, and now and then asks
whether to go on. :class:`ThreadRunner` runs it beside everything else; :class:`InlineRunner` runs it on the
spot, so that tests need not wait. No Qt here: the window watches a job with a timer or through ``on_end``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, Literal, Protocol, TypeVar

from annotator.store.politeness import POLITE

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is, in whatever unit the work counts."""

Cancelled = Callable[[], bool]
"""Asked now and then; work that is told True stops and leaves nothing half done."""

State = Literal["waiting", "running", "done", "failed"]

_T = TypeVar("_T")


class Job(Generic[_T]):
    """One piece of work, its progress, and in the end its result or its error."""

    def __init__(self, name: str, work: Callable[[Job[_T]], _T]) -> None:
        self.name = name
        self.state: State = "waiting"
        self.progress: tuple[int, int] = (0, 0)
        self.error: BaseException | None = None
        self._work = work
        self._outcome: list[_T] = []
        self._cancel = threading.Event()
        self._ended = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Say how far the work is: a :data:`Progress` to hand to it."""
        self.progress = (done, total)

    def cancel(self) -> None:
        """Ask the work to stop at the next safe moment."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """Whether somebody asked to stop: a :data:`Cancelled` to hand to the work.

        Work asks between two pieces of it, so this is also where it lets a key press go first.
        """
        POLITE.stand_aside()
        return self._cancel.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end, at most ``timeout`` seconds; whether it came."""
        return self._ended.wait(timeout)

    @property
    def result(self) -> _T:
        """What the work answered; raises what it raised. Only after its end."""
        if self.error is not None:
            raise self.error
        return self._outcome[0]

    def run(self) -> None:
        """Do the work, here and now. For runners."""
        self.state = "running"
        try:
            self._outcome.append(self._work(self))
            self.state = "done"
        # Whatever it is, it belongs to whoever asks for the result.
        except BaseException as error:
            self.error = error
            self.state = "failed"
        finally:
            self._ended.set()


def ask_for_way() -> None:
    """Say that a person has just pressed a key: jobs stand aside until what it means has been done."""
    POLITE.ask_for_way()


def stand_aside() -> None:
    """Let a key press that came meanwhile go first; for work that nobody can call off between two pieces."""
    POLITE.stand_aside()


class Runner(Protocol):
    """Starts jobs."""

    def start(
        self, name: str, work: Callable[[Job[_T]], _T], on_end: Callable[[Job[_T]], None] | None = None
    ) -> Job[_T]:
        """Run ``work``; ``on_end`` is called with the ended job, in the thread the work ran in."""


class ThreadRunner:
    """Each job in a plain thread; :meth:`close` calls off and awaits those under way."""

    def __init__(self) -> None:
        self._running: dict[threading.Thread, Job[object]] = {}

    def start(
        self, name: str, work: Callable[[Job[_T]], _T], on_end: Callable[[Job[_T]], None] | None = None
    ) -> Job[_T]:
        """Run ``work`` in a new thread."""
        job = Job(name, work)

        def body() -> None:
            # An import asks for this itself; whatever else computes should let key presses through, too.
            POLITE.begin()
            try:
                job.run()
            finally:
                POLITE.end()
            self._running.pop(thread, None)
            if on_end is not None:
                on_end(job)

        thread = threading.Thread(target=body, name=f"job: {name}", daemon=True)
        self._running[thread] = job  # type: ignore[assignment]
        thread.start()
        return job

    def close(self, timeout: float | None = None) -> bool:
        """Call off what runs and wait for it, at most ``timeout`` seconds a job; whether all ended."""
        under_way = list(self._running.items())
        for _, job in under_way:
            job.cancel()
        for thread, _ in under_way:
            thread.join(timeout)
        return not any(thread.is_alive() for thread, _ in under_way)


class InlineRunner:
    """Runs each job to its end before :meth:`start` returns."""

    def start(
        self, name: str, work: Callable[[Job[_T]], _T], on_end: Callable[[Job[_T]], None] | None = None
    ) -> Job[_T]:
        """Run ``work`` now."""
        job = Job(name, work)
        job.run()
        if on_end is not None:
            on_end(job)
        return job

    def close(self, timeout: float | None = None) -> bool:
        """Nothing to wait for."""
        return True
