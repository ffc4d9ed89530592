"""Is the log what was written? The chains over its entries, followed from their beginnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.core.entry import link
from annotator.store import changelog, portion
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid


def chain_faults(db: Connection) -> Iterator[str]:
    """Where the log is not what was written: the id of each entry whose seal is broken, or a word for all."""
    links: dict[str | None, bytes] = {None: bytes(32)}
    counts: dict[str | None, int] = {None: 0}
    seals: dict[str, tuple[int, str]] = {}
    for entry, digest, chain in changelog.rows(db):
        expected = link(links.get(entry.batch) or changelog.batch_root(entry.batch or ""), digest)
        if entry.digest() != digest or expected != chain:
            yield entry.id
        links[entry.batch] = chain
        counts[entry.batch] = counts.get(entry.batch, 0) + 1
        seals.update(changelog.seals_in(entry))
    if (counts[None], links[None]) != changelog.head(db):
        yield "head"
    ends = {
        batch: (counts.get(batch, 0), links.get(batch, changelog.batch_root(batch)).hex()) for batch in seals
    }
    yield from _broken(db, seals, ends)


def _broken(
    db: Connection, seals: Mapping[str, tuple[int, str]], ends: Mapping[str, tuple[int, str]]
) -> Iterator[str]:
    """Long commands that are neither as they were sealed nor the part that the file notes to have."""
    parts = portion.parts(db)
    for batch, seal in seals.items():
        if ends[batch] not in (seal, parts.get(batch)) and _in_its_own_order(db, batch) != seal:
            yield batch
    for batch in parts.keys() - seals.keys():
        yield batch


def _in_its_own_order(db: Connection, batch: str) -> tuple[int, str]:
    """How many entries a long command has and where their chain ends, in the order they were made.

    In the file they stand in another order where its parts came one after the other.
    """
    sql = "SELECT digest FROM log WHERE batch = ? ORDER BY hlc, rseq, id"
    end, count = changelog.batch_root(batch), 0
    for (digest,) in db.execute(sql, [pack_uid(batch)]):
        end, count = link(end, digest), count + 1
    return count, end.hex()
