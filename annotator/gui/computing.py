"""Work in the background for a screen: the latest question is answered, the ones before are called off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.jobs import Job, Runner
from annotator.errors import UserError
from annotator.gui.bridge import Bridge

_EVERY = 120  # milliseconds between two looks at how far the work is


class Computing(QObject):
    """One piece of work at a time. ``busy`` tells when it begins and ends, ``progress`` how far it is."""

    busy = Signal(bool)
    progress = Signal(int, int)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._bridge = Bridge(self)
        self._job: Job[Any] | None = None
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether something is being computed."""
        return self._job is not None

    def start(self, name: str, work: Callable[[Job[Any]], Any], then: Callable[[Any], object]) -> None:
        """Do ``work`` and hand its result to ``then``; what was under way is called off and forgotten.

        A result of None means that the work was called off.
        """
        self.cancel()
        self._number += 1
        number = self._number
        self.busy.emit(True)
        job = self._runner.start(
            name, work, on_end=lambda ended: self._bridge.call(self._ended, number, ended, then)
        )
        if job.state in ("waiting", "running"):
            self._job = job
            self._timer.start()

    def cancel(self) -> None:
        """Call off what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._number += 1
            self._timer.stop()
            self.busy.emit(False)

    def close(self) -> None:
        """Call off, and hear nothing any more."""
        self.cancel()
        self._bridge.close()

    def _ended(self, number: int, job: Job[Any], then: Callable[[Any], object]) -> None:
        if number != self._number:
            return
        self._job = None
        self._timer.stop()
        self.busy.emit(False)
        if isinstance(job.error, UserError):
            self.failed.emit(job.error)
        elif job.result is not None:
            then(job.result)

    def _look(self) -> None:
        if self._job is not None:
            self.progress.emit(*self._job.progress)
