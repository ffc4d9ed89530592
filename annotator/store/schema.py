"""The tables of a project file, how an older file becomes today's, and whether somebody altered them.

Record tables are made from :data:`annotator.core.kinds.KINDS`, one a kind; they are a fold of ``log``
and refer to each other without SQL constraints, since any union of histories must have its tables, a
colleague's part included. Triggers keep ``log`` and ``texts`` from being rewritten.
"""

from __future__ import annotations

from functools import cache

from annotator.core.kinds import KINDS
from annotator.store.driver import Connection

APPLICATION_ID = 0x416E6E6F
"""``Anno``: tells a project file from any other SQLite file."""

SCHEMA_VERSION = 2
"""Kept in ``user_version``; a file with a higher one was written by a newer program."""

_COLUMN_TYPES = {
    "uid": "ANY",
    "text": "TEXT NOT NULL",
    "integer": "INTEGER NOT NULL",
    "number": "ANY",
    "flag": "INTEGER NOT NULL CHECK ({name} IN (0, 1))",
    "json": "TEXT",
}

_TABLES = (
    """CREATE TABLE log (
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
) STRICT""",
    "CREATE INDEX log_batch ON log (batch) WHERE batch IS NOT NULL",
    "CREATE INDEX log_own ON log (owner, replica) WHERE batch IS NULL",
    # The end of the main chain, and the latest moment and number given: so opening needs no look at the log.
    """CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    entries INTEGER NOT NULL,
    chain BLOB NOT NULL CHECK (length(chain) = 32),
    moment INTEGER NOT NULL,
    rseq INTEGER NOT NULL
) STRICT""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    body TEXT NOT NULL,
    batch ANY
) STRICT""",
    "CREATE INDEX texts_batch ON texts (batch) WHERE batch IS NOT NULL",
    "CREATE TABLE open_batch (uid ANY PRIMARY KEY, source TEXT NOT NULL) STRICT",
    # Records that an open batch found in its way: they can't just be deleted if the batch goes.
    """CREATE TABLE open_batch_met (
    batch ANY, kind TEXT, uid ANY, PRIMARY KEY (batch, kind, uid)
) STRICT, WITHOUT ROWID""",
)

_TRIGGERS = (
    """CREATE TRIGGER log_keeps BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER log_stays BEFORE DELETE ON log
    WHEN OLD.batch IS NULL OR NOT EXISTS (SELECT 1 FROM open_batch WHERE uid = OLD.batch)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER texts_keep BEFORE UPDATE ON texts
    BEGIN SELECT RAISE(ABORT, 'texts are immutable'); END""",
    """CREATE TRIGGER texts_stay BEFORE DELETE ON texts
    WHEN OLD.batch IS NULL OR NOT EXISTS (SELECT 1 FROM open_batch WHERE uid = OLD.batch)
    BEGIN SELECT RAISE(ABORT, 'texts are immutable'); END""",
)

_INDEXED = (
    "document.text", "document.arrival", "layer.document", "layer.arrival", "span.layer", "span.entity",
    "statement.layer", "relation.layer", "mark.layer", "time.document", "decision.document",
    "alias.entity", "attribute.entity", "assignment.document", "assignment.annotator",
)  # fmt: skip


def _record_table(kind: str) -> str:
    columns = [f'"{name}" {_COLUMN_TYPES[type_].format(name=name)}' for name, type_ in KINDS[kind].items()]
    return f'CREATE TABLE "{kind}" (uid ANY PRIMARY KEY, {", ".join(columns)}) STRICT, WITHOUT ROWID'


def _index(column: str) -> str:
    table, _, field = column.partition(".")
    return f"CREATE INDEX {table}_{field} ON {table} ({field})"


def history_statements() -> tuple[str, ...]:
    """What makes the tables that hold the history and the texts, and guards them."""
    return (*_TABLES, *_TRIGGERS)


def record_statements() -> tuple[str, ...]:
    """What makes the record tables, which the history can fill anew at any time."""
    return (*map(_record_table, KINDS), *map(_index, _INDEXED))


@cache
def statements() -> tuple[str, ...]:
    """Every statement that makes a part of today's schema, exactly as SQLite will remember it."""
    return (*history_statements(), *record_statements())


_OF_THE_LIBRARIES = frozenset(
    {
        ("table", "_sqlite_migrations"),
        ("index", "idx__sqlite_migrations_migration_set_name"),
        ("table", "sqlite_stat1"),
        ("table", "sqlite_stat4"),
    }
)


def alteration(db: Connection) -> str | None:
    """The first part of the file's schema that isn't as we make it, or None.

    A trigger or a view that somebody planted would run with our writes: such a file isn't touched.
    """
    missing = set(statements())
    for type_, name, sql in db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        is_automatic = type_ == "index" and sql is None
        if sql in missing:
            missing.remove(sql)
        elif not is_automatic and (type_, name) not in _OF_THE_LIBRARIES:
            return f"{type_} {name}"
    return f"{min(missing).partition(' (')[0]} (missing)" if missing else None
