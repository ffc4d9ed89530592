"""What deciding doesn't change, and so need not be found anew: findings, and digests of what was labelled."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.core.digests import digest
from annotator.measure.disagreements import Finding, findings
from annotator.measure.groups import Item
from annotator.measure.material import Material

Scale = Mapping[str, float | None]

_MOST = 5000
"""Digests that are kept: of several crowded articles."""


class Compared:
    """Remembers the findings of the document looked at last, and digests, while nothing of them changes."""

    def __init__(self) -> None:
        self._last: tuple[Material, int, Scale, tuple[Finding, ...]] | None = None
        self._digests: dict[str, tuple[Item, str]] = {}

    def digest(self, item: Item) -> str:
        """As :func:`annotator.core.digests.digest`."""
        known = self._digests.get(item.uid)
        if known is not None and known[0] == item:
            return known[1]
        if len(self._digests) >= _MOST:
            self._digests.clear()
        self._digests[item.uid] = item, (made := digest(item))
        return made

    def findings(self, material: Material, reach: int, scale: Scale) -> tuple[Finding, ...]:
        """As :func:`annotator.measure.disagreements.findings`."""
        last = self._last
        if last is not None and last[:3] == (material, reach, scale):
            return last[3]
        found = findings(material, reach, scale)
        # In one go: a job may look at other documents meanwhile.
        self._last = (material, reach, scale, found)
        return found
