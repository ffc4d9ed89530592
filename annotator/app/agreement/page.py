"""What the agreement page says: plain values, each with the cases behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotator.measure.figure import Figure

NOTHING = ""
"""In a confusion: the code for "nothing marked"."""

FEW = 10
"""With fewer documents than this an interval over documents says little (research: it is greyed)."""

Band = Literal["reliable", "tentative", "revise", ""]
Measure = Literal["stance", "spans", "span_f1", "statements"]
MEASURES: tuple[Measure, ...] = ("stance", "spans", "span_f1", "statements")
"""What a pair or a person is measured by: stance α, unitizing α, exact span F1, statement F1."""


def band(figure: Figure) -> Band:
    """Krippendorff's reading of an α (2004, p. 241); for α's only: nobody has bands for F1, γ or AC1."""
    if figure.value is None:
        return ""
    return "reliable" if figure.value >= 0.8 else "tentative" if figure.value >= 0.667 else "revise"


@dataclass(frozen=True, slots=True)
class Cases:
    """Which places a number is about; every field that is set narrows them down.

    Attributes:
        kind: statements or spans.
        annotators: only places where these finished; they are whom the case is about. One alone: places where
            that one and others differ, told of all.
        documents: only these.
        label: spans that somebody gave this label.
        confusion: of two annotators one said the first code and the other the second; :data:`NOTHING` is
            "nothing marked". Codes are stance values of statements and labels of spans.
        types: only places with one of these types of disagreement; () takes those that all agree on too.
        offset: ``("start" | "end", least, most)``: ends that lie so many code points apart.
    """

    kind: Literal["", "statement", "span"] = ""
    annotators: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    label: str | None = None
    confusion: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    offset: tuple[Literal["start", "end"], int, int] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One place: its words, whom it ties to what if it is a statement, and who said what, by uid."""

    document: str
    title: str
    kind: str
    type: str
    start: int
    quote: str
    about: str
    said: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceFigures:
    """How far annotators agree on the stance of statements that they tied to the same actor and proposal."""

    alpha: Figure
    alpha_nominal: Figure
    ac1: Figure
    percent: Figure


@dataclass(frozen=True, slots=True)
class SpanFigures:
    """Unitizing α and mean F1 over pairs of annotators, for one label or for all."""

    u_alpha: Figure
    f1_exact: Figure
    f1_overlap: Figure
    f1_character: Figure


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """F1 of whole statements and of each step on the way: a role each, and ``stance`` given the link."""

    f1: Figure
    steps: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label: ``units`` spans of it by all annotators together."""

    label: str
    name: str
    colour: str
    units: int
    figures: SpanFigures


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two annotators: ``documents`` that both finished, of which ``empty`` without a label by either."""

    first: str
    second: str
    documents: int
    empty: int
    figures: Mapping[Measure, Figure]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One annotator against all others, the others without them, and the annotator against gold.

    ``rest`` pools all pairs that the annotator is in. ``gold`` has F1 of spans and of statements: gold is
    never a rater, so it is in no α.
    """

    annotator: str
    rest: Mapping[Measure, Figure]
    without: Mapping[Measure, Figure]
    gold: Mapping[Measure, Figure]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often two annotators gave two codes to one place: ``counts[row][column]``, row ≤ column.

    The order of the two people says nothing, so only the upper triangle is filled. The last code may be
    :data:`NOTHING`.
    """

    kind: Literal["statement", "span"]
    codes: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """All pairs counted."""
        return sum(map(sum, self.counts))


@dataclass(frozen=True, slots=True)
class Offsets:
    """By how many code points the ends of matched spans lie apart: how often each distance, from 0 on."""

    starts: Mapping[int, int] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """Stance α of the documents finished in one stretch of time.

    ``began`` is an ISO date, or "" where documents stand in their own order; ``first`` and ``last`` count
    documents from 1. ``version`` is the codebook version that first appears here, or "".
    """

    began: str
    first: int
    last: int
    documents: tuple[str, ...]
    figure: Figure
    version: str = ""


@dataclass(frozen=True, slots=True)
class Drift:
    """Agreement over time; ``by`` is how documents were put together."""

    by: Literal["month", "week", "order"]
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """One document: its own uα, the decisions that wait there, and the mass of disagreement in them."""

    document: str
    title: str
    alpha: float | None
    to_decide: int
    mass: float


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the agreement page says, of one position of the log.

    ``known`` are all people of the project, reviewers last, ``annotators`` those compared; ``by_all`` counts
    only what all of them finished. ``counted`` are the documents finished by at least two of ``annotators``,
    ``empty`` of them without a label by anybody. ``excluded`` counts by code what was left out and why.
    ``months`` are those in which something was finished, as "2026-08", the latest first. ``names`` are those
    of people by uid; the other words are by id.
    """

    annotators: tuple[str, ...]
    known: tuple[str, ...]
    labels: tuple[str, ...]
    since: str
    by_all: bool
    counted: tuple[str, ...]
    empty: int
    stance: StanceFigures
    spans: SpanFigures
    statements: StatementFigures
    by_label: tuple[LabelRow, ...]
    pairs: tuple[PairRow, ...]
    people: tuple[PersonRow, ...]
    stances: Confusion
    marked: Confusion
    offsets: Offsets
    drift: Drift
    disputed: tuple[Disputed, ...]
    excluded: Mapping[str, int]
    names: Mapping[str, str]
    label_names: Mapping[str, str]
    value_names: Mapping[str, str]
    role_names: Mapping[str, str]
    symbols: Mapping[str, str]
    months: tuple[str, ...]
    seed: int
    resamples: int

    @property
    def documents(self) -> int:
        """How many documents count."""
        return len(self.counted)
