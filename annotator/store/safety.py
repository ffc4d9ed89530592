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
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.core.changes import Scope
from annotator.core.entry import Entry
from annotator.core.values import asdict

_MOST_BYTES = 32_000_000
"""A longer log is set aside at the next opening, and the one set aside before it goes."""

_LAST_BYTES = 1_000_000
"""The last entry is looked for in so much of the log's end."""


class SafetyLog:
    """The safety log of one replica; a state folder that can't be written to makes it silently empty."""

    def __init__(self, state_folder: Path, replica: str) -> None:
        self._path = state_folder / "safety" / f"{replica}.log"
        self._file: int | None = None

    def append(self, entries: Sequence[Entry]) -> None:
        """Copy committed entries; a failure here never undoes what the project file has."""
        if entries:
            lines = b"".join(_line(entry) for entry in entries)
            try:
                is_whole = os.write(self._opened(), lines) == len(lines)
            except OSError:
                is_whole = False
            if not is_whole:
                # Opening it anew begins a new line.
                self.close()

    def last(self) -> Entry | None:
        """The entry that was copied last, or None if there is none."""
        with contextlib.suppress(OSError), self._path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - _LAST_BYTES))
            for line in reversed(file.read().splitlines()):
                if (entry := _entry(line)) is not None:
                    return entry
        return None

    def entries(self) -> Iterator[Entry]:
        """Every entry that can still be read, those set aside first."""
        for path in (self._set_aside, self._path):
            with contextlib.suppress(OSError), path.open("rb") as file:
                for line in file:
                    if (entry := _entry(line)) is not None:
                        yield entry

    def close(self) -> None:
        """Let go of the log."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.close(self._file)
            self._file = None

    @property
    def _set_aside(self) -> Path:
        return self._path.with_suffix(".old")

    def _opened(self) -> int:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > _MOST_BYTES:
                self._path.replace(self._set_aside)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = os.open(self._path, flags, 0o600)
            # A crash or a full disk may have left half a line: what comes next must not be glued to it.
            os.write(self._file, b"\n")
        return self._file


def _line(entry: Entry) -> bytes:
    text = json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _entry(line: bytes) -> Entry | None:
    checksum, _, body = line.rstrip(b"\n").partition(b" ")
    if not body or checksum != b"%08x" % zlib.crc32(body):
        return None
    try:
        fields = json.loads(body)
        return Entry(**{**fields, "scope": Scope(**fields["scope"])})
    except (ValueError, TypeError, KeyError):
        # Sound, but not of this version of the program.
        return None
