"""The tables of a project file, and how an older file becomes today's.

Record tables are made from :data:`annotator.core.kinds.KINDS`, one a kind; they are a fold of ``log``
and refer to each other without SQL constraints, since any union of histories must have its tables, a
colleague's part included. Triggers keep ``log`` and ``texts`` from being rewritten.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from annotator.core.kinds import KINDS

APPLICATION_ID = 0x416E6E6F
"""``Anno``: tells a project file from any other SQLite file."""

SCHEMA_VERSION = 1
"""Kept in ``user_version``; a file with a higher one was written by a newer program."""

migrations = Migrations("annotator")

_COLUMN_TYPES = {
    "uid": "ANY",
    "text": "TEXT NOT NULL",
    "integer": "INTEGER NOT NULL",
    "number": "ANY",
    "flag": "INTEGER NOT NULL CHECK ({name} IN (0, 1))",
    "json": "TEXT",
}

_LOG = """
CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    v INTEGER NOT NULL CHECK (v > 0),
    document ANY,
    annotator ANY,
    owner ANY,
    replica ANY NOT NULL,
    rseq INTEGER NOT NULL CHECK (rseq > 0),
    hlc INTEGER NOT NULL CHECK (hlc > 0),
    command TEXT NOT NULL,
    gesture BLOB NOT NULL CHECK (length(gesture) = 16),
    undoes BLOB CHECK (length(undoes) = 16),
    batch ANY,
    body TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
CREATE INDEX log_batch ON log (batch) WHERE batch IS NOT NULL;
CREATE INDEX log_own ON log (owner, replica) WHERE batch IS NULL;
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    entries INTEGER NOT NULL,
    chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
INSERT INTO head VALUES (1, 0, zeroblob(32));
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    body TEXT NOT NULL,
    batch ANY
) STRICT;
CREATE TABLE open_batch (uid ANY PRIMARY KEY, source TEXT NOT NULL) STRICT;
CREATE TRIGGER log_keeps BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log
    WHEN OLD.batch IS NULL OR NOT EXISTS (SELECT 1 FROM open_batch WHERE uid = OLD.batch)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER texts_keep BEFORE UPDATE ON texts
    BEGIN SELECT RAISE(ABORT, 'texts are immutable'); END;
CREATE TRIGGER texts_stay BEFORE DELETE ON texts
    WHEN OLD.batch IS NULL OR NOT EXISTS (SELECT 1 FROM open_batch WHERE uid = OLD.batch)
    BEGIN SELECT RAISE(ABORT, 'texts are immutable'); END;
"""

_INDEXES = """
CREATE INDEX document_text ON document (text);
CREATE INDEX document_arrival ON document (arrival);
CREATE INDEX layer_document ON layer (document);
CREATE INDEX layer_arrival ON layer (arrival);
CREATE INDEX span_layer ON span (layer);
CREATE INDEX span_entity ON span (entity);
CREATE INDEX statement_layer ON statement (layer);
CREATE INDEX relation_layer ON relation (layer);
CREATE INDEX mark_layer ON mark (layer);
CREATE INDEX time_document ON time (document);
CREATE INDEX decision_document ON decision (document);
CREATE INDEX alias_entity ON alias (entity);
CREATE INDEX attribute_entity ON attribute (entity);
"""


def record_table(kind: str) -> str:
    """The statement that creates the table of one kind of record."""
    columns = [f'"{name}" {_COLUMN_TYPES[type_].format(name=name)}' for name, type_ in KINDS[kind].items()]
    return f'CREATE TABLE "{kind}" (uid ANY PRIMARY KEY, {", ".join(columns)}) STRICT, WITHOUT ROWID;'


@migrations(name="0001_first")
def _first(db: Database) -> None:
    db.executescript(_LOG)
    for kind in KINDS:
        db.executescript(record_table(kind))
    db.executescript(_INDEXES)
