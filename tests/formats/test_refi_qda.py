"""REFI-QDA projects of other programs: what comes in, and what is told."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from annotator import Project
from annotator.formats.refi_qda import REFI_CODEBOOK
from annotator.plugin_api import IncomingDocument, IncomingHeader
from tests.formats import fakes
from tests.formats.refi_files import (
    CODES,
    USERS,
    documents,
    guid,
    qdpx,
    quotes,
    read,
    selection,
    skipped,
    text_source,
)

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "refi-qda" / "atlasti-sample.qdpx"


# --- What comes in ----------------------------------------------------------------------------------------


def test_codes_users_and_passages(tmp_path: Path) -> None:
    content = selection(21, 0, 3, "Ana", 13) + selection(22, 10, 15, "peace", 11, 12, user=2)
    path = qdpx(tmp_path / "a.qdpx", USERS, CODES, text_source(content), text="Ana wants peace now.")
    [header, document], report = read(path)
    assert isinstance(header, IncomingHeader) and isinstance(document, IncomingDocument)
    assert header.codebook is not None and not report.skipped
    assert [(one.id, one.colour, one.guideline) for one in header.codebook.labels] == [
        ("goal", "#ff00aa", "What is wanted."), ("peace", "#6b7280", ""), ("speaker", "#336699", ""),
    ]  # fmt: skip
    assert header.codebook.labels[1].extra["refi"] == {"guid": guid(12), "parent": guid(11)}
    assert [person.name for person in header.annotators] == ["Ines", "Olu"]
    assert (document.title, document.uid) == ("Speech", None)
    assert [(layer.annotator, [span.label for span in layer.spans]) for layer in document.layers] == [
        ("Ines", ["speaker"]), ("Olu", ["goal", "peace"]),
    ]  # fmt: skip


def test_notes_variables_cases_and_sets(tmp_path: Path) -> None:
    reference = f'<NoteRef targetGUID="{guid(60)}"/>'
    value = (
        f'<VariableValue><VariableRef targetGUID="{guid(70)}"/><IntegerValue>7</IntegerValue></VariableValue>'
    )
    member = f'targetGUID="{guid(50)}"/>'
    path = qdpx(
        tmp_path / "a.qdpx",
        USERS,
        CODES,
        f'<Variables><Variable guid="{guid(70)}" name="page" typeOfVariable="Integer"/></Variables>',
        f'<Cases><Case guid="{guid(71)}" name="Harbour"><SourceRef {member}</Case></Cases>',
        text_source(
            selection(21, 0, 3, "Ana", more=reference) + f'<NoteRef targetGUID="{guid(61)}"/>' + value
        ),
        f'<Notes><Note guid="{guid(60)}" name="n"><PlainTextContent>Who?</PlainTextContent></Note>'
        f'<Note guid="{guid(61)}" name="m"><PlainTextContent>Check.</PlainTextContent></Note>'
        f'<Note guid="{guid(62)}" name="Plan"><PlainTextContent>Later.</PlainTextContent></Note></Notes>',
        f'<Sets><Set guid="{guid(72)}" name="Spring"><MemberSource {member}</Set></Sets>',
        text="Ana wants peace.",
    )
    [header, document], report = read(path)
    assert isinstance(document, IncomingDocument) and isinstance(header, IncomingHeader)
    assert document.meta == {"page": 7, "case": "Harbour", "set": "Spring"}
    assert (document.notes, document.layers[0].spans[0].note) == ("Check.", "Who?")
    assert header.extra == {"refi": {"notes": [{"name": "Plan", "text": "Later."}]}}
    assert [issue.code for issue in report.warnings] == ["refi.notes"]


def test_cases_of_passages_are_kept_apart_and_told(tmp_path: Path) -> None:
    value = (
        f'<VariableValue><VariableRef targetGUID="{guid(70)}"/><TextValue>North</TextValue></VariableValue>'
    )
    path = qdpx(
        tmp_path / "a.qdpx",
        USERS,
        CODES,
        f'<Variables><Variable guid="{guid(70)}" name="port" typeOfVariable="Text"/></Variables><Cases>'
        f'<Case guid="{guid(71)}" name="Ana">{value}<SelectionRef targetGUID="{guid(21)}"/></Case></Cases>',
        text_source(selection(21, 0, 3, "Ana")),
        text="Ana wants peace.",
    )
    [header, _], report = read(path)
    assert isinstance(header, IncomingHeader)
    assert header.extra == {"refi": {"cases": [{"name": "Ana", "values": {"port": "North"}, "passages": 1}]}}
    assert [issue.code for issue in report.warnings] == ["refi.cases"]


def test_values_that_are_not_what_their_type_says_stay_text(tmp_path: Path) -> None:
    told = {"Integer": "many", "Float": "NaN", "Boolean": "1", "Text": "[NaN]"}
    names = {kind: guid(70 + number) for number, kind in enumerate(told)}
    variables = "".join(
        f'<Variable guid="{id_}" name="{kind}" typeOfVariable="{kind}"><Description>application/json'
        "</Description></Variable>"
        for kind, id_ in names.items()
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{names[kind]}"/><{kind}Value>{text}</{kind}Value>'
        "</VariableValue>"
        for kind, text in told.items()
    )
    path = qdpx(tmp_path / "a.qdpx", f"<Variables>{variables}</Variables>", text_source(values), text="Ana.")
    [document] = documents(path)
    assert document.meta == {"Integer": "many", "Float": "NaN", "Boolean": True, "Text": "[NaN]"}


def test_links_between_passages_are_relations(tmp_path: Path) -> None:
    content = (
        selection(21, 0, 3, "Ana") + selection(22, 10, 15, "peace") + selection(23, 4, 9, "wants", user=2)
    )
    links = "".join(
        f'<Link guid="{guid(80 + end)}" name="answers" direction="OneWay" originGUID="{guid(21)}"'
        f' targetGUID="{guid(end)}"/>'
        for end in (22, 23, 99)
    )
    path = qdpx(
        tmp_path / "a.qdpx",
        USERS,
        CODES,
        text_source(content),
        f"<Links>{links}</Links>",
        text="Ana wants peace.",
    )
    [document] = documents(path)
    first, second = document.layers[0].spans
    assert [(one.type, one.source, one.target) for one in document.layers[0].relations] == [
        ("answers", first.uid, second.uid)
    ]
    assert skipped(path) == ["refi.link", "refi.link"]


def test_the_text_of_a_pdf_is_taken_and_its_areas_are_told(tmp_path: Path) -> None:
    area = f'<PDFSelection guid="{guid(22)}" page="1" firstX="0" firstY="0" secondX="1" secondY="1"/>'
    start = f'<Representation guid="{guid(51)}" plainTextPath="internal://{guid(50)}.txt">'
    inner = f"{start}{selection(21, 0, 3, 'Ana')}</Representation>"
    path = qdpx(
        tmp_path / "a.qdpx", USERS, CODES,
        f'<Sources><PDFSource guid="{guid(52)}" name="Leaflet">{area}{inner}</PDFSource>'
        f'<AudioSource guid="{guid(53)}" name="Song"/></Sources>',
        text="Ana wants peace.",
    )  # fmt: skip
    assert quotes(path) == ["Ana"]
    assert skipped(path) == ["refi.areas", "refi.no_text_source"]


def test_texts_may_stand_in_the_project_itself(tmp_path: Path) -> None:
    source = f'<Sources><TextSource guid="{guid(50)}"><PlainTextContent>Ana &amp; peace</PlainTextContent>'
    path = qdpx(
        tmp_path / "a.qdpx", USERS, CODES, f"{source}{selection(21, 6, 11, 'peace')}</TextSource></Sources>"
    )
    assert quotes(path) == ["peace"]


def test_a_foreign_project_goes_out_with_its_codes_and_their_order(tmp_path: Path) -> None:
    content = selection(21, 0, 3, "Ana", 13)
    path = qdpx(tmp_path / "a.qdpx", USERS, CODES, text_source(content), text="Ana wants peace.")
    with Project.create(tmp_path / "p.annotator") as project:
        assert project.import_files([path]).skipped == ()
        project.export(tmp_path / "b.qdpx", format="refi-qda")
    [header, _], _ = read(tmp_path / "b.qdpx")
    assert isinstance(header, IncomingHeader) and header.codebook is not None
    told: list[Any] = [one.extra["refi"] for one in header.codebook.labels]
    assert [one["guid"] for one in told] == [guid(11), guid(12), guid(13)]
    with zipfile.ZipFile(tmp_path / "b.qdpx") as archive:
        xml = archive.read("project.qde").decode()
    assert f'<Code guid="{guid(12)}" name="peace" isCodable="true" color="#6b7280"/></Code>' in xml


# --- What is wrong with a file ----------------------------------------------------------------------------


def test_any_single_project_is_taken_whatever_its_name(tmp_path: Path) -> None:
    content = selection(21, 0, 3, "Ana")
    path = qdpx(tmp_path / "a.qdpx", USERS, CODES, text_source(content), text="Ana", name="Study one.QDE")
    assert quotes(path) == ["Ana"]
    assert skipped(qdpx(tmp_path / "b.qdpx", name="readme.txt")) == ["refi.no_project"]


def test_ids_that_are_no_guids_are_taken_too_and_mean_something_in_their_file_alone(tmp_path: Path) -> None:
    paths = [
        qdpx(
            tmp_path / f"{name}.qdpx",
            '<CodeBook><Codes><Code guid="a" name="x"/><Code guid="b" name="y"/></Codes></CodeBook><Sources>'
            '<TextSource guid="s"><PlainTextContent>Ana wants ' + name + '.</PlainTextContent>'
            '<PlainTextSelection guid="p" startPosition="0" endPosition="3">'
            '<Coding guid="c1"><CodeRef targetGUID="a"/></Coding><Coding guid="c2"><CodeRef targetGUID="b"/>'
            "</Coding></PlainTextSelection></TextSource></Sources>",
        )
        for name in ("peace", "bread")
    ]  # fmt: skip
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        came = project.import_files(paths)
        assert (came.spans, came.skipped) == (4, ())
        assert {"x", "y"} <= {label.id for label in project.codebook.labels}


def test_damaged_passages_are_left_out_one_by_one(tmp_path: Path) -> None:
    content = (
        selection(21, 0, 3, "Ana").replace('"0"', '"first"')
        + selection(22, 10, 99, "peace")
        + selection(23, 4, 9, "wants", 77)
        + selection(24, 10, 15, "peace")
    )
    path = qdpx(tmp_path / "a.qdpx", USERS, CODES, text_source(content), text="Ana wants peace")
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path])
    assert came.spans == 2  # the last one, and the third as a passage that nobody has coded
    assert [issue.code for issue in came.skipped] == [
        "refi.bad_position",
        "refi.no_code",
        "import.span_outside",
    ]


def test_trap_09_one_guid_in_two_files_is_told(tmp_path: Path) -> None:
    one, other = (
        qdpx(
            tmp_path / f"{name}.qdpx", USERS, CODES, text_source(selection(21, 0, 3, "Ana", 13)),
            text=f"Ana wants {name}.",
        )
        for name in ("peace", "bread")
    )  # fmt: skip
    with Project.create(tmp_path / "p.annotator") as project:
        first, second = project.import_files([one]), project.import_files([other])
    assert (first.spans, second.spans, second.documents) == (1, 0, 1)
    assert [issue.code for issue in second.skipped] == ["import.uid_taken"]


def test_trap_16_nothing_is_read_from_outside_the_zip(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for name in ("internal://../secret.txt", "absolute:///etc/passwd", "relative://secret.txt"):
        path = qdpx(tmp_path / "a.qdpx", text_source(path=name), files={"../secret.txt": b"s", "x": b""})
        assert skipped(path)[-1] == "refi.no_text" and not documents(path)


def test_trap_16_a_text_that_unpacks_to_far_more_than_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", "<Project/>")
        archive.writestr("sources/a.txt", b" " * (40 << 20))
    assert skipped(path) == ["archive.too_large"]


def test_trap_17_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "project.qde",
            '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="p">&x;</Project>',
        )
    assert skipped(path) == ["xml.entities"]


def test_files_that_are_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(b"no zip")
    assert skipped(path) == ["archive.damaged"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<html/>")
    assert skipped(path) == ["refi.other_xml"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<Project")
    assert skipped(path) == ["xml.damaged"]


# --- Codebooks --------------------------------------------------------------------------------------------


def test_a_codebook_is_read_leniently(tmp_path: Path) -> None:
    path = tmp_path / "a.qdc"
    path.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="goal"><Code name="peace"/>'
        '<Code name="goal"/></Code><Code name="goal"/></Codes>'
        '<Sets><Set name="group"><MemberCode guid="x"/></Set></Sets></CodeBook>',
        encoding="utf-8",
    )
    [header], report = fakes.read(REFI_CODEBOOK, path)
    assert isinstance(header, IncomingHeader) and header.codebook is not None
    assert [label.id for label in header.codebook.labels] == ["goal", "peace", "goal › goal"]
    assert header.extra == {"refi": {"code_sets": {"group": ["goal"]}}}
    assert [issue.code for issue in report.skipped] == ["refi.code_twice"]
    for wrong in ("<Other/>", "<CodeBook"):
        path.write_text(wrong, encoding="utf-8")
        found, report = fakes.read(REFI_CODEBOOK, path)
        assert (found, len(report.skipped)) == ([], 1)


# --- The sample -------------------------------------------------------------------------------------------


def test_the_sample_has_codes_and_users_and_no_texts() -> None:
    for sample in filter(Path.exists, [SAMPLE]):
        [header], report = read(sample)
        assert isinstance(header, IncomingHeader) and header.codebook is not None
        assert len(header.codebook.labels) == 14
        assert [person.name for person in header.annotators] == [
            "ATLAS.ti", "Friedrich Markgraf", "Sebastian Petrausch",
        ]  # fmt: skip
        names = [issue.params["name"] for issue in report.skipped if issue.code == "refi.no_text"]
        assert len(names) == len(set(names)) and "Mabel.txt" in names
