"""Four tables, as CSV files or a workbook: there and back, safe in spreadsheets, mended by hand, damaged."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from annotator import Project, UserError
from annotator.app.resources import seeds
from annotator.formats.table_set.csv_folder import HELD, TABLES
from annotator.formats.table_set.workbook import XLSX
from annotator.plugin_api import Holds, IncomingDocument
from tests.formats.fakes import read
from tests.formats.projects import Values, layers_of, projects, there_and_back

WAYS: list[tuple[str, str, dict[str, Any]]] = [
    ("tables", "out", {}),
    ("tables", "out", {"delimiter": "tab"}),
    ("xlsx", "out.xlsx", {}),
]


@pytest.mark.parametrize(("format_", "out", "options"), WAYS, ids=["csv", "tsv", "xlsx"])
@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_but_for_what_the_report_says(
    tmp_path_factory: pytest.TempPathFactory, format_: str, out: str, options: dict[str, Any], values: Values
) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("t"), format_, out=out, export=options)
    changed = journey.lost_as("tables.control_characters")
    texts = {document["text"] for document in values[1:] if document["uid"] not in changed}
    said, heard = layers_of(values, HELD, changed), layers_of(journey.after, HELD, changed)
    assert {text: said[text] for text in texts} == {text: heard[text] for text in texts}
    assert journey.after[0]["entities"] == values[0]["entities"]
    retyped = journey.lost_as("tables.metadata_as_text")
    for before, after in zip(values[1:], journey.after[1:], strict=True):
        if before["uid"] not in retyped | changed:
            assert after["meta"] == before["meta"]


FORMULA = "=HYPERLINK(1)"


def _project_with(folder: Path, title: str, text: str) -> Project:
    project = Project.create(folder / "p.annotator")
    (folder / "in.csv").write_text("", encoding="utf-8")
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["title", "text"], [title, text]])
    project.import_files([folder / "in.csv"])
    return project


def test_trap_11_nothing_is_run_as_a_formula_and_nothing_is_changed(tmp_path: Path) -> None:
    text = "'=kept as it was\nand more"
    with _project_with(tmp_path, FORMULA, text) as project:
        project.export(tmp_path / "out", format="tables")
        project.export(tmp_path / "out.xlsx", format="xlsx")
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["title"], row["text"]) == (f"'{FORMULA}", f"'{text}")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["documents"]
    assert sheet["B2"].value == FORMULA and sheet["B2"].data_type == "s"
    for name, path in (("a", tmp_path / "out"), ("b", tmp_path / "out.xlsx")):
        with Project.create(tmp_path / f"{name}.annotator") as again:
            again.import_files([path])
            [document] = again.documents()
            assert (document.title, again.text(document.uid)) == (FORMULA, text)


def test_a_text_longer_than_a_cell_goes_on_in_the_next_column(tmp_path: Path) -> None:
    text = "Берлін 🕊 " * 9_000
    with _project_with(tmp_path, "Long", text) as project:
        report = project.export(tmp_path / "out.xlsx", format="xlsx")
    assert report.lost == ()
    with Project.create(tmp_path / "q.annotator") as again:
        again.import_files([tmp_path / "out.xlsx"])
        assert again.text(again.documents()[0].uid) == text


def test_rows_may_be_sorted_and_mended_by_hand(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files(sorted(seeds().glob("*.jsonl")))
        gone = project.export(tmp_path / "out", format="tables")
    for name in ("spans.csv", "documents.csv", "statements.csv"):
        path = tmp_path / "out" / name
        with path.open(encoding="utf-8", newline="") as stream:
            head, *rows = csv.reader(stream)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([head, *reversed(rows)])
    with Project.create(tmp_path / "q.annotator") as other:
        came = other.import_files([tmp_path / "out"])
        assert (came.spans, came.statements, came.skipped) == (gone.spans, gone.statements, ())


def test_rows_that_make_no_sense_are_left_out_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text(
        "document,title,state,notes,text,date\nd1,One,open,,Berlin said no.,2025\n,Two,open,,x,\n"
        "d3,Three,shut,,y,\n",
        encoding="utf-8",
    )
    (tmp_path / "spans.csv").write_text(
        "document,annotator,uid,label,start,end,fragments,attributes\n"
        'd1,Ann,a,actor,0,6,,\nd1,Ann,b,actor,0,six,,\nd1,Ann,c,,0,6,,\nd1,Ann,d,actor,0,6,,"[1"\n'
        "d9,Ann,e,actor,0,6,,\n",
        encoding="utf-8",
    )
    (tmp_path / "entities.csv").write_text("uid,kind,name,aliases\ne1,person,Ada,5\n", encoding="utf-8")
    items, report = read(TABLES, tmp_path / "documents.csv")
    [document] = [item for item in items if isinstance(item, IncomingDocument)]
    assert [span.uid for span in document.layers[0].spans] == ["a"]
    assert document.layers[0].annotator == "Ann"
    assert {issue.code for issue in report.skipped} == {"tables.bad_cell", "tables.no_document"}
    assert len(report.skipped) == 7
    assert {issue.params.get("column") for issue in report.skipped} >= {"fragments", "label", "state"}


def test_a_workbook_of_articles_is_read_by_its_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Headline", "Body", "Published", "Words"])
    sheet.append(["One", "Berlin said no.", "2025-02-12", 3])
    sheet.append(["Two", "Paris said yes.", None, 3.5])
    book.save(tmp_path / "press.xlsx")
    assert XLSX.preview is not None
    with Project.create(tmp_path / "p.annotator") as project:
        report = project.import_files([tmp_path / "press.xlsx"])
        assert report.documents == 2
        first, second = project.documents()
        assert (first.title, first.date) == ("One", "2025-02-12")
        assert project.document(second.uid).meta == {"Words": 3.5}


def test_a_second_text_of_a_workbook_of_articles_is_not_put_behind_the_first(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["title", "text", "text_2"])
    sheet.append(["One", "Berlin said no.", "Berlin sagte nein."])
    book.save(tmp_path / "press.xlsx")
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files([tmp_path / "press.xlsx"])
        [line] = project.documents()
        document = project.document(line.uid)
        assert project.texts([line.uid]) == {line.uid: "Berlin said no."}
        assert document.meta == {"text_2": "Berlin sagte nein."}


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a zip", b"plain text"], ids=["empty", "cut", "text"]
)
def test_what_is_no_workbook_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.xlsx").write_bytes(content)
    with Project.create(tmp_path / "p.annotator") as project:
        try:
            report = project.import_files([tmp_path / "bad.xlsx"])
        except UserError as error:
            assert error.code
        else:
            assert len(report.skipped) == 1 and report.documents == 0


def test_what_they_hold_is_what_they_say() -> None:
    assert TABLES.holds == XLSX.holds == HELD
    assert Holds.RELATIONS not in HELD
