"""How an empty project becomes the one that a file was exported from: lineage, codebook, header."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from annotator.core.changes import Change
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.records_form import to_records
from annotator.core.kinds import complete
from annotator.plugin_api import IncomingHeader

if TYPE_CHECKING:
    from annotator.app.project import Project

Fields = Mapping[str, Any]


def changes(project: Project, header: IncomingHeader) -> Iterator[Change]:
    """The changes that give ``project`` what ``header`` says."""
    present = complete("project", project.record("project", "project") or {})
    wanted = dict(present)
    if header.lineage is not None:
        wanted["lineage"] = header.lineage
    extra: dict[str, Any] = dict(header.extra)
    if header.codebook is not None:
        wanted["codebook_name"] = header.codebook.name
        wanted["codebook_version"] = header.codebook.version
        if header.codebook.extra:
            extra["codebook"] = header.codebook.extra
    elif "codebook" in (present["extra"] or {}):
        extra["codebook"] = present["extra"]["codebook"]
    wanted["extra"] = extra or None
    change = _edit("project", "project", present, wanted)
    if change is not None:
        yield change
    if header.codebook is not None:
        yield from _codebook(project, header.codebook)


def _codebook(project: Project, book: Codebook) -> Iterator[Change]:
    """From the codebook nobody has used yet to ``book``, part by part."""
    wanted = {(kind, uid): fields for kind, uid, fields in to_records(book)}
    for kind, uid, _ in to_records(project.codebook):
        if (kind, uid) not in wanted:
            yield Change(kind, uid, project.record(kind, uid), None)
    for (kind, uid), fields in wanted.items():
        record = project.record(kind, uid)
        if record is None:
            yield Change(kind, uid, None, fields)
        else:
            change = _edit(kind, uid, complete(kind, record), complete(kind, fields))
            if change is not None:
                yield change


def _edit(kind: str, uid: str, before: Fields, after: Fields) -> Change | None:
    # Compared as JSON: to Python 1, 1.0 and true are equal, and so are objects with keys in another order.
    names = [name for name in after if json.dumps(before[name]) != json.dumps(after[name])]
    if not names:
        return None
    return Change(kind, uid, {name: before[name] for name in names}, {name: after[name] for name in names})
