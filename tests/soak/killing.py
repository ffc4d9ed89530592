"""Killing a program at a random moment, and looking at what it leaves."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.fold import Records
from annotator.core.uids import text_hash
from annotator.store import projection
from tests.soak.victim import ARTICLE

VICTIM = Path(__file__).with_name("victim.py")
ROOT = Path(__file__).parents[2]
LONGEST_LIFE = 0.4
"""Seconds between a victim's first word and its end, at most."""


@dataclass(slots=True)
class Tally:
    """What was seen over all kills."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged_kept: int = 0
    numbers: set[int] = field(default_factory=set)


def begin(path: Path) -> None:
    """A project with one article of 2,000 characters."""
    text = "Ada wants a truce. " * 110
    with Project.create(path, annotator="Ada") as project, project.begin_import("begin") as batch:
        fields = {"text": text_hash(text), "title": "A", "state": "open", "arrival": batch.uid}
        batch.add([[ScopedChange(Scope(ARTICLE), Change("document", ARTICLE, None, fields))]], [text])
        project.close_import(batch)


def kill(job: str, path: Path, rng: random.Random) -> tuple[list[int], list[int]]:
    """Run a victim, kill it; answers the numbers it began and those it was told are saved."""
    process = subprocess.Popen(
        [sys.executable, str(VICTIM), job, str(path)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(rng.random() * LONGEST_LIFE)
    process.kill()
    said = [first, *process.stdout]
    process.wait()
    process.stdout.close()
    words = [line.split() for line in said if line.endswith("\n")]
    began = [int(number) for word, number in words if word == "began"]
    return began, [int(number) for word, number in words if word == "did"]


def kill_while_labelling(path: Path, kills: int, seed: int) -> Tally:
    """Kill so many labelling programs, one after the other on one file, and judge each time."""
    rng, tally = random.Random(seed), Tally()
    begin(path)
    for _ in range(kills):
        began, did = kill("label", path, rng)
        tally.kills += 1
        tally.acknowledged += len(did)
        with Project.open(path, annotator="Ada") as project:
            spans = {int(span.note) for span in project.spans(ARTICLE)} - {0}
            statements = {int(statement.note) for statement in project.statements(ARTICLE)}
            entities = {
                int(entity.name.split()[1]) for entity in project.entities() if "Entity " in entity.name
            }
            assert spans == statements == entities, "half a gesture"
            undone = _undone(project)
            assert tally.numbers | set(did) <= spans | undone, "an acknowledged gesture is lost"
            extra = spans - tally.numbers - set(did)
            assert len(extra) <= 1 and extra <= set(began), "more than one gesture that nobody was told of"
            tally.unacknowledged_kept += len(extra)
            tally.numbers = spans | undone
            while undone:
                # The victim died between an undo and its redo: both had been asked for.
                project.redo()
                undone = _undone(project)
            assert project.check() == []
    return tally


def _undone(project: Project) -> set[int]:
    """The number of the gesture that was undone and not yet redone, if there is one."""
    if not project._history.redo:
        return set()
    project.redo()
    newest = {max(int(span.note) for span in project.spans(ARTICLE))}
    project.undo()
    return newest


def kill_while_importing(path: Path, kills: int, seed: int) -> Tally:
    """Kill so many importing programs; nothing of an import that wasn't closed may stay."""
    rng, tally = random.Random(seed), Tally()
    begin(path)
    with Project.open(path, annotator="Ada") as project:
        before = contents(project)
    for _ in range(kills):
        _, did = kill("import", path, rng)
        tally.kills += 1
        tally.acknowledged += len(did)
        with Project.open(path, annotator="Ada") as project:
            assert contents(project) == before, "something of an unclosed import stayed"
            assert project.check() == []
    return tally


def contents(project: Project) -> tuple[Records, list[tuple[int, ...]]]:
    """The tables, and how many rows log, texts and open batches have."""
    db = project._file.db
    tables = ("log", "texts", "open_batch", "open_batch_met")
    return projection.tabled(db), [db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]
