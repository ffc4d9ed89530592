"""UIMA CAS: ours there and back, read by the library others use; others' layers by a form; damaged files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cassis
import pytest
from hypothesis import given, settings

from annotator import Project
from annotator.formats.uima.formats import JSON_CAS, XMI
from annotator.plugin_api import IncomingDocument, Report, Source
from tests.formats.fakes import read
from tests.formats.projects import Values, layers_of, projects, there_and_back

NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
CLAIM, LINK = "custom.Claim", "custom.Link"
TEXT = "🕊 The Kremlin said no.\nKyiv waits."


@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_but_for_what_the_report_says(
    tmp_path_factory: pytest.TempPathFactory, values: Values
) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("uima"), "uima-xmi", out="out")
    changed = journey.lost_as("uima.characters_replaced")
    texts = {document["text"] for document in values[1:] if document["uid"] not in changed}
    said = layers_of(values, XMI.holds)
    heard = layers_of(journey.after, XMI.holds)
    assert {text: said[text] for text in texts} == {text: heard[text] for text in texts}
    # Gold alone stands in another folder, so that the order may be another one.
    came = {document["uid"]: document["meta"] for document in journey.after[1:]}
    assert came == {document["uid"]: document["meta"] for document in values[1:]}


def test_the_usual_library_finds_our_spans_where_they_are(tmp_path: Path) -> None:
    document = {
        "text": TEXT,
        "title": "A title",
        "layers": [{"annotator": "Ann", "spans": [{"label": "actor", "start": 2, "end": 13}]}],
    }
    (tmp_path / "in.jsonl").write_text(
        "".join(json.dumps(line) + "\n" for line in ({"format": "annotator/1"}, document)), encoding="utf-8"
    )
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files([tmp_path / "in.jsonl"])
        report = project.export(tmp_path / "out", format="uima-xmi")
    names = [path.relative_to(tmp_path / "out").as_posix() for path in report.files]
    assert names == ["TypeSystem.xml", "annotation/00001 A title/Ann.xmi"]
    types = cassis.load_typesystem(report.files[0])
    cas = cassis.load_cas_from_xmi(report.files[1], typesystem=types)
    assert [span.get_covered_text() for span in cas.select("annotator.Span")] == ["The Kremlin"]
    sentence = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
    assert [item.get_covered_text() for item in cas.select(sentence)][-1] == "Kyiv waits."
    # UTF-16 in the file, whatever the library makes of it.
    assert 'begin="3" end="14"' in report.files[1].read_text(encoding="utf-8")


def _inception() -> Any:
    types = cassis.TypeSystem()
    ner = types.create_type(NER, "uima.tcas.Annotation")
    types.create_feature(ner, "value", "uima.cas.String")
    types.create_feature(ner, "identifier", "uima.cas.String")
    claim = types.create_type(CLAIM, "uima.tcas.Annotation")
    types.create_feature(claim, "sort", "uima.cas.String")
    types.create_feature(claim, "sure", "uima.cas.Boolean")
    link = types.create_type(LINK, "uima.tcas.Annotation")
    types.create_feature(link, "stance", "uima.cas.String")
    for end in ("Governor", "Dependent"):
        types.create_feature(link, end, "uima.tcas.Annotation")
    pos = types.create_type("de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS", "uima.tcas.Annotation")
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text/plain"
    actor = ner(begin=2, end=13, value="ACTOR", identifier="http://example.org/kremlin")
    what = claim(begin=19, end=21, sort="refusal", sure=True)
    cas.add_all(
        [
            actor,
            what,
            pos(begin=0, end=1),
            link(begin=2, end=21, stance="opposes", Governor=actor, Dependent=what),
        ]
    )
    return cas


@pytest.fixture
def inception(tmp_path: Path) -> Path:
    """An export of INCEpTION's shape: one document, one person, and gold."""
    cas = _inception()
    for folder, name in (("annotation", "ada"), ("curation", "CURATION_USER")):
        path = tmp_path / "export" / folder / "talks.txt" / f"{name}.xmi"
        path.parent.mkdir(parents=True)
        cas.to_xmi(path)
    cas.typesystem.to_xml(tmp_path / "export" / "TypeSystem.xml")
    return tmp_path / "export"


