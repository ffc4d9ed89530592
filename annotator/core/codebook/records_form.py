"""A codebook as records: each label, value, statement type and entity kind is one of its own.

So two people can change different labels of one codebook and their histories still unite. The record's
uid is the part's id, by which spans and statements cite it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.kinds import KINDS

PARTS: Mapping[str, str] = {
    "labels": "label",
    "values": "value",
    "statement_types": "statement_type",
    "entity_kinds": "entity_kind",
}
"""The lists of a codebook and the kinds of record that their items are."""

_OWN = ("position", "retired", "extra")


def to_records(book: Codebook) -> list[tuple[str, str, dict[str, Any]]]:
    """Kind, uid and fields of every part, in the codebook's order."""
    data: Mapping[str, Any] = book.to_json()
    return [
        (kind, part["id"], _fields(kind, part, position))
        for key, kind in PARTS.items()
        for position, part in enumerate(data[key])
    ]


def _fields(kind: str, part: Mapping[str, Any], position: int) -> dict[str, Any]:
    known = {name: value for name, value in part.items() if name in KINDS[kind] and name not in _OWN}
    unknown = {name: value for name, value in part.items() if name != "id" and name not in known}
    return {**known, "position": position, "extra": unknown or None}


Parts = Iterable[tuple[str, Mapping[str, Any]]]


def from_records(name: str, version: Any, extra: Mapping[str, Any], parts: Mapping[str, Parts]) -> Codebook:
    """The codebook that records (uid and fields, by kind) make; retired parts are left out."""
    data: dict[str, Any] = {"name": name, "version": version}
    for key, kind in PARTS.items():
        present = [(uid, fields) for uid, fields in parts[kind] if not fields["retired"]]
        present.sort(key=lambda part: (part[1]["position"], part[0]))
        data[key] = [_part(uid, fields) for uid, fields in present]
    return Codebook.from_json({**data, **extra})


def _part(uid: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if name not in _OWN}
    return {"id": uid, **kept, **(fields["extra"] or {})}
