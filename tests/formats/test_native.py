"""annotator/1: the printed bytes, unknown keys at every level, and what is wrong with a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotator.app.resources import resource, seeds
from annotator.errors import UserError
from annotator.formats.native import NATIVE
from annotator.plugin_api import Decision, IncomingDocument, IncomingHeader, Relation, Report
from tests.formats import fakes
from tests.formats.fakes import Project, document, layer, written

GOLDEN = Path(__file__).parents[1] / "golden" / "formats" / "annotator-1.jsonl"


def project() -> Project:
    gold = layer([], [], annotator=None, gold=True, extra={"seconds": 5, "seen": True})
    arrow = Relation("r1", "answers", "s1", "s2", {"weight": 1.0})
    decision = Decision(
        "x1", "stance", [{"uid": "st1", "digest": "d", "by": "Ann"}], "both", [], None, None, "t", "r"
    )
    return Project(
        [document(layer(relations=[arrow]), gold=gold, decisions=[decision])], extra={"made": [1, 2]}
    )


def test_the_bytes_are_those_that_were_agreed() -> None:
    assert written(NATIVE, project()).text.encode() == GOLDEN.read_bytes()


def test_reading_gives_what_was_written(tmp_path: Path) -> None:
    (header, found), report = fakes.read(NATIVE, GOLDEN)
    assert isinstance(header, IncomingHeader) and isinstance(found, IncomingDocument)
    assert (header.lineage, header.codebook, header.extra) == ("line", fakes.CODEBOOK, {"made": [1, 2]})
    assert list(header.entities) == list(project().entities())
    [said] = found.layers
    assert [span.fragments for span in said.spans] == [((1, 19), (32, 48)), ((22, 24),), ((32, 48),)]
    assert said.statements[0].roles == fakes.statement().roles
    assert (said.seconds, said.marks, said.relations[0].extra) == (12, (2,), {"weight": 1.0})
    assert found.gold is not None and found.gold.extra == {"seen": True}
    assert found.decisions == project().contents[0].decisions
    assert (report.skipped, report.warnings) == ([], [])


def test_only_text_label_start_and_end_are_needed(tmp_path: Path) -> None:
    line = {
        "text": "He said no.",
        "layers": [{"spans": [{"label": "actor", "start": 0, "end": 2}], "statements": [{}]}],
    }
    [found], report = read(tmp_path, line)
    assert isinstance(found, IncomingDocument)
    assert found.layers[0].spans[0].fragments == ((0, 2),)
    assert (found.layers[0].annotator, found.layers[0].statements[0].type) == (None, "position")
    assert not report.skipped


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"native\.newer"):
        read(tmp_path, {"format": "annotator/2"})
    with pytest.raises(UserError, match=r"native\.other_format"):
        read(tmp_path, {"format": "brat/1"})


def span_with(**more: Any) -> dict[str, Any]:
    return {"uid": "bad", "label": "actor", "start": 0, "end": 2, **more}


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (span_with(start=0.0), "native.wrong_type"),
        (span_with(end=True), "native.wrong_type"),
        (span_with(end="2"), "native.wrong_type"),
        (span_with(label=""), "native.wrong_type"),
        (span_with(label=None), "native.missing"),
        (span_with(fragments=[[0, 1.0]]), "native.wrong_type"),
        (span_with(fragments=[[0, 1], [1]]), "native.wrong_type"),
        (span_with(fragments=[[0, 1]]), "native.hull"),
        (span_with(attributes=[]), "native.wrong_type"),
        ("span", "native.not_an_object"),
    ],
)
def test_a_bad_item_is_told_by_line_and_uid_and_the_rest_is_read(
    tmp_path: Path, span: Any, code: str
) -> None:
    good = {"label": "actor", "start": 0, "end": 2}
    [found], report = read(tmp_path, {"text": "He said no.", "layers": [{"spans": [span, good]}]})
    assert isinstance(found, IncomingDocument)
    assert len(found.layers[0].spans) == 1
    assert [(issue.where, issue.code) for issue in report.skipped] == [("in.jsonl:1", code)]
    assert report.skipped[0].params["uid"] == ("bad" if isinstance(span, dict) else "without uid")


@pytest.mark.parametrize(
    "line",
    [
        {"title": "no text"},
        {"text": 7},
        {"text": "a", "state": "ajar"},
        {"text": "a", "layers": {}},
        {"text": "a", "meta": []},
    ],
)
def test_a_bad_document_is_told_and_left_out(tmp_path: Path, line: dict[str, Any]) -> None:
    [found], report = read(tmp_path, line, {"text": "good"})
    assert isinstance(found, IncomingDocument) and found.text == "good"
    assert [issue.where for issue in report.skipped] == ["in.jsonl:1"]


def test_bad_layers_statements_and_gold_are_left_out_alone(tmp_path: Path) -> None:
    bad = {"roles": {"actor": {"spans": [1]}}}
    line = {"text": "a", "layers": [{"status": "half"}, {"statements": [bad, {}]}], "gold": {"seconds": -1}}
    [found], report = read(tmp_path, line)
    assert isinstance(found, IncomingDocument)
    assert [len(one.statements) for one in found.layers] == [1]
    assert found.gold is None
    assert [issue.params["kind"] for issue in report.skipped] == ["layer", "statement", "gold"]


def test_a_broken_codebook_costs_only_itself(tmp_path: Path) -> None:
    (header, _), report = read(
        tmp_path, {"format": "annotator/1", "codebook": {"labels": [{}]}}, {"text": "a"}
    )
    assert isinstance(header, IncomingHeader) and header.codebook is None
    assert [issue.code for issue in report.skipped] == ["native.bad_codebook"]


def test_unknown_keys_inside_known_ones_are_kept_apart(tmp_path: Path) -> None:
    said = {"roles": {"actor": {"entity": "e", "sure": 1}}, "stance": {"by": "x"}, "mine": 2}
    [found], _ = read(tmp_path, {"text": "a", "layers": [{"statements": [said]}]})
    assert isinstance(found, IncomingDocument)
    assert found.layers[0].statements[0].extra == {
        "mine": 2,
        "roles": {"actor": {"sure": 1}},
        "stance": {"by": "x"},
    }


def test_what_was_written_claims_its_format() -> None:
    assert NATIVE.claims is not None
    assert NATIVE.claims(GOLDEN.read_bytes()[:4096])
    assert NATIVE.claims(b'{"lineage":"x", "format" : "annotator/7"}\n')
    assert not NATIVE.claims(b'{"text":"he wrote \\"format\\":\\"annotator/1\\""}\n')
    assert not NATIVE.claims(b'{"text":"x"}\n{"format":"annotator/1"}')


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(resource("schemas", "annotator-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def lines() -> Iterator[Any]:
    for path in (GOLDEN, *sorted(seeds().glob("*.jsonl"))):
        with path.open(encoding="utf-8") as stream:
            yield from (json.loads(line) for line in stream)


def test_the_schema_fits_what_is_written(validator: jsonschema.Draft202012Validator) -> None:
    for line in lines():
        validator.validate(line)


@pytest.mark.parametrize(
    "line",
    [
        {"format": "annotator/2"},
        {"title": "no text"},
        {"text": "a", "layers": [{"spans": [{"label": "actor", "start": 0}]}]},
        {"text": "a", "layers": [{"spans": [{"label": "actor", "start": 0.5, "end": 2}]}]},
        {"text": "a", "gold": {"statements": [{"voice": "sung"}]}},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    validator: jsonschema.Draft202012Validator, line: dict[str, Any]
) -> None:
    assert not validator.is_valid(line)


def read(tmp_path: Path, *values: Any) -> tuple[list[Any], Report]:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(value) for value in values), encoding="utf-8")
    return fakes.read(NATIVE, path)
