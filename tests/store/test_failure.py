"""A full disk, a refusing disk, an error in the middle: what was acknowledged stays, nothing else does."""

from __future__ import annotations

import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.core.commands import AddSpan, CreateEntity
from annotator.errors import UserError
from annotator.store.driver import sqlite3
from tests.store.sample import TEXT, arrivals, begin, bring, label

LONG_NOTE = "x" * 200_000
"""Needs new pages, and so a disk that has room."""


@contextmanager
def full_disk(project: Project) -> Iterator[None]:
    """SQLite finds no room for another page, as on a full disk."""
    db = project._file.db
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    db.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def refusing_disk(project: Project) -> Iterator[None]:
    """The system refuses to let any file grow: SQLite meets it in the middle of writing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (project.path.stat().st_size, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("fails", "code"), [(full_disk, "project.disk_full"), (refusing_disk, "project.disk_failed")]
)
def test_a_gesture_the_disk_refuses_leaves_no_trace_and_the_next_one_goes_on(
    tmp_path: Path, fails: Callable[[Project], Any], code: str
) -> None:
    path = tmp_path / "talks.annotator"
    heard: list[Committed] = []
    with begin(path, 2) as project:
        project.subscribe(heard.append)
        with fails(project):
            for _ in range(2):
                with pytest.raises(UserError) as refused:
                    project.execute(AddSpan("talks", "actor", ((5, 9),), note=LONG_NOTE))
                assert refused.value.code == code
                assert str(path) in sentence_for(refused.value)
            assert len(project.spans("talks")) == 2
            assert project.text("talks") == TEXT
        assert heard == []
        assert project.undo_name == "AddSpan"
        project.undo()
        project.redo()
        label(project, 2)
        assert project.check() == []
        assert project.behind() == 0
    with Project.open(path, annotator="Ada") as project:
        assert len(project.spans("talks")) == 4
        assert project.check() == []


@pytest.mark.parametrize("fails", [full_disk, refusing_disk])
def test_an_import_the_disk_refuses_is_gone(tmp_path: Path, fails: Callable[[Project], Any]) -> None:
    path = tmp_path / "talks.annotator"
    with begin(path) as project:
        rows = _rows(project)
        batch = project.begin_import("test")
        batch.add(*arrivals(batch, {"small": "A small text."}))
        with fails(project), pytest.raises(UserError):
            batch.add(*arrivals(batch, {f"d{n}": LONG_NOTE + str(n) for n in range(3)}))
        batch.drop()
        assert _rows(project) == rows
        bring(project, {"after": "Afterwards there is room."})
        assert project.check() == []


def test_what_a_full_disk_kept_from_being_swept_goes_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    with begin(path) as project:
        rows = _rows(project)
        batch = project.begin_import("test")
        batch.add(*arrivals(batch, {"one": "One.", "two": "Two."}))
        project._file.db.execute("PRAGMA query_only = ON")
        batch.drop()
        project._file.db.execute("PRAGMA query_only = OFF")
        assert _rows(project) != rows
        assert [summary.uid for summary in project.documents()] == ["talks"]
        assert project.check() == []
    with Project.open(path) as project:
        assert _rows(project) == rows


def test_an_error_in_the_middle_of_a_gesture_rolls_all_of_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with begin(tmp_path / "talks.annotator", 1) as project:
        for point in ("projection.project", "changelog.append", "changelog.advance_head"):
            with monkeypatch.context() as broken:
                broken.setattr(f"annotator.store.{point}", _interrupt)
                with pytest.raises(KeyboardInterrupt):
                    label(project, 1)
            assert len(project.spans("talks")) == 1
        label(project, 1)
        assert project.check() == []


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_number_is_never_given_twice_though_gestures_fail_beside_an_import(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator") as project:
        done = threading.Event()

        def fail_again_and_again() -> None:
            while not done.is_set():
                with pytest.raises(UserError):
                    project.execute(AddSpan("talks", "no such label", ((0, 1),)))

        thread = threading.Thread(target=fail_again_and_again)
        thread.start()
        for round_ in range(20):
            bring(project, {f"d{round_}-{n}": f"Text {round_} {n}." for n in range(5)})
            label(project, 1)
        done.set()
        thread.join()
        numbers = [row[0] for row in project._file.db.execute("SELECT rseq FROM log").fetchall()]
        assert len(numbers) == len(set(numbers))
        assert project.check() == []


def test_a_listener_that_fails_keeps_no_other_from_hearing(tmp_path: Path) -> None:
    heard: list[str] = []

    def fail(_: Committed) -> None:
        raise ValueError("a view is broken")

    with begin(tmp_path / "talks.annotator") as project:
        project.subscribe(fail)
        project.subscribe(lambda committed: heard.append(committed.command))
        with pytest.raises(ValueError, match="a view is broken"):
            project.execute(CreateEntity("country", "Ukraine"))
        assert heard == ["CreateEntity"]
        assert project.undo_name == "CreateEntity"
        assert [entity.name for entity in project.entities()] == ["Ukraine"]


def test_log_and_texts_cannot_be_rewritten(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator", 2) as project:
        db = project._file.db
        batch = project.begin_import("test")
        batch.add(*arrivals(batch, {"open": "An open one."}))
        row = db.execute("SELECT * FROM log WHERE batch IS NULL LIMIT 1").fetchone()
        for sql, values in (
            ("UPDATE log SET body = '[]'", []),
            ("DELETE FROM log", []),
            (f"INSERT OR REPLACE INTO log VALUES ({', '.join('?' * len(row))})", row),
            ("UPDATE texts SET body = 'x'", []),
            ("DELETE FROM texts", []),
            ("INSERT OR REPLACE INTO texts SELECT sha256, 'x', batch FROM texts", []),
        ):
            with pytest.raises(sqlite3.IntegrityError, match=r"append-only|immutable"):
                db.execute(sql, list(values))
        batch.drop()
        assert project.check() == []


def _rows(project: Project) -> dict[str, int]:
    tables = ("log", "texts", "document", "layer", "span", "open_batch", "open_batch_met")
    return {
        table: project._file.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
    }
