"""The versions of a project's codebook, read off its history: when, by whom, and what is different."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from annotator.app.project import Project
from annotator.core.clock import unix_seconds
from annotator.core.codebook.differences import Difference, differences
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.records_form import PARTS, from_records
from annotator.core.entry import Entry
from annotator.core.fold import Records, applied
from annotator.store import codebook_uses

_SHAPING = frozenset({"project", *PARTS.values()})


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: its number, when it was begun, who worked on it, and how it differs from the one before.

    ``people`` are names; nobody is named where the file was made at a command line.
    """

    number: int
    begun: datetime
    people: tuple[str, ...]
    differences: tuple[Difference, ...]
    codebook: Codebook


@dataclass(slots=True)
class _Version:
    begun: int
    codebook: Codebook
    owners: dict[str, None] = field(default_factory=dict)


def versions(project: Project) -> tuple[VersionLine, ...]:
    """Every version of the codebook, the first one first; one that was taken back does not count.

    For a file with a long history this takes a moment; ask in the background.
    """
    with project.reading():
        entries = list(codebook_uses.codebook_entries(project._file.db))
    names = {person.uid: person.name for person in project.annotators()}
    lines: list[VersionLine] = []
    before: Codebook | None = None
    for number, version in sorted(_versions(entries).items()):
        different = () if before is None else differences(before, version.codebook)
        people = tuple(names[uid] for uid in version.owners if uid in names)
        begun = datetime.fromtimestamp(unix_seconds(version.begun), UTC)
        lines.append(VersionLine(number, begun, people, different, version.codebook))
        before = version.codebook
    return tuple(lines)


def _versions(entries: Iterable[Entry]) -> dict[int, _Version]:
    """The last state of each version, by number."""
    found: dict[int, _Version] = {}
    records: Records = {}
    for entry in entries:
        if not _apply(records, entry):
            continue
        book = _codebook(records)
        for later in [number for number in found if number > book.version]:
            del found[later]  # it was taken back
        version = found.setdefault(book.version, _Version(entry.hlc, book))
        version.codebook = book
        if entry.owner is not None:
            version.owners[entry.owner] = None
    return found


def _apply(records: Records, entry: Entry) -> bool:
    """Fold an entry's changes of the codebook in; whether there were any."""
    shaped = False
    for change in entry.changes():
        if change.kind in _SHAPING and not _is_elsewhere(change.kind, change.after):
            key = change.kind, change.uid
            fields = applied(records.get(key), change)
            shaped = True
            if fields is None:
                records.pop(key, None)
            else:
                records[key] = fields
    return shaped


def _is_elsewhere(kind: str, after: Any) -> bool:
    """Whether a change of the project has nothing to do with its codebook: a policy, say."""
    return kind == "project" and not any(name.startswith(("codebook", "extra")) for name in after or ())


def _codebook(records: Records) -> Codebook:
    project = records.get(("project", "project"), {})
    by_kind = {
        kind: [(uid, fields) for (of, uid), fields in records.items() if of == kind]
        for kind in PARTS.values()
    }
    extra = (project.get("extra") or {}).get("codebook") or {}
    version = project.get("codebook_version") or 1
    return from_records(project.get("codebook_name", ""), version, extra, by_kind)
