"""Files that can't be brought in, and merges that are called off: nothing has changed then."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.commands import EditDocument
from annotator.core.entry import link
from annotator.errors import UserError
from annotator.store import changelog
from annotator.store.schema import statements
from tests.app.sharing.copies import TEXTS, born, copied, labels, tables, work


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    return born(tmp_path / "origin")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refusal(project: Project, path: Path) -> str:
    before = digest(project.path)
    with pytest.raises(UserError) as refused:
        project.sharing.merge([path])
    assert digest(project.path) == before
    return refused.value.code


@pytest.fixture
def project(origin: Path) -> Iterator[Project]:
    with Project.open(origin, annotator="Ada") as project:
        yield project


def test_what_is_no_project_or_not_there(project: Project, tmp_path: Path) -> None:
    text, empty = tmp_path / "text.annotator", tmp_path / "empty.annotator"
    text.write_text("An article about something else entirely. " * 40)
    empty.touch()
    assert refusal(project, text) == "project.not_one"
    assert refusal(project, empty) == "project.not_one"
    assert refusal(project, tmp_path) == "project.missing"
    assert refusal(project, tmp_path / "nothing.annotator") == "project.missing"


def test_the_very_same_file_also_through_a_link(project: Project, tmp_path: Path) -> None:
    link = tmp_path / "link.annotator"
    link.symlink_to(project.path)
    assert refusal(project, project.path) == "sharing.same_file"
    assert refusal(project, link) == "sharing.same_file"
    assert project.check() == []
    project.execute(EditDocument(project.documents()[0].uid, title="Still ours"))


def test_a_newer_version_and_a_planted_trigger(project: Project) -> None:
    newer, planted = copied_while_open(project, "newer"), copied_while_open(project, "planted")
    opened = sqlite3.connect(newer)
    opened.execute("PRAGMA user_version = 999")
    opened.close()
    opened = sqlite3.connect(planted)
    opened.execute("CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM span; END")
    opened.close()
    assert refusal(project, newer) == "project.newer"
    assert refusal(project, planted) == "project.schema_altered"


def copied_while_open(project: Project, name: str) -> Path:
    path = project.path.with_name(f"{name}.annotator")
    out = sqlite3.connect(path)
    project._file.db.backup(out)
    out.close()
    return path


def test_a_damaged_file_brings_nothing(project: Project) -> None:
    project.close()
    copy = copied(project.path, "damaged")
    work(copy, "Bob", 3)
    raw = bytearray(copy.read_bytes())
    at = raw.rindex(b'"proposal"')
    raw[at : at + 10] = b'"pr0posal"'
    copy.write_bytes(raw)
    with Project.open(project.path) as opened:
        assert refusal(opened, copy) in ("sharing.damaged", "project.damaged")


def test_a_step_that_is_told_differently(project: Project) -> None:
    project.close()
    copy = copied(project.path, "altered")
    with Project.open(copy, annotator="Bob") as other:
        db = other._file.db
        db.execute("DROP TRIGGER log_keeps")
        entries = list(changelog.entries(db))
        chain, digests = bytes(32), {}
        for entry in entries:
            if entry.batch is None:
                told = replace(entry, body=entry.body.replace("Positions", "Opinions"))
                chain = link(chain, told.digest())
                digests[entry.id] = (told.body, told.digest(), chain)
        for id_, (body, digest_, link_) in digests.items():
            db.execute(
                "UPDATE log SET body = ?, digest = ?, chain = ? WHERE id = ?",
                [body, digest_, link_, bytes.fromhex(id_)],
            )
        db.execute("UPDATE head SET chain = ?", [chain])
        db.execute(next(one for one in statements() if "log_keeps" in one))
    with Project.open(project.path) as opened:
        assert refusal(opened, copy) == "sharing.contradiction"


HOLD = """
import sys, time
from annotator.app.project import Project
project = Project.open(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_has_open(project: Project) -> None:
    copy = copied_while_open(project, "held")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(copy)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holding:
        assert holding.stdout is not None
        assert holding.stdin is not None
        assert holding.stdout.readline() == b"held\n"
        assert refusal(project, copy) == "project.locked"
        holding.stdin.close()


def test_a_file_that_this_program_has_open_keeps_its_lock(project: Project) -> None:
    copy = copied_while_open(project, "held")
    with Project.open(copy) as other:
        assert refusal(project, copy).startswith("project.locked")
        run = subprocess.run(
            [sys.executable, "-c", HOLD, str(copy)], stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert "project.locked" in run.stderr
        other.execute(EditDocument(other.documents()[0].uid, title="Mine still"))


INTERRUPTED = """
import os, sys
from annotator.app.project import Project
from annotator.core.commands import EditDocument
project = Project.open(sys.argv[1], annotator="Bob")
db = project._file.db
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
for n in range(400):
    db.execute("INSERT INTO meta VALUES (?, ?)", [f"x{n}", "y" * 900])
os._exit(9)
"""


def test_a_file_whose_program_died_amid_a_write_is_read_as_it_was_before(project: Project) -> None:
    copy = copied_while_open(project, "crashed")
    work(copy, "Bob", 1)
    assert subprocess.run([sys.executable, "-c", INTERRUPTED, str(copy)]).returncode == 9
    assert copy.with_name("crashed.annotator-journal").exists()
    before = digest(copy)
    assert project.sharing.merge([copy]).files[0].brought.spans == 2
    assert digest(copy) == before
    assert project.check() == []


def test_of_several_files_the_sound_ones_come(project: Project, tmp_path: Path) -> None:
    copy = copied_while_open(project, "bob")
    work(copy, "Bob", 1)
    report = project.sharing.merge([tmp_path / "nothing.annotator", copy, project.path])
    assert [file.refused.code if file.refused else None for file in report.files] == [
        "project.missing", None, "sharing.same_file",
    ]  # fmt: skip
    assert labels(project, "Bob") == [2, 0, 0]


def test_what_was_called_off_has_changed_nothing(origin: Path) -> None:
    copy = copied(origin, "bob")
    work(copy, "Bob")
    with Project.open(copy, annotator="Bob") as other:
        late = [copy.parent / f"late {number}.txt" for number in range(40)]
        for path in late:
            path.write_text(f"{path.stem}. " + TEXTS["oslo"] * 30, encoding="utf-8")
        other.import_files(late)
    before, fresh = tables(origin), copied(origin, "fresh")
    for patience in count():
        asked = count()
        with Project.open(origin, annotator="Ada") as project:
            report = project.sharing.merge([copy], cancelled=partial(_is_enough, asked, patience))
        if not report.cancelled:
            break
        assert report.files == ()
        assert tables(origin) == before
    assert patience > 4, "it was asked too seldom"
    with Project.open(fresh, annotator="Ada") as project:
        told: list[tuple[int, int]] = []
        project.sharing.merge([copy], progress=lambda done, total: told.append((done, total)))
        assert told == sorted(told)
        assert told[-1][0] == told[-1][1]
        assert len(project.documents()) == 43


def _is_enough(asked: Iterator[int], patience: int) -> bool:
    return next(asked) >= patience


def test_an_older_file_is_brought_up_to_date_in_the_copy_only(project: Project) -> None:
    copy = copied_while_open(project, "older")
    work(copy, "Bob", 1)
    opened = sqlite3.connect(copy)
    # As the first version left it: today's migration makes the record tables anew from the log.
    opened.execute("DROP TABLE assignment")
    opened.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0002%'")
    opened.execute("PRAGMA user_version = 1")
    opened.commit()
    opened.close()
    before = digest(copy)
    assert project.sharing.merge([copy]).files[0].brought.spans == 2
    assert digest(copy) == before
