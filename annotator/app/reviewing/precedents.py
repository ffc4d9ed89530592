"""Earlier decisions on similar words: what a reviewer decided before, and why, stands beside what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.app.jobs import stand_aside
from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext
from annotator.app.reviewing.board import Row
from annotator.core.changes import Committed
from annotator.core.decisions import Decision
from annotator.core.records import Span, Statement
from annotator.measure.groups import Item
from annotator.store import precedents as index

if TYPE_CHECKING:
    from annotator.app.project import Project

_CANDIDATES = 60
"""So many are compared word by word; bm25 has put the likely ones first."""

_AT_ONCE = 100
"""Decisions that are taken into the index before a key press may come in between."""

LEAST = 0.6
"""A similarity below which nobody would call it a precedent."""

_VERDICTS = {
    "first": N_("the first version"),
    "second": N_("the second version"),
    "third": N_("the third version"),
    "both": N_("both versions"),
    "neither": N_("nothing of it"),
    "edited": N_("a version of the reviewer’s own"),
    "agreed": N_("as all had it"),
}


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier decision on words like these.

    ``quote`` is what it was about, ``told`` its verdict in words, ``results`` what gold made of it (gone
    items left out), ``reviewer`` a name, ``time`` UTC in ISO 8601, ``similarity`` between 0 and 1.
    """

    decision: str
    document: str
    title: str
    type: str
    quote: str
    verdict: str
    told: str
    results: tuple[Item, ...]
    reason: str
    reviewer: str
    time: str
    similarity: float


class Precedents:
    """The index of one project, made at the first question and kept up by what is committed."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._waiting: set[str] = set()
        self._is_made = False
        project.subscribe(self._take_note)

    def like(self, row: Row, limit: int) -> list[Precedent]:
        """At most ``limit`` precedents for ``row``: those with a reason first, then the most similar."""
        from rapidfuzz import fuzz, utils

        self._keep_up()
        about = set(row.finding.group.sources)
        with self._project.reading():
            quotes = index.quotations(self._db, about)
            words = index.joined(quotes[uid] for uid in row.finding.group.sources if uid in quotes)
            candidates = index.like(self._db, words, _CANDIDATES)
        scored = [
            (fuzz.token_set_ratio(words, found.words, processor=utils.default_process) / 100, found)
            for found in candidates
        ]
        found: list[Precedent] = []
        near = sorted((one for one in scored if one[0] >= LEAST), key=lambda one: -one[0])
        for similarity, candidate in near:
            decision = self._decision(candidate.decision)
            if decision is not None and about.isdisjoint(source.uid for source in decision.sources):
                found.append(self._told(decision, candidate.words, similarity))
        return sorted(found, key=lambda one: (not one.reason, -one.similarity))[:limit]

    # --- Keeping up ---------------------------------------------------------------------------------------

    def _take_note(self, committed: Committed) -> None:
        if any(change.kind == "import" for change in committed.changes):
            # What an import brought is not among its changes.
            self._is_made = False
        self._waiting.update(change.uid for change in committed.changes if change.kind == "decision")

    def _keep_up(self) -> None:
        if not self._is_made:
            self._is_made = True
            self._waiting.clear()
            with self._project.reading():
                self._waiting.update(index.begin(self._db))
        while self._waiting:
            some = sorted(self._waiting)[:_AT_ONCE]
            with self._project.reading():
                index.put(self._db, some)
            self._waiting.difference_update(some)
            stand_aside()

    @property
    def _db(self) -> Any:
        return self._project._file.db

    # --- Telling ------------------------------------------------------------------------------------------

    def _decision(self, uid: str) -> Decision | None:
        fields = self._project.record("decision", uid)
        return None if fields is None else Decision.from_fields(uid, fields)

    def _told(self, decision: Decision, words: str, similarity: float) -> Precedent:
        person = self._project.record("annotator", decision.reviewer or "") or {}
        article = self._project.record("document", decision.document) or {}
        return Precedent(
            decision=decision.uid,
            document=decision.document,
            title=article.get("title", ""),
            type=decision.type,
            quote=words,
            verdict=decision.verdict,
            told=told_verdict(decision.verdict),
            results=tuple(item for uid in decision.results if (item := self._item(uid)) is not None),
            reason=decision.reason,
            reviewer=person.get("name", ""),
            time=decision.time,
            similarity=similarity,
        )

    def _item(self, uid: str) -> Item | None:
        if fields := self._project.record("span", uid):
            return Span.from_fields(uid, fields)
        fields = self._project.record("statement", uid)
        return None if fields is None else Statement.from_fields(uid, fields)


def told_verdict(verdict: str) -> str:
    """A verdict in words: what was taken."""
    if verdict.startswith("version:"):
        return gettext("version {number}").format(number=verdict.removeprefix("version:"))
    return gettext(_VERDICTS[verdict]) if verdict in _VERDICTS else verdict
