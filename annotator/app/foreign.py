"""Projects of others that an import or export meets by name: neither may take them for plain files."""

from __future__ import annotations

import contextlib
from pathlib import Path

from annotator.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_ID_AT = 68
"""Where SQLite keeps the application's number, four bytes, in the head of a file (sqlite.org/fileformat)."""


def is_project(path: Path) -> bool:
    """Whether the file is a project; not to be asked of one that is open here, whose locks it would drop."""
    head = b""
    with contextlib.suppress(OSError), path.open("rb") as stream:
        head = stream.read(_ID_AT + 4)
    return head.startswith(_MAGIC) and head[_ID_AT:] == APPLICATION_ID.to_bytes(4, "big")
