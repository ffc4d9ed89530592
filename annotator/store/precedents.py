"""Reviewers' decisions, found by the words they were about.

The index is a full-text table in the connection's temporary schema: it is made when it is first asked for,
and the project file, whose own schema allows no additions, knows nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.core.decisions import Decision
from annotator.core.records import Statement
from annotator.core.uids import derived_uid
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_json, unpack_uid
from annotator.store.queries import record

_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.precedent "
    "USING fts5(words, decision UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')"
)
_AT_ONCE = 500
"""Values in one query: older versions of SQLite take no more than 999."""

_LONGEST = 600
"""Code points of a quotation that count; who compares more compares whole paragraphs."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A decision whose words are like those asked for; the best match first."""

    decision: str
    words: str


def begin(db: Connection) -> list[str]:
    """An empty index; answers the uids of all decisions of people that belong into it."""
    db.execute("DROP TABLE IF EXISTS temp.precedent")
    db.execute(_TABLE)
    rows = db.execute("SELECT uid FROM decision WHERE reviewer IS NOT NULL ORDER BY uid").fetchall()
    return [unpack_uid(row[0]) for row in rows]


def put(db: Connection, decisions: Sequence[str]) -> None:
    """Bring some decisions into the index as they are now; those that are gone go from it."""
    told = [
        Decision.from_fields(uid, fields)
        for uid in decisions
        if (fields := record(db, "decision", uid)) is not None and fields["reviewer"] is not None
    ]
    cited = dict.fromkeys(source.uid for decision in told for source in decision.sources)
    quotes = quotations(db, cited)
    db.execute("BEGIN")
    db.executemany("DELETE FROM temp.precedent WHERE rowid = ?", [[_row(uid)] for uid in decisions])
    db.executemany(
        "INSERT INTO temp.precedent (rowid, words, decision) VALUES (?, ?, ?)",
        [[_row(decision.uid), _words(decision, quotes), decision.uid] for decision in told],
    )
    db.execute("COMMIT")


def like(db: Connection, words: str, most: int) -> list[Found]:
    """At most ``most`` decisions that share words with ``words``, by FTS5's bm25."""
    asked = dict.fromkeys(found.group().casefold() for found in _WORD.finditer(words[:_LONGEST]))
    if not asked:
        return []
    query = " OR ".join(f'"{word}"' for word in asked)
    rows = db.execute(
        "SELECT decision, words FROM temp.precedent WHERE precedent MATCH ? ORDER BY rank LIMIT ?",
        [query, most],
    )
    return [Found(*row) for row in rows.fetchall()]


def quotations(db: Connection, items: Collection[str]) -> dict[str, list[str]]:
    """The words that each of some spans and statements is about; those that are gone are left out."""
    spans = dict(_quotes(db, items))
    evidence = dict(_evidence(db, [uid for uid in items if uid not in spans]))
    needed = {span for cited in evidence.values() for span in cited} - spans.keys()
    known = {**spans, **dict(_quotes(db, needed))}
    told = {uid: [quote] for uid, quote in spans.items()}
    for uid, cited in evidence.items():
        told[uid] = [known[span] for span in cited if span in known]
    return told


def joined(quotes: Iterable[Sequence[str]]) -> str:
    """Quotations as one text, each once."""
    return " … ".join(dict.fromkeys(quote for some in quotes for quote in some))[:_LONGEST]


def _row(decision: str) -> int:
    """The row of a decision: full-text tables find nothing by another column without reading all of it."""
    return int(derived_uid("precedent", decision)[:15], 16)


def _words(decision: Decision, quotes: dict[str, list[str]]) -> str:
    return joined(quotes.get(source.uid, []) for source in decision.sources)


def _quotes(db: Connection, uids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for some in _portions(uids):
        places = ", ".join("?" * len(some))
        sql = f"SELECT uid, quote FROM span WHERE uid IN ({places})"
        for uid, quote in db.execute(sql, [pack_uid(uid) for uid in some]).fetchall():
            yield unpack_uid(uid), quote


def _evidence(db: Connection, uids: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for some in _portions(uids):
        places = ", ".join("?" * len(some))
        sql = f"SELECT uid, roles, stance, spans FROM statement WHERE uid IN ({places})"
        for uid, *told in db.execute(sql, [pack_uid(uid) for uid in some]).fetchall():
            roles, stance, spans = map(unpack_json, told)
            fields = {"layer": "", "type": "", "roles": roles, "stance": stance, "spans": spans}
            yield unpack_uid(uid), Statement.from_fields(unpack_uid(uid), fields).evidence()


def _portions(uids: Iterable[str]) -> Iterator[list[str]]:
    every = list(uids)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