def test_anothers_layers_become_spans_and_relations(inception: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        report = project.import_files([inception])
        [document] = project.documents()
        assert report.skipped == ()
        assert (document.title, report.documents) == ("talks.txt", 1)
        project.export(tmp_path / "out.jsonl", format="native")
    told = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[1])
    [layer] = told["layers"]
    assert [(span["label"], span["text"], span["attributes"]) for span in layer["spans"]] == [
        ("ACTOR", "The Kremlin", {"identifier": "http://example.org/kremlin"}),
        ("refusal", "no", {"sure": True}),
    ]
    [relation] = layer["relations"]
    assert relation["type"] == "opposes"
    assert [relation["from"], relation["to"]] == [span["uid"] for span in layer["spans"]]
    assert len(told["gold"]["spans"]) == 2


def test_the_form_asks_once_for_each_layer_and_its_answers_count(inception: Path) -> None:
    path = inception / "annotation" / "talks.txt" / "ada.xmi"
    assert XMI.questions is not None
    asked = XMI.questions(Source(path, path.name, Report()))
    assert [(question.name, question.default) for question in asked] == [
        (f"layers:{CLAIM}", "span sort"),
        (f"layers:{LINK}", "relation stance"),
        (f"layers:{NER}", "span value"),
    ]
    answers = {f"layers:{CLAIM}": "span", f"layers:{LINK}": "ignore", f"layers:{NER}": "ignore"}
    items, report = read(XMI, path, **answers)
    [document] = [item for item in items if isinstance(item, IncomingDocument)]
    [layer] = document.layers
    assert ([span.label for span in layer.spans], layer.relations) == (["Claim"], ())
    assert {issue.params["layer"] for issue in report.warnings} >= {NER, LINK}


def test_a_file_with_its_types_in_it_needs_none_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    path.write_text(_inception().to_json(), encoding="utf-8")
    assert JSON_CAS.claims is not None and JSON_CAS.claims(path.read_bytes())
    [document] = [item for item in read(JSON_CAS, path)[0] if isinstance(item, IncomingDocument)]
    assert [span.fragments for span in document.layers[0].spans] == [((19, 21),), ((2, 13),)]


def test_ours_are_asked_nothing_about(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kyiv waits.", encoding="utf-8")
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        project.import_files([tmp_path / "a.txt"])
        report = project.export(tmp_path / "out", format="uima-xmi")
    path = report.files[1]
    assert XMI.questions is not None
    assert list(XMI.questions(Source(path, path.name, Report()))) == []


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xmi", b"<xmi:XMI", "xml.damaged"),
        ("a.xmi", BOMB, "xml.entities"),
        ("a.xmi", b"<x/>", "import.empty"),
        ("a.json", b'{"%TYPES": 5}', "uima.damaged"),
        ("a.json", b'{"%TYPES": ' + b"[" * 100_000, "uima.damaged"),
    ],
    ids=["cut", "entities", "other xml", "other json", "deep json"],
)
def test_trap_17_what_is_no_cas_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    _inception().typesystem.to_xml(tmp_path / "TypeSystem.xml")
    items, report = read(XMI if name.endswith("xmi") else JSON_CAS, tmp_path / name)
    assert [item for item in items if isinstance(item, IncomingDocument)] == []
    assert [issue.code for issue in report.skipped] == [code]


def test_without_its_type_system_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c" / "d" / "e" / "talks.xmi"
    path.parent.mkdir(parents=True)
    _inception().to_xmi(path)
    items, report = read(XMI, path)
    assert (items, [issue.code for issue in report.skipped]) == ([], ["uima.no_type_system"])
