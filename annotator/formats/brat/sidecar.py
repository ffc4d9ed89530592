"""What a brat file has no place for, kept beside it as ``doc.annotator.json``; brat looks past such files.

Uids, metadata and the like of the document; the layer's annotator and state; entities with all their names;
and for each line of the ``.ann`` file what it cannot say. What is kept of a line counts only as long as the
line stands as it was written: somebody may have edited the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.core.records import Annotator, Entity
from annotator.formats.native import shape
from annotator.formats.native.shape import Key, WrongShape, fitted
from annotator.plugin_api import Source

FORMAT = "annotator-brat/1"

_FILE = {
    "format": Key("text", lambda value: value == FORMAT, required=True),
    "document": shape.OBJECT, "layer": shape.MAYBE_OBJECT, "entities": shape.LIST, "items": shape.OBJECT,
}  # fmt: skip
_DOCUMENT = {key: shape.DOCUMENT[key] for key in ("uid", "title", "meta", "state", "notes")} | {
    "extra": shape.OBJECT
}
_LAYER = {key: shape.LAYER[key] for key in ("status", "seconds", "notes", "marks")} | {
    "gold": shape.FLAG,
    "annotator": shape.MAYBE_OBJECT,
    "extra": shape.OBJECT,
}


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What such a file says, checked; ``layer`` is None where the document has none."""

    document: Mapping[str, Any]
    layer: Mapping[str, Any] | None
    annotator: Annotator | None
    entities: tuple[Entity, ...]
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

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
    person = layer["annotator"] if layer is not None else None
    return Sidecar(
        document, layer,
        None if person is None else _annotator(person),
        tuple(map(_entity, known["entities"])),
        known["items"],
    )  # fmt: skip


def _annotator(value: Any) -> Annotator:
    known, extra = fitted(value, shape.ANNOTATOR)
    return Annotator(known["uid"], known["name"], known["role"], extra)


def _entity(value: Any) -> Entity:
    known, extra = fitted(value, shape.ENTITY)
    return Entity(
        known["uid"], known["kind"], known["name"], tuple(known["aliases"]), known["attributes"],
        known["parent"], extra,
    )  # fmt: skip


# --- Writing ---------------------------------------------------------------------------------------------


def annotator_json(person: Annotator | None) -> dict[str, Any] | None:
    """The JSON object for a person."""
    if person is None:
        return None
    return {"uid": person.uid, "name": person.name, "role": person.role, **person.extra}


def entity_json(entity: Entity) -> dict[str, Any]:
    """The JSON object for an entity."""
    return {
        "uid": entity.uid, "kind": entity.kind, "name": entity.name, "aliases": list(entity.aliases),
        "attributes": dict(entity.attributes), "parent": entity.parent, **entity.extra,
    }  # fmt: skip


def with_parents(uids: Iterable[str], known: Mapping[str, Entity]) -> list[Entity]:
    """The entities of these uids and those above them, by uid."""
    found: dict[str, Entity] = {}
    for uid in uids:
        at: str | None = uid
        while at is not None and at in known and at not in found:
            found[at] = known[at]
            at = known[at].parent
    return [found[uid] for uid in sorted(found)]
