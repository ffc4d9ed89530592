"""Exporting: the same bytes again, whole files or none, which layers, what is lost, one moment of the log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annotator import Project, UserError
from annotator.app.resources import seeds
from annotator.core.commands import (
    AddSpan,
    AddStatement,
    CreateEntity,
    MoveSpan,
    RemoveDocument,
    RemoveSpan,
    SetStatus,
)
from annotator.core.records import Filling
from tests.app.native_files import files

SAMPLE = sorted(seeds().glob("*.jsonl"))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as made:
        yield made


def labelled(project: Project, folder: Path, *texts: str) -> list[str]:
    """Import ``texts`` and label the first word of each as an actor; answers the documents' uids."""
    path = folder / "texts.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    project.import_files([path])
    for document in project.documents():
        project.execute(AddSpan(document.uid, "actor", ((0, 3),)))
    return [document.uid for document in project.documents()]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# --- There and back ----------------------------------------------------------------------------------------


def test_the_sample_comes_out_as_it_went_in(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files(SAMPLE)
        assert (came.skipped, came.warnings) == ((), ())
        gone = project.export(tmp_path / "out.jsonl", format="native")
        assert project.check() == []
    assert (tmp_path / "out.jsonl").read_bytes() == SAMPLE[0].read_bytes()
    assert (gone.documents, gone.spans, gone.statements) == (came.documents, came.spans, came.statements)
    assert gone.lost == () and gone.files == (tmp_path / "out.jsonl",)


@settings(max_examples=25)
@given(values=files())
def test_what_was_exported_comes_back_byte_by_byte(
    tmp_path_factory: pytest.TempPathFactory, values: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("there")
    before, after = folder / "before.jsonl", folder / "after.jsonl"
    text = "".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in values)
    before.write_bytes(text.encode())
    with Project.create(folder / "p.annotator") as project:
        came = project.import_files([before])
        assert came.skipped == ()
        project.export(after, format="native")
        assert project.check() == []
    assert after.read_bytes() == before.read_bytes()


# --- Files -------------------------------------------------------------------------------------------------


def test_a_folder_gets_a_file_of_the_usual_name(project: Project, tmp_path: Path) -> None:
    names = {
        project.export(tmp_path, format=name).files[0].name
        for name in ("native", "statements.csv", "spans-csv")
    }
    assert names == {"annotator.jsonl", "statements.csv", "spans.csv"}
    assert project.export(tmp_path, format="native").to_json() == {
        "documents": 0, "spans": 0, "statements": 0, "lost": [], "files": [str(tmp_path / "annotator.jsonl")],
    }  # fmt: skip


def test_where_an_export_can_not_go(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.annotator"
    Project.create(other).close()
    before = other.read_bytes()
    for out, code in (
        (tmp_path / "gone" / "out.csv", "no_folder"),
        (project.path, "onto_project"),
        (other, "onto_other"),
        (Path("/dev/null"), "unwritable"),
        (tmp_path / ("x" * 300), "unwritable"),
    ):
        with pytest.raises(UserError, match=code):
            project.export(out, format="spans-csv")
    with pytest.raises(UserError, match="not_writable"):
        project.export(tmp_path, format="text")
    assert other.read_bytes() == before


def test_the_old_file_stays_whole_until_the_new_one_is(project: Project, tmp_path: Path) -> None:
    labelled(project, tmp_path, "Ada said", "Bob said")
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    report = project.export(out, format="native", cancelled=lambda: True)
    assert report.cancelled and out.read_text() == "old"

    def fail(done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="unwritable") as told:
        project.export(out, format="native", progress=fail)
    assert told.value.params["reason"] == "No space left on device"
    assert out.read_text() == "old"
    assert project.export(out, format="native").documents == 2
    assert len(lines(out)) == 3
    assert not list(tmp_path.glob(".*.part*"))


def test_a_link_stays_a_link(project: Project, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    project.export(tmp_path / "link.csv", format="spans-csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("document,")


# --- Which layers ------------------------------------------------------------------------------------------


def people(out: Path) -> tuple[list[str], set[str], bool]:
    """Names in the header, whose layers there are, and whether there is gold."""
    header, *documents = lines(out)
    names = {person["uid"]: person["name"] for person in header["annotators"]}
    layers = {names[layer["annotator"]] for document in documents for layer in document["layers"]}
    return (
        sorted(names.values()),
        layers,
        any(document["gold"] or document["decisions"] for document in documents),
    )


def test_layers_can_be_chosen(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files(SAMPLE)
        project.export(out, format="native")
        everybody, authors, has_gold = people(out)
        assert has_gold and len(authors) >= 3
        first, second = sorted(authors)[:2]
        project.export(out, format="native", layers=first)
        assert people(out) == ([first], {first}, False)
        project.export(out, format="native", layers=f"{second.upper()}, {first}")
        assert people(out) == ([first, second], {first, second}, False)
        project.export(out, format="native", layers="gold")
        reviewers, layers, has_gold = people(out)
        assert layers == set() and has_gold and set(reviewers) < set(everybody)
        with pytest.raises(UserError) as told:
            project.export(out, format="native", layers=f"{first},Nobody")
        assert (told.value.code, told.value.params["name"]) == ("export.no_such_layer", "Nobody")
        assert str(told.value.params["known"]).startswith("all, gold, ")


def test_a_name_may_have_a_comma_in_it(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator", annotator="Holm, Ines") as project:
        labelled(project, tmp_path, "Ada said")
        report = project.export(tmp_path / "out.jsonl", format="native", layers="Holm, Ines")
        assert report.spans == 1


def test_gold_is_what_was_decided_and_not_somebody_called_so(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator", annotator="Gold") as project:
        labelled(project, tmp_path, "Ada said")
        assert project.export(tmp_path / "out.jsonl", format="native", layers="gold").spans == 0
        [person] = project.annotators()
        assert project.export(tmp_path / "out.jsonl", format="native", layers=person.uid).spans == 1


# --- What is lost ------------------------------------------------------------------------------------------


def test_tables_tell_what_they_can_not_hold(project: Project, tmp_path: Path) -> None:
    [document] = labelled(project, tmp_path, "Ada said no to it")
    [loose] = [span.uid for span in project.spans(document)]
    cited = project.execute(AddSpan(document, "stance", ((4, 8), (9, 11)))).created[-1]
    ada = project.execute(CreateEntity("person", "Ada")).created[0]
    statement = project.execute(
        AddStatement(document, "position", {"actor": Filling(ada, (cited,))}, origin="manual")
    ).created[-1]
    told = project.export(tmp_path / "statements.csv", format="statements.csv")
    assert [(issue.where, issue.code) for issue in told.lost] == [
        (loose, "export.lost_span"), (cited, "export.lost_fragments"),
    ]  # fmt: skip
    assert (told.documents, told.spans, told.statements) == (1, 1, 1)
    told = project.export(tmp_path / "spans.csv", format="spans.csv")
    assert [(issue.where, issue.code) for issue in told.lost] == [(statement, "export.lost_statement")]
    assert all(line["message"] != line["code"] for line in told.to_json()["lost"])


def test_removed_articles_are_not_exported(project: Project, tmp_path: Path) -> None:
    first, second = labelled(project, tmp_path, "Ada said", "Bob said")
    project.execute(RemoveDocument(first))
    project.export(tmp_path / "out.jsonl", format="native")
    assert [line["uid"] for line in lines(tmp_path / "out.jsonl")[1:]] == [second]


# --- One moment --------------------------------------------------------------------------------------------


def test_an_export_shows_one_moment_while_work_goes_on(project: Project, tmp_path: Path) -> None:
    first, second, third = labelled(project, tmp_path, "Ada said", "Bob said", "Eve said")
    still, out = tmp_path / "still.jsonl", tmp_path / "out.jsonl"
    project.export(still, format="native")
    [span] = project.spans(third)
    [moved] = project.spans(second)

    def work_on(done: int, total: int) -> None:
        if done != 1:
            return
        project.execute(MoveSpan(moved.uid, ((0, 2),)))
        project.execute(MoveSpan(moved.uid, ((1, 2),)))
        project.execute(RemoveSpan(span.uid))
        project.execute(AddSpan(third, "actor", ((4, 8),)))
        project.execute(SetStatus(third, "done"))
        project.execute(RemoveDocument(third))
        path = tmp_path / "late.jsonl"
        path.write_text('{"text":"Late"}\n')
        project.import_files([path])

    report = project.export(out, format="native", progress=work_on)
    assert report.documents == 3
    assert out.read_bytes() == still.read_bytes()
    project.export(out, format="native")
    assert out.read_bytes() != still.read_bytes()
    assert first == lines(out)[1]["uid"]
