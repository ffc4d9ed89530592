"""Is a project file whole? Every promise it makes, verified."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.store import chains, projection, queries
from annotator.store.database import ProjectFile

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: where, and which promise is broken."""

    where: str
    code: str


def faults(file: ProjectFile) -> list[Fault]:
    """Everything that is wrong with the file; an empty list is a clean bill.

    Checked: SQLite's own integrity, the hash chain over the log, the tables being the fold of the log,
    each text being what its hash says, each span's quote being the text it stands for. Takes the lock for
    as long as it lasts.
    """
    with file.lock:
        return [fault for check in _CHECKS for fault in _carried_out(check, file)]


def damage(file: ProjectFile) -> list[Fault]:
    """What is wrong with that of a file which others can take over: its history and its texts."""
    with file.lock:
        return [fault for check in (_integrity, _chain, _bodies) for fault in _carried_out(check, file)]


def _carried_out(check: Check, file: ProjectFile) -> list[Fault]:
    try:
        return list(check(file))
    except Exception as error:
        # Damage can make any value anything, and so any line of ours fail: that is what is being asked.
        _log.info("the check of %s failed", check.__name__, exc_info=True)
        return [Fault(f"{check.__name__.strip('_')}: {error}", "check.unreadable")]


def _integrity(file: ProjectFile) -> Iterator[Fault]:
    for (said,) in file.db.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Fault(said, "check.integrity")


def _chain(file: ProjectFile) -> Iterator[Fault]:
    return (Fault(where, "check.chain") for where in chains.chain_faults(file.db))


def _tables(file: ProjectFile) -> Iterator[Fault]:
    return (Fault(f"{kind} {uid}", "check.tables") for kind, uid in projection.differences(file.db))


def _texts(file: ProjectFile) -> Iterator[Fault]:
    yield from _bodies(file)
    yield from (Fault(sha256, "check.text_missing") for sha256 in file.texts.missing())


def _bodies(file: ProjectFile) -> Iterator[Fault]:
    return (Fault(sha256, "check.text") for sha256 in file.texts.faults())


def _quotes(file: ProjectFile) -> Iterator[Fault]:
    layers = queries.records(file.db, "layer")
    documents = queries.records(file.db, "document")
    by_text: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for uid, span in queries.records(file.db, "span").items():
        document = documents.get(layers.get(span["layer"], {}).get("document", ""))
        if document is not None:
            by_text.setdefault(document["text"], []).append((uid, span))
    for sha256, quoting in by_text.items():
        if file.texts.has(sha256):
            body = file.texts.body(sha256)
            for uid, fields in quoting:
                if body[fields["fragments"][0][0] : fields["fragments"][-1][1]] != fields["quote"]:
                    yield Fault(uid, "check.quote")


Check = Callable[[ProjectFile], Iterator[Fault]]
_CHECKS: tuple[Check, ...] = (_integrity, _chain, _tables, _texts, _quotes)
