"""Labels from another project, on texts that are in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.commands import AddSpan, CreateEntity, EditDocument, LinkSpan
from annotator.errors import UserError
from tests.app.sharing.copies import TEXTS, uid_of


def project_of(folder: Path, name: str, person: str, texts: dict[str, str]) -> Path:
    articles = folder / name
    articles.mkdir(parents=True)
    for title, text in texts.items():
        (articles / f"{title}.txt").write_text(text, encoding="utf-8")
    path = folder / f"{name}.annotator"
    with Project.create(path, annotator=person) as project:
        project.import_files([articles])
    return path


def label(path: Path, person: str, entity: str) -> None:
    with Project.open(path, annotator=person) as project:
        made = project.execute(CreateEntity("country", entity)).created[0]
        for summary in project.documents():
            span = project.execute(AddSpan(summary.uid, "actor", ((0, 4),))).created[-1]
            project.execute(LinkSpan(span, made))


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = project_of(tmp_path, "ours", "Ada", {"kyiv": TEXTS["kyiv"], "paris": TEXTS["paris"]})
    label(path, "Ada", "Ukraine")
    return path


def test_labels_on_common_texts_come_once(ours: Path, tmp_path: Path) -> None:
    theirs = project_of(tmp_path, "theirs", "Zoe", {"kyiv": TEXTS["kyiv"], "oslo": TEXTS["oslo"]})
    label(theirs, "Zoe", "ukraine")
    before = theirs.read_bytes()
    with Project.open(ours) as project:
        preview = project.sharing.merge([theirs], preview=True).files[0]
        assert (preview.same_project, preview.brought.spans) == (False, 1)
        assert [issue.code for issue in preview.warnings] == ["sharing.texts_of_theirs"]
        file = project.sharing.merge([theirs]).files[0]
        assert (file.brought, len(project.documents())) == (preview.brought, 2)
        kyiv = next(one.uid for one in project.documents() if "Kyiv" in project.text(one.uid))
        assert len(project.spans(kyiv, uid_of(project, "Zoe"))) == 1
        assert [one.name for one in file.united] == [min_name(project)]
        assert [entity.name for entity in project.entities()] == [min_name(project)]
        assert not project.sharing.merge([theirs]).files[0].is_news
        assert project.check() == []
    assert theirs.read_bytes() == before


def min_name(project: Project) -> str:
    """How the entity is called whose uid is the smallest."""
    records = project._file.where("entity", "kind", "country")
    return str(records[min(records)]["name"])


def test_people_of_one_name_are_one_person(ours: Path, tmp_path: Path) -> None:
    theirs = project_of(tmp_path, "theirs", "ada", {"kyiv": TEXTS["kyiv"]})
    label(theirs, "ada", "Ukraine")
    with Project.open(ours, annotator="Ada") as project:
        file = project.sharing.merge([theirs]).files[0]
        assert [person.name for person in project.annotators()] == ["Ada"]
        assert "sharing.same_person" in {issue.code for issue in file.warnings}
        assert [len(project.spans(one.uid)) for one in project.documents()] == [2, 1]
        assert project.check() == []


def test_reprints_are_left_out_until_somebody_says_which(ours: Path, tmp_path: Path) -> None:
    with Project.open(ours) as project:
        for summary, date in zip(project.documents(), ("2024-01-01", "2024-02-01"), strict=True):
            project.execute(EditDocument(summary.uid, meta={"date": date}))
    theirs = project_of(tmp_path, "theirs", "Zoe", {"kyiv": TEXTS["kyiv"]})
    label(theirs, "Zoe", "Norway")
    with Project.open(theirs) as project:
        there = project.documents()[0].uid
        project.execute(EditDocument(there, meta={"date": "1999-09-09"}))
    with Project.open(ours) as project:
        file = project.sharing.merge([theirs]).files[0]
        (unclear,) = file.unclear
        assert (unclear.there.uid, file.brought.spans) == (there, 0)
        assert [issue.code for issue in file.warnings] == ["sharing.unclear_document"]
        told = project.sharing.merge([theirs], pairs={there: unclear.here[0].uid}).files[0]
        assert told.brought.spans == 1
        assert project.document(unclear.here[0].uid).meta == {"date": "2024-01-01"}


def test_no_text_in_common(ours: Path, tmp_path: Path) -> None:
    theirs = project_of(tmp_path, "theirs", "Zoe", {"oslo": TEXTS["oslo"]})
    with Project.open(ours) as project:
        before = ours.read_bytes()
        with pytest.raises(UserError) as refused:
            project.sharing.merge([theirs])
        assert refused.value.code == "sharing.no_common_text"
        assert ours.read_bytes() == before
