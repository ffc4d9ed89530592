"""Who is to label what, and how far each document is.

The state of a document is derived, so that uniting two files needs no entry of its own: it is in review
when somebody said so, or as soon as everyone to whom it is assigned has finished.
"""

from __future__ import annotations

from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_uid

ARRIVED = "({table}.arrival IS NULL OR {table}.arrival IN (SELECT uid FROM import))"
"""Whether a row of ``table`` is there to be seen: the import that brought it was closed, and not undone."""

THERE = f"document.removed = 0 AND {ARRIVED.format(table='document')}"
"""Whether a row of ``document`` is there and was not removed."""

IN_FORCE = (
    "assignment.retired = 0 AND assignment.annotator NOT IN (SELECT uid FROM annotator WHERE retired = 1)"
)
"""Whether a row of ``assignment`` counts."""

_ASSIGNED = f"SELECT 1 FROM assignment WHERE assignment.document = document.uid AND {IN_FORCE}"
_FINISHED = f"""SELECT 1 FROM layer AS work WHERE work.document = document.uid
    AND +work.annotator = assignment.annotator AND work.status IN ('done', 'skipped') AND work.gold = 0
    AND {ARRIVED.format(table="work")}"""

STATE = f"""(CASE WHEN document.state IN ('review', 'closed') THEN document.state
    WHEN EXISTS ({_ASSIGNED}) AND NOT EXISTS ({_ASSIGNED} AND NOT EXISTS ({_FINISHED}))
    THEN 'review' ELSE 'open' END)"""
"""The state of a row of ``document``: ``open``, ``review`` or ``closed``."""


def state(db: Connection, document: str) -> str | None:
    """The state of one document, or None if there is no such document."""
    row = db.execute(f"SELECT {STATE} FROM document WHERE uid = ?", [pack_uid(document)]).fetchone()
    return None if row is None else str(row[0])


def states(db: Connection) -> dict[str, str]:
    """The states of all documents that are there, by uid, in import order."""
    sql = f"SELECT uid, {STATE} FROM document WHERE {THERE} ORDER BY position, uid"
    return {unpack_uid(row[0]): row[1] for row in db.execute(sql)}


def assignments(db: Connection) -> list[tuple[str, str]]:
    """Document and annotator of every assignment in force, in import order of the documents."""
    sql = f"""SELECT document.uid, assignment.annotator
        FROM assignment JOIN document ON document.uid = assignment.document
        WHERE {IN_FORCE} AND {THERE} ORDER BY document.position, document.uid, assignment.annotator"""
    return [(unpack_uid(document), unpack_uid(annotator)) for document, annotator in db.execute(sql)]
