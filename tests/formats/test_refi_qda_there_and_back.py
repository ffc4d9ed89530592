"""REFI-QDA projects are written: valid by the schema, and projects come back from them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from annotator import Project
from annotator.app.messages import sentence
from annotator.formats.refi_qda import REFI_QDA
from annotator.formats.refi_qda.names import guid_of, uid_of
from tests.app.native_files import files
from tests.formats.projects import Journey, Values, layers_of, native, project_of, projects, there_and_back

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("schemas") / "refi-qda-project.xsd"))
NS = "{urn:QDA-XML:project:1.0}"


def project_xml(path: Path) -> Any:
    """The project in a file, which is valid."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def agrees(journey: Journey) -> None:
    """What went in came out, but for what the report names."""
    lost = journey.lost_as("refi.control")
    lost |= {uid_of(guid_of(uid), "") for uid in lost}  # uids that are none of ours come back as others
    before, after = (layers_of(values, REFI_QDA.holds, lost) for values in (journey.before, journey.after))
    assert after == before
    assert journey.came.skipped == ()
    for issue in journey.gone.lost:
        assert sentence(issue.code, {"where": issue.where, **issue.params})


# --- There and back ---------------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None)
@given(values=projects())
def test_a_project_comes_back(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("refi"), "refi-qda", out="out.qdpx")
    project_xml(journey.file)
    agrees(journey)
    for key in ("codebook", "entities", "annotators", "lineage"):
        assert journey.after[0][key] == journey.before[0][key]
    for before, after in zip(journey.before[1:], journey.after[1:], strict=True):
        assert (after["meta"], after["title"], after["notes"]) == (
            before["meta"],
            before["title"],
            before["notes"],
        )


@settings(max_examples=8, deadline=None)
@given(values=files())
def test_trap_13_any_character_comes_back_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, values: Values
) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("refi"), "refi-qda", out="out.qdpx")
    project_xml(journey.file)
    agrees(journey)
    lost = journey.lost_as("refi.control")
    for before, after in zip(journey.before[1:], journey.after[1:], strict=True):
        assert before["text"] == after["text"]
        if before["uid"] not in lost:
            assert (after["meta"], after["title"], after["notes"]) == (
                before["meta"],
                before["title"],
                before["notes"],
            )


# --- What other programs find -----------------------------------------------------------------------------

TEXT = "Ana Berg 🕊 wants\na truce; the League does not."


def _values(**more: Any) -> Values:
    """A project of one text: an actor, a proposal in two pieces, and a statement that rests on both."""
    book = {
        "name": "Two",
        "labels": [
            {
                "id": "actor", "name": "Who", "colour": "#2f6fb2", "guideline": "Names.",
                "entity_kinds": ["person"],
            },
            {"id": "goal", "name": "What"},
        ],
        "values": [{"id": "yes", "name": "Wants", "number": 1}],
        "statement_types": [
            {"id": "position", "name": "Position", "roles": [{"id": "by", "name": "By", "label": "actor"}]}
        ],
        "entity_kinds": [{"id": "person", "name": "Person"}],
    }  # fmt: skip
    spans = [
        {"uid": "0" * 31 + "1", "label": "actor", "start": 0, "end": 8, "entity": "e1", "note": "again"},
        {"uid": "0" * 31 + "2", "label": "goal", "start": 11, "end": 25, "fragments": [[11, 16], [19, 25]]},
    ]
    said = {
        "uid": "0" * 31 + "3", "type": "position",
        "roles": {"by": {"entity": "e1", "spans": ["0" * 31 + "1"]}},
        "stance": {"value": "yes", "spans": []}, "spans": ["0" * 31 + "2"], "in_doubt": True, "note": "why?",
    }  # fmt: skip
    document = {
        "uid": "a" * 32, "title": "A truce", "text": TEXT, "meta": {"date": "2025-02-12", "words": 9},
        "layers": [{"annotator": "p1", "spans": spans, "statements": [said]}], **more,
    }  # fmt: skip
    header = {
        "format": "annotator/1", "lineage": "line", "codebook": book,
        "entities": [{"uid": "e1", "kind": "person", "name": "Ana Berg"}],
        "annotators": [{"uid": "p1", "name": "Ann"}],
    }  # fmt: skip
    return [header, document]


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    with project_of(_values(), tmp_path, "p.annotator") as project:
        project.export(tmp_path / "out.qdpx", format="refi-qda")
    return tmp_path / "out.qdpx"


def codings(root: Any) -> list[tuple[str, list[str]]]:
    """Each passage by its words, with the paths of its codes."""
    names: dict[str, str] = {}
    for code in root.iter(f"{NS}Code"):
        above = names.get(code.getparent().get("guid"), "")
        names[code.get("guid")] = f"{above}>{code.get('name')}"
    return [
        (one.get("name"), [names[reference.get("targetGUID")] for reference in one.iter(f"{NS}CodeRef")])
        for one in root.iter(f"{NS}PlainTextSelection")
    ]


def test_spans_and_statements_are_coded_passages(exported: Path) -> None:
    root = project_xml(exported)
    assert codings(root) == [
        ("Ana Berg", [">Who", ">Entities>Person>Ana Berg"]),
        ("wants", [">What"]),
        ("truce;", [">What"]),
        (
            "wants\na truce;",
            [">Position", ">Position>By>Ana Berg", ">Stance>Wants", ">How it is said>In doubt"],
        ),
    ]
    [code] = [one for one in root.iter(f"{NS}Code") if one.get("name") == "Who"]
    assert (code.get("color"), code.findtext(f"{NS}Description"), code.get("isCodable")) == (
        "#2f6fb2", "Names.", "true",
    )  # fmt: skip
    assert [one.get("name") for one in root.iter(f"{NS}User")] == ["Ann"]
    assert [one.get("name") for one in root.iter(f"{NS}Link")] == [
        "continued", "evidence: role by", "evidence: passage",
    ]  # fmt: skip
    values = {one.get("name"): one.get("typeOfVariable") for one in root.iter(f"{NS}Variable")}
    assert values == {"date": "Date", "words": "Integer"}
    assert [one.findtext(f"{NS}PlainTextContent") for one in root.iter(f"{NS}Note")][:2] == ["again", "why?"]


