"""The statistics of every document, computed again only for what has changed since."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.app.agreement.facts import Facts, Moments, facts
from annotator.app.agreement.request import MOST
from annotator.app.agreement.scheme import Scheme
from annotator.app.jobs import Cancelled, Progress
from annotator.app.reviewing.concerns import documents_of
from annotator.core.changes import Change, Committed
from annotator.core.same_as import canonical_span, canonical_statement
from annotator.measure.material import Version
from annotator.store.listing import document_uids

if TYPE_CHECKING:
    from annotator.app.agreement.statistics import Statistics
    from annotator.app.project import Project
    from annotator.app.reviewing.board import Board

_CONCERNS_ALL = frozenset({"project", "label", "value", "statement_type", "import", "annotator"})
"""A change to one of these may change what every document says, or who may see it."""

_CONCERNS_NOTHING = frozenset({"entity_kind", "alias", "attribute", "time"})
_MANY = 200
"""More changes than that are a merge: starting over is quicker than asking what each is about."""

_SELECTIONS = 3
"""So many choices of annotators are kept at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, and its statistics if two or more of the chosen annotators finished it."""

    facts: Facts
    statistics: Statistics | None


class Cache:
    """Follows a project. Ask :meth:`entries` from any thread, one at a time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = threading.Lock()
        self._dirty: set[str] = set()
        self._all_dirty = False
        self._seer: object = ()
        self._moments = Moments(project)
        self._facts: dict[str, Facts] = {}
        self._statistics: dict[tuple[str, ...], dict[str, Statistics | None]] = {}
        self._scheme: Scheme | None = None
        project.subscribe(self._committed)

    def entries(
        self,
        asked: tuple[str, ...],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[tuple[str, ...], list[Entry]] | None:
        """Whom is compared and every document in the project's order, as it is when this returns.

        ``asked`` are annotators by uid; none means all who have finished anything. None when called off.
        """
        while True:
            self._forget_what_changed()
            uids = self._uids()
            found: list[Entry] = []
            chosen = asked or self._active(uids)
            for number, uid in enumerate(uids):
                if cancelled is not None and cancelled():
                    return None
                found.append(self._entry(uid, chosen))
                if progress is not None:
                    progress(number + 1, len(uids))
            with self._lock:
                if not self._dirty and not self._all_dirty:
                    return chosen, found

    def _active(self, uids: Iterable[str]) -> tuple[str, ...]:
        """Who has finished anything; of more than :data:`MOST` those who finished most."""
        finished = Counter(who for uid in uids for who in self._facts_of(uid).finished)
        busiest = sorted(finished, key=lambda who: (-finished[who], who))
        return tuple(sorted(busiest[:MOST]))

    @property
    def scheme(self) -> Scheme:
        """The orders that the statistics are counted in."""
        if self._scheme is None:
            self._scheme = Scheme.of(self._project.codebook)
        return self._scheme

    def _uids(self) -> list[str]:
        with self._project.reading():
            return document_uids(self._project._file.db)

    def _entry(self, uid: str, chosen: tuple[str, ...]) -> Entry:
        known = self._facts_of(uid)
        selection = self._selection(chosen)
        if uid not in selection:
            selection[uid] = self._computed(uid, known, chosen)
        return Entry(known, selection[uid])

    def _facts_of(self, uid: str) -> Facts:
        known = self._facts.get(uid)
        if known is None:
            known = self._facts[uid] = facts(self._project, uid, self._moments)
        return known

    def _selection(self, chosen: tuple[str, ...]) -> dict[str, Statistics | None]:
        """The statistics of one choice of annotators; the choice that was longest not asked for goes."""
        selection = self._statistics.pop(chosen, {})
        self._statistics[chosen] = selection
        while len(self._statistics) > _SELECTIONS:
            del self._statistics[next(iter(self._statistics))]
        return selection

    def _computed(self, uid: str, known: Facts, chosen: tuple[str, ...]) -> Statistics | None:
        from annotator.app.agreement.statistics import statistics

        if sum(who in known.finished for who in chosen) < 2:
            return None
        board = self._project.review.board(uid)
        return statistics(board, chosen, self.scheme, gold_version(self._project, board))

    # --- What has changed ---------------------------------------------------------------------------------

    def _committed(self, committed: Committed) -> None:
        """Told in the thread that committed: only note what must be computed again."""
        changes = [change for change in committed.changes if change.kind not in _CONCERNS_NOTHING]
        everything = len(changes) > _MANY or any(map(_concerns_all, changes))
        documents = set() if everything else documents_of(self._project, committed)
        with self._lock:
            self._all_dirty |= everything or None in documents
            self._dirty |= {uid for uid in documents if uid is not None}

    def _forget_what_changed(self) -> None:
        seer = self._project.annotator if self._project.is_blind() else None
        with self._lock:
            dirty, everything = self._dirty, self._all_dirty or seer != self._seer
            self._dirty, self._all_dirty = set(), False
        self._seer = seer
        if everything:
            self._facts.clear()
            self._statistics.clear()
            self._scheme = None
        self._forget(dirty)
        self._moments.read_on()

    def _forget(self, documents: Iterable[str]) -> None:
        for uid in documents:
            self._facts.pop(uid, None)
            for selection in self._statistics.values():
                selection.pop(uid, None)


def gold_version(project: Project, board: Board) -> Version | None:
    """The gold of a document with nothing left to decide, as if it were somebody's version; else None."""
    layer = next((layer for layer in project.layers(board.document) if layer.gold), None)
    if layer is None or board.to_decide:
        return None
    with project.reading():
        standing = project.canonical_entities()
        spans, statements = project.spans_of(layer.uid), project.statements_of(layer.uid)
    if not (spans or statements):
        return None
    return Version(
        "gold",
        tuple(canonical_span(span, standing) for span in spans),
        tuple(canonical_statement(statement, standing) for statement in statements),
    )


def _concerns_all(change: Change) -> bool:
    if change.kind == "entity":
        fields = {**(change.before or {}), **(change.after or {})}
        return not change.creates and bool(fields.keys() & {"same_as", "retired"})
    return change.kind in _CONCERNS_ALL
