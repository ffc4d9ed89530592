"""Joining histories: what a crash leaves, what is passed on unread, and how long a key press waits."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.changes import Change, Scope
from annotator.core.commands import AddAnnotator, AddSpan, EditDocument
from annotator.core.entry import VERSION, Entry, packed
from annotator.core.fold import Records
from annotator.core.uids import new_uid
from annotator.store import changelog, check, projection
from annotator.store.joining import join
from annotator.store.lacking import Lacking
from annotator.store.visit import visited
from tests.store.sample import begin, bring, label, run

MANY = {f"late {number}": f"Text {number}. " * 40 for number in range(60)}


def pair(folder: Path) -> tuple[Path, Path]:
    """Two copies of a project; the second has more articles, and more labels by hand."""
    ours, theirs = folder / "ours.annotator", folder / "theirs.annotator"
    with begin(ours, 2) as project:
        project.execute(AddAnnotator("Bob"))
    shutil.copy(ours, theirs)
    with Project.open(theirs, annotator="Bob") as project:
        label(project, 30)
        bring(project, MANY)
        label(project, 5, "late 7")
        project.execute(EditDocument("talks", title="Bob's"))
    return ours, theirs


def joined(ours: Path, theirs: Path) -> Records:
    with Project.open(ours) as project, visited(theirs) as other:
        join(project._file, Lacking(project._file, other))
        assert project.check() == []
        return projection.tabled(project._file.db)


CRASHES = """
import os, sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from annotator.app.project import Project
from annotator.store import changelog
from annotator.store.joining import join
from annotator.store.lacking import Lacking
from annotator.store.visit import visited
left = int(sys.argv[4])
append = changelog.append
def crash(*arguments):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    return append(*arguments)
with Project.open(sys.argv[1]) as project, visited(Path(sys.argv[2])) as other:
    lacking = Lacking(project._file, other)
    changelog.append = crash
    # Somebody is waiting, so gestures are written in short transactions.
    join(project._file, lacking, None, lambda: False)
    print("whole")
"""


def test_a_crash_at_any_moment_leaves_a_sound_file_that_takes_the_rest(tmp_path: Path) -> None:
    ours, theirs = pair(tmp_path)
    expected = joined(Path(shutil.copy(ours, tmp_path / "expected.annotator")), theirs)
    before = tmp_path / "before"
    shutil.copy(ours, before)
    for left in (0, 30, 59, 60, 75, 95):
        shutil.copy(before, ours)
        crashed = run(CRASHES, ours, theirs, Path(__file__).parents[2], str(left))
        assert (crashed.returncode, crashed.stdout) == (9, ""), crashed.stderr
        with Project.open(ours) as project:
            assert project.check() == []
            # The import counts as a whole or not at all.
            assert len(project.documents()) in (1, 61)
        assert joined(ours, theirs) == expected


def test_entries_of_a_newer_program_are_kept_and_passed_on(tmp_path: Path) -> None:
    ours, theirs = pair(tmp_path)
    uid = new_uid()
    with Project.open(theirs) as project, project._file.transaction():
        told = packed([Change("layer", "x", None, {"document": "talks"})])
        newer = Entry(
            uid, VERSION + 1, Scope("talks", "bob"), None, new_uid(), 1, 2**60, "Dream", uid, None, None, told
        )
        project._file.seal([newer])
    third = Path(shutil.copy(ours, tmp_path / "third.annotator"))
    joined(ours, theirs)
    joined(third, ours)
    with Project.open(third) as project:
        (kept,) = changelog.entries(project._file.db, "command = 'Dream'")
        assert kept == newer
        assert project.record("layer", "x") is None


def test_what_is_done_meanwhile_is_later_than_what_comes(tmp_path: Path) -> None:
    ours, theirs = pair(tmp_path)
    with Project.open(theirs, annotator="Bob") as project, project._file.transaction():
        # Bob's clock is far ahead of ours.
        (entry,) = changelog.entries(project._file.db, "command = 'EditDocument'")
        uid = new_uid()
        body = packed([Change("document", "talks", {"title": "Bob's"}, {"title": "From the future"})])
        project._file.seal([replace(entry, id=uid, gesture=uid, hlc=2**60, rseq=10**6, body=body)])
    with Project.open(ours, annotator="Ada") as project, visited(theirs) as other:
        lacking = Lacking(project._file, other)
        asked = iter(range(10**6))

        def rename_in_the_middle() -> bool:
            if next(asked) == 3:
                project.execute(EditDocument("talks", title="Ada's"))
            return False

        join(project._file, lacking, None, rename_in_the_middle)
        assert project.document("talks").title == "Ada's"
        assert project.check() == []


def test_nothing_lacking_writes_nothing(tmp_path: Path) -> None:
    ours, theirs = pair(tmp_path)
    joined(ours, theirs)
    with Project.open(ours) as project, visited(theirs) as other:
        changes = project._file.db.total_changes
        assert join(project._file, Lacking(project._file, other)) == ()
        assert project._file.db.total_changes == changes


def test_a_key_press_does_not_wait_for_what_comes(tmp_path: Path) -> None:
    ours, theirs = pair(tmp_path)
    with Project.open(theirs, annotator="Bob") as project:
        bring(project, {f"more {number}": f"More {number}. " * 60 for number in range(300)})
    waits: list[float] = []
    with Project.open(ours, annotator="Ada") as project, visited(theirs) as other:
        lacking = Lacking(project._file, other)
        done = threading.Event()

        def bring_in(work: Callable[[], object]) -> None:
            work()
            done.set()

        thread = threading.Thread(
            target=bring_in, args=[lambda: join(project._file, lacking, None, lambda: False)]
        )
        thread.start()
        while not done.is_set():
            began = time.perf_counter()
            project.execute(AddSpan("talks", "actor", ((4, 9),)))
            waits.append(time.perf_counter() - began)
            time.sleep(0.005)
        thread.join()
        assert project.check() == []
        assert len(project.spans("talks")) == 2 + len(waits)
    # Half the wait is asserted, for other work runs too.
    assert sorted(waits)[len(waits) // 2] < 0.1
    assert len(waits) > 3


def test_the_history_and_the_texts_are_what_makes_a_file_sound_to_others(tmp_path: Path) -> None:
    ours, _ = pair(tmp_path)
    with Project.open(ours) as project:
        assert check.damage(project._file) == []
        project._file.db.execute("DELETE FROM span")
        # Tables are made anew from the history: nobody takes them over.
        assert check.damage(project._file) == []
        with project._file.transaction():
            projection.rebuild(project._file.db)


@pytest.mark.parametrize("first", ["ours", "theirs"])
def test_the_same_article_imported_on_both_sides(tmp_path: Path, first: str) -> None:
    ours, theirs = pair(tmp_path)
    for path in (ours, theirs):
        with Project.open(path, annotator="Ada") as project:
            bring(project, {"both": "Both bring this."})
            label(project, 2, "both")
            if path.stem == first:
                project.execute(EditDocument("both", title=f"{first} says"))
    copies = [Path(shutil.copy(path, tmp_path / f"copy {path.name}")) for path in (ours, theirs)]
    assert joined(ours, copies[1]) == joined(theirs, copies[0])
    with Project.open(ours) as project:
        assert len(project.spans("both", project.annotators()[0].uid)) == 4
