"""A new file with a part of a project's history: the same project, another copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.core.entry import Entry
from annotator.store import changelog, portion, projection
from annotator.store.database import ProjectFile
from annotator.store.lacking import read
from annotator.store.packing import unpack_uid


class CalledOff(Exception):
    """The user does not want the file any more."""


def part(
    file: ProjectFile,
    out: Path,
    takes: Callable[[Entry], bool],
    annotator: str,
    go_on: Callable[[int], bool],
) -> None:
    """Write the entries that ``takes`` wants, with the texts they cite, into a new file for ``annotator``.

    ``takes`` is shown the entries in file order; ``go_on`` is told how many it has seen, and asked.

    Raises:
        UserError: ``project.exists``, ``project.no_folder`` or another ``project.*`` code.
        CalledOff: ``go_on`` said no. Either way nothing is left behind.
    """
    target = ProjectFile(out, file.state_folder, new=True)
    try:
        with target.transaction():
            _fill(file, target, takes, go_on)
            portion.make_for(target.db, annotator)
    except BaseException:
        target.discard()
        raise
    target.close()


def _fill(
    file: ProjectFile, target: ProjectFile, takes: Callable[[Entry], bool], go_on: Callable[[int], bool]
) -> None:
    with file.reading():
        under_way = {unpack_uid(row[0]) for row in file.db.execute("SELECT uid FROM open_batch")}
    ends: dict[str, bytes] = {}
    main: list[Entry] = []
    latest = 0
    for seen, entry in enumerate(read(file), start=1):
        if not go_on(seen):
            raise CalledOff
        if entry.batch in under_way or not takes(entry):
            continue
        latest = max(latest, entry.hlc)
        if entry.batch is None:
            main.append(entry)
        else:
            chain = ends.get(entry.batch) or changelog.batch_root(entry.batch)
            ends[entry.batch] = changelog.append(target.db, [entry], chain)
        _add_texts(file, target, entry)
    target.remember_moment(latest)
    target.seal(main)
    sealed = {batch: count for batch, (count, _) in changelog.seals(target.db).items()}
    portion.note_parts(target.db, sealed)
    projection.rebuild(target.db)


def _add_texts(file: ProjectFile, target: ProjectFile, entry: Entry) -> None:
    for change in entry.changes():
        cited = change.after.get("text") if change.kind == "document" and change.after is not None else None
        if cited and not target.texts.has(cited):
            with file.reading():
                bodies = [file.texts.body(cited)] if file.texts.has(cited) else []
            target.texts.add(bodies, None)
