"""Drafts of what an open dialog will do, made in the background; the last plan asked for counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.errors import UserError
from annotator.gui.bridge import Bridge

_REST = 250
"""Milliseconds after the last change before work begins, so that walking down a list starts none."""


class Drafting(QObject):
    """Answers :meth:`ask` with :attr:`drafted`, or :attr:`refused` and a sentence."""

    drafted = Signal(object)
    refused = Signal(str)

    def __init__(self, runner: Runner, work: Callable[[Any, Job[Any]], Any], parent: QObject) -> None:
        """``work`` makes the draft of a plan; None, if it was called off."""
        super().__init__(parent)
        self._runner = runner
        self._work = work
        self._bridge = Bridge(self)
        self._plan: Any = None
        self._job: Job[Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._start)

    def ask(self, plan: object) -> None:
        """Draft ``plan`` as soon as nothing else is asked for a moment."""
        self._call_off()
        self._plan = plan
        self._timer.start()

    def close(self) -> None:
        """Draft nothing more."""
        self._timer.stop()
        self._call_off()
        self._bridge.close()

    def _call_off(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        plan = self._plan
        self._job = self._runner.start(
            "draft", lambda job: self._work(plan, job), lambda job: self._bridge.call(self._ended, job, plan)
        )

    def _ended(self, job: Job[Any], plan: object) -> None:
        if plan is not self._plan:
            return
        if isinstance(job.error, UserError):
            self.refused.emit(sentence_for(job.error))
        elif job.result is not None:
            self.drafted.emit(job.result)
