"""Full text of all articles in memory, and the rows that a search chooses among.

The project file's own schema allows no foreign tables, so the index is a database of its own, in memory, with
a lock of its own: who fills or asks it keeps nobody from writing. It knows texts by their hashes; texts never
change, so it only grows. It keeps no text, only where words stand: who found a text reads it from the file.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from annotator.store.driver import Connection, sqlite3
from annotator.store.packing import pack_uid, unpack_json, unpack_uid
from annotator.store.work import ARRIVED, THERE

_TABLE = (
    "CREATE VIRTUAL TABLE words USING fts5(body, content = '', prefix = '2 3', "
    "tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
)
"""Marks count as parts of words: without them, the vowels of Indian scripts would divide each word."""

_AT_ONCE = 500
"""Values in one query: older versions of SQLite take no more than 999."""

_REMEMBERED = 50
"""Answers that are kept until the index grows."""

_PAGE = 4000
"""Rows that are looked through before somebody else may have the file's lock."""


class TextIndex:
    """Which texts have which words. Any thread may fill and ask it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        # Nobody says goodbye to an index: it goes with the project that it is of.
        weakref.finalize(self, self._db.close)
        self._db.execute(_TABLE)
        self._hashes: list[str] = []
        self._known: set[str] = set()
        self._told: dict[tuple[tuple[str, ...], bool], frozenset[str]] = {}

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._known

    def __len__(self) -> int:
        return len(self._hashes)

    def put(self, texts: Mapping[str, str]) -> None:
        """Take in texts by hash, as they are to be read: words apart by spaces, folded."""
        with self._lock:
            new = {sha256: body for sha256, body in texts.items() if sha256 not in self._known}
            first = len(self._hashes)
            self._db.execute("BEGIN")
            self._db.executemany(
                "INSERT INTO words (rowid, body) VALUES (?, ?)",
                [(first + place, body) for place, body in enumerate(new.values())],
            )
            self._db.execute("COMMIT")
            self._hashes += new
            self._known.update(new)
            self._told.clear()

    def having(self, words: tuple[str, ...], *, begins: bool) -> frozenset[str]:
        """Hashes of the texts in which ``words`` follow each other; ``begins``: the last may go on.

        Words are letters, digits and marks only, folded as the texts were.
        """
        asked = f'"{" ".join(words)}"' + ("*" if begins else "")
        with self._lock:
            # Whoever types a query asks for all its words but the last again at every key.
            known = self._told.get((words, begins))
            if known is None:
                rows = self._db.execute("SELECT rowid FROM words WHERE words MATCH ?", [asked]).fetchall()
                known = frozenset(self._hashes[row] for (row,) in rows)
                if len(self._told) >= _REMEMBERED:
                    self._told.clear()
                self._told[words, begins] = known
            return known


def articles(db: Connection) -> list[tuple[str, str, str, Any]]:
    """Uid, hash of the text, title and metadata as stored of every document that is there, in order."""
    sql = f"SELECT uid, text, title, meta FROM document WHERE {THERE} ORDER BY position, uid"
    return db.execute(sql).fetchall()


def bodies(db: Connection, hashes: Sequence[str]) -> dict[str, str]:
    """Texts by hash; those that aren't here are left out."""
    found: dict[str, str] = {}
    for at in range(0, len(hashes), _AT_ONCE):
        some = hashes[at : at + _AT_ONCE]
        places = ", ".join("?" * len(some))
        found.update(db.execute(f"SELECT sha256, body FROM texts WHERE sha256 IN ({places})", some))
    return found


def layers(db: Connection) -> list[tuple[str, str | None, str]]:
    """Document, annotator and status of every layer that isn't gold."""
    sql = f"SELECT document, annotator, status FROM layer WHERE gold = 0 AND {ARRIVED.format(table='layer')}"
    rows = db.execute(sql).fetchall()
    return [(unpack_uid(document), unpack_uid(person), status) for document, person, status in rows]


