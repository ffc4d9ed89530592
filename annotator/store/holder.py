"""A note beside an open project that says who has it, for the message a second program shows.

The lock itself is SQLite's; the note only gives it a name, and may lie about from a crash.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
from pathlib import Path


def _note(project: Path) -> Path:
    return project.with_name(f".{project.name}.holder")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def sign(project: Path) -> None:
    """Leave the note; a folder that can't be written to simply has none."""
    words = {"user": _user(), "host": platform.node(), "process": os.getpid()}
    with contextlib.suppress(OSError):
        _note(project).write_text(json.dumps(words), encoding="utf-8")


def erase(project: Path) -> None:
    """Take the note away."""
    with contextlib.suppress(OSError):
        _note(project).unlink()


def named(project: Path) -> dict[str, object] | None:
    """Who holds the project: ``user``, ``host`` and ``process``; None where no note can be read."""
    try:
        words = json.loads(_note(project).read_text(encoding="utf-8"))
        return {key: words[key] for key in ("user", "host", "process")}
    except (OSError, ValueError, KeyError, TypeError):
        return None
