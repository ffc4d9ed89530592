"""What has been committed lately: for readers that want to see the project as it stood when they began."""

from __future__ import annotations

from annotator.core.changes import Change
from annotator.store import changelog
from annotator.store.driver import Connection


def position(db: Connection) -> int:
    """Where the log ends now; later entries have higher positions."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM log").fetchone()[0])


def changes_after(db: Connection, position: int) -> list[Change]:
    """The changes of all gestures since ``position``, oldest first.

    What a long command has written is left out: it does not count before its closing gesture.
    """
    entries = changelog.entries(db, "seq > ? AND batch IS NULL", [position])
    return [change for entry in entries for change in entry.changes()]