_SPANS = """SELECT made.uid, layer.document, layer.annotator, layer.gold, made.fragments
FROM {among} AS made JOIN layer ON layer.uid = made.layer
WHERE {arrived} AND (:label IS NULL OR made.label = :label)"""


def spans(
    db: Connection, label: str | None, entities: Collection[str] | None, after: str | None
) -> tuple[list[tuple[Any, ...]], str | None]:
    """Spans of a label, tied to one of ``entities``: uid, document, annotator, is gold, fragments.

    Answers also where to go on: None at the end. Each call holds the lock for a few milliseconds.
    """
    values: dict[str, Any] = {"label": pack_uid(label)}
    if entities is not None:
        names = {f"e{place}": pack_uid(uid) for place, uid in enumerate(list(entities)[:_AT_ONCE])}
        more = f" AND made.entity IN ({', '.join(':' + name for name in names)})"
        return _rows(db, _told(_SPANS, "span") + more, {**values, **names}), None
    last = _end_of_page(db, "span", after)
    return _rows(db, _told(_SPANS, _page("span", after)), {**values, **_bounds(after)}), last


_STATEMENTS = """SELECT made.uid, layer.document, layer.annotator, layer.gold,
    made.roles, made.stance, made.spans
FROM {among} AS made JOIN layer ON layer.uid = made.layer
WHERE {arrived} AND (:value IS NULL OR json_extract(made.stance, '$.value') = :value)
    AND (NOT :doubt OR made.in_doubt = 1)"""


def statements(
    db: Connection, value: str | None, in_doubt: bool, after: str | None
) -> tuple[list[tuple[Any, ...]], str | None]:
    """Statements with a stance value, in doubt: uid, document, annotator, is gold, roles, stance, passage.

    Answers also where to go on, as :func:`spans`.
    """
    last = _end_of_page(db, "statement", after)
    values = {"value": value, "doubt": in_doubt, **_bounds(after)}
    rows = _rows(db, _told(_STATEMENTS, _page("statement", after)), values)
    return [(*row[:4], *map(unpack_json, row[4:])) for row in rows], last


def places(db: Connection, uids: Sequence[str]) -> dict[str, tuple[str, int, int]]:
    """Label, first and last code point of some spans by uid; those that are gone are left out."""
    found = {}
    for at in range(0, len(uids), _AT_ONCE):
        some = [pack_uid(uid) for uid in uids[at : at + _AT_ONCE]]
        sql = f"SELECT uid, label, fragments FROM span WHERE uid IN ({', '.join('?' * len(some))})"
        for uid, label, stored in db.execute(sql, some).fetchall():
            fragments = unpack_json(stored)
            found[unpack_uid(uid)] = (unpack_uid(label), fragments[0][0], fragments[-1][1])
    return found


def _told(sql: str, among: str) -> str:
    return sql.format(among=among, arrived=ARRIVED.format(table="layer"))


def _page(table: str, after: str | None) -> str:
    where = "" if after is None else "WHERE uid > :after"
    return f"(SELECT * FROM {table} {where} ORDER BY uid LIMIT {_PAGE})"


def _bounds(after: str | None) -> dict[str, Any]:
    return {} if after is None else {"after": pack_uid(after)}


def _end_of_page(db: Connection, table: str, after: str | None) -> str | None:
    """The last uid of a page; None when no page follows it."""
    where = "" if after is None else "WHERE uid > :after"
    sql = f"SELECT uid FROM {table} {where} ORDER BY uid LIMIT 1 OFFSET {_PAGE - 1}"
    row = db.execute(sql, _bounds(after)).fetchone()
    return None if row is None else unpack_uid(row[0])


def _rows(db: Connection, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    def unpacked() -> Iterator[tuple[Any, ...]]:
        for uid, document, person, gold, *rest in db.execute(sql, values).fetchall():
            yield unpack_uid(uid), unpack_uid(document), unpack_uid(person), bool(gold), *rest

    return list(unpacked())
