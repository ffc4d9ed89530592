"""What a brat file has no place for, kept beside it as ``doc.annotator.json``; brat looks past such files.

Uids, metadata and the like of the document; the layer's annotator and state; people, entities with all their
names, decisions; and for each line of the ``.ann`` file what it cannot say. What is kept of a line counts
only as long as the line stands as it was written: somebody may have edited the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.core.records import Annotator, Entity
from annotator.formats.native import shape
from annotator.formats.native.reading import entity_of
from annotator.formats.native.shape import Key, WrongShape, fitted
from annotator.plugin_api import Decision, Source

FORMAT = "annotator-brat/1"

_FILE = {
    "format": Key("text", lambda value: value == FORMAT, required=True),
    "document": shape.OBJECT, "layer": shape.MAYBE_OBJECT, "people": shape.LIST, "entities": shape.LIST,
    "decisions": shape.LIST, "items": shape.OBJECT,
}  # fmt: skip
_DOCUMENT = {key: shape.DOCUMENT[key] for key in ("uid", "title", "meta", "state", "notes")} | {
    "extra": shape.OBJECT
}
_LAYER = {key: shape.LAYER[key] for key in ("status", "seconds", "notes", "marks")} | {
    "gold": shape.FLAG,
    "annotator": shape.NAME,
    "extra": shape.OBJECT,
}


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What such a file says, checked; ``layer`` is None where the document has none."""

    document: Mapping[str, Any]
    layer: Mapping[str, Any] | None
    people: tuple[Annotator, ...]
    entities: tuple[Entity, ...]
    decisions: tuple[Decision, ...]
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def annotator(self) -> str | None:
        """The uid of whoever's layer it is."""
        return self.layer["annotator"] if self.layer is not None else None

    def item(self, id_: str, line: str) -> Mapping[str, Any]:
        """What is kept of the line ``line`` of the id ``id_``; nothing if it was another line."""
        kept = self.items.get(id_)
        return kept if isinstance(kept, dict) and kept.get("line") == line else {}


def read_sidecar(path: Path, source: Source) -> Sidecar | None:
    """The file at ``path``; None if there is none, or, with the reason reported, if it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    try:
        return _sidecar(json.loads(data))
    except (ValueError, RecursionError, WrongShape):
        source.warn("brat.sidecar_damaged", file=path.name)
        return None


def _sidecar(value: Any) -> Sidecar:
    known, _ = fitted(value, _FILE)
    document, _ = fitted(known["document"], _DOCUMENT)
    layer = fitted(known["layer"], _LAYER)[0] if known["layer"] is not None else None
    return Sidecar(
        document, layer,
        tuple(map(_annotator, known["people"])),
        tuple(map(entity_of, known["entities"])),
        tuple(map(_decision, known["decisions"])),
        known["items"],
    )  # fmt: skip


def _annotator(value: Any) -> Annotator:
    known, extra = fitted(value, shape.ANNOTATOR)
    return Annotator(known["uid"], known["name"], known["role"], extra)


def _decision(value: Any) -> Decision:
    known, extra = fitted(value, shape.DECISION)
    return Decision(**known, extra=extra)


# --- Writing ---------------------------------------------------------------------------------------------


def annotator_json(person: Annotator) -> dict[str, Any]:
    """The JSON object for a person."""
    return {"uid": person.uid, "name": person.name, "role": person.role, **person.extra}
