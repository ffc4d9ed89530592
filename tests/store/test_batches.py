"""Long commands: unseen until they close, gone when they don't, short in every step."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import AddSpan, SetStatus
from annotator.core.decide.layers import layer_uid
from annotator.core.fold import Records
from annotator.core.uids import text_hash
from annotator.errors import UserError
from annotator.store import projection
from annotator.store.batches import Batch
from annotator.store.politeness import Politeness
from tests.store.sample import TEXT, arrivals, begin, bring, label, run


def _tables(project: Project) -> Records:
    return projection.tabled(project._file.db)


def _count(project: Project, table: str) -> int:
    return int(project._file.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _layer(batch: Batch, document: str, annotator: str, spans: int) -> list[ScopedChange]:
    """Somebody's layer of a document with some spans, as an import brings it."""
    scope, layer = Scope(document, annotator), layer_uid(document, annotator)
    made = {"document": document, "annotator": annotator, "status": "done", "arrival": batch.uid}
    return [
        ScopedChange(scope, Change("layer", layer, None, made)),
        *(
            ScopedChange(
                scope,
                Change(
                    "span", f"{document} {number}", None,
                    {"layer": layer, "label": "actor", "fragments": [[0, 3]], "quote": TEXT[:3]},
                ),
            )
            for number in range(spans)
        ),
    ]  # fmt: skip


