"""From the statistics of documents to the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np

from annotator.app.agreement.cache import Entry
from annotator.app.agreement.corpus import Corpus
from annotator.app.agreement.drift import drift, months
from annotator.app.agreement.figures import Figures
from annotator.app.agreement.layout import layout
from annotator.app.agreement.page import (
    MEASURES,
    NOTHING,
    Confusion,
    Disputed,
    LabelRow,
    Measure,
    Offsets,
    Page,
    PairRow,
    PersonRow,
)
from annotator.app.agreement.request import MOST, Request
from annotator.app.agreement.scheme import Scheme
from annotator.app.agreement.scope import Circle, without
from annotator.app.agreement.small import Small
from annotator.app.agreement.statistics import Answers, Statistics
from annotator.measure.figure import Figure

if TYPE_CHECKING:
    from annotator.core.codebook.model import Codebook
    from annotator.core.records import Annotator


class Builder:
    """Makes one page. ``entries`` are all documents; those that count are ``shared``."""

    def __init__(
        self,
        asked: Request,
        entries: Sequence[Entry],
        scheme: Scheme,
        codebook: Codebook,
        people: Sequence[Annotator],
        small: Small,
    ) -> None:
        self._asked, self._entries, self._scheme = asked, entries, scheme
        self._codebook, self._people, self._small = codebook, people, small
        self.shared = [entry for entry in entries if counts(entry, asked)]
        self._documents = [entry.statistics for entry in self.shared if entry.statistics is not None]
        places = layout(asked.annotators, scheme)
        self._pairs = [circle for circle in places.circles if circle.kind == "pair"]
        self._corpus = Corpus(self._documents, places, asked.resamples, asked.seed)
        self._figures = Figures(self._corpus, scheme, asked.labels)

    def page(self) -> Page:
        """All figures."""
        asked, figures = self._asked, self._figures
        finished = [
            entry.facts.moment(entry.statistics.annotators) for entry in self._entries if entry.statistics
        ]
        return Page(
            annotators=asked.annotators,
            known=tuple(
                person.uid for person in sorted(self._people, key=lambda p: (p.role != "annotator", p.uid))
            ),
            labels=asked.labels,
            since=asked.since,
            by_all=asked.by_all,
            counted=tuple(document.document for document in self._documents),
            empty=sum(document.empty.issuperset(document.annotators) for document in self._documents),
            stance=figures.stance(),
            spans=figures.spans(self._pairs),
            statements=figures.statements(self._pairs),
            by_label=tuple(map(self._label_row, asked.labels)),
            pairs=tuple(map(self._pair_row, self._pairs)),
            people=tuple(map(self._person_row, asked.annotators)),
            stances=self._confusion(
                "statement",
                (*(value.id for value in self._codebook.values), NOTHING),
                (document.stances for document in self._documents),
            ),
            marked=self._confusion(
                "span", (*asked.labels, NOTHING), (document.marked for document in self._documents)
            ),
            offsets=Offsets(
                _united(document.starts for document in self._documents),
                _united(document.ends for document in self._documents),
            ),
            drift=drift(self.shared, self._stance_of),
            disputed=tuple(self._disputed()),
            excluded=self._excluded(),
            months=months(finished),
            seed=asked.seed,
            resamples=asked.resamples,
            **self._words(),
        )

    def _words(self) -> dict[str, Mapping[str, str]]:
        book = self._codebook
        return {
            "names": {person.uid: person.name for person in self._people},
            "label_names": {label.id: label.name for label in book.labels},
            "value_names": {value.id: value.name for value in book.values},
            "role_names": {role.id: role.name for type_ in book.statement_types for role in type_.roles},
            "symbols": {value.id: value.symbol for value in book.values},
        }

    # --- Rows -------------------------------------------------------------------------------------------

    def _label_row(self, label: str) -> LabelRow:
        found = self._codebook.label(label)
        number = self._scheme.labels.index(label)
        figures = self._figures.spans(self._pairs, [number])
        name, colour = (found.name, found.colour) if found else (label, "")
        return LabelRow(label, name, colour, figures.u_alpha.units, figures)

    def _pair_row(self, pair: Circle) -> PairRow:
        documents, empty = self._corpus.sums(("shared", pair))
        figures = {measure: self._figures.measured(measure, (pair,)) for measure in MEASURES}
        first, second = pair.members
        return PairRow(first, second, round(float(documents)), round(float(empty)), figures)

    def _person_row(self, annotator: str) -> PersonRow:
        own = [pair for pair in self._pairs if annotator in pair.members]
        others = without(annotator, self._asked.annotators)
        return PersonRow(
            annotator,
            {measure: self._figures.measured(measure, own) for measure in MEASURES},
            {} if others is None else {measure: self._without(measure, others) for measure in MEASURES},
            self._small.against_gold(self._documents, annotator, self._asked, self._scheme),
        )

    def _without(self, measure: Measure, others: Circle) -> Figure:
        if others.kind == "pair" or measure in ("stance", "spans"):
            return self._figures.measured(measure, (others,))
        gone = set(others.members)
        return self._figures.measured(measure, [p for p in self._pairs if not gone & set(p.members)])

    # --- Counts -----------------------------------------------------------------------------------------

    def _confusion(
        self, kind: Literal["statement", "span"], codes: Sequence[str], met: Iterable[Answers]
    ) -> Confusion:
        """Rows and columns in the order of the codebook; what the codebook does not know is left out."""
        table = np.zeros((len(codes), len(codes)), dtype=np.int64)
        place = {code: number for number, code in enumerate(codes)}
        for (one, other), count in _united(met).items():
            if one in place and other in place:
                row, column = sorted((place[one], place[other]))
                table[row, column] += count
        return Confusion(kind, tuple(codes), tuple(tuple(row) for row in table.tolist()))

    def _stance_of(self, documents: Sequence[Statistics]) -> Figure:
        return self._small.stance(documents, self._asked, self._scheme)

    def _disputed(self) -> list[Disputed]:
        found = [
            Disputed(s.document, entry.facts.title, s.alpha, s.to_decide, s.mass)
            for entry, s in zip(self.shared, self._documents, strict=True)
            if s.to_decide
        ]
        return sorted(found, key=lambda each: (-each.mass, each.title, each.document))

    def _excluded(self) -> dict[str, int]:
        """What no figure counts, or only some: how often, by code, in the order of the page."""
        whom = self._asked.annotators
        statuses = Counter(entry.facts.statuses.get(who, "") for entry in self._entries for who in whom)
        alone = [sum(who in entry.facts.finished for who in whom) for entry in self._entries]
        late = sum(entry.statistics is not None for entry in self._entries) - len(self._documents)
        documents = self._documents
        everybody = {who for entry in self._entries for who in entry.facts.finished}
        return {
            "people": len(everybody.difference(whom)) if len(whom) == MOST else 0,
            "unfinished": statuses["in_progress"],
            "skipped": statuses["skipped"],
            "one_annotator": alone.count(1),
            "filtered": late,
            "empty": sum(len(document.empty) for document in documents),
            "mixed": sum(document.mixed for document in documents),
            "unset": sum(document.unset for document in documents),
            "unknown": sum(document.unknown for document in documents),
            "merged": sum(document.merged for document in documents),
        }


def counts(entry: Entry, asked: Request) -> bool:
    """Whether a document counts: finished by two or more, by all if that is asked, and late enough."""
    found = entry.statistics
    if found is None or (asked.by_all and len(found.annotators) < len(asked.annotators)):
        return False
    return not asked.since or entry.facts.moment(found.annotators) >= asked.begins


def _united(counters: Iterable[Counter[int] | Answers]) -> Counter:  # type: ignore[type-arg]
    total: Counter = Counter()  # type: ignore[type-arg]
    for counter in counters:
        total.update(counter)
    return total
