"""CSV, TSV and JSON Lines: columns and keys mapped, bad rows told, the rest read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.formats.columns import mapping_for
from annotator.formats.csv_table import CSV
from annotator.formats.jsonl import JSONL
from annotator.plugin_api import Format, IncomingDocument, Report, Source
from tests.formats import fakes


def documents(
    format_: Format, path: Path, data: str, **options: object
) -> tuple[list[IncomingDocument], Report]:
    path.write_bytes(data.encode())
    items, report = fakes.read(format_, path, **options)
    return [item for item in items if isinstance(item, IncomingDocument)], report


def codes(report: Report) -> list[tuple[str, str]]:
    return [(issue.where, issue.code) for issue in report.skipped]


def test_usual_names_of_columns_are_understood(tmp_path: Path) -> None:
    table = "Headline,Body,Published,Outlet,Byline,Link,Lang,Section\nNo,“No,2025-01-02,Post,Ann,http://x,en,World\n"
    [found], report = documents(CSV, tmp_path / "a.csv", table)
    assert (found.title, found.text, found.where) == ("No", "“No", "a.csv:2")
    assert found.meta == {
        "date": "2025-01-02", "source": "Post", "author": "Ann", "url": "http://x", "language": "en",
        "Section": "World",
    }  # fmt: skip
    assert not report.skipped and not report.warnings


def test_a_choice_of_columns_goes_before_the_guess() -> None:
    names = ["text", "Body", "date"]
    assert mapping_for(names, {"text": "Body", "date": None}) == {"text": "Body"}
    with pytest.raises(UserError, match="no_such_column"):
        mapping_for(names, {"text": "Bodi"})
    with pytest.raises(UserError, match="unknown_field"):
        mapping_for(names, {"colour": "Body"})


def test_a_column_that_bears_the_name_of_a_mapped_field_is_kept(tmp_path: Path) -> None:
    table = "text,date,Day\nWords,odd,2025\n"
    [found], _ = documents(CSV, tmp_path / "a.csv", table, columns={"date": "Day"})
    assert found.meta == {"date": "2025", "date_2": "odd"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["title", "text"], ["One", "So, he said; and | then"], ["Two", "A, b, c; d"]]
    table = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    found, _ = documents(CSV, tmp_path / "a.csv", table)
    assert [(one.title, one.text) for one in found] == [tuple(row) for row in rows[1:]]


def test_quoted_line_ends_and_empty_lines_count_for_line_numbers(tmp_path: Path) -> None:
    table = 'title,text\r\n"One","a\r\n\r\nb"\r\n\r\nTwo,c\r\n'
    found, _ = documents(CSV, tmp_path / "a.csv", table)
    assert [(one.text, one.where) for one in found] == [("a\r\n\r\nb", "a.csv:2"), ("c", "a.csv:6")]


def test_bare_quotes_in_tab_separated_rows_are_characters(tmp_path: Path) -> None:
    table = 'id\ttext\n1\t"We can\n2\t"no" he said\n3\tplain\n'
    found, _ = documents(CSV, tmp_path / "a.tsv", table)
    assert [one.text for one in found] == ['"We can', '"no" he said', "plain"]
    table = 'id\ttext\n1\t"He said ""no""\tand\nleft"\n'
    [one], _ = documents(CSV, tmp_path / "b.tsv", table)
    assert one.text == 'He said "no"\tand\nleft'


def test_a_cell_may_be_long(tmp_path: Path) -> None:
    [found], _ = documents(CSV, tmp_path / "a.csv", "title,text\nLong," + "x" * 300_000)
    assert len(found.text) == 300_000


def test_a_table_without_a_text_column_is_told(tmp_path: Path) -> None:
    found, report = documents(CSV, tmp_path / "a.csv", "name,colour\nx,red\n")
    assert not found and codes(report) == [("a.csv", "table.no_text_column")]
    assert report.skipped[0].params == {"columns": "name, colour"}


def test_a_row_with_too_many_cells_is_not_cut_off(tmp_path: Path) -> None:
    found, report = documents(CSV, tmp_path / "a.csv", 'title,text\nOne,a, b and c\nTwo,"d, e"\n')
    assert [one.text for one in found] == ["d, e"]
    assert codes(report) == [("a.csv:2", "table.too_many_cells")]


def test_a_table_of_nothing_but_a_header_is_told(tmp_path: Path) -> None:
    found, report = documents(CSV, tmp_path / "a.csv", "title,text\n")
    assert not found and codes(report) == [("a.csv", "import.empty")]


@pytest.mark.parametrize("format_", [CSV, JSONL])
def test_an_empty_file_is_told(tmp_path: Path, format_: Format) -> None:
    found, report = documents(format_, tmp_path / "a", " \n\n")
    assert not found and codes(report) == [("a", "import.empty")]


def test_twin_columns_are_kept_apart(tmp_path: Path) -> None:
    [found], _ = documents(CSV, tmp_path / "a.csv", "text,note,note,\nWords,a,b,c\n")
    assert found.meta == {"note": "a", "note_2": "b", "column 4": "c"}


def test_a_preview_shows_rows_and_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("headline;body\nOne;Words\n")
    assert CSV.preview is not None and JSONL.preview is not None
    seen = CSV.preview(Source(path, "a.csv", Report()))
    assert seen is not None
    assert (seen.columns, seen.rows) == (("headline", "body"), (("One", "Words"),))
    assert seen.mapping == {"title": "headline", "text": "body"}
    path.write_text('{"body":"a"}\nnonsense\n{"x":[1],"body":"b"}\n')
    report = Report()
    seen = JSONL.preview(Source(path, "a.jsonl", report))
    assert seen is not None
    assert (seen.columns, seen.rows) == (("body", "x"), (("a", ""), ("b", "[1]")))
    assert not report.skipped, "looking is not importing"


def test_lines_of_json_are_mapped_alike_and_nested_values_kept(tmp_path: Path) -> None:
    line = {
        "headline": "T",
        "content": "Words 🕊",
        "authors": ["A", "B"],
        "tags": {"a": [1, 2.5, None]},
        "id": 7,
    }
    [found], report = documents(JSONL, tmp_path / "a.jsonl", json.dumps(line))
    assert (found.title, found.text) == ("T", "Words 🕊")
    assert found.meta == {"author": "A; B", "tags": {"a": [1, 2.5, None]}, "id": 7}
    assert not report.skipped


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{text: 1}", "jsonl.not_json"),
        ('["text"]', "jsonl.not_an_object"),
        ('"text"', "jsonl.not_an_object"),
        ('{"text":"a","x":NaN}', "jsonl.not_a_number"),
        ('{"text":"a","text":"b"}', "jsonl.repeated_key"),
        ('{"text":"a","x":' + "[" * 100_000 + "]" * 100_000 + "}", "jsonl.too_deep"),
        ('{"text":"a","x":' + "[" * 80 + "]" * 80 + "}", "jsonl.too_deep"),
        ('{"text":"a","x":' + "9" * 5000 + "}", "jsonl.huge_number"),
        ('{"title":"a"}', "jsonl.no_text"),
        ('{"text":7}', "jsonl.no_text"),
    ],
)
def test_a_bad_line_is_told_by_number_and_the_rest_is_read(tmp_path: Path, line: str, code: str) -> None:
    found, report = documents(JSONL, tmp_path / "a.jsonl", f'{{"text":"first"}}\n{line}\n\n{{"text":"last"}}')
    assert [(one.text, one.where) for one in found] == [("first", "a.jsonl:1"), ("last", "a.jsonl:4")]
    assert codes(report) == [("a.jsonl:2", code)]


def test_halves_of_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    [found], _ = documents(
        JSONL, tmp_path / "a.jsonl", r'{"text":"a\ud83db\ud83d\ude00c\udc00","\ud800":"\ud800"}'
    )
    assert found.text == "a\ufffdb😀c\ufffd"
    assert found.meta == {"\ufffd": "\ufffd"}


def test_the_choice_of_keys_holds_where_a_line_has_them(tmp_path: Path) -> None:
    lines = '{"raw":"a","day":"1"}\n{"raw":"b","text":"not this"}'
    found, _ = documents(JSONL, tmp_path / "a.jsonl", lines, columns={"text": "raw", "date": "day"})
    assert [(one.text, one.meta) for one in found] == [("a", {"date": "1"}), ("b", {"text": "not this"})]
