"""Bringing work together: in any order, again and again, in portions, the same project comes out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import (
    AddSpan,
    AddStatement,
    Command,
    CreateEntity,
    EditDocument,
    Relabel,
    RemoveDocument,
    RemoveSpan,
    RestoreDocument,
    SetStatus,
)
from annotator.core.decide.layers import layer_uid
from annotator.core.fold import Records
from annotator.core.records import Filling
from annotator.core.uids import derived_uid, text_hash
from annotator.errors import UserError
from annotator.store import check, projection
from annotator.store.joining import join
from annotator.store.lacking import Lacking
from annotator.store.parting import part
from annotator.store.visit import visited
from annotator.sync.portion import Portion
from tests.properties.memory import memory_folder

PEOPLE = ("Ada", "Bob", "Céline")
TEXTS = ("Ada said no. Bob said yes.", "“We need guarantees,” he said.", "𝒜 🏳️‍🌈 end of it")
SHARED = ("first", "second")
EXAMPLES = int(os.environ.get("ANNOTATOR_JOININGS", "5"))
"""How many random lives are united; each takes a second and more, for files are opened a dozen times."""

Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["span", "statement", "remove", "relabel", "title", "away", "back", "entity", "done", "import",
             "again", "undo", "redo"]
        ),
        st.integers(0, 50),
        st.integers(0, 20),
    ),
    max_size=12,
)  # fmt: skip


def _import(project: Project, names: Sequence[str], spans: int) -> None:
    """Bring documents with a layer of whoever works; a name that was brought before is the same document."""
    me = project.annotator
    assert me is not None
    with project.begin_import("test") as batch:
        groups, texts = [], []
        for name in names:
            text, layer = TEXTS[len(name) % len(TEXTS)], layer_uid(name, me.uid)
            made = {
                "text": text_hash(text), "title": name, "arrival": batch.uid, "removed": False, "notes": "",
                "meta": None, "state": "open", "position": 0,
            }  # fmt: skip
            lay = {
                "document": name,
                "annotator": me.uid,
                "gold": False,
                "status": "done",
                "arrival": batch.uid,
            }
            mine = Scope(name, me.uid)
            group = [
                ScopedChange(Scope(name), Change("document", name, None, made)),
                ScopedChange(mine, Change("layer", layer, None, lay)),
            ]
            for at in range(spans):
                told = {
                    "layer": layer,
                    "label": "actor",
                    "fragments": [[at, at + 1]],
                    "quote": text[at : at + 1],
                }
                group.append(
                    ScopedChange(mine, Change("span", derived_uid(layer, batch.uid, str(at)), None, told))
                )
            groups.append(group)
            texts.append(text)
        batch.add(groups, texts)
        project.close_import(batch)


def _command(project: Project, what: str, number: int, at: int) -> Command | None:
    documents = [summary.uid for summary in project.documents(removed=True)]
    if not documents:
        return None
    document = documents[number % len(documents)]
    spans = [span.uid for summary in project.documents() for span in project.spans(summary.uid)]
    span = spans[number % len(spans)] if spans else None
    commands: dict[str, Command | None] = {
        "span": AddSpan(document, "actor", ((at % 9, at % 9 + 2),)),
        "statement": AddStatement(document, "position", {"actor": Filling(None, (span,) if span else ())}),
        "remove": RemoveSpan(span) if span else None,
        "relabel": Relabel(span, "proposal") if span else None,
        "title": EditDocument(document, title=f"title {number}"),
        "away": RemoveDocument(document),
        "back": RestoreDocument(document),
        "entity": CreateEntity("country", f"Country {number}", aliases=("one",)),
        "done": SetStatus(document, "done"),
    }
    return commands[what]


def _live(path: Path, name: str, life: Sequence[Step]) -> None:
    """Somebody works in a file; what the rules refuse does not happen."""
    with Project.open(path, annotator=name) as project:
        for what, number, at in life:
            try:
                if what == "undo":
                    project.undo()
                elif what == "redo":
                    project.redo()
                elif what == "import":
                    _import(project, [f"of {name} {number}"], at % 3)
                elif what == "again":
                    # Two copies bring the same document, each in an import of its own.
                    _import(project, [f"everybody's {number % 2}"], 1)
                elif (command := _command(project, what, number, at)) is not None:
                    project.execute(command)
            except UserError:
                continue


def _born(folder: Path) -> Path:
    path = folder / "project.annotator"
    for name in PEOPLE:
        with (
            Project.open(path, annotator=name) if path.exists() else Project.create(path, annotator=name) as p
        ):
            if name == PEOPLE[0]:
                _import(p, SHARED, 2)
    return path


def _join(path: Path, others: Sequence[Path]) -> Records:
    with Project.open(path) as project:
        for other in others:
            with visited(other) as file:
                join(project._file, Lacking(project._file, file))
        assert check.faults(project._file) == []
        return projection.tabled(project._file.db)


def _copied(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(f"{name}.annotator")))


@contextmanager
def _folder() -> Iterator[Path]:
    with memory_folder() as name:
        yield Path(name)


@settings(max_examples=EXAMPLES)
@given(steps, steps, steps)
def test_joining_is_commutative_associative_and_idempotent(
    ada: list[Step], bob: list[Step], céline: list[Step]
) -> None:
    with _folder() as folder:
        origin = _born(folder)
        a, b, c = (_copied(origin, name) for name in "abc")
        for path, name, life in zip((a, b, c), PEOPLE, (ada, bob, céline), strict=True):
            _live(path, name, life)
        ab, ba = _copied(a, "ab"), _copied(b, "ba")
        assert _join(ab, [b]) == _join(ba, [a])
        bc = _copied(b, "bc")
        _join(bc, [c])
        left, right = _copied(ab, "left"), _copied(a, "right")
        everything = _join(left, [c])
        assert _join(right, [bc]) == everything
        assert _join(left, [a, b, c, bc, ba]) == everything
        assert _join(c, [right]) == everything


@settings(max_examples=EXAMPLES)
@given(steps, steps, steps, st.permutations(range(3)))
def test_what_was_taken_away_and_brought_back_in_any_order_is_the_same(
    ada: list[Step], bob: list[Step], céline: list[Step], order: list[int]
) -> None:
    with _folder() as folder:
        origin = _born(folder)
        _live(origin, "Ada", ada)
        parts = []
        with Project.open(origin) as project:
            there = [summary.uid for summary in project.documents()]
            for number, person in enumerate(project.annotators()):
                wanted = Portion(person.uid, there[number::2])
                parts.append(folder / f"{person.name}.annotator")
                part(project._file, parts[-1], wanted.takes, person.uid, lambda seen: True)
        for path, life in zip(parts, (bob, céline, ada), strict=True):
            with Project.open(path) as project:
                assert check.faults(project._file) == []
                person = project._file.db.execute("SELECT value FROM meta WHERE key = 'person'").fetchone()
                assert person is not None
            _live(path, path.stem, life)
        before = _copied(origin, "before")
        expected = _join(origin, parts)
        assert _join(before, [parts[at] for at in order]) == expected
        # Portions unite with each other, and with the whole.
        assert _join(parts[0], [parts[2], before]) == expected


def test_every_order_of_three_files(tmp_path: Path) -> None:
    origin = _born(tmp_path)
    files = [_copied(origin, name) for name in "abc"]
    lives: list[list[Step]] = [
        [("title", 0, 0), ("again", 0, 0), ("undo", 0, 0)],
        [("title", 0, 0), ("again", 0, 0), ("span", 2, 1), ("away", 0, 0)],
        [("again", 0, 0), ("entity", 1, 0), ("remove", 0, 0)],
    ]
    for path, name, life in zip(files, PEOPLE, lives, strict=True):
        _live(path, name, life)
    outcomes = []
    for number, order in enumerate(permutations(files)):
        outcomes.append(_join(_copied(origin, f"order {number}"), order))
    assert all(outcome == outcomes[0] for outcome in outcomes)
