"""Looking into another project's file without touching it.

SQLite reads the file as it is and copies it into a private folder, where the copy is opened like any
project: there it may be brought up to today's schema, or rolled back after a crash. The file itself is never
opened in another way, for closing it would take away the lock that this very process may have on it.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.errors import UserError
from annotator.store import connection
from annotator.store.database import ProjectFile
from annotator.store.driver import Connection, sqlite3

_MOST_SECONDS = 0.25


@contextmanager
def visited(path: Path) -> Iterator[ProjectFile]:
    """A private copy of the project file at ``path``, open; it goes with the end of the visit.

    Raises:
        UserError: a ``project.*`` code that names ``path``, as when it is opened.
    """
    connection.require_file(path)
    with tempfile.TemporaryDirectory(prefix="annotator-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "visited.annotator"
        with _naming(path, copy):
            _copy(path, copy)
            file = ProjectFile(copy, Path(folder) / "state")
        with contextlib.closing(file), _naming(path, copy):
            yield file


@contextmanager
def _naming(path: Path, copy: Path) -> Iterator[None]:
    """Let errors speak of the file that the user knows."""
    try:
        yield
    except UserError as error:
        if error.params.get("path") == str(copy):
            raise UserError(error.code, **{**error.params, "path": str(path)}) from error
        raise


def _copy(path: Path, copy: Path) -> None:
    with connection.told(path):
        try:
            _back_up(path, copy)
        except sqlite3.Error as error:
            if not _is_unfinished(path, error):
                raise
            # A program ended amid a write, and only a writer may roll that back: not there, but in the copy.
            copy.unlink(missing_ok=True)
            shutil.copyfile(path, copy)
            shutil.copyfile(_journal(path), _journal(copy))


def _back_up(path: Path, copy: Path) -> None:
    with (
        contextlib.closing(_connected(path)) as there,
        contextlib.closing(sqlite3.connect(copy)) as out,
    ):
        connection.version_of(there, path)
        there.backup(out)


def _connected(path: Path) -> Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_MOST_SECONDS)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _is_unfinished(path: Path, error: sqlite3.Error) -> bool:
    name = getattr(error, "sqlite_errorname", "") or ""
    is_refused = name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
    return is_refused and _journal(path).exists()