def test_the_text_lies_beside_the_project(exported: Path) -> None:
    with zipfile.ZipFile(exported) as archive:
        [source] = project_xml(exported).iter(f"{NS}TextSource")
        name = source.get("plainTextPath").removeprefix("internal://")
        assert archive.namelist() == [f"sources/{name}", "project.qde"]
        assert archive.read(f"sources/{name}").decode() == TEXT
    assert source.get("guid") == "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"


def test_uids_of_ours_come_back(exported: Path, tmp_path: Path) -> None:
    before = _values()[1]
    with Project.create(tmp_path / "back.annotator") as project:
        project.import_files([exported])
        after = native(project, tmp_path)[1]
    assert after["uid"] == before["uid"]
    for kind in ("spans", "statements"):
        assert [one["uid"] for one in after["layers"][0][kind]] == [
            one["uid"] for one in before["layers"][0][kind]
        ]


def test_the_same_project_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    with project_of(_values(), tmp_path, "other.annotator") as project:
        project.export(tmp_path / "again.qdpx", format="refi-qda")
    assert (tmp_path / "again.qdpx").read_bytes() == exported.read_bytes()


def test_trap_04_line_ends_in_xml_are_written_as_references(tmp_path: Path) -> None:
    notes = "one\r\ntwo\ttabs\n"
    journey = there_and_back(_values(notes=notes, title="a\tb"), tmp_path, "refi-qda", out="out.qdpx")
    assert (journey.after[1]["notes"], journey.after[1]["title"]) == (notes, "a\tb")
    with zipfile.ZipFile(journey.file) as archive:
        data = archive.read("project.qde")
    assert b"one&#13;\n" in data and b'"a&#9;b"' in data and b"wants&#10;a truce" in data


def test_trap_13_what_xml_forbids_is_replaced_and_told(tmp_path: Path) -> None:
    journey = there_and_back(_values(title="a\x0bb\ufffe"), tmp_path, "refi-qda", out="out.qdpx")
    assert journey.after[1]["title"] == "a\ufffdb\ufffd"
    assert journey.lost_as("refi.control") == {"a" * 32}


def test_a_program_that_keeps_no_links_keeps_the_statements(exported: Path, tmp_path: Path) -> None:
    root = project_xml(exported)
    root.remove(root.find(f"{NS}Links"))
    changed = tmp_path / "changed.qdpx"
    with zipfile.ZipFile(exported) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(root) if name == "project.qde" else old.read(name))
    with Project.create(tmp_path / "back.annotator") as project:
        came = project.import_files([changed])
        [layer] = native(project, tmp_path)[1]["layers"]
    assert came.skipped == ()
    [said] = layer["statements"]
    assert said["roles"]["by"]["entity"] == "e1" and said["stance"]["value"] == "yes"
    assert [span["text"] for span in layer["spans"] if span["uid"] in said["spans"]] == ["wants\na truce;"]


def test_what_another_program_changed_of_codes_comes_back_changed(exported: Path, tmp_path: Path) -> None:
    root = project_xml(exported)
    [code] = [one for one in root.iter(f"{NS}Code") if one.get("name") == "Who"]
    code.set("name", "Speaker")
    code.set("color", "#FF0000")
    code.find(f"{NS}Description").text = "Whoever speaks."
    with zipfile.ZipFile(exported) as old, zipfile.ZipFile(tmp_path / "changed.qdpx", "w") as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(root) if name == "project.qde" else old.read(name))
    with Project.create(tmp_path / "back.annotator") as project:
        project.import_files([tmp_path / "changed.qdpx"])
        label = project.codebook.label("actor")
    assert label is not None
    assert (label.name, label.colour, label.guideline) == ("Speaker", "#ff0000", "Whoever speaks.")


def test_trap_10_labels_of_any_characters_are_codes(tmp_path: Path) -> None:
    values = _values()
    awkward = 'a "b"\t<c> & d|e_f-g'
    values[0]["codebook"]["labels"][0].update(id=awkward, name=awkward)
    values[1]["layers"][0]["spans"][0]["label"] = awkward
    journey = there_and_back(values, tmp_path, "refi-qda", out="out.qdpx")
    agrees(journey)
    assert journey.after[0]["codebook"] == journey.before[0]["codebook"]


def test_codebooks_go_out_and_come_in_alone(exported: Path, tmp_path: Path) -> None:
    with project_of(_values(), tmp_path, "book.annotator") as project:
        gone = project.export(tmp_path / "out.qdc", format="refi-codebook")
    assert (gone.lost, gone.documents) == ((), 0)
    tree = etree.parse(tmp_path / "out.qdc")
    assert tree.getroot().tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    # The codes are those of a project, for which there is a schema.
    codes = etree.tostring(tree.getroot()[0]).replace(b"codebook:1.0", b"project:1.0")
    project_ = (
        b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook>' + codes + b"</CodeBook></Project>"
    )
    assert SCHEMA.validate(etree.fromstring(project_)), SCHEMA.error_log
    with Project.create(tmp_path / "new.annotator") as other:
        other.import_files([tmp_path / "out.qdc"])
        assert [label.name for label in other.codebook.labels][:3] == ["Who", "What", "Position"]
        label = other.codebook.labels[0]
    assert (label.colour, label.guideline) == ("#2f6fb2", "Names.")
