"""Published figures of units: the α's of unitizing, γ, and F1 of spans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from annotator.measure.arrays import Floats, defined
from annotator.measure.gamma import GammaStatistics, Method, gamma, gamma_cat, statistics
from annotator.measure.gamma_distance import Distance
from annotator.measure.kappa import cohen
from annotator.measure.span_f1 import exact, f1
from annotator.measure.unitizing import bar_u_alpha, by_label, coverage, cu_alpha, ku_alpha, together, u_alpha
from tests.measure.layers import material
from tests.measure.oracles import ORACLES, Oracle
from tests.measure.unitizing_relatives import Range, expected_u, four_schemas, observed_u

Given = Mapping[str, Any]


def _by_category(given: Given) -> dict[str, list[list[Range]]]:
    found: dict[str, list[list[Range]]] = {}
    for observer, start, length, category in given["units"]:
        found.setdefault(category, [[] for _ in range(given["observers"])])
        found[category][observer].append((start, start + length))
    return found


def _observed_u(given: Given) -> dict[str, float]:
    return {label: observed_u(units, given["length"]) for label, units in _by_category(given).items()}


def _alpha_u(given: Given) -> dict[str, float]:
    return {
        label: 1 - observed_u(units, given["length"]) / expected_u(units, given["length"])
        for label, units in _by_category(given).items()
    }


def _u_family(given: Given) -> dict[str, float | None]:
    labels = sorted({label for units in given["observers"] for *_, label in units})
    table = together([material(given["length"], given["observers"])], labels).tables.sum(axis=0)
    family: dict[str, Callable[[Floats], Floats]] = {
        "u": u_alpha,
        "|u": bar_u_alpha,
        "cu": cu_alpha,
        "coverage": coverage,
    }
    return {name: defined(measure(table)) for name, measure in family.items()}


def _u_family_with_labels(given: Given) -> dict[str, Any]:
    labels = sorted({label for units in given["observers"] for *_, label in units})
    table = together([material(given["length"], given["observers"])], labels).tables.sum(axis=0)
    each = {label: defined(figure) for label, figure in zip(labels, ku_alpha(table), strict=True)}
    return {**_u_family(given), "ku": each}


def _unseen(given: Given) -> float | None:
    materials = [material(one["length"], one["observers"]) for one in given["documents"]]
    return defined(u_alpha(by_label(materials, ["X"]).tables.sum(axis=0))[0])


def _gamma(given: Given) -> GammaStatistics:
    layers: dict[str, list[tuple[int, int, str]]] = {}
    for annotator, category, start, end in given["units"]:
        layers.setdefault(annotator, []).append((start, end, category))
    length = max(end for *_, end in given["units"])
    labels = sorted({category for _, category, *_ in given["units"]})
    distance = Distance(given["alpha"], given["beta"], given["delta_empty"])
    found = statistics(
        [material(length, layers)], labels, Method(distance, samples=given.get("samples", 30), precision=1)
    )
    assert found is not None
    return found


def _disorder(given: Given) -> float:
    cost, units, *_ = _gamma(given).tables[0, 0]
    return float(cost / units)


def _schemas(given: Given) -> dict[str, float]:
    gold, predicted = (
        [[(start, end, label) for start, end, label in document] for document in given[side]]
        for side in ("gold", "pred")
    )
    return four_schemas(gold, predicted)


def _exact(given: Given) -> float | None:
    both = zip(given["gold"], given["pred"], strict=True)
    counts = exact([material(100, pair) for pair in both], ["X"], ["00", "01"])
    return defined(f1(counts.sum(axis=0))[0, 0])


def _tokens(given: Given) -> dict[str, float | None]:
    one, other = (np.zeros(given["length"], dtype=int) for _ in range(2))
    for points, units in zip((one, other), given["observers"], strict=True):
        for start, end, label in units:
            points[start:end] = label
    marked = (one > 0) | (other > 0)
    figures: dict[str, float | None] = {}
    for name, chosen in (("with_O", marked | True), ("on_union", marked)):
        table = np.zeros((4, 4))
        np.add.at(table, (one[chosen], other[chosen]), 1)
        figures[f"percent_{name}"] = float(np.trace(table) / table.sum())
        figures[f"kappa_{name}"] = defined(cohen(table))
    return figures


ORACLES += [
    Oracle("kripp1995_observed", "α_U 1995, observed", _observed_u),
    Oracle("kripp1995_alpha", "α_U 2004", _alpha_u),
    Oracle("dkpro_unitizing", "α_U 2004", _alpha_u),
    Oracle("u_family_hand", "uα, |uα, cuα", _u_family),
    Oracle("u_family_3obs_a", "uα, |uα, cuα, (k)uα", _u_family_with_labels),
    Oracle("u_family_unseen_document", "uα", _unseen),
    Oracle("gamma_aps_disorder", "γ, observed disorder", _disorder),
    Oracle("gamma_aps_range", "γ", lambda given: defined(gamma(_gamma(given).tables.sum(axis=0)))),
    Oracle("gamma_dkpro_fixture_01", "γ, observed disorder", _disorder),
    Oracle("gamma_dkpro_fixture_04", "γ, observed disorder", _disorder),
    Oracle(
        "gamma_cat_ignores_unmatched",
        "γ-cat",
        lambda given: defined(gamma_cat(_gamma(given).tables.sum(axis=0))),
    ),
    Oracle("semeval2013_table", "span F1, four schemas", _schemas),
    Oracle("span_f1_nested", "span F1, exact", _exact),
    Oracle("o_token_inflation", "percent and Cohen κ of code points", _tokens),
]
