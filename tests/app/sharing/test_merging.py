"""Bringing in the work of other files of the same project."""

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
from annotator.core.changes import Committed
from annotator.core.commands import AddSpan, CreateEntity, EditDocument, LinkSpan, RenameEntity, UniteEntities
from annotator.core.entry import link
from annotator.errors import UserError
from annotator.store import changelog
from annotator.store.schema import statements
from tests.app.sharing.copies import TEXTS, born, copied, labels, tables, work


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    return born(tmp_path / "origin")


def merged(path: Path, *others: Path) -> None:
    with Project.open(path) as project:
        project.sharing.merge(others)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_who_brings_what_and_that_it_is_there_then(origin: Path) -> None:
    copy = copied(origin, "bob")
    work(copy, "Bob", 2)
    with Project.open(copy, annotator="Dora") as other:
        other.execute(CreateEntity("country", "Norway"))
        (copy.parent / "late.txt").write_text("A late article.", encoding="utf-8")
        other.import_files([copy.parent / "late.txt"])
    before = digest(copy)
    with Project.open(origin, annotator="Ada") as project:
        here = digest(origin)
        preview = project.sharing.merge([copy], preview=True)
        assert preview.preview
        assert len(project.documents()) == 3
        assert digest(origin) == here
        (file,) = project.sharing.merge([copy]).files
        assert file == preview.files[0]
        assert (file.brought.documents, file.brought.spans, file.brought.statements) == (1, 4, 2)
        assert (file.brought.entities, file.brought.decisions) == (1, 0)
        told = file.to_json()
        assert told["annotators"] == ["Dora"]
        assert told["layers"] == [
            {"annotator": "Bob", "documents": 2, "spans": 4, "statements": 2, "removed": 0}
        ]
        assert len(project.documents()) == 4
        assert labels(project, "Bob") == [2, 2, 0, 0]
        assert project.text(project.documents()[3].uid) == "A late article."
        assert not project.sharing.merge([copy]).files[0].is_news
        assert project.check() == []
    assert digest(copy) == before


def test_three_files_in_any_order_and_twice(origin: Path) -> None:
    files = [copied(origin, name) for name in ("Ada", "Bob", "Céline")]
    for path in files:
        work(path, path.stem)
    one, other, last = (copied(origin, name) for name in ("one", "other", "last"))
    merged(one, *files)
    merged(other, *reversed(files), *files)
    merged(last, files[1])
    merged(files[2], files[0])
    merged(last, files[2])
    assert tables(one) == tables(other) == tables(last)
    merged(files[0], one)
    assert tables(files[0]) == tables(one)


def test_nothing_of_it_can_be_undone_but_ones_own_work_still_can(origin: Path) -> None:
    copy = copied(origin, "bob")
    work(copy, "Bob", 1)
    with Project.open(origin, annotator="Ada") as project:
        document = project.documents()[0].uid
        project.execute(AddSpan(document, "actor", ((0, 4),)))
        project.execute(EditDocument(document, title="Mine"))
        project.sharing.merge([copy])
        assert project.undo_name == "EditDocument"
        project.undo()
        project.undo()
        assert project.spans(document) == []
        assert labels(project, "Bob") == [2, 0, 0]
        assert project.undo_name == "Import"
        with pytest.raises(UserError) as refused:
            project.undo()
        assert refused.value.code == "undo.dependants"
        assert project.check() == []


def test_listeners_are_told_and_the_codebook_is_read_anew(origin: Path) -> None:
    copy = copied(origin, "bob")
    work(copy, "Bob", 1)
    with Project.open(origin, annotator="Ada") as project:
        heard: list[Committed] = []
        project.subscribe(heard.append)
        project.sharing.merge([copy])
        assert {committed.command for committed in heard} == {"Merge"}
        kinds = [change.kind for committed in heard for change in committed.changes]
        assert {"span", "statement", "layer"} <= set(kinds)


