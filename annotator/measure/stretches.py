"""Stretches of text in columns: what span measures count of many documents at once.

All are half-open and in code points. Several continua (documents, say) lie end to end on one line, so that
one sorting serves all of them; nothing of one continuum can touch anything of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.measure.material import Material

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretches:
    """Columns, one row a fragment.

    ``document`` and ``label`` are numbers from 0, ``seat`` is whose it is, ``span`` is the same for the
    fragments of one span, ``start`` and ``end`` count from the begin of the document.
    """

    document: Ints
    seat: Ints
    label: Ints
    span: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.document)

    @property
    def size(self) -> Ints:
        """Code points of each."""
        return self.end - self.start

    def rows(self, chosen: NDArray[Any]) -> Stretches:
        """These rows, by number or by a mask."""
        return Stretches(*(column[chosen] for column in self._columns))

    def moved(self, by: Ints) -> Stretches:
        """Each row further right."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def _columns(self) -> tuple[Ints, ...]:
        return self.document, self.seat, self.label, self.span, self.start, self.end


def stretches(
    materials: Sequence[Material], labels: Sequence[str], seats: Sequence[Sequence[int]] | None = None
) -> Stretches:
    """The fragments of all spans with one of ``labels``.

    ``seats`` has a number for each version of each document; by default its place there. Spans with another
    label are left out.
    """
    numbers = {label: number for number, label in enumerate(labels)}
    rows = chain.from_iterable(_rows(materials, numbers, seats))
    return Stretches(*np.fromiter(rows, dtype=np.int64).reshape(-1, 6).T.copy())


def _rows(
    materials: Sequence[Material], numbers: Mapping[str, int], seats: Sequence[Sequence[int]] | None
) -> Iterator[tuple[int, ...]]:
    span_number = 0
    for document, material in enumerate(materials):
        for place, version in enumerate(material.versions):
            seat = place if seats is None else seats[document][place]
            for span in version.spans:
                label = numbers.get(span.label)
                if label is None:
                    continue
                span_number += 1
                for start, end in span.fragments:
                    yield document, seat, label, span_number, start, end


def on_a_line(lengths: Ints) -> Ints:
    """Where each continuum begins when they lie end to end."""
    return np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)


def merged(found: Stretches, group: Ints) -> tuple[Stretches, Ints]:
    """Stretches of one group that overlap become one; those that only touch stay two.

    Gives the stretches in the order of group and start, and of each the number of others that went into it.
    """
    if not len(found):
        return found, np.zeros(0, dtype=np.int64)
    order = np.lexsort((found.start, group))
    found, group = found.rows(order), group[order]
    # A group begins beyond the end of all before it, so that one running maximum serves all groups.
    apart = (group - group.min()) * (found.end.max() + 1)
    reach = np.maximum.accumulate(found.end + apart)
    begins = np.concatenate([[True], found.start[1:] + apart[1:] >= reach[:-1]])
    first = np.flatnonzero(begins)
    last = np.concatenate([first[1:], [len(found)]])
    return replace(found.rows(first), end=(reach - apart)[last - 1]), last - first - 1


def crossings(ours: Stretches, theirs: Stretches) -> tuple[Ints, Ints, Ints]:
    """All pairs that share code points: the row of ours, the row of theirs, how many they share.

    O(n log n + pairs), however they are nested: of two that cross, one begins within the other.
    """
    mine, its = _beginning_within(ours, theirs, "left")
    its_too, mine_too = _beginning_within(theirs, ours, "right")
    mine, its = np.concatenate([mine, mine_too]), np.concatenate([its, its_too])
    shared = np.minimum(ours.end[mine], theirs.end[its]) - np.maximum(ours.start[mine], theirs.start[its])
    return mine, its, shared


def _beginning_within(outer: Stretches, inner: Stretches, equal: Any) -> tuple[Ints, Ints]:
    """Pairs of which the second begins in the first; with ``equal`` "right" not at the same point."""
    order = np.argsort(inner.start, kind="stable")
    starts = inner.start[order]
    low = np.searchsorted(starts, outer.start, equal)
    high = np.maximum(np.searchsorted(starts, outer.end, "left"), low)
    many = high - low
    rows = np.repeat(np.arange(len(outer)), many)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
    return rows, order[np.repeat(low, many) + within]
