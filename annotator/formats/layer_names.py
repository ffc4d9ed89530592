"""What the layers of a project are called in formats that name an annotator and have no uids."""

from __future__ import annotations

from dataclasses import replace

from annotator.plugin_api import ExportSource, IncomingLayer, OutgoingLayer

GOLD = "gold"
"""The name that gold has where annotators have theirs."""


class LayerNames:
    """Names by which layers are told apart: an annotator's own, with a number where another has it, too."""

    def __init__(self, source: ExportSource) -> None:
        self._names: dict[str, str] = {}
        taken = {GOLD}
        for person in source.annotators():
            plain = person.name.strip() or person.uid
            name, number = plain, 2
            while name.casefold() in taken:
                name, number = f"{plain} ({number})", number + 1
            taken.add(name.casefold())
            self._names[person.uid] = name

    def of(self, layer: OutgoingLayer) -> str:
        """The layer's name; empty for one that is nobody's."""
        if layer.layer.gold:
            return GOLD
        uid = layer.layer.annotator or ""
        return self._names.get(uid, uid)


def placed(
    named: list[tuple[str, IncomingLayer]],
) -> tuple[tuple[IncomingLayer, ...], IncomingLayer | None]:
    """Layers by name as a document takes them: those of people, and gold, which is nobody's."""
    gold = [replace(layer, annotator=None) for name, layer in named if name == GOLD]
    return tuple(layer for name, layer in named if name != GOLD), gold[0] if gold else None
