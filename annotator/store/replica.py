"""Which copy of a project a file is.

Undo covers what was done on this copy, and entry numbers count per copy, so two copies of one file must
not pass for the same. The file says which replica it was last; the state folder of this machine says
where that replica lies. A file that turns up elsewhere while the first is still there is a copy, one that
this machine never saw comes from another: both become new replicas.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from sqlite_utils import Database

from annotator.core.uids import new_uid


def replica_of(db: Database, path: Path, state_folder: Path) -> str:
    """The replica id of the project file at ``path``, given anew where it is a copy."""
    row = db.execute("SELECT value FROM meta WHERE key = 'replica'").fetchone()
    if row is not None and _lies_here(row[0], path, state_folder):
        return str(row[0])
    replica = new_uid()
    db.execute("INSERT OR REPLACE INTO meta VALUES ('replica', ?)", [replica])
    _remember(replica, path, state_folder)
    return replica


def _token(replica: str, state_folder: Path) -> Path:
    return state_folder / "replicas" / replica


def _lies_here(replica: str, path: Path, state_folder: Path) -> bool:
    try:
        known = Path(_token(replica, state_folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    here = path.resolve()
    if known != here and known.exists():
        return False
    if known != here:
        _remember(replica, path, state_folder)
    return True


def _remember(replica: str, path: Path, state_folder: Path) -> None:
    # Without a state folder every opening makes a new replica: undo then ends with the session.
    with contextlib.suppress(OSError):
        token = _token(replica, state_folder)
        token.parent.mkdir(parents=True, exist_ok=True)
        token.write_text(str(path.resolve()), encoding="utf-8")
