"""What the screens list: documents, layers and their contents, people, entities, the codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.records_form import PARTS, from_records
from annotator.core.records import Annotator, Document, DocumentSummary, Entity, Layer, Span, Statement
from annotator.core.same_as import representatives
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_json, unpack_uid
from annotator.store.queries import record, records
from annotator.store.work import ARRIVED, STATE

# The plus keeps SQLite from looking through all that somebody has, once for every document.
_SUMMARIES = f"""
SELECT document.uid, document.title, document.meta, {STATE}, document.removed, layer.status,
    (SELECT count(*) FROM statement WHERE statement.layer = layer.uid),
    (SELECT count(*) FROM span WHERE span.layer = layer.uid),
    (SELECT count(*) FROM statement WHERE statement.layer = layer.uid AND statement.in_doubt = 1),
    EXISTS (SELECT 1 FROM assignment WHERE assignment.document = document.uid
        AND +assignment.annotator = :annotator AND assignment.retired = 0)
FROM document LEFT JOIN layer
    ON layer.document = document.uid AND layer.annotator = :annotator AND layer.gold = 0
    AND {ARRIVED.format(table="layer")}
WHERE {ARRIVED.format(table="document")} AND (:removed OR document.removed = 0)
    AND (:uid IS NULL OR document.uid = :uid)
ORDER BY document.position, document.uid
"""


SummaryRow = tuple[Any, ...]


def summary_rows(
    db: Connection, annotator: str | None, *, removed: bool = False, uid: str | None = None
) -> list[SummaryRow]:
    """The document list as ``annotator`` sees it, in import order; ``uid`` asks for one document alone."""
    values = {"annotator": pack_uid(annotator), "removed": removed, "uid": pack_uid(uid)}
    return db.execute(_SUMMARIES, values).fetchall()


def summary(row: SummaryRow) -> DocumentSummary:
    """The line of the list that a row of :func:`summary_rows` makes."""
    meta = unpack_json(row[2]) or {}
    return DocumentSummary(
        uid=unpack_uid(row[0]),
        title=row[1],
        date=str(meta.get("date") or ""),
        source=str(meta.get("source") or ""),
        state=row[3],
        removed=bool(row[4]),
        status=row[5] or "not_started",
        statements=row[6],
        spans=row[7],
        in_doubt=row[8],
        assigned=bool(row[9]),
    )


def document_uids(db: Connection, *, removed: bool = False) -> list[str]:
    """Uids of the documents that are there, in import order."""
    sql = (
        f"SELECT uid FROM document WHERE {ARRIVED.format(table='document')} AND (? OR removed = 0) "
        "ORDER BY position, uid"
    )
    return [unpack_uid(row[0]) for row in db.execute(sql, [removed]).fetchall()]


def has_arrived(db: Connection, arrival: str | None) -> bool:
    """Whether the long command that brought a record has been closed (and not been undone)."""
    return arrival is None or record(db, "import", arrival) is not None


def document(db: Connection, uid: str) -> Document | None:
    """One document, or None if there is none."""
    fields = record(db, "document", uid)
    if fields is None or not has_arrived(db, fields["arrival"]):
        return None
    return Document.from_fields(uid, fields)


def documents_with_text(db: Connection, sha256: str) -> list[str]:
    """Uids of the documents, not removed, whose text has this hash."""
    return [
        uid
        for uid, fields in records(db, "document", "text", sha256).items()
        if not fields["removed"] and has_arrived(db, fields["arrival"])
    ]


def layers(db: Connection, document_uid: str) -> list[Layer]:
    """Every layer of a document, gold included, in the order of their annotators' uids; gold last."""
    found = [
        Layer.from_fields(uid, fields)
        for uid, fields in records(db, "layer", "document", document_uid).items()
        if has_arrived(db, fields["arrival"])
    ]
    return sorted(found, key=lambda layer: (layer.gold, layer.annotator or "", layer.uid))


def spans(db: Connection, layer: str) -> list[Span]:
    """The spans of a layer by start, end and uid."""
    found = [_span(layer, row) for row in db.execute(_SPANS, [pack_uid(layer)]).fetchall()]
    return sorted(found, key=lambda span: (span.start, span.end, span.uid))


_SPANS = (
    "SELECT uid, label, fragments, quote, entity, attributes, note, origin, codebook_version, extra "
    "FROM span WHERE layer = ?"
)


def _span(layer: str, row: tuple[Any, ...]) -> Span:
    """A span read without a detour over its fields: an article may have thousands, and a reader waits."""
    return Span(
        uid=unpack_uid(row[0]),
        layer=layer,
        label=unpack_uid(row[1]),
        fragments=tuple((start, end) for start, end in unpack_json(row[2]) or ()),
        quote=row[3],
        entity=unpack_uid(row[4]),
        attributes=unpack_json(row[5]) or {},
        note=row[6],
        origin=row[7],
        codebook_version=unpack_json(row[8]),
        extra=unpack_json(row[9]) or {},
    )


def statements(db: Connection, layer: str) -> list[Statement]:
    """The statements of a layer by uid, which for ours is the order in which they were made."""
    return [
        Statement.from_fields(uid, fields) for uid, fields in records(db, "statement", "layer", layer).items()
    ]


def seconds(db: Connection, document_uid: str, annotator: str | None) -> int:
    """Active seconds that an annotator spent on a document, on all replicas together."""
    sql = "SELECT coalesce(sum(seconds), 0) FROM time WHERE document = ? AND annotator IS ?"
    return int(db.execute(sql, [pack_uid(document_uid), pack_uid(annotator)]).fetchone()[0])


