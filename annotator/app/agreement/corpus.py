"""The statistics of all documents in one table, drawn once for the intervals of every figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np

from annotator.app.agreement.scheme import Scheme
from annotator.app.agreement.scope import Circle
from annotator.app.agreement.statistics import Key, Statistics, shapes
from annotator.measure.arrays import Floats, defined
from annotator.measure.bootstrap import below, interval, resample
from annotator.measure.figure import Figure

Measure = Callable[..., Floats]
"""Arrays of the asked keys, each with the same leading axes, to numbers with these axes; nan: undefined."""


class Corpus:
    """Documents that two or more finished, as rows of one table of sufficient statistics.

    One product of matrices draws all resamples for all figures, so that a page takes one draw and not a
    hundred; and figures of one page can be compared, for they see the same resamples.
    """

    def __init__(
        self,
        documents: Sequence[Statistics],
        circles: Sequence[Circle],
        scheme: Scheme,
        resamples: int,
        seed: int,
    ) -> None:
        self.documents = documents
        self.resamples, self.seed = resamples, seed
        self._columns: dict[Key, tuple[slice, tuple[int, ...]]] = {}
        width = 0
        for circle in circles:
            for name, shape in shapes(scheme).items():
                if _belongs(name, circle):
                    self._columns[name, circle] = slice(width, width + prod(shape)), shape
                    width += prod(shape)
        self._table = np.zeros((len(documents), width))
        for row, document in zip(self._table, documents, strict=True):
            for key, array in document.arrays.items():
                place = self._columns.get(key)
                if place is not None:
                    row[place[0]] = array.ravel()
        self._sum = self._table.sum(axis=0)
        self._drawn: Floats | None = None

    def sums(self, key: Key) -> Floats:
        """The sum over all documents."""
        place, shape = self._columns[key]
        found: Floats = self._sum[place].reshape(shape)
        return found

    def finished(self, circle: Circle) -> int:
        """How many documents two or more of the circle finished."""
        return sum(bool(circle.among(document.annotators)) for document in self.documents)

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
        told = np.zeros(len(self.documents), dtype=bool)
        for key in keys:
            if key[0] != "shared":
                told |= self._table[:, self._columns[key][0]].any(axis=1)
        return int(told.sum())

    def _draws(self, key: Key) -> Floats:
        if self._drawn is None:
            self._drawn = resample(self._table, lambda sums: sums, resamples=self.resamples, seed=self.seed)
        place, shape = self._columns[key]
        return self._drawn[:, place].reshape(self.resamples, *shape)


def _belongs(name: str, circle: Circle) -> bool:
    """Pairs alone have counts of matches; α's are counted in every circle."""
    return circle.kind == "pair" or name not in ("spans", "statements", "shared")
