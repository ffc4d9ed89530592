"""The page as ``annotator agreement --json`` prints it."""

from __future__ import annotations

from typing import Any

from annotator.app.agreement.page import NOTHING, Confusion, Page, SpanFigures
from annotator.measure.figure import Figure


def as_json(page: Page, gamma: Figure | None = None) -> dict[str, Any]:
    """One object of figures; people by name, labels and stance values by id."""
    stance = page.stance
    told: dict[str, Any] = {
        "documents": page.documents,
        "annotators": [_name(page, uid) for uid in page.annotators],
        "stance": {
            "alpha": stance.alpha.to_json(),
            "alpha_nominal": stance.alpha_nominal.to_json(),
            "ac1": stance.ac1.to_json(),
            "percent": stance.percent.to_json(),
            "confusion": _confusion(page.stances),
        },
        "spans": {
            "all": _spans(page.spans),
            **{row.label: _spans(row.figures) for row in page.by_label},
        },
        "statements": {
            "f1": page.statements.f1.to_json(),
            **{step: figure.to_json() for step, figure in page.statements.steps.items()},
        },
        "pairs": [
            {
                "annotators": [_name(page, pair.first), _name(page, pair.second)],
                "documents": pair.documents,
                "empty": pair.empty,
                **{measure: figure.to_json() for measure, figure in pair.figures.items()},
            }
            for pair in page.pairs
        ],
        "excluded": dict(page.excluded),
    }
    return told if gamma is None else {**told, "gamma": gamma.to_json()}


def _name(page: Page, uid: str) -> str:
    return page.names.get(uid, uid)


def _spans(figures: SpanFigures) -> dict[str, Any]:
    return {
        "u_alpha": figures.u_alpha.to_json(),
        "f1_exact": figures.f1_exact.to_json(),
        "f1_overlap": figures.f1_overlap.to_json(),
        "f1_character": figures.f1_character.to_json(),
    }


def _confusion(confusion: Confusion) -> dict[str, dict[str, int]]:
    """Only what occurred: counts by code and code, the one that the codebook has first outside."""
    codes = [code if code != NOTHING else "nothing" for code in confusion.codes]
    table: dict[str, dict[str, int]] = {}
    for one, row in zip(codes, confusion.counts, strict=True):
        found = {other: count for other, count in zip(codes, row, strict=True) if count}
        if found:
            table[one] = found
    return table
