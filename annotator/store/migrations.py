"""How a new file gets its tables and an older one becomes today's, one named step after another."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from annotator.store.driver import Connection
from annotator.store.schema import SCHEMA_VERSION, statements

_migrations = Migrations("annotator")


@_migrations(name="0001_first")
def _first(db: Database) -> None:
    for statement in statements():
        db.execute(statement)
    db.execute("INSERT INTO head VALUES (1, 0, zeroblob(32), 0, 0)")


def migrate(connection: Connection) -> None:
    """Take every step that the file has not seen, each in a transaction of its own."""
    _migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
