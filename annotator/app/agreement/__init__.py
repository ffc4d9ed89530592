"""How far annotators agree: figures over what two or more of them finished, and the cases behind each.

:class:`Agreement` is the door, reached as ``project.agreement``. Behind it: ``cache`` keeps each document's
``statistics`` until the document changes, ``corpus`` draws all resamples at once, ``building`` makes the page
of them, ``cases`` finds the places that a number is about, ``tables`` writes it down for others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from annotator.app.agreement.request import RESAMPLES, SEED, Request, request
from annotator.app.jobs import Cancelled, Progress
from annotator.core.records import Annotator
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.agreement.page import Case, Cases, Page
    from annotator.app.agreement.words import Words
    from annotator.app.project import Project
    from annotator.measure.figure import Figure


class Agreement:
    """The agreement of a project's annotators. Its methods may be called from any thread; they take turns."""

    def __init__(self, project: Project) -> None:
        from annotator.app.agreement.cache import Cache

        self._project = project
        self._cache = Cache(project)
        self._turn = Lock()
        self._small: object = None

    def page(
        self,
        annotators: Iterable[str] | None = None,
        labels: Iterable[str] | None = None,
        since: str | date | None = None,
        *,
        by_all: bool = False,
        resamples: int = RESAMPLES,
        seed: int = SEED,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Page | None:
        """All figures, of ``annotators`` and ``labels`` (names or ids; default: all); None when called off.

        Only documents that two or more of them finished count, with ``by_all`` only those that each of them
        finished, with ``since`` only those finished on that day or later. Documents that have not changed
        since the last page are not computed again.

        Raises:
            UserError: as :func:`~annotator.app.agreement.request.request`; ``agreement.nothing_shared`` when
                no two of them finished a document in common, ``agreement.nothing_since`` when none that late.
        """
        asked = request(
            self._project, annotators, labels, since, by_all=by_all, resamples=resamples, seed=seed
        )
        with self._turn:
            return self._page(asked, progress, cancelled)

    def cases(
        self, page: Page, wanted: Cases, *, limit: int = 200, cancelled: Cancelled | None = None
    ) -> list[Case]:
        """At most ``limit`` of the places that a number of ``page`` is about."""
        from annotator.app.agreement.cases import find

        with self._turn:
            found = self._cache.entries(page.annotators, None, cancelled)
            entries = [] if found is None else found[1]
            counted = set(page.counted)
            return find(
                self._project,
                [entry for entry in entries if entry.facts.document in counted],
                wanted,
                self._words(),
                limit,
                cancelled,
            )

    def gamma(
        self, page: Page, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Figure | None:
        """γ of the spans that ``page`` is about; seconds for a hundred documents. None when called off."""
        from annotator.app.agreement.gamma import gamma_of

        return gamma_of(self._project, page, progress, cancelled)

    def _people(self, compared: Iterable[str]) -> list[Annotator]:
        """The people of the project, and whoever of ``compared`` is not there any more."""
        people = self._project.annotators()
        gone = set(compared) - {person.uid for person in people}
        names = {uid: (self._project.record("annotator", uid) or {}).get("name", uid) for uid in sorted(gone)}
        return [*people, *(Annotator(uid, name) for uid, name in names.items())]

    def _words(self) -> Words:
        from annotator.app.agreement.words import Words

        entities = {entity.uid: entity.name for entity in self._project.entities()}
        return Words(self._project.codebook, entities, self._project.canonical_entities())

    def _page(self, asked: Request, progress: Progress | None, cancelled: Cancelled | None) -> Page | None:
        from annotator.app.agreement.building import Builder
        from annotator.app.agreement.small import Small

        found = self._cache.entries(asked.annotators, progress, cancelled)
        if found is None:
            return None
        annotators, entries = found
        if not isinstance(self._small, Small):
            self._small = Small()
        builder = Builder(
            replace(asked, annotators=annotators),
            entries,
            self._cache.scheme,
            self._project.codebook,
            self._people(annotators),
            self._small,
        )
        if not builder.shared:
            if asked.since and any(entry.statistics is not None for entry in entries):
                raise UserError("agreement.nothing_since", date=asked.since)
            raise UserError("agreement.nothing_shared")
        return builder.page()


__all__ = ["RESAMPLES", "SEED", "Agreement"]
