"""Figures of a few documents each, kept until these change: points in time, and annotators against gold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from annotator.app.agreement.layout import layout
from annotator.app.agreement.page import Measure
from annotator.app.agreement.request import Request
from annotator.app.agreement.scheme import Scheme
from annotator.app.agreement.scope import EVERYBODY
from annotator.app.agreement.statistics import Statistics
from annotator.measure.alpha import BOUNDS, alpha
from annotator.measure.arrays import Floats
from annotator.measure.bootstrap import measured
from annotator.measure.figure import Figure
from annotator.measure.span_f1 import all_labels, f1

_KEPT = 500


class Small:
    """Remembers figures by what they were measured on: drawing for many small groups takes long."""

    def __init__(self) -> None:
        self._known: OrderedDict[object, Figure] = OrderedDict()

    def stance(self, documents: Sequence[Statistics], asked: Request, scheme: Scheme) -> Figure:
        """Ordinal α of the stance in these documents."""
        columns = layout(asked.annotators, scheme).columns
        (place, shape), (units_at, _) = columns["ordinal", EVERYBODY], columns["stance_units", EVERYBODY]
        tables = np.stack([document.row[place].reshape(shape) for document in documents])
        units = sum(float(document.row[units_at][1]) for document in documents)
        return self._figure(
            "stance",
            lambda sums: alpha(sums, "ordinal"),
            tables,
            round(units),
            asked,
            {"level": "ordinal", "values": list(scheme.values[: scheme.scale])},
            BOUNDS,
        )

    def against_gold(
        self, documents: Sequence[Statistics], annotator: str, asked: Request, scheme: Scheme
    ) -> dict[Measure, Figure]:
        """F1 of spans and of statements of ``annotator`` and gold; {} where no gold is settled."""
        settled = [document for document in documents if ("spans", annotator) in document.gold]
        if not settled:
            return {}
        rows = [scheme.labels.index(label) for label in asked.labels]
        spans = np.stack([document.gold["spans", annotator][0][rows] for document in settled])
        stated = np.stack([document.gold["statements", annotator][0] for document in settled])
        # Of the counts of a pair the second number is how many the first of the two has.
        marked = round(float(spans[:, :, 1].sum()))
        said = round(float(stated[:, 1].sum()))
        told: dict[str, object] = {"match": "exact", "labels": list(asked.labels)}
        return {
            "span_f1": self._figure("gold", lambda c: f1(all_labels(c)), spans, marked, asked, told),
            "statements": self._figure("gold", f1, stated, said, asked, {"step": "triple"}),
        }

    def _figure(
        self,
        name: str,
        measure: Callable[[Floats], Floats],
        statistics: Floats,
        units: int,
        asked: Request,
        parameters: dict[str, object],
        bounds: Sequence[float] = (),
    ) -> Figure:
        key = (name, statistics.shape, statistics.tobytes(), units, asked.resamples, asked.seed)
        figure = self._known.pop(key, None)
        if figure is None:
            figure = measured(
                measure,
                statistics,
                units=units,
                parameters=parameters,
                bounds=bounds,
                resamples=asked.resamples,
                seed=asked.seed,
            )
        self._known[key] = figure
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return figure
