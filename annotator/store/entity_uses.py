"""Where entities are named: how often, and in which words.

Layers that are there are read first and the rest is put together here: joins over 100,000 spans would hold
the lock for longer. ``owner`` asks for one annotator's own layers alone; None for everybody's, and gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from annotator.core.fragments import Fragments
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_json, unpack_uid
from annotator.store.work import ARRIVED, THERE

_SEEN = f"""{ARRIVED.format(table="layer")} AND {THERE}
    AND (:owner IS NULL OR layer.annotator = :owner AND layer.gold = 0)"""
_LAYERS = "layer JOIN document ON document.uid = layer.document"
_SPANS = f"span JOIN layer ON layer.uid = span.layer {_LAYERS.removeprefix('layer ')}"


@dataclass(frozen=True, slots=True)
class Place:
    """A span that means an entity; ``annotator`` is None in gold."""

    document: str
    title: str
    span: str
    fragments: Fragments
    text: str
    quote: str
    annotator: str | None


def counts(db: Connection, owner: str | None) -> tuple[Counter[str], Counter[str]]:
    """How many spans are tied to each entity, and how many statements name it."""
    layers = f"SELECT layer.uid FROM {_LAYERS} WHERE {_SEEN}"
    seen = {row[0] for row in db.execute(layers, {"owner": pack_uid(owner)})}
    tied = db.execute("SELECT layer, entity FROM span WHERE entity IS NOT NULL")
    spans = Counter(entity for layer, entity in tied if layer in seen)
    told = db.execute(
        "SELECT DISTINCT statement.uid, statement.layer, json_extract(role.value, '$.entity') "
        "FROM statement, json_each(statement.roles) AS role"
    )
    statements = Counter(entity for _, layer, entity in told if entity is not None and layer in seen)
    return Counter({unpack_uid(uid): count for uid, count in spans.items()}), statements


def span_count(db: Connection, entities: Collection[str], owner: str | None) -> int:
    """How many spans are tied to any of ``entities``."""
    sql = f"SELECT count(*) FROM {_SPANS} WHERE {_SEEN}"
    return int(db.execute(*_of(sql, entities, owner)).fetchone()[0])


def places(db: Connection, entities: Collection[str], owner: str | None, most: int) -> Iterator[Place]:
    """At most ``most`` spans that are tied to any of ``entities``, in import order of their documents."""
    sql = f"""SELECT document.uid, document.title, span.uid, span.fragments, document.text, span.quote,
        CASE layer.gold WHEN 1 THEN NULL ELSE layer.annotator END
        FROM {_SPANS} WHERE {_SEEN}"""
    asked, values = _of(sql, entities, owner)
    rows = db.execute(
        f"{asked} ORDER BY document.position, document.uid LIMIT :most", {**values, "most": most}
    )
    for document, title, span, fragments, text, quote, annotator in rows.fetchall():
        pieces = tuple((start, end) for start, end in unpack_json(fragments) or ())
        yield Place(
            unpack_uid(document), title, unpack_uid(span), pieces, text, quote, unpack_uid(annotator)
        )  # fmt: skip


def _of(sql: str, entities: Collection[str], owner: str | None) -> tuple[str, dict[str, Any]]:
    named = {f"entity{place}": pack_uid(uid) for place, uid in enumerate(entities)}
    among = ", ".join(f":{name}" for name in named)
    return f"{sql} AND span.entity IN ({among})", {**named, "owner": pack_uid(owner)}
