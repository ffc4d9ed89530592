"""Uniting histories: entries that another copy, or the safety log, has and this file lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.core.changes import Change
from annotator.core.entry import Entry
from annotator.errors import UserError
from annotator.store import changelog, projection, replica
from annotator.store.database import ProjectFile
from annotator.store.safety import SafetyLog


def lost(file: ProjectFile) -> list[Entry]:
    """What this machine's safety logs have and the file lacks, in the order of the history.

    Looked at are the logs of this replica, and of those that the file says it was and that lay at the same
    place or are nowhere any more. A gesture that closes an import whose articles aren't here is left out.
    """
    with file.reading():
        known = changelog.replicas(file.db)
    mine = {
        name
        for name in {*known, file.replica}
        if name == file.replica or replica.has_lain_here(name, file.path, file.state_folder)
    }
    missing: list[Entry] = []
    for name in sorted(mine):
        for entry in SafetyLog(file.state_folder, name).entries():
            # The lock is taken for each: a key press may come between.
            with file.reading():
                if changelog.digest_of(file.db, entry.id) is None:
                    missing.append(entry)
    with file.reading():
        return _complete(file, missing)


def unite(file: ProjectFile, entries: Iterable[Entry]) -> tuple[int, tuple[Change, ...]]:
    """Append the entries that the file lacks; answers how many, and how the records changed.

    It does not matter in which order, how often or in how many portions histories are united. Entries of
    long commands, and gestures that close one whose entries aren't here, are left out.

    Raises:
        UserError: ``log.contradiction`` when an entry is here with another digest; nothing is united then.
    """
    with file.transaction():
        fresh = {entry.id: entry for entry in entries if _is_new(file, entry)}
        missing = _complete(file, list(fresh.values()))
        if not missing:
            return 0, ()
        file.remember_moment(max(entry.hlc for entry in missing))
        file.seal(missing)
        touched = {(change.kind, change.uid) for entry in missing for change in entry.changes()}
        changes = projection.refold(file.db, {key for key in touched if projection.is_known(key)})
    return len(missing), changes


def _is_new(file: ProjectFile, entry: Entry) -> bool:
    digest = changelog.digest_of(file.db, entry.id)
    if digest is not None and digest != entry.digest():
        raise UserError("log.contradiction", entry=entry.id)
    return digest is None and entry.batch is None


def _complete(file: ProjectFile, entries: Sequence[Entry]) -> list[Entry]:
    """``entries`` without gestures that would stay in pieces, each gesture's together, in order."""
    unfounded = {entry.gesture for entry in entries if _closes_missing(file, entry)}
    began = {entry.gesture: entry.order for entry in sorted(entries, key=_order, reverse=True)}
    kept = [entry for entry in entries if entry.gesture not in unfounded]
    return sorted(kept, key=lambda entry: (began[entry.gesture], entry.order))


def _order(entry: Entry) -> tuple[int, str, int, str]:
    return entry.order


def _closes_missing(file: ProjectFile, entry: Entry) -> bool:
    return any(
        change.kind == "import"
        and change.after is not None
        and change.after.get("entries") != changelog.count_of_batch(file.db, change.uid)
        for change in entry.changes()
    )
