"""What a project remembers of the DNA file it came from: numbers to be used again, tables we have no use for.

It lies in unknown keys (``extra``) that travel with a project through other programs, so nothing of it is
believed unless it has the right shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.formats.dna.cells import LONGEST
from annotator.plugin_api import Extra

_MOST = 2**31 - 1


class Numbers:
    """The IDs of one table: those of the origin where they are free, else the next ones."""

    def __init__(self, reserved: Iterable[int] = ()) -> None:
        self._taken: set[int] = set(reserved)
        self._next = 1

    def take(self, wanted: object = None) -> int:
        """An ID that nothing has had so far."""
        found = wanted if isinstance(wanted, int) and whole(wanted) and wanted not in self._taken else None
        if found is None:
            while self._next in self._taken:
                self._next += 1
            found = self._next
        self._taken.add(found)
        return found


def whole(value: object) -> bool:
    """Whether ``value`` can be an ID."""
    return type(value) is int and 0 < value <= _MOST


def of(extra: Extra) -> Mapping[str, Any]:
    """What an item remembers; empty if nothing."""
    told = extra.get("dna")
    return told if isinstance(told, Mapping) else {}


def rows(told: Mapping[str, Any], table: str, *kinds: type) -> list[list[Any]]:
    """The rows of a table in ``told`` whose cells are of these kinds."""
    found = told.get(table)
    return [row for row in found if _fits(row, kinds)] if isinstance(found, list) else []


def _fits(row: object, kinds: tuple[type, ...]) -> bool:
    if not isinstance(row, list) or len(row) != len(kinds):
        return False
    return all(_is_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True))


def _is_cell(cell: object, kind: type) -> bool:
    if kind is str:
        return isinstance(cell, str) and len(cell) <= LONGEST
    return kind is object or (isinstance(cell, int) and type(cell) is kind and abs(cell) <= _MOST)
