"""Is a project file whole? Every promise it makes, verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.store import changelog, projection, queries
from annotator.store.database import ProjectFile


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: where, and which promise is broken."""

    where: str
    code: str


def faults(file: ProjectFile) -> list[Fault]:
    """Everything that is wrong with the file; an empty list is a clean bill.

    Checked: SQLite's own integrity, the hash chain over the log, the tables being the fold of the log,
    each text being what its hash says, each span's quote being the text it stands for.
    """
    with file.lock:
        found = [Fault(said, "check.integrity") for said in _integrity(file)]
        found += [Fault(where, "check.chain") for where in changelog.chain_faults(file.db)]
        found += [Fault(f"{kind} {uid}", "check.tables") for kind, uid in projection.differences(file.db)]
        found += [Fault(sha256, "check.text") for sha256 in file.texts.faults()]
        found += [Fault(uid, "check.quote") for uid in _misquoted(file)]
        return found


def _integrity(file: ProjectFile) -> list[str]:
    rows = file.db.execute("PRAGMA integrity_check").fetchall()
    return [row[0] for row in rows if row[0] != "ok"]


def _misquoted(file: ProjectFile) -> Iterator[str]:
    layers = queries.records(file.db, "layer")
    documents = queries.records(file.db, "document")
    spans = queries.records(file.db, "span")
    by_document = sorted(spans.items(), key=lambda item: layers.get(item[1]["layer"], {}).get("document", ""))
    for uid, span in by_document:
        document = documents.get(layers.get(span["layer"], {}).get("document", ""))
        if document is not None:
            fragments = span["fragments"]
            if file.text_slice(document["text"], fragments[0][0], fragments[-1][1]) != span["quote"]:
                yield uid
