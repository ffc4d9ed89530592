"""An item as the one JSON object that stands for it, and the digest by which a decision knows its sources.

The keys and their order are those of the format ``annotator/1``, so that anybody can compute the digest from
an exported file: it is the SHA-256 of the item exactly as it stands there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from annotator.core.records import Filling, Span, Stance, Statement

Extra = Mapping[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(item: Span | Statement) -> str:
    """SHA-256 of the item's compact JSON, as 64 hexadecimal digits."""
    told = span_json(item) if isinstance(item, Span) else statement_json(item)
    return hashlib.sha256(_ENCODER.encode(told).encode()).hexdigest()


def span_json(span: Span) -> dict[str, Any]:
    """A span with its keys in the order of ``annotator/1``; ``fragments`` only where there are several."""
    fragments = span.fragments
    known: dict[str, Any] = {
        "uid": span.uid,
        "label": span.label,
        "start": fragments[0][0],
        "end": fragments[-1][1],
        "text": span.quote,
    }
    if len(fragments) > 1:
        known["fragments"] = fragments
    known["entity"] = span.entity
    known["attributes"] = span.attributes
    known["note"] = span.note
    known["origin"] = span.origin
    known["codebook_version"] = span.codebook_version
    return with_unknown(known, span.extra)


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement with its keys in the order of ``annotator/1``."""
    extra = statement.extra
    known = {
        "uid": statement.uid,
        "type": statement.type,
        "roles": {
            role: with_unknown(_filling(filling), _inner(extra, "roles", role))
            for role, filling in statement.roles.items()
        },
        "stance": with_unknown(_stance(statement.stance), _inner(extra, "stance")),
        "spans": statement.spans,
        "voice": statement.voice,
        "in_doubt": statement.in_doubt,
        "attributes": statement.attributes,
        "note": statement.note,
        "origin": statement.origin,
    }
    return with_unknown(known, extra)


def with_unknown(known: dict[str, Any], extra: Extra) -> dict[str, Any]:
    """``known`` and then the unknown keys. A known key in ``extra`` holds what was unknown *inside* it."""
    return {**known, **{key: value for key, value in extra.items() if key not in known}} if extra else known


def _inner(extra: Extra, *path: str) -> Extra:
    """The unknown keys that were found inside a known one."""
    found: Extra = extra
    for key in path:
        inner = found.get(key)
        if not isinstance(inner, Mapping):
            return {}
        found = inner
    return found


def _filling(filling: Filling) -> dict[str, Any]:
    return {"entity": filling.entity, "spans": filling.spans}


def _stance(stance: Stance) -> dict[str, Any]:
    return {"value": stance.value, "spans": stance.spans}
