"""A note beside an open project that says who has it, for the message a second program shows.

The lock itself is SQLite's; the note only gives it a name, and may lie about from a crash.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

_WORDS: Mapping[str, Callable[[object], object]] = {
    "user": str,
    "host": str,
    "process": lambda id_: int(str(id_)),
}
_LONGEST = 1000


def _note(project: Path) -> Path:
    return project.with_name(f".{project.name}.holder")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # says the same, but takes 2 ms to load

    return platform.node()


def sign(project: Path) -> None:
    """Leave the note; a folder that can't be written to simply has none."""
    words = {"user": _user(), "host": _host(), "process": os.getpid()}
    note = _note(project)
    with contextlib.suppress(OSError):
        # Never written through what is there: in a folder from elsewhere it may be a link.
        note.unlink(missing_ok=True)
        with note.open("x", encoding="utf-8") as out:
            json.dump(words, out)


def erase(project: Path) -> None:
    """Take the note away."""
    with contextlib.suppress(OSError):
        _note(project).unlink()


def named(project: Path) -> dict[str, object] | None:
    """Who holds the project: ``user``, ``host`` and ``process``; None where no note can be believed."""
    try:
        with _note(project).open(encoding="utf-8") as note:
            words = json.loads(note.read(_LONGEST))
        told: dict[str, object] = {key: type_(words[key]) for key, type_ in _WORDS.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None if _is_over(told) else told


def _is_over(told: Mapping[str, object]) -> bool:
    """Whether the note was left by a process of this machine that has ended."""
    # Only POSIX asks about a process by sending it nothing.
    if told["host"] != _host() or os.name != "posix":
        return False
    try:
        os.kill(int(str(told["process"])), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
