"""SQLite's Python driver: the standard library's, whatever else is installed.

sqlite-utils is handed our connection and so raises what we catch; it is loaded only to make or migrate a
file (:mod:`annotator.store.migrations`), for loading it takes as long as loading Qt.
"""

from __future__ import annotations

import sqlite3

Connection = sqlite3.Connection

__all__ = ["Connection", "sqlite3"]
