"""What stands on a record: who names it, and so keeps it from being taken back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from annotator.core.fold import Key
from annotator.core.kinds import LAYER_KINDS
from annotator.store import changelog
from annotator.store.driver import Connection
from annotator.store.packing import pack_json, pack_uid, unpack_uid
from annotator.store.queries import record

_REFERENCES: dict[str, list[tuple[str, str]]] = {
    "document": [("layer", "document"), ("decision", "document"), ("assignment", "document")],
    "layer": [("span", "layer"), ("statement", "layer"), ("mark", "layer"), ("relation", "layer")],
    "span": [("relation", "source"), ("relation", "target")],
    "statement": [("relation", "source"), ("relation", "target")],
    "entity": [
        ("span", "entity"), ("alias", "entity"), ("attribute", "entity"), ("entity", "parent"),
        ("entity", "same_as"),
    ],
    "label": [("span", "label")],
    "statement_type": [("statement", "type")],
    "annotator": [("layer", "annotator"), ("assignment", "annotator")],
}  # fmt: skip
"""Which fields name a record of a kind; statements name spans, entities and values inside JSON."""

_INSIDE_STATEMENTS = ("span", "entity", "value")

_CONTAINERS = {
    "layer": "document",
    "decision": "document",
    "assignment": "document",
    **dict.fromkeys(LAYER_KINDS, "layer"),
}


def referrers(db: Connection, keys: Collection[Key], leaving: str | None = None) -> list[tuple[Key, Key]]:
    """Each of the records ``keys`` that is named, with one that names it.

    What isn't there to be seen does not count: what an undone import brought, and what goes with the
    import ``leaving``.
    """
    found: list[tuple[Key, Key]] = []
    for kind, uid in keys:
        if kind == "import":
            found += [((kind, uid), other) for other in _grown_on_import(db, uid)]
        for other, field in _REFERENCES.get(kind, ()):
            rows = _counting(db, other, f'item."{field}" = :named', named=pack_uid(uid), leaving=leaving)
            found += [((kind, uid), (other, unpack_uid(row[0]))) for row in rows]
    for document, inside in _by_document(db, {key for key in keys if key[0] in _INSIDE_STATEMENTS}):
        found += _in_statements(db, inside, leaving, document)
    return found


def _by_document(db: Connection, keys: set[Key]) -> Iterator[tuple[Any, set[Key]]]:
    """Where statements may name each record: a span only in its own document, others (None) anywhere."""
    lies = "SELECT layer.document FROM span JOIN layer ON layer.uid = span.layer WHERE span.uid = ?"
    places: defaultdict[Any, set[Key]] = defaultdict(set)
    for kind, uid in keys:
        found = db.execute(lies, (pack_uid(uid),)).fetchone() if kind == "span" else None
        places[None if found is None else found[0]].add((kind, uid))
    yield from places.items()


def _counting(
    db: Connection, kind: str, where: str, columns: str = "", **values: Any
) -> list[tuple[Any, ...]]:
    """Rows (uid and ``columns``) of a kind, called ``item``, that are there to be seen."""
    joins, counts = "", ["1"]
    if kind in LAYER_KINDS:
        joins = (
            "LEFT JOIN layer ON layer.uid = item.layer LEFT JOIN document ON document.uid = layer.document"
        )
        counts = [_arrived("layer"), _arrived("document")]
    elif kind in _CONTAINERS:
        joins = "LEFT JOIN document ON document.uid = item.document"
        counts = [_arrived("document"), *([_arrived("item")] if kind == "layer" else [])]
    sql = f'SELECT item.uid{columns} FROM "{kind}" AS item {joins} WHERE {where} AND {" AND ".join(counts)}'
    values["leaving"] = pack_uid(values["leaving"])
    return db.execute(sql, values).fetchall()


def _arrived(table: str) -> str:
    arrival = f"{table}.arrival"
    return f"({arrival} IS NULL OR {arrival} IS NOT :leaving AND {arrival} IN (SELECT uid FROM import))"


_STRINGS = re.compile(r'"((?:[^"\\]|\\.)*)"').findall


def _in_statements(
    db: Connection, keys: set[Key], leaving: str | None, document: Any
) -> Iterator[tuple[Key, Key]]:
    """Statements (of a document, None for all) that name records in their roles, stance or passage."""
    quoted = {(pack_json(uid) or "")[1:-1]: (kind, uid) for kind, uid in keys}
    told = "item.roles || item.stance || coalesce(item.spans, '')"
    where, values = "1", {"leaving": leaving, "document": document}
    if document is not None:
        where = "item.layer IN (SELECT uid FROM layer WHERE layer.document = :document)"
    if len(quoted) == 1:
        where += f" AND instr({told}, :named)"
        values["named"] = f'"{next(iter(quoted))}"'
    for uid, text in _counting(db, "statement", where, f", {told}", **values):
        for name in quoted.keys() & set(_STRINGS(text)):
            yield quoted[name], ("statement", unpack_uid(uid))


def _grown_on_import(db: Connection, uid: str) -> list[Key]:
    """What was made since on documents of an import, and in layers that it brought: it would vanish too."""
    packed = pack_uid(uid)
    since = (
        # By the clock, not by place: what others brought in later may have been made before.
        "batch IS NULL AND hlc > (SELECT max(hlc) FROM log WHERE batch = ?) AND document IN "
        "(SELECT uid FROM document WHERE arrival = ? UNION SELECT document FROM layer WHERE arrival = ?)"
    )
    made = {
        (change.kind, change.uid)
        for entry in changelog.entries(db, since, [packed, packed, packed])
        for change in entry.changes()
        if change.creates and change.kind in _CONTAINERS
    }
    return sorted(key for key in made if _came_with(db, *key, uid))


def _came_with(db: Connection, kind: str, uid: str, batch: str) -> bool:
    """Whether a record is there and lies in something that a batch brought."""
    fields = record(db, kind, uid)
    container = _CONTAINERS[kind]
    around = None if fields is None else record(db, container, fields[container])
    return around is not None and around["arrival"] == batch
