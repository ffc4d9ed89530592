"""How a field's JSON value lies in a column, and back.

A uid of 32 lowercase hexadecimal digits is kept as 16 bytes, any other as text: the column type ``ANY``
of a strict table keeps the two apart, and both come back as they went in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from annotator.core.kinds import KINDS, FieldType

Stored = str | int | float | bytes | None


class Unreadable(Exception):
    """A stored value is not what we ever write: the file is damaged."""


_OURS = re.compile(r"[0-9a-f]{32}").fullmatch


def is_ours(uid: object) -> bool:
    """Whether ``uid`` has the form of those that we make."""
    return isinstance(uid, str) and _OURS(uid) is not None


def pack_uid(uid: str | None) -> str | bytes | None:
    """``uid`` as it is stored."""
    return bytes.fromhex(uid) if uid is not None and _OURS(uid) else uid


def unpack_uid(stored: Any) -> Any:
    """The uid that was stored."""
    return stored.hex() if isinstance(stored, bytes) else stored


def pack_json(value: Any) -> str | None:
    """A JSON value as compact text; None, the default of every such field, as NULL."""
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpack_json(stored: Any) -> Any:
    """The JSON value that was stored."""
    try:
        return None if stored is None else json.loads(stored)
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable(str(error)) from error


def _as_it_is(value: Any) -> Any:
    return value


_PACK: dict[FieldType, Callable[[Any], Stored]] = {
    "uid": pack_uid, "text": _as_it_is, "integer": _as_it_is, "number": _as_it_is,
    "flag": int, "json": pack_json,
}  # fmt: skip
_UNPACK: dict[FieldType, Callable[[Any], Any]] = {
    "uid": unpack_uid, "text": _as_it_is, "integer": _as_it_is, "number": _as_it_is,
    "flag": bool, "json": unpack_json,
}  # fmt: skip


def pack(kind: str, field: str, value: Any) -> Stored:
    """The stored form of one field's value."""
    return _PACK[KINDS[kind][field]](value)


def pack_row(kind: str, fields: Mapping[str, Any]) -> list[Stored]:
    """The stored form of all fields of a record, in the order of its table's columns."""
    return [_PACK[type_](fields[name]) for name, type_ in KINDS[kind].items()]


def unpack_row(kind: str, row: Sequence[Any]) -> dict[str, Any]:
    """All fields of a record from its table's columns (without the uid)."""
    return {
        name: _UNPACK[type_](stored) for (name, type_), stored in zip(KINDS[kind].items(), row, strict=True)
    }
