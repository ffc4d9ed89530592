"""Codebook values to JSON objects and back, driven by the dataclasses' own fields.

Encoding and decoding follow the declared field order and types, so a new field needs no code here. Decoding
forgives what an older or a foreign program left out and keeps what it does not know, byte for byte; it
refuses only what cannot be meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from annotator.core.values import Field, fields_of
from annotator.errors import UserError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    _R = TypeVar("_R", bound=DataclassInstance)

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
"""A colour as a codebook writes it: ``#rrggbb``."""


def encode(record: object) -> dict[str, object]:
    """The JSON object of a codebook value: its fields in declared order, then its ``extra`` keys."""
    kind: Any = type(record)
    known = {name: _plain(getattr(record, name)) for name in _json_fields(kind)}
    extra: dict[str, object] = record.extra  # type: ignore[attr-defined]
    return known | extra


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if fields_of(type(value)) is not None:
        return encode(value)
    return value


def decode(kind: type[_R], data: object, where: str = "") -> _R:
    """The value of class ``kind`` that ``data`` describes; ``where`` names its place in error messages."""
    if not isinstance(data, Mapping):
        raise UserError("codebook.json_type", where=where or "codebook", expected="object")
    hints, fields = _hints(kind), _json_fields(kind)
    given: dict[str, Any] = {}
    for name in fields:
        if data.get(name) is not None:
            given[name] = _value(hints[name], data[name], _join(where, name))
    _fill_required(fields, given, where)
    if "colour" in given and not COLOUR.match(given["colour"]):
        raise UserError("codebook.json_colour", where=_join(where, "colour"), found=given["colour"])
    given["extra"] = {key: value for key, value in data.items() if key not in fields}
    return kind(**given)


def _fill_required(fields: Mapping[str, Field], given: dict[str, Any], where: str) -> None:
    """A thing without a name is called by its id; anything else without a default must be there."""
    if "name" not in given and "id" in given:
        given["name"] = given["id"]
    for name, field in fields.items():
        empty_id = name == "id" and not given.get("id")
        if empty_id or (field.makes is None and name not in given):
            raise UserError("codebook.json_missing", where=where or "codebook", key=name)


def _value(hint: object, data: object, where: str) -> object:
    if get_origin(hint) is tuple:
        return _sequence(get_args(hint)[0], data, where)
    if isinstance(hint, type) and fields_of(hint) is not None:
        return decode(hint, data, where)
    kinds = [kind for kind in _alternatives(hint) if kind is not NoneType]
    # bool is a subclass of int, but true is not a number here.
    finite = not isinstance(data, float) or math.isfinite(data)
    if type(data) in kinds and finite:
        return data
    raise UserError("codebook.json_type", where=where, expected=_EXPECTED[kinds[0]])


_EXPECTED: dict[object, str] = {str: "string", bool: "boolean", int: "number", float: "number"}


def _alternatives(hint: object) -> tuple[object, ...]:
    return get_args(hint) if isinstance(hint, UnionType) else (hint,)


def _sequence(item_hint: object, data: object, where: str) -> tuple[object, ...]:
    if not isinstance(data, list | tuple):
        raise UserError("codebook.json_type", where=where, expected="array")
    items = tuple(_value(item_hint, item, f"{where}[{index}]") for index, item in enumerate(data))
    seen: set[object] = set()
    for index, item in enumerate(items):
        identity = getattr(item, "id", None)
        if identity is not None and identity in seen:
            raise UserError("codebook.json_duplicate", where=f"{where}[{index}]", id=identity)
        seen.add(identity)
    return items


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


@cache
def _hints(kind: type[object]) -> dict[str, object]:
    return get_type_hints(kind)


@cache
def _json_fields(kind: type[object]) -> dict[str, Field]:
    return {name: field for name, field in (fields_of(kind) or {}).items() if name != "extra"}
