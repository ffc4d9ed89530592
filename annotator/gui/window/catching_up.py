"""A file that is older than the work done in it: said when it is opened, and mended on request.

A cloud folder may put back yesterday's file, a stick may be pulled too early; the safety log of this computer
still has every step. Looking there and taking the steps over go on in the background.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.app.project import Project
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.window.notice import Notice
from annotator.gui.window.question import Question


class CatchingUp(QObject):
    """Compares one project with its safety log; ``caught_up`` tells that steps were brought back."""

    caught_up = Signal()

    def __init__(
        self, window: QObject, project: Project, runner: Runner, question: Question, notice: Notice
    ) -> None:
        super().__init__(window)
        self._project = project
        self._runner = runner
        self._question = question
        self._notice = notice
        self._bridge = Bridge(self)

    def close(self) -> None:
        """Listen to no job any more."""
        self._bridge.close()

    def look(self) -> None:
        """Ask what to do if the file lacks steps that were taken on this computer."""
        self._runner.start(
            gettext("Looking at the safety log"),
            lambda job: self._project.behind(),
            on_end=lambda job: self._bridge.call(self._looked, job),
        )

    def _looked(self, job: Job[int]) -> None:
        steps = job.result
        if steps:
            told = ngettext(
                "This file is older than what was saved on this computer: {n} step is missing.",
                "This file is older than what was saved on this computer: {n} steps are missing.",
                steps,
            )
            answers = (
                (gettext("&Bring them back"), self._bring_back),
                (gettext("Le&ave"), self._leave),
            )
            self._question.ask(told.format(n=steps), answers)

    def _leave(self) -> None:
        self._notice.say(gettext("The steps stay in the safety log; you are asked again at the next start."))

    def _bring_back(self) -> None:
        self._question.ask(gettext("Bringing the missing steps back …"), ())
        self._runner.start(
            gettext("Bringing the missing steps back …"),
            lambda job: self._project.catch_up(),
            on_end=lambda job: self._bridge.call(self._brought_back, job),
        )

    def _brought_back(self, job: Job[Any]) -> None:
        self._question.hide()
        if isinstance(job.error, UserError):
            self._notice.say(sentence_for(job.error), "danger")
            return
        steps: int = job.result
        self.caught_up.emit()
        told = ngettext("{n} step was brought back.", "{n} steps were brought back.", steps)
        self._notice.say(told.format(n=steps))
