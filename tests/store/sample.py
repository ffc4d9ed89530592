"""A small project, and what happens to it: copies, damage, a full disk, another program, another user."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import AddSpan
from annotator.core.uids import text_hash
from annotator.store.batches import Batch

TEXT = "Ada wants a truce. Bob wants guarantees, he said, before any truce."
NOBODY = 65534
"""The user id of the user who owns nothing."""


def arrivals(batch: Batch, texts: Mapping[str, str]) -> tuple[list[list[ScopedChange]], list[str]]:
    """Documents (uid to text) as a long command takes them."""
    groups = []
    for position, (uid, text) in enumerate(texts.items()):
        fields = {
            "text": text_hash(text), "title": uid, "state": "open", "position": position,
            "arrival": batch.uid, "meta": {"source": "Sample Courier"},
        }  # fmt: skip
        groups.append([ScopedChange(Scope(uid), Change("document", uid, None, fields))])
    return groups, list(texts.values())


def bring(project: Project, texts: Mapping[str, str]) -> None:
    """Import documents (uid to text)."""
    with project.begin_import("test") as batch:
        batch.add(*arrivals(batch, texts))
        project.close_import(batch)


def begin(path: Path, spans: int = 0) -> Project:
    """A new project of Ada's with the article ``talks`` and some spans on it."""
    project = Project.create(path, annotator="Ada")
    bring(project, {"talks": TEXT})
    label(project, spans)
    return project


def label(project: Project, spans: int, document: str = "talks") -> list[str]:
    """Add spans to an article; answers their uids."""
    return [project.execute(AddSpan(document, "actor", ((at, at + 3),))).created[-1] for at in range(spans)]


def run(code: str, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    """Another program of ours that runs ``code``."""
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True)


@contextmanager
def without_rights(paths: Sequence[Path]) -> Iterator[None]:
    """Take the right to write to ``paths`` away; the superuser, whom rights don't bind, becomes nobody."""
    modes = [path.stat().st_mode for path in paths]
    for path, mode in zip(paths, modes, strict=True):
        path.chmod(mode & ~0o222 | 0o444)
    is_superuser = os.geteuid() == 0
    if is_superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_superuser:
            os.seteuid(0)
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)
