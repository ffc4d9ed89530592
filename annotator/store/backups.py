"""Checked copies of a project, kept away from it, thinned out as they age."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.store import changelog
from annotator.store.database import ProjectFile
from annotator.store.driver import sqlite3

_log = logging.getLogger(__name__)

_SHORTEST_PAUSE = timedelta(minutes=30)
_STAMP = "%Y%m%dT%H%M%SZ"
_KEEP_ALL = timedelta(days=2)
_KEPT = ((timedelta(days=1), 12), (timedelta(days=7), 10), (timedelta(days=30), 9))
"""After two days one a day for 12 days, then one a week for 10 weeks, then one a month for 9 months."""

_BEGINNING = datetime(2001, 1, 1, tzinfo=UTC)

_KEEP_LAST = 3
"""However old: after a year's pause a fresh copy of a spoilt file must not push the good ones out."""


def back_up(
    file: ProjectFile, folder: Path, now: datetime | None = None, *, always: bool = False
) -> Path | None:
    """Copy the project into ``folder``, unless nothing changed or the last copy is younger than half an hour.

    With ``always`` its age does not matter: something is about to happen that can't be undone.

    The copy is made by SQLite's backup interface under a temporary name, checked, synced and renamed;
    answers its path, or None if none was due or it could not be made.
    """
    now = now or datetime.now(UTC)
    target = folder / f"{now.strftime(_STAMP)}.annotator"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_due(file, _taken(folder), now, timedelta(0) if always else _SHORTEST_PAUSE):
            return None
        _copy(file, partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        _log.info("no backup was made: %s", error)
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        return None
    for path in outdated(_taken(folder), now):
        with contextlib.suppress(OSError):
            path.unlink()
    return target


def _is_due(file: ProjectFile, taken: Sequence[Path], now: datetime, pause: timedelta) -> bool:
    if not taken:
        return True
    # A copy from the future was made under a clock that was wrong: it says nothing.
    if timedelta(0) <= now - _moment(taken[-1]) < pause:
        return False
    with file.lock:
        _, chain = changelog.head(file.db)
    return _last_link(taken[-1]) != chain


def _last_link(copy: Path) -> bytes | None:
    """The last link of the chain in a copy; None for one that can't be read."""
    try:
        with contextlib.closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            (chain,) = opened.execute("SELECT chain FROM head").fetchone()
    except (sqlite3.Error, TypeError, ValueError):
        return None
    return bytes(chain)


def _copy(file: ProjectFile, partial: Path) -> None:
    copy = sqlite3.connect(partial)
    try:
        with file.lock:
            file.db.backup(copy)
        (said,) = copy.execute("PRAGMA quick_check").fetchone()
        if said != "ok":
            raise OSError(said)
    finally:
        copy.close()
    with partial.open("rb+") as written:
        os.fsync(written.fileno())


def outdated(copies: Sequence[Path], now: datetime) -> list[Path]:
    """Which of ``copies`` (oldest first) the plan above no longer keeps."""
    kept = {path for path in copies if now - _moment(path) <= _KEEP_ALL} | set(copies[-_KEEP_LAST:])
    for period, count in _KEPT:
        # Periods of the calendar, not of age: a copy that is the first of its month stays so as it ages.
        current = (now - _BEGINNING) // period
        first: dict[int, Path] = {}
        for path in copies:
            first.setdefault((_moment(path) - _BEGINNING) // period, path)
        kept.update(path for number, path in first.items() if current - number <= count)
    return [path for path in copies if path not in kept]


def _taken(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.annotator") if _is_stamped(path))


def _is_stamped(path: Path) -> bool:
    try:
        _moment(path)
    except ValueError:
        return False
    return True


def _moment(path: Path) -> datetime:
    return datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
