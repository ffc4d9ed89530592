"""Every kind of record and its fields: the one list that log, tables and import derive from.

A field's type is how its JSON value is kept: ``uid`` (a record's name or null), ``text``, ``integer``,
``number``, ``flag`` or ``json``. A missing field reads as the default of its type, so that a field can
be added without rewriting a single old entry. ``extra`` holds keys that a foreign file brought along and
that must leave with it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

FieldType = Literal["uid", "text", "integer", "number", "flag", "json"]

_DEFAULTS: dict[FieldType, Any] = {
    "uid": None, "text": "", "integer": 0, "number": None, "flag": False, "json": None,
}  # fmt: skip


def _fields(**types: FieldType) -> Mapping[str, FieldType]:
    return MappingProxyType(types)


KINDS: Mapping[str, Mapping[str, FieldType]] = MappingProxyType(
    {
        "project": _fields(
            lineage="text", codebook_name="text", codebook_version="json", sighted="flag", policy="json",
            extra="json",
        ),
        "label": _fields(
            name="text", colour="text", key="text", guideline="text", entity_kinds="json",
            position="integer", retired="flag", extra="json",
        ),
        "value": _fields(
            name="text", verb="text", number="number", key="text", symbol="text", colour="text",
            guideline="text", position="integer", retired="flag", extra="json",
        ),
        "statement_type": _fields(
            name="text", roles="json", stance_label="uid", position="integer", retired="flag", extra="json",
        ),
        "entity_kind": _fields(
            name="text", attributes="json", position="integer", retired="flag", extra="json",
        ),
        "entity": _fields(
            kind="text", name="text", parent="uid", same_as="uid", retired="flag", extra="json",
        ),
        "alias": _fields(entity="uid", text="text", position="integer", retired="flag"),
        "attribute": _fields(
            entity="uid", name="text", value="json", position="integer", retired="flag",
        ),
        "annotator": _fields(name="text", role="text", passphrase="text", retired="flag", extra="json"),
        "assignment": _fields(document="uid", annotator="uid", retired="flag", extra="json"),
        "import": _fields(source="text", time="text", documents="integer", entries="integer", seal="text"),
        "document": _fields(
            text="text", title="text", meta="json", state="text", notes="text", position="integer",
            arrival="uid", removed="flag", extra="json",
        ),
        "layer": _fields(
            document="uid", annotator="uid", gold="flag", status="text", notes="text", arrival="uid",
            extra="json",
        ),
        "time": _fields(document="uid", annotator="uid", replica="text", seconds="integer"),
        "mark": _fields(layer="uid", paragraph="integer", says="text"),
        "span": _fields(
            layer="uid", label="uid", fragments="json", quote="text", entity="uid", attributes="json",
            note="text", origin="text", codebook_version="json", extra="json",
        ),
        "statement": _fields(
            layer="uid", type="uid", roles="json", stance="json", spans="json", voice="uid",
            in_doubt="flag", attributes="json", note="text", origin="text", extra="json",
        ),
        "relation": _fields(layer="uid", type="text", source="uid", target="uid", extra="json"),
        "decision": _fields(
            document="uid", type="text", sources="json", verdict="json", results="json", reviewer="uid",
            policy="json", time="json", reason="json", extra="json",
        ),
    }
)  # fmt: skip

LAYER_KINDS = ("span", "statement", "mark", "relation")
"""Kinds whose records belong to one layer and name it in the field ``layer``."""

STATES = ("open", "review", "closed")
STATUSES = ("not_started", "in_progress", "done", "skipped")
VOICES = ("quoted", "paraphrased", "reported")
PERSON_ROLES = ("annotator", "reviewer", "manager")


def complete(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` with the default of every field of ``kind`` that they leave out."""
    return {name: fields.get(name, _DEFAULTS[type_]) for name, type_ in KINDS[kind].items()}
