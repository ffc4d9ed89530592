"""The one connection to a project file: opened exclusively, configured once, read back.

``journal_mode=DELETE`` with ``synchronous=EXTRA`` in one exclusive connection is as fast as a
write-ahead log here and survives being copied or synchronised between commits, which a WAL file does
not. ``BEGIN EXCLUSIVE; COMMIT`` takes the file lock at once: without it a second reader gets in until the
first write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.errors import UserError
from annotator.store import holder
from annotator.store.driver import Connection, sqlite3
from annotator.store.packing import Unreadable
from annotator.store.schema import APPLICATION_ID, SCHEMA_VERSION, alteration

_PRAGMAS = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    # Else a row that INSERT OR REPLACE pushes out goes without asking the triggers.
    "recursive_triggers": ("ON", 1),
}

_SECONDS_TO_WAIT = 0.25
"""How long a busy file is waited for: long enough for a backup program's glance, not for a second window."""


def create(path: Path) -> Connection:
    """A connection to a new, empty project file.

    Raises:
        UserError: ``project.exists`` when there is a file already; ``project.no_folder``.
    """
    _reserve(path)
    try:
        with told(path), _connected(path) as db:
            _hold(db, path)
            _migrate(db)
            # Last: a file that never got this far is no project.
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    holder.sign(path)
    return db


def _reserve(path: Path) -> None:
    """Make an empty file, so that no other program takes the name meanwhile."""
    try:
        if not path.parent.is_dir():
            raise UserError("project.no_folder", path=str(path), folder=str(path.parent))
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise UserError("project.exists", path=str(path)) from error
    except OSError as error:
        raise UserError("project.cannot_open", path=str(path), reason=error.strerror or str(error)) from error


def open_existing(path: Path) -> Connection:
    """A connection to a project file, brought up to today's schema.

    Raises:
        UserError: ``project.missing``, ``project.not_one``, ``project.newer``, ``project.damaged``,
            ``project.schema_altered``, ``project.locked``, ``project.locked_by_somebody``,
            ``project.cannot_open`` or ``project.read_only``.
    """
    require_file(path)
    with told(path), _connected(path) as db:
        # Asked before anything could be written: what isn't ours stays as it is.
        version = version_of(db, path)
        if version == SCHEMA_VERSION:
            _refuse_altered(db, path)
        _hold(db, path)
        if version < SCHEMA_VERSION:
            _migrate(db)
            _refuse_altered(db, path)
    holder.sign(path)
    return db


def close(db: Connection, path: Path) -> None:
    """Let go of the file."""
    # In this order: once the file is free, a note may be somebody else's.
    holder.erase(path)
    with suppress(sqlite3.Error):
        db.close()


def require_file(path: Path) -> None:
    """See that there is a file at ``path``; raises ``project.missing`` or ``project.cannot_open``."""
    try:
        is_there = path.is_file()
    except OSError as error:
        raise UserError("project.cannot_open", path=str(path), reason=error.strerror or str(error)) from error
    if not is_there:
        raise UserError("project.missing", path=str(path))


@contextmanager
def _connected(path: Path) -> Iterator[Connection]:
    """A connection that stays open unless what is done with it first fails."""
    # Every thread shares this connection; the fair lock above it lets one in at a time.
    raw = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=_SECONDS_TO_WAIT,
        check_same_thread=False,
    )
    try:
        yield raw
    except BaseException:
        raw.close()
        raise


def _hold(db: Connection, path: Path) -> None:
    """Configure the connection and take the file for ourselves. From here on it may be written to."""
    for name, (value, expected) in _PRAGMAS.items():
        db.execute(f"PRAGMA {name} = {value}")
        got = db.execute(f"PRAGMA {name}").fetchone()[0]
        if got != expected:
            raise UserError("project.cannot_open", path=str(path), reason=f"SQLite: {name} = {got}")
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")


def _migrate(db: Connection) -> None:
    # Late, for most files need none and loading what it takes would double the time to open one.
    from annotator.store.migrations import migrate

    migrate(db)


def _refuse_altered(db: Connection, path: Path) -> None:
    if altered := alteration(db):
        raise UserError("project.schema_altered", path=str(path), part=altered)


def version_of(db: Connection, path: Path) -> int:
    """The version of the schema that the file was written with; ``path`` is for the errors.

    Raises:
        UserError: ``project.not_one`` or ``project.newer``.
    """
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError("project.not_one", path=str(path))
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise UserError("project.newer", path=str(path), version=version, known=SCHEMA_VERSION)
    return version


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell SQLite's complaints about the file or the disk as the user's affair, our own mistakes as bugs."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    except (Unreadable, UnicodeDecodeError) as error:
        raise UserError("project.damaged", path=str(path), reason=str(error)) from error


def _explained(error: Exception, path: Path) -> Exception:
    name = getattr(error, "sqlite_errorname", "") or ""
    reason = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        known = holder.named(path)
        if known is None:
            return UserError("project.locked_by_somebody", path=str(path))
        return UserError("project.locked", path=str(path), **known)
    for prefix, code in _CODES.items():
        if name.startswith(prefix):
            return UserError(code, path=str(path), reason=reason)
    # The driver's own complaint about a text that isn't one; it has no number.
    if reason.startswith("Could not decode"):
        return UserError("project.damaged", path=str(path), reason=reason)
    return error


_CODES = {
    "SQLITE_FULL": "project.disk_full",
    "SQLITE_IOERR": "project.disk_failed",
    "SQLITE_READONLY": "project.read_only",
    "SQLITE_CANTOPEN": "project.cannot_open",
    "SQLITE_PERM": "project.cannot_open",
    "SQLITE_NOTADB": "project.not_one",
    "SQLITE_CORRUPT": "project.damaged",
}