def annotators(db: Connection) -> list[Annotator]:
    """The people of the project by uid."""
    return [
        Annotator(uid, fields["name"], fields["role"] or "annotator", fields["extra"] or {})
        for uid, fields in records(db, "annotator").items()
        if not fields["retired"]
    ]


def canonical_entities(db: Connection) -> dict[str, str]:
    """For each entity that is the same as another, the one that stands for both; see :mod:`..core.same_as`.

    An entity that stands for itself is not in the answer: ask with ``.get(uid, uid)``.
    """
    linked = db.execute("SELECT uid, same_as FROM entity WHERE same_as IS NOT NULL").fetchall()
    if not linked:
        return {}
    present = db.execute("SELECT uid FROM entity WHERE retired = 0").fetchall()
    links = {unpack_uid(uid): unpack_uid(other) for uid, other in linked}
    return representatives(links, {unpack_uid(uid) for (uid,) in present})


def _standing(entities: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    links = {uid: fields["same_as"] for uid, fields in entities.items() if fields["same_as"] is not None}
    return representatives(links, {uid for uid, fields in entities.items() if not fields["retired"]})


def entities(db: Connection) -> list[Entity]:
    """All entities by uid, each with its aliases and attributes in the order they were given.

    One that stands for others goes by their names too, and has the attributes that only they have.
    """
    told = records(db, "entity")
    standing = _standing(told)
    members: dict[str, list[str]] = {}
    for uid, fields in told.items():
        if not fields["retired"]:
            members.setdefault(standing.get(uid, uid), []).append(uid)
    # The one that stands comes first: what it says of itself counts before what the others say.
    united = {uid: [uid, *(other for other in members[uid] if other != uid)] for uid in sorted(members)}
    aliases, attributes = _aliases(db), _attributes(db)
    return [_entity(told, uids, standing, aliases, attributes) for uids in united.values()]


def _entity(
    told: Mapping[str, Mapping[str, Any]],
    uids: Sequence[str],
    standing: Mapping[str, str],
    aliases: Mapping[str, Sequence[str]],
    attributes: Mapping[str, Mapping[str, Any]],
) -> Entity:
    """The entity that the first of ``uids`` is, the others being the same as it."""
    first, *others = uids
    own = told[first]
    texts = list(aliases.get(first, ()))
    for uid in others:
        texts += [text for text in (told[uid]["name"], *aliases.get(uid, ())) if text != own["name"]]
    said: dict[str, Any] = {}
    for uid in uids:
        for key, value in attributes.get(uid, {}).items():
            said.setdefault(key, value)
    parents = [standing.get(told[uid]["parent"], told[uid]["parent"]) for uid in uids]
    return Entity(
        uid=first,
        kind=own["kind"],
        name=own["name"],
        aliases=tuple(dict.fromkeys(texts)) if others else tuple(texts),
        attributes=said,
        parent=next((parent for parent in parents if parent not in (None, first)), None),
        extra=own["extra"] or {},
    )


def _aliases(db: Connection) -> dict[str, list[str]]:
    """The other names of each entity, in the order they were given."""
    found: dict[str, list[tuple[int, str]]] = {}
    for fields in records(db, "alias").values():
        if not fields["retired"]:
            found.setdefault(fields["entity"], []).append((fields["position"], fields["text"]))
    return {uid: [text for _, text in sorted(placed)] for uid, placed in found.items()}


def _attributes(db: Connection) -> dict[str, dict[str, Any]]:
    """The attributes of each entity, in the order they were given."""
    found: dict[str, list[tuple[int, str, Any]]] = {}
    for fields in records(db, "attribute").values():
        if not fields["retired"]:
            told = (fields["position"], fields["name"], fields["value"])
            found.setdefault(fields["entity"], []).append(told)
    return {
        uid: {name: value for _, name, value in sorted(placed, key=_place)} for uid, placed in found.items()
    }


def _place(attribute: tuple[int, str, Any]) -> tuple[int, str]:
    return attribute[:2]


def codebook(db: Connection) -> Codebook:
    """The codebook as the project's records make it, retired parts left out."""
    project = record(db, "project", "project") or {}
    return from_records(
        project.get("codebook_name", ""),
        project.get("codebook_version") or 1,
        (project.get("extra") or {}).get("codebook") or {},
        {kind: records(db, kind).items() for kind in PARTS.values()},
    )


_IN_ARRIVED_LAYERS = f"""
SELECT coalesce(sum(made.amount), 0)
FROM (SELECT layer, count(*) AS amount FROM {{kind}} GROUP BY layer) AS made
    JOIN layer ON layer.uid = made.layer JOIN document ON document.uid = layer.document
WHERE document.removed = 0 AND {ARRIVED.format(table="layer")} AND {ARRIVED.format(table="document")}
"""
_SEEN = f""" AND (layer.gold = 0 AND layer.annotator = ?
    OR layer.document IN (SELECT uid FROM document WHERE {STATE} <> 'open'))"""


def counts(db: Connection, blind: str | None = None) -> dict[str, int]:
    """How many documents, spans, statements and entities the project has, removed ones not counted.

    Of spans and statements only those are counted that the annotator ``blind`` may see, if one is given.
    """
    seen, values = ("", []) if blind is None else (_SEEN, [pack_uid(blind)])
    spans_, statements_ = (
        db.execute(_IN_ARRIVED_LAYERS.format(kind=kind) + seen, values).fetchone()[0]
        for kind in ("span", "statement")
    )
    return {
        "documents": len(document_uids(db)),
        "entities": len(entities(db)),
        "spans": spans_,
        "statements": statements_,
    }
