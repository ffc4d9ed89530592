"""A folder in memory, where a system has one: what a disk does to a file is not what properties are about."""

from __future__ import annotations

import tempfile
from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")


def memory_folder() -> tempfile.TemporaryDirectory[str]:
    """A temporary folder, in memory if it can be."""
    return tempfile.TemporaryDirectory(dir=_SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None)
