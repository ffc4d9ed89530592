"""The file that a person takes away, and its way back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from annotator.app.naming import as_project
from annotator.app.project import Project
from annotator.app.sharing.splitting import suggested_file
from annotator.core.changes import PROJECT, Change, ScopedChange
from annotator.core.commands import SetStatus
from annotator.core.fold import Records
from annotator.core.uids import derived_uid
from annotator.errors import UserError
from annotator.store import changelog
from tests.app.sharing.copies import PEOPLE, born, copied, labels, tables, uid_of, work


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    return born(tmp_path / "origin")


def assign(path: Path, given: dict[str, list[int]]) -> None:
    """Assign documents (by their place) to people (by name)."""
    with Project.open(path) as project:
        documents = [summary.uid for summary in project.documents()]
        changes = []
        for name, places in given.items():
            for place in places:
                fields = {"document": documents[place], "annotator": uid_of(project, name)}
                uid = derived_uid("assignment", fields["document"], fields["annotator"])
                changes.append(ScopedChange(PROJECT, Change("assignment", uid, None, fields)))
        project._file.commit(lambda: changes, command="Assign", owner=None)


def split(path: Path, name: str) -> Path:
    out = path.with_name(f"for {name}.annotator")
    with Project.open(path) as project:
        project.sharing.split(uid_of(project, name), out)
    return out


def raw(path: Path) -> bytes:
    return path.read_bytes()


def test_their_documents_and_their_labels_and_nobody_elses(origin: Path) -> None:
    for name in PEOPLE:
        work(origin, name)
    assign(origin, {"Bob": [0, 2], "Ada": [1]})
    with Project.open(origin) as project:
        report = project.sharing.split(uid_of(project, "Bob"), origin.with_name("bob"))
    assert report.path == as_project(origin.with_name("bob"))
    assert (report.annotator, report.documents, report.spans, report.statements) == ("Bob", 2, 4, 2)
    with Project.open(report.path) as project:
        assert [summary.title for summary in project.documents()] == [
            "Kyiv wants guarantees. Moscow refuses them.",
            "Paris offers soldiers. Rome declines, for now.",
        ]
        assert labels(project, "Bob") == [2, 2]
        assert labels(project, "Ada") == labels(project, "Céline") == [0, 0]
        assert project.sharing.made_for == uid_of(project, "Bob")
        assert project.info()["annotators"] != []
        assert project.check() == []
        assert len(list(project._file.db.execute("SELECT * FROM texts"))) == 2
        whole = uid_of(project, "Ada"), uid_of(project, "Céline")
        scopes = {entry.scope.annotator for entry in changelog.entries(project._file.db)}
        assert not scopes & set(whole)
    # Not even a trace that a disk editor would find.
    assert b"Oslo pays" not in raw(report.path)


def test_where_nothing_is_assigned_all_go_along(origin: Path) -> None:
    with Project.open(origin) as project:
        bob, ada = uid_of(project, "Bob"), uid_of(project, "Ada")
        assert len(project.sharing.wanted(bob)) == 3
    assign(origin, {"Ada": [1]})
    with Project.open(origin) as project:
        assert project.sharing.wanted(bob) == []
        assert len(project.sharing.wanted(ada)) == 1
        assert len(project.sharing.wanted(bob, "all")) == 3
        with pytest.raises(UserError) as refused:
            project.sharing.split(bob, origin.with_name("none.annotator"))
        assert refused.value.code == "sharing.nothing_assigned"
        assert not origin.with_name("none.annotator").exists()


def test_what_is_in_the_way_stays(origin: Path) -> None:
    there = origin.with_name("there.annotator")
    there.write_text("mine")
    with Project.open(origin) as project:
        bob = uid_of(project, "Bob")
        for out, code in ((there, "project.exists"), (origin.parent / "no" / "where", "project.no_folder")):
            with pytest.raises(UserError) as refused:
                project.sharing.split(bob, out)
            assert refused.value.code == code
        with pytest.raises(UserError) as refused:
            project.sharing.split("nobody", origin.with_name("x"))
        assert refused.value.code == "annotator.unknown"
        assert project.sharing.split(bob, origin.with_name("y"), cancelled=lambda: True).cancelled
    assert there.read_text() == "mine"
    assert not origin.with_name("y.annotator").exists()


def without_passing(records: Records) -> Records:
    return {key: fields for key, fields in records.items() if key[0] != "time"}


def test_split_label_and_back_in_any_order(origin: Path) -> None:
    work(origin, "Ada", 1)
    files = {name: split(origin, name) for name in PEOPLE}
    for name, path in files.items():
        work(path, name, 2 + len(name) % 2)
        with Project.open(path, annotator=name) as project:
            project.execute(SetStatus(project.documents()[0].uid, "done"))
    outcomes = []
    for number, order in enumerate((PEOPLE, PEOPLE[::-1], (PEOPLE[1], PEOPLE[0], PEOPLE[2]))):
        copy = copied(origin, f"order {number}")
        with Project.open(copy) as project:
            for name in order:
                project.sharing.merge([files[name]])
        outcomes.append(tables(copy))
    assert outcomes[0] == outcomes[1] == outcomes[2]
    with Project.open(files["Ada"]) as project:
        project.sharing.merge([files["Bob"], files["Céline"]])
    assert without_passing(tables(files["Ada"])) == without_passing(outcomes[0])


def test_an_import_in_parts_is_closed_and_becomes_whole(origin: Path) -> None:
    assign(origin, {"Ada": [0], "Bob": [1], "Céline": [2]})
    ada, bob, céline = (split(origin, name) for name in PEOPLE)
    with Project.open(ada) as project:
        assert len(project.documents()) == 1
        assert project._file.db.execute('SELECT count(*) FROM "import"').fetchone() == (1,)
        project.sharing.merge([céline])
        assert len(project.documents()) == 2
        assert project.check() == []
        project.sharing.merge([bob])
        assert len(project.documents()) == 3
        assert project.check() == []
        assert project._file.db.execute("SELECT value FROM meta WHERE key = 'parts'").fetchone() is None
    assert tables(ada) == tables(origin)


def test_a_part_that_lost_something_is_noticed(origin: Path) -> None:
    assign(origin, {"Bob": [0, 2]})
    path = split(origin, "Bob")
    opened = sqlite3.connect(path)
    opened.execute("DROP TRIGGER log_stays")
    opened.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log WHERE batch NOT NULL)")
    opened.execute(
        "CREATE TRIGGER log_stays BEFORE DELETE ON log\n    WHEN OLD.batch IS NULL OR NOT EXISTS "
        "(SELECT 1 FROM open_batch WHERE uid = OLD.batch)\n    "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    )
    opened.commit()
    opened.close()
    with Project.open(path) as project:
        assert "check.chain" in {fault.code for fault in project.check()}
    with Project.open(origin) as project, pytest.raises(UserError) as refused:
        project.sharing.merge([path])
    assert refused.value.code == "sharing.damaged"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ada  Smith-Lee", "p-Ada-Smith-Lee.annotator"),
        ("a/b:c*?", "p-a-b-c.annotator"),
        ("..", "p-annotator.annotator"),
        ("हिन्दी", "p-हिन्दी.annotator"),
        ("Й" * 300, f"p-{'Й' * 60}.annotator"),
    ],
)
def test_a_file_of_that_name_can_be_made_anywhere(name: str, file: str) -> None:
    assert suggested_file(Path("p.annotator"), name) == Path(file)
