"""Which copy of a project a file is.

Undo covers what was done on this copy, and entry numbers count per copy, so two copies of one file must
not pass for the same. The file says which replica it was last; the state folder of this machine says
where that replica lies. A file that turns up elsewhere while the first is still there is a copy, one that
this machine never saw comes from another: both become new replicas.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from annotator.core.uids import new_uid
from annotator.store.driver import Connection
from annotator.store.packing import is_ours


def replica_of(db: Connection, path: Path, state_folder: Path) -> str:
    """The replica id of the project file at ``path``, given anew where it is a copy."""
    row = db.execute("SELECT value FROM meta WHERE key = 'replica'").fetchone()
    # What the file says becomes a file name here: nothing but an id that we could have made is believed.
    if row is not None and is_ours(row[0]) and _lies_here(row[0], path, state_folder):
        return str(row[0])
    replica = new_uid()
    db.execute("INSERT OR REPLACE INTO meta VALUES ('replica', ?)", [replica])
    _remember(replica, path, state_folder)
    return replica


def _token(replica: str, state_folder: Path) -> Path:
    return state_folder / "replicas" / replica


def has_lain_here(replica: str, path: Path, state_folder: Path) -> bool:
    """Whether this machine knows ``replica``, and as a file that was at ``path`` or is nowhere any more."""
    known = _known(replica, state_folder)
    return known is not None and (known == path.resolve() or not known.exists())


def _lies_here(replica: str, path: Path, state_folder: Path) -> bool:
    if not has_lain_here(replica, path, state_folder):
        return False
    if _known(replica, state_folder) != path.resolve():
        _remember(replica, path, state_folder)
    return True


def _known(replica: str, state_folder: Path) -> Path | None:
    try:
        return Path(os.fsdecode(_token(replica, state_folder).read_bytes()))
    except (OSError, ValueError):
        return None


def _remember(replica: str, path: Path, state_folder: Path) -> None:
    # Without a state folder every opening makes a new replica: undo then ends with the session.
    with contextlib.suppress(OSError):
        token = _token(replica, state_folder)
        token.parent.mkdir(parents=True, exist_ok=True)
        # As the system names it: a file's name need not be text.
        token.write_bytes(os.fsencode(path.resolve()))
