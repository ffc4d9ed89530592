"""Published figures that our measures must reproduce: what is given, what is expected, who computes it.

``oracles.json`` holds inputs, expected numbers, tolerances and sources. It has all cases of the file
``shared/data/agreement_oracles.json`` beside the checkout, and more; where that file is there, a test
compares them. A file ``oracle_<part>.py`` extends ``ORACLES`` when it is imported; ``registry`` imports all.
"""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COPY = HERE / "oracles.json"
ORIGINAL = HERE.parents[2] / "shared" / "data" / "agreement_oracles.json"


@dataclass(frozen=True, slots=True)
class Case:
    """A published example. ``expected`` is a number, None (undefined), or a table or list of such."""

    id: str
    input: Mapping[str, Any]
    expected: Any
    tolerance: float
    source: str


@dataclass(frozen=True, slots=True)
class Oracle:
    """Who computes a case: ``compute(case.input)`` gives our answer in the shape of ``case.expected``.

    ``measure`` is what the table in ``docs/measures.md`` calls it.
    """

    id: str
    measure: str
    compute: Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One number of an oracle: ours beside the expected one. ``part`` names it where a case has several."""

    oracle: Oracle
    case: Case
    part: str
    ours: float | None
    expected: float | None

    @property
    def holds(self) -> bool:
        """Whether ours is the expected number within the tolerance; undefined is only itself."""
        if self.ours is None or self.expected is None:
            return self.ours is self.expected
        return abs(self.ours - self.expected) <= self.case.tolerance


ORACLES: list[Oracle] = []
"""Extended by the files ``oracle_*.py``; read it through ``registry``."""


def registry() -> list[Oracle]:
    """All oracles of all parts, in the order of the cases."""
    for path in sorted(HERE.glob("oracle_*.py")):
        importlib.import_module(f"tests.measure.{path.stem}")
    order = {name: place for place, name in enumerate(cases())}
    return sorted(ORACLES, key=lambda oracle: order[oracle.id])


def cases() -> dict[str, Case]:
    """All cases by id."""
    ours = read(COPY)
    return ours | {name: case for name, case in original().items() if name not in ours}


def original() -> dict[str, Case]:
    """The cases of the file beside the checkout, none where there is no such file."""
    return read(ORIGINAL) if ORIGINAL.exists() else {}


def read(path: Path) -> dict[str, Case]:
    """The cases of one file by id."""
    raw = json.loads(path.read_text(encoding="utf-8"))["oracles"]
    return {
        one["id"]: Case(one["id"], one["input"], one["expected"], one["tolerance"], one["source"])
        for one in raw
    }


def rows(oracle: Oracle) -> Iterator[Row]:
    """Compute an oracle and lay its numbers beside the expected ones."""
    case = cases()[oracle.id]
    ours, expected = dict(_numbers(oracle.compute(case.input))), dict(_numbers(case.expected))
    assert ours.keys() == expected.keys(), f"{oracle.id}: computed {sorted(ours)}, not {sorted(expected)}"
    for part, number in expected.items():
        yield Row(oracle, case, part, ours[part], number)


def _numbers(value: Any, part: str = "") -> Iterator[tuple[str, float | None]]:
    """Flatten to numbers with names: ``{"ku": {"1": .7}}`` gives ``("ku 1", .7)``."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _numbers(inner, f"{part} {name}".strip())
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value, 1):
            yield from _numbers(inner, f"{part} {place}".strip())
    else:
        assert value is None or math.isfinite(value)
        yield part, None if value is None else float(value)
