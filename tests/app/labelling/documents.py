"""Documents put into a project without any file, for tests of what happens to them afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.uids import text_hash


def add_documents(project: Project, texts: Mapping[str, str]) -> None:
    """Import ``texts`` (uid to text) as articles called "Title <uid>"."""
    with project.begin_import("test") as batch:
        groups = []
        for position, (uid, text) in enumerate(texts.items()):
            fields = {
                "text": text_hash(text),
                "title": f"Title {uid}",
                "meta": {"date": f"2025-08-{position + 10}", "source": "Sample Courier"},
                "state": "open",
                "position": position,
                "arrival": batch.uid,
            }
            groups.append([ScopedChange(Scope(uid), Change("document", uid, None, fields))])
        batch.add(groups, list(texts.values()))
        project.close_import(batch)
