"""Which measure each figure of the page is, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from annotator.app.agreement.corpus import Corpus
from annotator.app.agreement.page import Measure, SpanFigures, StanceFigures, StatementFigures
from annotator.app.agreement.scheme import Scheme
from annotator.app.agreement.scope import EVERYBODY, Circle
from annotator.measure.alpha import BOUNDS, alpha
from annotator.measure.arrays import Floats
from annotator.measure.figure import Figure
from annotator.measure.gwet import gwet
from annotator.measure.percent import percent
from annotator.measure.span_f1 import THRESHOLD, all_labels, pair_mean
from annotator.measure.unitizing import u_alpha_of_labels

NOMINAL, ORDINAL = 0, 1
STATEMENTS = -1
"""The column of items that counts statements."""

KINDS = ("exact", "overlap", "character")


class Figures:
    """The figures of a corpus, of some of its ``labels``, as :class:`Figure` values."""

    def __init__(self, corpus: Corpus, scheme: Scheme, labels: Sequence[str]) -> None:
        self._corpus = corpus
        self._scheme = scheme
        self._known: dict[object, Figure] = {}
        self._labels = [scheme.labels.index(label) for label in labels]

    # --- Stance -----------------------------------------------------------------------------------------

    def stance(self) -> StanceFigures:
        """Stance of statements with the same link, among all."""
        scale = list(self._scheme.values)
        of_all = {"values": scale}
        return StanceFigures(
            self.stance_alpha((EVERYBODY,)),
            self._stance(
                "nominal", partial(alpha, distance="nominal"), {**of_all, "level": "nominal"}, BOUNDS
            ),
            self._stance("pairings", gwet, {**of_all, "weights": "identity"}),
            self._stance("pairings", percent, of_all),
        )

    def stance_alpha(self, circles: Sequence[Circle]) -> Figure:
        """Ordinal α, the coincidences of several circles pooled."""
        parameters = {"level": "ordinal", "values": list(self._scheme.values[: self._scheme.scale])}
        return self._corpus.figure(
            lambda *o: alpha(sum(o), "ordinal"),
            [("ordinal", circle) for circle in circles],
            units=self._stance_units(ORDINAL, circles),
            documents=self._corpus.finished(circles),
            parameters=parameters,
            bounds=BOUNDS,
        )

    def _stance(
        self, name: str, measure: Any, parameters: dict[str, Any], bounds: Sequence[float] = ()
    ) -> Figure:
        return self._corpus.figure(
            measure,
            [(name, EVERYBODY)],
            units=self._stance_units(NOMINAL, (EVERYBODY,)),
            documents=self._corpus.finished((EVERYBODY,)),
            parameters=parameters,
            bounds=bounds,
        )

    def _stance_units(self, level: int, circles: Sequence[Circle]) -> int:
        return round(sum(float(self._corpus.sums(("stance_units", each))[level]) for each in circles))

    # --- Spans ------------------------------------------------------------------------------------------

    def spans(self, pairs: Sequence[Circle], labels: Sequence[int] | None = None) -> SpanFigures:
        """Spans of ``labels`` (numbers in the scheme; default: those of the page) among all."""
        exact, overlap, character = (self.span_f1(kind, pairs, labels) for kind in KINDS)
        return SpanFigures(self.u_alpha((EVERYBODY,), labels), exact, overlap, character)

    def u_alpha(self, circles: Sequence[Circle], labels: Sequence[int] | None = None) -> Figure:
        """uα over each label's own continuum, the tables of several circles pooled."""
        rows = self._rows(labels)
        return self._corpus.figure(
            lambda *tables: u_alpha_of_labels(sum(tables)[..., rows, :, :]),
            [("unitized", circle) for circle in circles],
            units=self._spans(circles, rows),
            documents=self._corpus.finished(circles),
            parameters={"labels": self._names(rows)},
            bounds=BOUNDS,
        )

    def span_f1(self, kind: str, pairs: Sequence[Circle], labels: Sequence[int] | None = None) -> Figure:
        """Mean F1 over ``pairs``."""
        rows, number = self._rows(labels), KINDS.index(kind)
        told: dict[str, Any] = {"match": kind, "labels": self._names(rows)}
        if kind == "overlap":
            told["threshold"] = THRESHOLD

        def measure(*counts: Floats) -> Floats:
            stacked = np.stack([each[..., number, rows, :] for each in counts], axis=-3)
            return pair_mean(all_labels(stacked))

        return self._corpus.figure(
            measure,
            [("spans", pair) for pair in pairs],
            units=self._spans(pairs, rows),
            documents=self._corpus.finished(pairs),
            parameters=told,
        )

    def _rows(self, labels: Sequence[int] | None) -> list[int]:
        return list(self._labels if labels is None else labels)

    def _names(self, rows: Sequence[int]) -> list[str]:
        return [self._scheme.labels[row] for row in rows]

    def _spans(self, circles: Sequence[Circle], rows: Sequence[int]) -> int:
        return self._corpus.items(circles, rows)

    # --- Statements -------------------------------------------------------------------------------------

    def statements(self, pairs: Sequence[Circle]) -> StatementFigures:
        """Whole statements, and each step."""
        steps = (*self._scheme.roles, "stance")
        return StatementFigures(
            self.statement_f1("triple", pairs), {step: self.statement_f1(step, pairs) for step in steps}
        )

    def statement_f1(self, step: str, pairs: Sequence[Circle]) -> Figure:
        """Mean F1 of one step over ``pairs``: ``triple``, a role, or ``stance`` given the link."""
        number = ("triple", *self._scheme.roles, "link", "stance").index(step)

        def measure(*arrays: Floats) -> Floats:
            counts, shared = arrays[: len(pairs)], arrays[len(pairs) :]
            columns = [
                np.concatenate([c[..., number, :], s[..., :1]], axis=-1)
                for c, s in zip(counts, shared, strict=True)
            ]
            return pair_mean(np.stack(columns, axis=-2))

        if step == "stance":  # counted are links that both have
            links = sum(float(self._corpus.sums(("statements", pair))[number, 1]) for pair in pairs)
            units = round(links)
        else:
            units = self._corpus.items(pairs, [STATEMENTS])
        return self._corpus.figure(
            measure,
            [*(("statements", pair) for pair in pairs), *(("shared", pair) for pair in pairs)],
            units=units,
            documents=self._corpus.finished(pairs),
            parameters={"step": step, "words": "overlap"},
        )

    # --- A pair, or several ---------------------------------------------------------------------------------

    def measured(self, measure: Measure, circles: Sequence[Circle]) -> Figure:
        """One of the measures by which pairs and people are compared; asked twice, it is measured once."""
        key = (measure, *circles)
        if key not in self._known:
            self._known[key] = self._measured(measure, circles)
        return self._known[key]

    def _measured(self, measure: Measure, circles: Sequence[Circle]) -> Figure:
        if measure == "stance":
            return self.stance_alpha(circles)
        if measure == "spans":
            return self.u_alpha(circles)
        if measure == "span_f1":
            return self.span_f1("exact", circles)
        return self.statement_f1("triple", circles)
