"""The people of one project at work: ``project.team``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from annotator.app.jobs import Cancelled, stand_aside
from annotator.app.jobs import Progress as Progressing
from annotator.app.outcome import Outcome
from annotator.app.team import passphrase, planning, sight
from annotator.app.team.planning import Pair, Plan, Wish
from annotator.app.team.progress import Progress, progress
from annotator.core.commands import AssignMany, SetPassphrase, UnassignMany
from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.store import work

if TYPE_CHECKING:
    from annotator.app.project import Project

_PART = 100
"""Assignments in one transaction: so many take less than a frame."""


class Team:
    """Who may do what in a project, who labels what, and how far everybody is."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def may(self, deed: sight.Deed) -> bool:
        """Whether whoever works here may ``review`` or ``manage``."""
        return sight.may(self._project, deed)

    def has_passphrase(self, annotator: str) -> bool:
        """Whether a passphrase is asked for before somebody can work as this person."""
        return bool((self._project.record("annotator", annotator) or {}).get("passphrase"))

    def admit(self, person: Annotator, given: str | None) -> None:
        """Raise ``person.passphrase_needed`` or ``person.passphrase_wrong`` unless they may work here."""
        record = self._project.record("annotator", person.uid) or {}
        passphrase.admit(person, record.get("passphrase") or "", given)

    def set_passphrase(self, annotator: str, phrase: str) -> Outcome:
        """Ask for ``phrase`` from now on before somebody can work as this person; "" asks no more."""
        return self._project.execute(SetPassphrase(annotator, passphrase.hashed(phrase)))

    def assignments(self) -> list[Pair]:
        """Document and annotator of every assignment in force, in import order of the documents."""
        with self._project.reading():
            return work.assignments(self._project._file.db)

    def labellers(self) -> list[Annotator]:
        """Those among whom documents are given out unless somebody says otherwise, by name.

        The annotators; everybody where there are only reviewers and managers.
        """
        everybody = self._project.annotators()
        everybody.sort(key=lambda person: (person.name.casefold(), person.uid))
        return [person for person in everybody if person.role == "annotator"] or everybody

    def plan(self, wish: Wish, documents: Sequence[str] | None = None) -> Plan:
        """Draw who gets which documents (default: all that aren't closed); nothing is given out yet.

        Raises:
            UserError: ``assign.*``; see :func:`annotator.app.team.planning.plan`.
        """
        with self._project.reading():
            states = work.states(self._project._file.db)
            already = work.assignments(self._project._file.db)
        chosen = [uid for uid, state in states.items() if state != "closed"]
        return _plan(chosen if documents is None else documents, wish, already)

    def plan_from(self, progress: Progress, wish: Wish) -> Plan:
        """As :meth:`plan`, from what :meth:`progress` told: quick enough to follow every key."""
        open_ones = [row for row in progress.documents if row.state != "closed"]
        already = [(row.document, person) for row in open_ones for person in row.assigned]
        return _plan([row.document for row in open_ones], wish, already)

    def assign(
        self, plan: Plan, *, progress: Progressing | None = None, cancelled: Cancelled | None = None
    ) -> Outcome | None:
        """Give out what was drawn, in short transactions, as one gesture that can be undone.

        Once ``cancelled``, what was given out stays, and one undo takes it back. None when nothing was.
        """
        parts = [plan.pairs[at : at + _PART] for at in range(0, len(plan.pairs), _PART)]

        def tell(done: int) -> None:
            if progress is not None:
                progress(done, len(parts))

        return self._project.execute_in_parts(map(AssignMany, parts), cancelled=cancelled, progress=tell)

    def take_back(self, annotator: str, *, origin: object = None) -> Outcome:
        """Take from a person the documents that they have not begun, to be given to others; one gesture."""
        rows = self.progress().documents
        untouched = [
            (row.document, annotator)
            for row in rows
            if annotator in row.assigned and row.statuses[annotator] == "not_started"
        ]
        return self._project.execute(UnassignMany(tuple(untouched)), origin=origin)

    def progress(self, today: date | None = None) -> Progress:
        """How far everybody and every document is; forecasts count from ``today``."""
        with self._project.reading():
            return progress(self._project._file.db, today or date.today())


def _plan(documents: Sequence[str], wish: Wish, already: Sequence[Pair]) -> Plan:
    planning.check(wish)
    if not documents:
        raise UserError("assign.no_documents")
    stand_aside()
    return planning.plan(documents, wish, already)
