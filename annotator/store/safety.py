"""A second copy of every gesture, outside the project's folder.

A cloud folder may put back yesterday's file, a stick may lose the last hour. Each committed entry is also
appended to a log in the user's state folder, one line each: a CRC-32 of the rest, a space, JSON. When a
project is opened that lacks entries its safety log has, they can be replayed. Imported articles are not
copied: their files are still where they came from.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from io import BufferedWriter
from pathlib import Path

from annotator.core.changes import Scope
from annotator.core.entry import Entry

_MOST_BYTES = 32_000_000
"""A longer log is set aside at the next opening, and the one set aside before it goes."""


class SafetyLog:
    """The safety log of one replica; a state folder that can't be written to makes it silently empty."""

    def __init__(self, state_folder: Path, replica: str) -> None:
        self._path = state_folder / "safety" / f"{replica}.log"
        self._file: BufferedWriter | None = None

    def append(self, entries: Sequence[Entry]) -> None:
        """Copy committed entries; a failure here never undoes what the project file has."""
        with contextlib.suppress(OSError):
            out = self._opened()
            for entry in entries:
                line = json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")).encode()
                out.write(b"%08x %s\n" % (zlib.crc32(line), line))
            out.flush()

    def missing(self, has: Callable[[str], bool]) -> list[Entry]:
        """Entries of this log that the project lacks; ``has`` tells whether it has an entry's id."""
        found = list(self._entries())
        if not found or has(found[-1].id):
            return []
        return [entry for entry in found if not has(entry.id)]

    def close(self) -> None:
        """Let go of the log."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None

    def _opened(self) -> BufferedWriter:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > _MOST_BYTES:
                self._path.replace(self._path.with_suffix(".old"))
            self._file = os.fdopen(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
        return self._file

    def _entries(self) -> Iterator[Entry]:
        with contextlib.suppress(OSError), self._path.open("rb") as file:
            for line in file:
                checksum, _, body = line.rstrip(b"\n").partition(b" ")
                if checksum == b"%08x" % zlib.crc32(body):
                    fields = json.loads(body)
                    yield Entry(**{**fields, "scope": Scope(**fields["scope"])})
