"""Which of the formats that are JSON a file is of: each claims its own, and nobody another's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.app.plugins import formats
from annotator.app.resources import seeds
from tests.formats.projects import Values, project_of

LONG = "Rome backs a truce. " * 5000
PERSON = {"uid": "a", "name": "Ann"}


def values(text: str) -> Values:
    spans = [{"uid": "s", "label": "actor", "start": 0, "end": 4}]
    layers: list[dict[str, Any]] = [{"annotator": "a", "spans": spans}]
    return [{"format": "annotator/1", "annotators": [PERSON]}, {"uid": "d", "text": text, "layers": layers}]


@pytest.mark.parametrize("text", ["Rome.", LONG], ids=["short", "long"])
@pytest.mark.parametrize("name", ["doccano", "label-studio", "prodigy", "native"])
def test_what_we_write_is_known_by_its_beginning(tmp_path: Path, name: str, text: str) -> None:
    with project_of(values(text), tmp_path, "p.annotator") as project:
        [file] = project.export(tmp_path / f"out{formats().named(name).suffixes[0]}", format=name).files
    found = formats().for_file(file)
    assert found is not None and found.name == name


def test_the_sample_is_native() -> None:
    for file in seeds().glob("*.jsonl"):
        found = formats().for_file(file)
        assert found is not None and found.name == "native"


@pytest.mark.parametrize(
    ("suffix", "record", "name"),
    [
        (".jsonl", {"text": "a", "title": "b"}, "jsonl"),
        (".json", {"headline": "b", "body": "a"}, "jsonl"),
        (".jsonl", {"text": 'it says "answer": "accept" and "start_offset": 3'}, "jsonl"),
        (".jsonl", {"text": "a", "label": "support", "target": "x"}, "jsonl"),
        (".jsonl", {"text": "a", "label": [[0, 1, "x"]]}, "doccano"),
        (".jsonl", {"text": "a", "label": [], "Comments": []}, "doccano"),
        (".json", {"text": "a", "entities": [], "relations": []}, "doccano"),
        (".jsonl", {"text": "a", "spans": [], "_input_hash": -5}, "prodigy"),
        (".jsonl", {"text": "a", "answer": "reject"}, "prodigy"),
        (".json", {"id": 1, "annotations": [{"result": [], "completed_by": 1}], "data": {}}, "label-studio"),
        (".json", {"id": 1, "text": "a", "annotation_id": 3, "lead_time": 2.0}, "label-studio"),
    ],
)
def test_a_foreign_file_goes_to_whom_it_is_of(
    tmp_path: Path, suffix: str, record: dict[str, Any], name: str
) -> None:
    for number, text in enumerate([json.dumps(record), json.dumps([record]), json.dumps(record, indent=2)]):
        path = tmp_path / f"{number}{suffix}"
        path.write_text(text, encoding="utf-8")
        found = formats().for_file(path)
        assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (
            "doccano",
            {"text": LONG, "entities": [{"id": 1, "start_offset": 0, "end_offset": 4, "label": "P"}]},
        ),
        ("doccano", {"text": LONG, "label": [[0, 4, "P"]]}),
        ("prodigy", {"text": LONG, "_input_hash": 1, "_task_hash": 2, "spans": [], "answer": "accept"}),
        ("label-studio", {"data": {"text": LONG}, "annotations": [{"completed_by": 1, "result": []}]}),
    ],
)
def test_labels_that_stand_after_a_long_text_are_seen(
    tmp_path: Path, name: str, value: dict[str, Any]
) -> None:
    path = tmp_path / f"a{formats().named(name).suffixes[0]}"
    path.write_text(json.dumps(value) + "\n")
    found = formats().for_file(path)
    assert found is not None and found.name == name
