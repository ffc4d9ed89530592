"""Which articles wait for a reviewer, and how much in each: surveyed one by one, kept until they change.

Surveying thousands of articles takes seconds, so it is work for a job: it asks between two articles whether
to go on and tells what it has so far.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.app.jobs import Cancelled
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project
    from annotator.app.reviewing.board import Board

Pair = tuple[str, str]
"""Two annotators by uid, the smaller one first."""

_TELL_EVERY = 25


@dataclass(frozen=True, slots=True)
class Survey:
    """What review finds in one article.

    ``alpha`` is Krippendorff's α for unitizing over all labels of this article alone, None where it is
    undefined; ``exact`` and ``relaxed`` are its span F1, the mean over pairs; ``mass`` is the sum of the
    weights of what waits; ``stances`` counts, for every pair of annotators, the values they gave to the
    statements both made.
    """

    document: str
    title: str
    to_decide: int
    decided: int
    mass: float
    alpha: float | None = None
    exact: float | None = None
    relaxed: float | None = None
    closed: bool = False
    stances: Mapping[Pair, Counter[Pair]] = field(default_factory=dict)


def surveyed(project: Project, document: str) -> Survey | None:
    """The survey of one article; None if it was removed or fewer than two annotators have finished it."""
    summary = project.summary(document)
    if summary is None or summary.removed:
        return None
    finished = [layer for layer in project.layers(document) if layer.status == "done" and not layer.gold]
    if len(finished) < 2:
        return None
    board = project.review.board(document)
    waiting = board.to_decide
    return Survey(
        document,
        summary.title,
        len(waiting),
        board.count("decided"),
        sum(row.finding.weight for row in waiting),
        *_figures(board),
        summary.state == "closed",
        stances(board),
    )


def stances(board: Board) -> dict[Pair, Counter[Pair]]:
    """For every pair of annotators how often which two stance values met on one statement."""
    counted: dict[Pair, Counter[Pair]] = {}
    for row in board.rows:
        group = row.finding.group
        if group.kind != "statement":
            continue
        said = {who: group.statements_of(who)[0].stance.value for who in group.present}
        people = sorted(who for who, value in said.items() if value)
        for place, one in enumerate(people):
            for other in people[place + 1 :]:
                met = counted.setdefault((one, other), Counter())
                met[said[one] or "", said[other] or ""] += 1
    return counted


class Queue:
    """Surveys by article; what was committed since makes single ones :meth:`stale`."""

    def __init__(self) -> None:
        self.surveys: dict[str, Survey] = {}
        self.complete = False
        self.stale: set[str] = set()
        """Articles that have changed since they were surveyed."""

    def waiting(self, but: str | None = None) -> list[Survey]:
        """The articles with something to decide, the one with most of it first, without ``but``."""
        found = (s for s in self.surveys.values() if s.to_decide and not s.closed and s.document != but)
        return sorted(found, key=lambda s: (-s.mass, s.title, s.document))

    def put(self, document: str, survey: Survey | None) -> None:
        """Take over a survey; None forgets the article."""
        self.stale.discard(document)
        if survey is None:
            self.surveys.pop(document, None)
        else:
            self.surveys[document] = survey

    def touch(self, documents: Iterable[str]) -> None:
        """These articles must be looked at again."""
        self.stale.update(documents)

    def start_over(self) -> None:
        """Everything must be looked at again; what is known is shown meanwhile."""
        self.complete = False

    @property
    def has_work(self) -> bool:
        """Whether anything is to be surveyed: everything the first time, then what changed."""
        return not self.complete or bool(self.stale)


Surveys = dict[str, Survey | None]


def survey_all(
    project: Project,
    cancelled: Cancelled,
    tell: Callable[[Surveys], object],
    documents: Iterable[str] | None = None,
) -> None:
    """Survey ``documents`` (default: all) until called off; ``tell`` hears of some at a time."""
    found: Surveys = {}
    wanted = documents if documents is not None else [summary.uid for summary in project.documents()]
    for document in wanted:
        if cancelled():
            return
        found[document] = surveyed(project, document)
        if len(found) >= _TELL_EVERY:
            tell(found)
            found = {}
    tell(found)


def why_nothing(project: Project) -> UserError | None:
    """Why there is nothing to review in the whole project; None when there is something."""
    from annotator.app.reviewing.running import comparable

    try:
        comparable(project)
    except UserError as error:
        return error
    return None


def _figures(board: Board) -> tuple[float | None, float | None, float | None]:
    """uα, exact and overlapping span F1 of one article; None where one is undefined."""
    from annotator.measure import span_f1, unitizing

    material = board.material
    labels = sorted({span.label for version in material.versions for span in version.spans})
    if not labels:
        return None, None, None
    people = material.annotators
    alpha = unitizing.u_alpha_of_labels(unitizing.by_label([material], labels).tables[0])
    f1s = (
        span_f1.pair_mean(span_f1.all_labels(counts([material], labels, people)).sum(axis=0))
        for counts in (span_f1.exact, span_f1.overlapping)
    )
    exact, relaxed = (_defined(float(value)) for value in f1s)
    return _defined(float(alpha)), exact, relaxed


def _defined(value: float) -> float | None:
    return None if math.isnan(value) else value
