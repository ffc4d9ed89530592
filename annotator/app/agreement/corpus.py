"""The statistics of all documents in one table, drawn once for the intervals of every figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.app.agreement.layout import Key, Layout
from annotator.app.agreement.scope import EVERYBODY, Circle
from annotator.app.agreement.statistics import Statistics
from annotator.measure.arrays import Floats, defined
from annotator.measure.bootstrap import below, interval, resample
from annotator.measure.figure import Figure

Measure = Callable[..., Floats]
"""Arrays of the asked keys, each with the same leading axes, to numbers with these axes; nan: undefined."""

Bools = NDArray[np.bool_]


class Corpus:
    """Documents that two or more finished, as rows of one table of sufficient statistics.

    One product of matrices draws all resamples for all figures, so that a page takes one draw and not a
    hundred; and figures of one page can be compared, for they see the same resamples.
    """

    def __init__(self, documents: Sequence[Statistics], places: Layout, resamples: int, seed: int) -> None:
        self.resamples, self.seed = resamples, seed
        self._places = places
        self._table = np.zeros((len(documents), places.width))
        if documents:
            np.stack([document.row for document in documents], out=self._table)
        self._sum = self._table.sum(axis=0)
        self._drawn: Floats | None = None
        self._present = self._rows(("present", EVERYBODY)) > 0
        self._counted: dict[object, int] = {}

    def sums(self, key: Key) -> Floats:
        """The sum over all documents."""
        place, shape = self._places.columns[key]
        found: Floats = self._sum[place].reshape(shape)
        return found

    def finished(self, circles: Sequence[Circle]) -> int:
        """How many documents two or more of any of the circles finished."""
        return self._once(("finished", *circles), lambda: int(self._finished(circles).sum()))

    def items(self, circles: Sequence[Circle], columns: Sequence[int]) -> int:
        """Items of all who are in one of the circles, in the documents that their circle finished.

        ``columns`` are numbers of labels, or -1 for statements.
        """
        return self._once((tuple(columns), *circles), lambda: self._count_items(circles, list(columns)))

    def figure(
        self,
        measure: Measure,
        keys: Sequence[Key],
        *,
        units: int,
        documents: int,
        parameters: Mapping[str, Any],
        bounds: Sequence[float] = (),
    ) -> Figure:
        """Measure the arrays of ``keys``; with fewer than two documents that tell anything it is undefined.

        ``bounds`` asks for the probability to be below each of them.
        """
        told = {**parameters, "resamples": self.resamples, "seed": self.seed}
        telling = self._telling(keys)
        if telling < 2 or not units:
            why = "one_document" if telling and units else "no_units"
            return Figure(None, None, documents, units, told, why)
        value = defined(measure(*(self.sums(key) for key in keys)))
        if value is None:
            return Figure(None, None, documents, units, told, "no_variation")
        values = measure(*(self._draws(key) for key in keys))
        chances = below(values, bounds) if bounds else None
        return Figure(value, interval(values), documents, units, told, below=chances)

    def _telling(self, keys: Sequence[Key]) -> int:
        """Documents that have something counted; that two finished them is no count yet."""
        told = np.zeros(len(self._table), dtype=bool)
        for key in keys:
            if key[0] != "shared":
                told |= self._rows(key).any(axis=1)
        return int(told.sum())

    def _rows(self, key: Key) -> Floats:
        """Shape [documents, all numbers of the key]."""
        found: Floats = self._table[:, self._places.columns[key][0]]
        return found

    def _draws(self, key: Key) -> Floats:
        if self._drawn is None:
            self._drawn = resample(self._table, lambda sums: sums, resamples=self.resamples, seed=self.seed)
        place, shape = self._places.columns[key]
        return self._drawn[:, place].reshape(self.resamples, *shape)

    # --- Who has finished what ----------------------------------------------------------------------------

    def _finished(self, circles: Sequence[Circle]) -> Bools:
        found = np.zeros(len(self._table), dtype=bool)
        for circle in circles:
            found |= self._present[:, self._members(circle)].sum(axis=1) > 1
        return found

    def _members(self, circle: Circle) -> list[int]:
        people = enumerate(self._places.annotators)
        if circle.kind == "pair":
            return [number for number, who in people if who in circle.members]
        return [number for number, who in people if who not in circle.members]

    def _count_items(self, circles: Sequence[Circle], columns: list[int]) -> int:
        place, shape = self._places.columns["items", EVERYBODY]
        items = self._table[:, place].reshape(len(self._table), *shape)
        total = 0.0
        for number in range(shape[0]):
            own = [circle for circle in circles if number in self._members(circle)]
            total += float(items[self._finished(own)][:, number, columns].sum())
        return round(total)

    def _once(self, key: object, count: Callable[[], int]) -> int:
        if key not in self._counted:
            self._counted[key] = count()
        return self._counted[key]
