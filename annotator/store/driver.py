"""SQLite's Python driver: the one that sqlite-utils chose, so that its exceptions are the ones we catch."""

from __future__ import annotations

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

__all__ = ["sqlite3"]