def test_nothing_shows_before_the_close_and_all_of_it_after(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        batch = project.begin_import("test")
        batch.add(*arrivals(batch, {"new": "A new text."}))
        assert [summary.uid for summary in project.documents()] == ["talks"]
        assert project.info()["documents"] == 1
        assert project.check() == []
        for command in (AddSpan("new", "actor", ((0, 1),)), SetStatus("new", "done")):
            with pytest.raises(UserError) as refused:
                project.execute(command)
            assert refused.value.code == "record.missing"
        project.close_import(batch)
        assert [summary.uid for summary in project.documents()] == ["new", "talks"]
        assert project.text("new") == "A new text."
        assert project.check() == []


def test_closing_undoing_and_redoing_are_one_change_however_many_documents(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        bring(project, {f"d{n}": f"Text {n}." for n in range(50)})
        undone, redone = project.undo(), project.redo()
        assert undone is not None and redone is not None
        assert [change.kind for change in (*undone.changes, *redone.changes)] == ["import", "import"]
        assert len(project.documents()) == 51
        assert project.check() == []


def test_a_dropped_import_leaves_nothing(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator", 2) as project:
        before, texts = _tables(project), _count(project, "texts")
        log = _count(project, "log")
        with project.begin_import("test") as batch:
            groups, bodies = arrivals(batch, {f"d{n}": f"Text {n}." for n in range(120)})
            batch.add([[*group, *_layer(batch, f"d{n}", "x", 3)] for n, group in enumerate(groups)], bodies)
        assert _tables(project) == before
        assert (_count(project, "texts"), _count(project, "log")) == (texts, log)
        assert project.check() == []


def test_a_text_that_another_document_has_too_outlives_the_import_that_brought_it(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        first, second = project.begin_import("first"), project.begin_import("second")
        first.add(*arrivals(first, {"one": "Both bring this."}))
        second.add(*arrivals(second, {"two": "Both bring this."}))
        project.close_import(second)
        first.drop()
        assert project.text("two") == "Both bring this."
        third = project.begin_import("third")
        third.add(*arrivals(third, {"three": TEXT}))
        third.drop()
        assert project.text("talks") == TEXT
        assert project.check() == []


def test_documents_of_an_undone_import_can_come_again_and_be_given_up_again(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        bring(project, {"again": "Once more."})
        project.undo()
        before = _tables(project)
        with project.begin_import("test") as batch:
            batch.add(*arrivals(batch, {"again": "Once more."}))
        assert _tables(project) == before
        assert project.check() == []
        project.redo()
        assert project.text("again") == "Once more."


def test_labelling_after_an_undone_import_of_ones_own_layer(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        assert project.annotator is not None
        with project.begin_import("test") as batch:
            batch.add([_layer(batch, "talks", project.annotator.uid, 2)])
            with pytest.raises(UserError) as refused:
                label(project, 1)
            assert refused.value.code == "layer.arriving"
            project.close_import(batch)
        assert len(project.spans("talks")) == 2
        project.undo()
        assert project.spans("talks") == []
        mine = label(project, 1)
        assert [span.uid for span in project.spans("talks")] == mine
        project.undo()
        assert project.spans("talks") == []
        assert project.check() == []


def test_an_import_cannot_be_undone_from_under_somebody_elses_work(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    Project.open(path, annotator="Bob").close()
    with Project.open(path, annotator="Ada") as project:
        ada, bob = project.annotators()
        with project.begin_import("test") as batch:
            batch.add(*arrivals(batch, {"new": TEXT + " New."}))
            batch.add([_layer(batch, "new", bob.uid, 1)])
            project.close_import(batch)
        project.become(bob.uid)
        label(project, 1, "new")
        project.become(ada.uid)
        with pytest.raises(UserError) as refused:
            project.undo()
        assert refused.value.code == "undo.dependants"
        project.become(bob.uid)
        project.undo()
        project.become(ada.uid)
        assert project.undo() is not None


def test_a_batch_that_is_over_takes_nothing_more(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        batch = project.begin_import("test")
        project.close_import(batch)
        with pytest.raises(RuntimeError):
            batch.add(*arrivals(batch, {"late": "Too late."}))
        with pytest.raises(RuntimeError):
            project.close_import(batch)
        batch.drop()
        assert project.check() == []


CRASHES = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from annotator.app.project import Project
from annotator.store import batches, changelog
from tests.store.sample import arrivals
left = int(sys.argv[3])
removed = changelog.remove
def crash(*arguments):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    removed(*arguments)
changelog.remove = crash
project = Project.open(sys.argv[1])
batch = project.begin_import("test")
batch.add(*arrivals(batch, {f"d{n}": f"Text {n}." for n in range(150)}))
batch.drop()
"""


def test_a_crash_while_sweeping_and_another_while_sweeping_the_rest(tmp_path: Path) -> None:
    path, state = tmp_path / "talks.annotator", Path(__file__).parents[2]
    with begin(path) as project:
        before, texts = _tables(project), _count(project, "texts")
    for left in ("0", "60", "10"):
        # The second and third crash come while the opening sweeps what the one before left.
        assert run(CRASHES, path, state, left).returncode == 9
        shutil.copy(path, tmp_path / f"crashed-{left}.annotator")
    with Project.open(path) as project:
        assert _tables(project) == before
        assert (_count(project, "texts"), _count(project, "open_batch")) == (texts, 0)
        assert project.check() == []


def test_every_transaction_of_a_batch_is_short(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        batch = project.begin_import("test")
        waits: list[float] = []
        thread = threading.Thread(
            target=lambda: batch.add([_layer(batch, f"d{n}", "x", 1500) for n in range(5)])
        )
        thread.start()
        while thread.is_alive():
            began = time.perf_counter()
            with project.reading():
                waits.append(time.perf_counter() - began)
            time.sleep(0.001)
        batch.drop()
        # Documents of 1,500 spans are written in parts; half the wait is asserted, for other work runs too.
        assert sorted(waits)[len(waits) // 2] < 0.05
        assert len(waits) > 10


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[float]:
    """The usual pace, with no long command under way: tests that play a crash abandon theirs."""
    monkeypatch.setattr("annotator.store.batches.POLITE", Politeness())
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    yield sys.getswitchinterval()
    sys.setswitchinterval(before)


def test_the_interpreters_pace_is_restored(tmp_path: Path, unhurried: float) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        first, second = project.begin_import("first"), project.begin_import("second")
        assert sys.getswitchinterval() < unhurried
        first.drop()
        assert sys.getswitchinterval() < unhurried
        project.close_import(second)
        assert sys.getswitchinterval() == pytest.approx(unhurried)


def test_an_import_belongs_to_whoever_began_it(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    Project.open(path, annotator="Bob").close()
    with Project.open(path, annotator="Ada") as project:
        ada, bob = project.annotators()
        batch = project.begin_import("test")
        project.become(bob.uid)
        project.close_import(batch)
        assert project.undo_name is None
        project.become(ada.uid)
        assert project.undo_name == "Import"


def test_a_document_cites_its_text_by_hash(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        assert project.document("talks").text_hash == text_hash(TEXT)
        assert project.documents_with_text(text_hash(TEXT)) == ["talks"]
