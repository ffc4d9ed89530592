"""What one document adds to every figure: sufficient statistics, so that a corpus is a sum of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from annotator.app.agreement.layout import Key, Layout, layout
from annotator.app.agreement.page import NOTHING
from annotator.app.agreement.scheme import Scheme
from annotator.app.agreement.scope import EVERYBODY, Circle
from annotator.measure.align import statement_groups
from annotator.measure.alpha import coincidences
from annotator.measure.arrays import Codes, Floats, defined
from annotator.measure.confusion import Confusion, document_confusions
from annotator.measure.disagreements import disagreement_mass
from annotator.measure.material import Material, Version
from annotator.measure.offsets import offsets
from annotator.measure.ratings import counts, pairable, pairings
from annotator.measure.span_f1 import characters, exact, overlapping
from annotator.measure.stances import stance_ratings
from annotator.measure.statement_f1 import statement_f1
from annotator.measure.unitizing import by_label, u_alpha_of_labels

if TYPE_CHECKING:
    from annotator.app.reviewing.board import Board

Answers = Counter[tuple[str, str]]
"""How often two codes met, the one that sorts first first; :data:`NOTHING` is "nothing marked"."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """One document.

    Attributes:
        annotators: whose finished versions are compared, ordered by uid.
        empty: those of them who marked nothing.
        row: what is counted, as the layout of the chosen annotators has it.
        merged: spans that became one with another of the same label and annotator.
        mixed: stances off the scale, which no ordinal figure counts; ``unset``: stances left open.
        unknown: spans and stances of labels and values that the codebook does not have any more.
        stances: which values met; ``marked``: which labels met.
        starts: how often the starts of matched spans lie so many code points apart; ``ends`` likewise.
        alpha: uα of this document alone.
        version: the latest codebook version that a span was made with, "" where none is told.
        gold: what is counted against gold, by name and annotator; empty unless the document is settled.
    """

    document: str
    annotators: tuple[str, ...]
    empty: frozenset[str]
    row: Floats
    merged: int
    mixed: int
    unset: int
    unknown: int
    stances: Answers
    marked: Answers
    starts: Counter[int]
    ends: Counter[int]
    alpha: float | None
    to_decide: int
    mass: float
    version: str
    gold: Mapping[tuple[str, str], Floats]


def statistics(board: Board, chosen: Sequence[str], scheme: Scheme, gold: Version | None) -> Statistics:
    """The statistics of the document that ``board`` shows, among those of ``chosen`` who finished it."""
    whole = board.material
    material = replace(whole, versions=tuple(v for v in whole.versions if v.annotator in chosen))
    unitized = by_label([material], scheme.labels)
    confusions = document_confusions(material)
    apart = offsets([material])
    rated = stance_ratings(material, material.annotators, scheme.values)
    return Statistics(
        document=material.document,
        annotators=material.annotators,
        empty=frozenset(v.annotator for v in material.versions if not (v.spans or v.statements)),
        row=_row(material, rated.codes, layout(tuple(chosen), scheme)),
        merged=int(unitized.merged.sum()),
        mixed=int((rated.codes >= scheme.scale).sum()),
        unset=rated.unset,
        unknown=rated.excluded + _unlabelled(material, scheme),
        stances=_answers(confusions.stances) + _alone(material),
        marked=_answers(confusions.labels),
        starts=Counter(abs(each.start) for each in apart),
        ends=Counter(abs(each.end) for each in apart),
        alpha=defined(u_alpha_of_labels(unitized.tables[0])),
        to_decide=len(board.to_decide),
        mass=disagreement_mass(row.finding for row in board.to_decide),
        version=_version(material),
        gold=_against_gold(material, gold, scheme),
    )


def _row(material: Material, codes: Codes, places: Layout) -> Floats:
    row = np.zeros(places.width)
    for key, array in _arrays(material, codes, places):
        where = places.columns.get(key)
        if where is not None:
            row[where[0]] = array.ravel()
    return row


def _arrays(material: Material, codes: Codes, places: Layout) -> Iterator[tuple[Key, Floats]]:
    scheme = places.scheme
    rows = {who: row for row, who in enumerate(material.annotators)}
    for circle in places.circles:
        members = circle.among(material.annotators)
        if not members:
            continue
        yield from _stances(circle, codes[[rows[who] for who in members]], scheme)
        part = replace(material, versions=tuple(v for v in material.versions if v.annotator in members))
        yield ("unitized", circle), by_label([part], scheme.labels).tables[0]
    yield from _pairs(material, scheme)
    yield ("present", EVERYBODY), np.array([float(who in rows) for who in places.annotators])
    by_person = {version.annotator: version for version in material.versions}
    yield ("items", EVERYBODY), np.array([_items(by_person.get(who), scheme) for who in places.annotators])


def _items(version: Version | None, scheme: Scheme) -> list[float]:
    """How many spans of each label, and statements."""
    if version is None:
        return [0.0] * (len(scheme.labels) + 1)
    labels = Counter(span.label for span in version.spans)
    return [*(float(labels[label]) for label in scheme.labels), float(len(version.statements))]


def _stances(circle: Circle, codes: Codes, scheme: Scheme) -> Iterator[tuple[Key, Floats]]:
    on_scale = np.where(codes < scheme.scale, codes, -1)
    nominal, ordinal = counts(codes, len(scheme.values)), counts(on_scale, scheme.scale)
    yield ("nominal", circle), coincidences(codes, len(scheme.values))
    yield ("ordinal", circle), coincidences(on_scale, scheme.scale)
    yield ("pairings", circle), pairings(nominal)
    yield ("stance_units", circle), np.array([pairable(nominal), pairable(ordinal)], dtype=np.float64)


def _pairs(material: Material, scheme: Scheme) -> Iterator[tuple[Key, Floats]]:
    spans = _span_counts(material, scheme)
    stated = statement_f1(material, scheme.roles)
    empty = {v.annotator for v in material.versions if not (v.spans or v.statements)}
    for number, pair in enumerate(combinations(material.annotators, 2)):
        circle = Circle("pair", pair)
        yield ("spans", circle), spans[number]
        yield ("statements", circle), stated.counts[number].astype(np.float64)
        yield ("shared", circle), np.array([1.0, float(empty.issuperset(pair))])


def _span_counts(material: Material, scheme: Scheme) -> Floats:
    """Counts [pairs, 3, labels, 4]: exact, overlapping, characters."""
    kinds = (exact, overlapping, characters)
    each = [count([material], scheme.labels, material.annotators)[0] for count in kinds]
    return np.stack(each, axis=1)


def _answers(confusion: Confusion) -> Answers:
    met: Answers = Counter()
    for cells in confusion.by_pair.values():
        for (one, other), cases in cells.items():
            first, second = sorted((one or NOTHING, other or NOTHING))
            met[first, second] += len(cases)
    return met


def _alone(material: Material) -> Answers:
    """How often one of two annotators has a statement of some stance where the other has none."""
    met: Answers = Counter()
    for group in statement_groups(material):
        for who in group.present:
            said = group.statements_of(who)
            if len(said) == 1 and said[0].stance.value:
                met[NOTHING, said[0].stance.value] += len(group.absent)
    return +met


def _against_gold(material: Material, gold: Version | None, scheme: Scheme) -> dict[tuple[str, str], Floats]:
    found: dict[tuple[str, str], Floats] = {}
    if gold is None:
        return found
    for version in material.versions:
        both = replace(material, versions=(version, gold))
        found["spans", version.annotator] = _span_counts(both, scheme)[0]
        found["statements", version.annotator] = statement_f1(both, scheme.roles).counts[0].astype(np.float64)
    return found


def _unlabelled(material: Material, scheme: Scheme) -> int:
    return sum(span.label not in scheme.labels for version in material.versions for span in version.spans)


def _version(material: Material) -> str:
    told = [span.codebook_version for version in material.versions for span in version.spans]
    numbers = [version for version in told if isinstance(version, int | float)]
    return f"{max(numbers):g}" if numbers else ""
