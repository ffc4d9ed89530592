"""Dividing things into parts of given shares so that each part has its share of every class as well.

The greedy method of K. Sechidis, G. Tsoumakas and I. Vlahavas, "On the Stratification of Multi-Label Data"
(ECML PKDD 2011), for things of any size with any number of each class: the rarest class is dealt out first,
each thing of it to the part that lacks most of that class. What has no class fills the parts up.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unit:
    """What stays together: ``size`` things with so many of each class; ``key`` tells it from the others."""

    key: str
    size: int = 1
    classes: Mapping[str, int] = field(default_factory=dict)


def divided(units: Sequence[Unit], shares: Sequence[float], seed: int) -> list[int]:
    """For each of ``units`` the number of its part.

    ``shares`` are positive and count in proportion. The answer depends on keys, sizes, classes, shares and
    ``seed`` alone, neither on the order of ``units`` nor on the machine. No part stays empty while another
    one has two units.
    """
    dealing = _Dealing(units, shares, seed)
    while (rarest := dealing.rarest()) is not None:
        for unit in dealing.left(rarest):
            dealing.deal(unit, rarest)
    for unit in dealing.left(None):
        dealing.deal(unit, None)
    dealing.fill_empty_parts()
    return [dealing.part[number] for number in range(len(units))]


class _Dealing:
    def __init__(self, units: Sequence[Unit], shares: Sequence[float], seed: int) -> None:
        self._units = units
        self._order = sorted(range(len(units)), key=lambda number: _drawn(seed, units[number].key))
        # Large units first: a small one fits anywhere. The sort is stable, so equals keep their lot.
        self._order.sort(key=lambda number: -units[number].size)
        self.part: dict[int, int] = {}
        total = sum(shares)
        classes = Counter[str]()
        for unit in units:
            classes.update(unit.classes)
        size = sum(unit.size for unit in units)
        self._lacks = [size * share / total for share in shares]
        self._lacks_of = [{name: n * share / total for name, n in classes.items()} for share in shares]

    def rarest(self) -> str | None:
        """The class of which the fewest are left to deal; None when none is left."""
        remaining = Counter[str]()
        for number in self._order:
            if number not in self.part:
                remaining.update(self._units[number].classes)
        present = [(count, name) for name, count in remaining.items() if count > 0]
        return min(present)[1] if present else None

    def left(self, name: str | None) -> list[int]:
        """The units still to deal that have any of a class (None: all of them)."""
        return [
            number
            for number in self._order
            if number not in self.part and (name is None or self._units[number].classes.get(name))
        ]

    def deal(self, number: int, name: str | None) -> None:
        """Give a unit to the part that lacks most of the class, among equals most units, else the first."""
        unit = self._units[number]

        def lack(part: int) -> tuple[float, float, int]:
            return self._lacks_of[part].get(name or "", 0.0), self._lacks[part], -part

        chosen = max(range(len(self._lacks)), key=lack)
        self.part[number] = chosen
        self._lacks[chosen] -= unit.size
        for each, count in unit.classes.items():
            self._lacks_of[chosen][each] -= count

    def fill_empty_parts(self) -> None:
        """Give each empty part the smallest unit of the part that has most units."""
        for part in range(len(self._lacks)):
            held = Counter(self.part.values())
            if part in held or not held:
                continue
            richest, count = max(held.items(), key=lambda item: (item[1], -item[0]))
            if count > 1:
                last = [number for number in self._order if self.part[number] == richest][-1]
                self.part[last] = part


def _drawn(seed: int, key: str) -> str:
    """A unit's lot: the same on every machine and in every version of Python."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()
