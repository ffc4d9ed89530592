"""Bringing in the work of other files of the same project."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.core.commands import AddSpan, CreateEntity, EditDocument, LinkSpan, RenameEntity, UniteEntities
from annotator.errors import UserError
from tests.app.sharing.copies import born, copied, labels, tables, work


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
