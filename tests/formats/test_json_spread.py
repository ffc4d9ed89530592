"""JSON that is not one object a line: arrays and pretty-printed objects, read piece by piece."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import json_lines, json_spread
from annotator.plugin_api import Report, Source
from tests.app.native_files import VALUES

OBJECTS = st.dictionaries(st.text(max_size=3), VALUES, max_size=3)


def objects(path: Path, text: str) -> tuple[list[tuple[int, dict[str, Any]]], list[tuple[str, str]]]:
    path.write_bytes(text.encode())
    report = Report()
    found = list(json_lines.objects(Source(path, "a.jsonl", report)))
    return found, [(issue.where, issue.code) for issue in report.skipped]


PRETTY = '{\n  "text": "A } and a { \\" in \\\\",\n  "x": [\n    1\n  ]\n}\n'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (PRETTY, [1]),
        (PRETTY + PRETTY, [1, 7]),
        (f"[\n{PRETTY},\n{PRETTY}]\n", [2, 9]),
        (f"[{PRETTY}]", [1]),
        (f"\n\n[{PRETTY}]{PRETTY}", [3, 9]),
        (f"[{PRETTY}][{PRETTY}]", [1, 7]),
    ],
)
def test_trap_19_pretty_printed_files_are_read(tmp_path: Path, text: str, lines: list[int]) -> None:
    found, skipped = objects(tmp_path / "a.jsonl", text)
    assert [number for number, _ in found] == lines
    assert all(value == json.loads(PRETTY) for _, value in found)
    assert skipped == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"text":"a"}, 7, {"text":"b"}]', [("a.jsonl:1", "jsonl.not_an_object")]),
        ('[{"text":"a"},\n["x"],\n{"text":"b"}]', [("a.jsonl:2", "jsonl.not_an_object")]),
        ('[{"text":"a"},\n{"text":},\n{"text":"b"}]', [("a.jsonl:2", "jsonl.not_json")]),
        ('[{"text":"a"},\n{"text":"b"}\n,{"text":"c', [("a.jsonl:3", "jsonl.not_json")]),
        ('[{"text":"a"},\n{"text":"b"}]}', [("a.jsonl:2", "jsonl.not_json")]),
        (
            '[{"text":"a"},{"x":' + "[" * 100_000 + "]" * 100_000 + '},{"text":"b"}]',
            [("a.jsonl:1", "jsonl.too_deep")],
        ),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_read(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    found, skipped = objects(tmp_path / "a.jsonl", text)
    assert [value["text"] for _, value in found] == ["a", "b"]
    assert skipped == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_trap_05_a_mark_before_an_array_is_no_part_of_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.json"
    text = f"[{json.dumps({'text': 'plain and long enough to tell'})},\n{PRETTY}]"
    path.write_bytes(text.encode(encoding))
    report = Report()
    found = list(json_lines.objects(Source(path, "a.json", report)))
    assert [number for number, _ in found] == [1, 2] and not report.skipped


def test_a_damaged_first_line_does_not_make_a_file_of_lines_anything_else(tmp_path: Path) -> None:
    for damaged in ('{"text": "cut o', '{"text": "a", "x": [', "{"):
        found, skipped = objects(tmp_path / "a.jsonl", f'{damaged}\n{{"text":"good"}}\n')
        assert found == [(2, {"text": "good"})]
        assert skipped == [("a.jsonl:1", "jsonl.not_json")]


@given(st.lists(OBJECTS, min_size=1, max_size=4), st.sampled_from([None, 1]), st.integers(1, 9))
def test_an_array_gives_its_objects_however_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, values: list[dict[str, Any]], indent: int | None, chunk: int
) -> None:
    path = tmp_path_factory.mktemp("spread") / "a.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_spread, "_CHUNK", chunk)
        found, skipped = objects(path, json.dumps(values, indent=indent))
    assert [value for _, value in found] == values and skipped == []


def test_trap_18_a_large_array_needs_the_memory_of_an_object(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    one = json.dumps({"text": "word " * 1000})
    with path.open("w") as stream:
        stream.write("[")
        for _ in range(2000):
            stream.write(one + ",\n")
        stream.write(one + "]")
    tracemalloc.start()
    assert sum(1 for _ in json_lines.objects(Source(path, "a.json", Report()))) == 2001
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 10_000_000
    assert peak < 10_000_000


def test_trap_18_an_object_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LONGEST", 1000)
    monkeypatch.setattr(json_spread, "_CHUNK", 100)
    found, skipped = objects(tmp_path / "a.jsonl", '[{"text":"a"},\n{"text":"' + "x" * 3000)
    assert len(found) == 1 and skipped == [("a.jsonl:2", "jsonl.too_long")]
