"""How a new file gets its tables and an older one becomes today's, one named step after another."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from annotator.core.kinds import KINDS
from annotator.store import projection
from annotator.store.driver import Connection
from annotator.store.schema import SCHEMA_VERSION, history_statements, record_statements

_migrations = Migrations("annotator")


@_migrations(name="0001_first")
def _first(db: Database) -> None:
    for statement in history_statements():
        db.execute(statement)
    db.execute("INSERT INTO head VALUES (1, 0, zeroblob(32), 0, 0)")


@_migrations(name="0002_people_assignments_policies")
def _people_assignments_policies(db: Database) -> None:
    _remake_records(db)


def _remake_records(db: Database) -> None:
    """Record tables are a fold of the log: new kinds and fields need no more than to fold it anew."""
    for kind in KINDS:
        db.execute(f'DROP TABLE IF EXISTS "{kind}"')
    for statement in record_statements():
        db.execute(statement)
    projection.rebuild(db.conn)


def migrate(connection: Connection) -> None:
    """Take every step that the file has not seen, each in a transaction of its own."""
    _migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