def test_a_backup_is_made_before_the_first_merge_of_a_session(origin: Path) -> None:
    copy = copied(origin, "bob")
    work(copy, "Bob", 1)
    elsewhere = copied(origin, "elsewhere")
    with Project.open(elsewhere, annotator="Ada") as project:
        project.sharing.merge([copy], preview=True)
        assert not list(project.backups.glob("*.annotator"))
        project.execute(EditDocument(project.documents()[0].uid, title="Just now"))
        project.sharing.merge([copy])
        (made,) = project.backups.glob("*.annotator")
        opened = sqlite3.connect(made)
        assert opened.execute("SELECT count(*) FROM document WHERE title = 'Just now'").fetchone() == (1,)
        assert opened.execute("SELECT count(*) FROM span").fetchone() == (0,)
        opened.close()


# --- What both sides said ---------------------------------------------------------------------------------


def test_one_name_on_both_sides_becomes_one_entity_whoever_merges(origin: Path) -> None:
    files = [copied(origin, name) for name in ("Ada", "Bob", "Céline")]
    for path in files:
        with Project.open(path, annotator=path.stem) as project:
            document = project.documents()[0].uid
            span = project.execute(AddSpan(document, "actor", ((0, 4),))).created[-1]
            entity = project.execute(CreateEntity("country", "Ukraine", aliases=(path.stem,))).created[0]
            project.execute(LinkSpan(span, entity))
    with Project.open(files[0]) as project:
        preview = project.sharing.merge([files[1]], preview=True).files[0]
        (united,) = project.sharing.merge([files[1]]).files[0].united
        assert preview.united == (united,)
        assert united.name == "Ukraine"
        (stands,) = [one for one in project.entities() if one.name == "Ukraine"]
        assert stands.uid == min(united.uids)
        assert set(stands.aliases) == {"Ada", "Bob"}
        standing = project.canonical_entities()
        assert {standing.get(uid, uid) for uid in united.uids} == {stands.uid}
        assert [project.entity(uid) for uid in united.uids] == [stands, stands]
        assert project.undo_name != "UniteNamesakes"
    # The other two first, then with what the first two came to: all point straight to one.
    merged(files[1], files[2])
    merged(files[2], files[1], files[0])
    merged(files[0], files[2])
    merged(files[1], files[0])
    assert tables(files[0]) == tables(files[1]) == tables(files[2])
    uids = {
        uid
        for (kind, uid), fields in tables(files[0]).items()
        if kind == "entity" and fields["name"] == "Ukraine"
    }
    targets = {uid: tables(files[0])["entity", uid]["same_as"] for uid in uids}
    assert targets == {uid: None if uid == min(uids) else min(uids) for uid in uids}


def test_the_later_word_on_a_name_stands_and_both_are_told(origin: Path) -> None:
    with Project.open(origin, annotator="Ada") as project:
        entity = project.execute(CreateEntity("country", "Ukraine")).created[0]
    copy = copied(origin, "bob")
    with Project.open(origin, annotator="Ada") as project:
        project.execute(RenameEntity(entity, "The Ukraine"))
    unmerged = copied(origin, "unmerged")
    with Project.open(copy, annotator="Bob") as project:
        project.execute(RenameEntity(entity, "Ukraina"))
    with Project.open(origin, annotator="Ada") as project:
        (file,) = project.sharing.merge([copy]).files
        (found,) = file.differences
        assert (found.here, found.there, found.here_stands) == ("The Ukraine", "Ukraina", False)
        assert project.entity(entity).name == "Ukraina"
        # It is settled there, so it is no news here.
    with Project.open(copy, annotator="Bob") as project:
        assert project.sharing.merge([unmerged], preview=True).files[0].differences[0].here_stands
        assert project.sharing.merge([origin]).files[0].differences == ()


def test_people_of_one_name_are_told_and_left_two(origin: Path) -> None:
    copy = copied(origin, "copy")
    for path in (origin, copy):
        Project.open(path, annotator="Dora").close()
    with Project.open(origin) as project:
        (same,) = project.sharing.merge([copy]).files[0].same_names
        assert (same.name, len(same.uids)) == ("Dora", 2)
        assert [person.name for person in project.annotators()].count("Dora") == 2


def test_entities_of_several_kinds_are_not_the_same(origin: Path) -> None:
    with Project.open(origin, annotator="Ada") as project:
        one, other = (
            project.execute(CreateEntity(kind, "Georgia")).created[0] for kind in ("country", "person")
        )
        with pytest.raises(UserError) as refused:
            project.execute(UniteEntities((one, other)))
        assert refused.value.code == "entity.kinds_differ"


# --- Files that can't be brought in -----------------------------------------------------------------------


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
