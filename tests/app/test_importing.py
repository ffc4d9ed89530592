"""Importing: what comes in, what is noticed, what is left out, and that it is one gesture or none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator import Project, UserError
from annotator.app.importing import ImportReport
from annotator.core.commands import AddSpan, RemoveDocument
from annotator.core.records import Filling


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "in").mkdir()
    with Project.create(tmp_path / "p.annotator") as made:
        yield made
        assert made.check() == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir(exist_ok=True)
    return path


def jsonl(folder: Path, *values: Any, name: str = "in.jsonl") -> Path:
    path = folder / name
    path.write_text(
        "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8"
    )
    return path


def skipped(report: ImportReport) -> list[tuple[str, str]]:
    return [(issue.where, issue.code) for issue in report.skipped]


def warned(report: ImportReport) -> list[str]:
    return [issue.code for issue in report.warnings]


def titles(project: Project) -> list[str]:
    return [document.title for document in project.documents()]


HEADER = {"format": "annotator/1"}
SAID = "“No,” Ada said. Kyiv wants guarantees."


def article(**more: Any) -> dict[str, Any]:
    return {"uid": "d1", "title": "T", "text": SAID, **more}


def by(annotator: str | None, *spans: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"annotator": annotator, "spans": list(spans), **more}


def span(uid: str | None = "s1", start: int = 6, end: int = 9, **more: Any) -> dict[str, Any]:
    return {"uid": uid, "label": "actor", "start": start, "end": end, **more}


# --- Files and folders -------------------------------------------------------------------------------------


def test_a_folder_is_read_to_the_bottom_in_the_order_people_count(project: Project, folder: Path) -> None:
    (folder / "sub").mkdir()
    for name in ("a10.txt", "a2.txt", "sub/b.md", ".hidden.txt", "sub/.git/x.txt", "c.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"Title of {name}\n\nWords")
    (folder / "c.csv").write_text("title,text\nFrom a table,Some words\n")
    (folder / "p.png").write_bytes(b"\x89PNG")
    report = project.import_files([folder])
    assert titles(project) == ["Title of a2.txt", "Title of a10.txt", "From a table", "Title of sub/b.md"]
    assert report.documents == 4
    assert skipped(report) == [("p.png", "import.unclaimed")]
    assert project.document(project.documents()[0].uid).meta == {"file": "a2.txt"}


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_links_that_lead_out_of_the_folder_are_not_followed(
    project: Project, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "other.txt").write_text("other")
    (folder / "a.txt").write_text("Words")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    (folder / "round").symlink_to(folder)
    report = project.import_files([folder])
    assert titles(project) == ["Words"]
    assert sorted(skipped(report)) == [("out", "import.link_leads_out"), ("out.txt", "import.link_leads_out")]


def test_the_project_itself_is_never_opened(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words")
    assert skipped(project.import_files([tmp_path, project.path])) == [
        (str(project.path), "import.project_itself")
    ]
    assert titles(project) == ["Words"]


def test_nothing_to_import_is_an_error_that_leaves_no_trace(project: Project, folder: Path) -> None:
    for paths, code in (
        ([folder], "import.no_text"),
        ([folder / "gone.txt"], "import.not_found"),
        ([], "import.nothing_named"),
    ):
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            project.import_files(paths)
    with pytest.raises(UserError, match="unknown"):
        project.import_files([folder], format="xml")
    assert project.records("import", "source", "") == {} and project.undo_name is None


def test_the_rest_of_the_batch_is_imported(project: Project, folder: Path) -> None:
    (folder / "good.txt").write_text("Words")
    (folder / "empty.txt").write_text(" \n")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "table.csv").write_text("name\nx\n")
    jsonl(folder, {"format": "annotator/2"}, name="new.jsonl")
    report = project.import_files([folder, folder / "gone.txt"])
    assert titles(project) == ["Words"]
    assert sorted(code for _, code in skipped(report)) == [
        "import.binary", "import.empty", "import.not_found", "native.newer", "table.no_text_column",
    ]  # fmt: skip
    for line in report.to_json()["skipped"]:
        assert line["where"].rsplit("/")[-1] in line["message"]


def test_a_single_file_of_a_newer_format_is_an_error(project: Project, folder: Path) -> None:
    with pytest.raises(UserError, match=r"native\.newer"):
        project.import_files([jsonl(folder, {"format": "annotator/2"})])


def test_a_named_file_of_no_known_suffix_is_tried_as_text(project: Project, folder: Path) -> None:
    (folder / "README").write_text("Read me")
    (folder / "logo.png").write_bytes(b"\x89PNG" + bytes(20))
    report = project.import_files([folder / "README", folder / "logo.png"])
    assert titles(project) == ["Read me"]
    assert skipped(report) == [("logo.png", "import.binary")]


def test_the_format_can_be_named(project: Project, folder: Path) -> None:
    path = jsonl(folder, {"text": "Words"})
    project.import_files([path], format="text")
    assert project.text(project.documents()[0].uid) == '{"text": "Words"}\n'


def test_options_reach_the_reader(project: Project, folder: Path) -> None:
    (folder / "a.csv").write_text("text,Body\nshort,The long one\n")
    project.import_files([folder], options={"columns": {"text": "Body"}})
    assert project.text(project.documents()[0].uid) == "The long one"


# --- Documents ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  A headline \nThe text", "A headline"),
        ("# A heading\nThe text", "A heading"),
        ("word " * 60, "word " * 16 + "…"),
        ("x" * 300, "x" * 80 + " …"),
        ("##", "##"),
    ],
)
def test_the_title_comes_from_the_first_line_which_stays(
    project: Project, folder: Path, text: str, title: str
) -> None:
    (folder / "a.txt").write_text(text)
    project.import_files([folder])
    [document] = project.documents()
    assert document.title == title
    assert project.text(document.uid) == text


def test_a_text_comes_in_once(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Words\r\nmore", newline="")
    (folder / "b.txt").write_text("Words\nmore")
    report = project.import_files([folder])
    assert (report.documents, skipped(report)) == (1, [("b.txt", "import.already_there")])
    before = project.info()
    report = project.import_files([folder])
    assert (report.documents, report.gesture) == (0, None)
    assert skipped(report) == [("a.txt", "import.already_there"), ("b.txt", "import.already_there")]
    assert report.skipped[0].params["title"] == "Words"
    assert project.info() == before, "nothing new leaves no trace"


def test_a_removed_article_is_not_brought_back_unasked(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Words")
    project.import_files([folder])
    project.execute(RemoveDocument(project.documents()[0].uid))
    assert skipped(project.import_files([folder])) == [("a.txt", "import.removed_here")]


def test_an_import_is_one_step_to_undo_and_can_come_again(project: Project, folder: Path) -> None:
    header = {**HEADER, "annotators": [{"uid": "ann", "name": "Ann"}]}
    path = jsonl(folder, header, article(layers=[by("ann", span(), span("s2", 0, 4))]))
    assert project.import_files([path]).spans == 2
    project.undo()
    assert (project.documents(), project.annotators()) == ([], [])
    project.redo()
    assert len(project.spans("d1", "ann")) == 2
    project.undo()
    report = project.import_files([jsonl(folder, header, article(layers=[by("ann", span("s9"))]))])
    assert (report.documents, report.spans) == (1, 1)
    assert [one.uid for one in project.spans("d1", "ann")] == ["s9"]


def test_the_order_of_import_is_the_order_of_the_list(project: Project, folder: Path) -> None:
    project.import_files([jsonl(folder, *({"text": f"Text {n}", "title": str(n)} for n in range(70)))])
    project.import_files([jsonl(folder, {"text": "Late", "title": "70"})])
    assert titles(project) == [str(n) for n in range(71)]


def test_progress_is_told_and_an_import_can_be_called_off(project: Project, folder: Path) -> None:
    path = jsonl(folder, *({"text": f"Text {n}"} for n in range(200)))
    told: list[tuple[int, int]] = []
    project.import_files([path], progress=lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert told == sorted(told) and told[-1] == (size, size)
    path = jsonl(folder, *({"text": f"Other {n}"} for n in range(200)))
    asked = iter(range(1000))
    report = project.import_files([path], cancelled=lambda: next(asked) > 100)
    assert (report.cancelled, report.documents, report.gesture) == (True, 0, None)
    assert len(project.documents()) == 200


# --- Layers ------------------------------------------------------------------------------------------------


def test_bad_spans_are_left_out_with_line_uid_and_reason(project: Project, folder: Path) -> None:
    bad = [
        (span("b1", 6, 99), "import.span_outside"),
        (span("b2", -1, 3), "import.span_outside"),
        (span("b3", 9, 6), "import.span_empty"),
        (span("b4", 6, 6), "import.span_empty"),
        (span("b5", text="Eve"), "import.span_quote"),
        (span("b6", 0, 9, fragments=[[0, 4], [4, 9]]), "import.span_fragments"),
        (span("b7", 0, 9, fragments=[[0, 6], [5, 9]]), "import.span_fragments"),
        (span("s1", 0, 4), "import.uid_twice"),
    ]
    layer = by("Ann", span(text="Ada"), *(one for one, _ in bad))
    report = project.import_files([jsonl(folder, HEADER, article(layers=[layer]))])
    assert skipped(report) == [("in.jsonl:2", code) for _, code in bad]
    assert [issue.params["uid"] for issue in report.skipped] == [one["uid"] for one, _ in bad]
    assert (report.documents, report.spans) == (1, 1)


def test_references_that_lead_nowhere_are_dropped_and_told(project: Project, folder: Path) -> None:
    told = {
        "uid": "st",
        "roles": {"actor": {"entity": "nobody", "spans": ["s1", "gone"]}},
        "stance": {"spans": ["gone"]},
    }
    arrows = [{"from": "s1", "to": "st"}, {"from": "s1", "to": "gone"}]
    layer = by("Ann", span(entity="nobody"), statements=[told], relations=arrows)
    report = project.import_files([jsonl(folder, HEADER, article(layers=[layer]))])
    assert warned(report).count("import.reference_dropped") == 4
    assert [code for _, code in skipped(report)] == ["import.relation_dangling"]
    [annotator] = project.annotators()
    [statement] = project.statements("d1", annotator.uid)
    assert statement.roles == {"actor": Filling(None, ("s1",))}
    assert project.spans("d1", annotator.uid)[0].entity is None


def test_offsets_of_the_raw_text_are_carried_over(project: Project, folder: Path) -> None:
    text = "\ufeffOne\r\ntwo 🕊\rthree\0"
    spans = [
        span("a", text.index("two"), text.index("🕊") + 1, text="two 🕊"),
        span("b", text.index("One"), text.index("🕊"), text="One\r\ntwo "),
        span("c", text.index("three"), len(text), text="three\0"),
        span("d", 1, text.index("two"), fragments=[[1, 5], [5, text.index("two")]]),
        span("e", 1, 9, fragments=[[1, 4], [6, 9]], text="One\ntwo"),
        span("f", 0, 1),
    ]
    report = project.import_files(
        [jsonl(folder, HEADER, {"uid": "d", "text": text, "layers": [by("Ann", *spans)]})]
    )
    kept = project.text("d")
    assert kept == "One\ntwo 🕊\nthree\ufffd"
    assert [code for _, code in skipped(report)] == ["import.span_fragments", "import.span_empty"]
    found = {one.uid: one for one in project.spans("d", "Ann")}
    assert {uid: one.quote for uid, one in found.items()} == {
        "a": "two 🕊", "b": "One\ntwo ", "c": "three\ufffd", "e": "One\ntwo",
    }  # fmt: skip
    assert found["e"].fragments == ((0, 3), (4, 7))
    assert warned(report)[0] == "text.nul_replaced"


def test_new_annotators_labels_and_values_are_made_and_told(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Not new any more")
    project.import_files([folder])
    book = {"labels": [{"id": "frame", "name": "Frame", "key": "A", "colour": "#102030"}]}
    header = {**HEADER, "codebook": book, "annotators": [{"uid": "u1", "name": "Ann"}]}
    layer = by("u1", span(label="frame"), span("s2", label="tone"))
    layer["statements"] = [{"type": "claim", "roles": {"actor": {}}, "stance": {"value": "unsure"}}]
    report = project.import_files([jsonl(folder, header, article(layers=[layer, by("Bob")]))])
    assert sorted(warned(report)) == [
        "import.new_annotator", "import.new_annotator", "import.new_label", "import.new_label",
        "import.new_statement_type", "import.new_value",
    ]  # fmt: skip
    frame, tone = project.codebook.label("frame"), project.codebook.label("tone")
    assert frame is not None and (frame.name, frame.colour) == ("Frame", "#102030")
    assert frame.key == "", "the key A is the actor's"
    assert tone is not None and tone.name == "tone"
    assert project.codebook.labels[-2:] == (frame, tone)
    claim = project.codebook.statement_type("claim")
    assert claim is not None and [role.id for role in claim.roles] == ["actor"]
    assert project.codebook.value("unsure") is not None
    assert {person.name for person in project.annotators()} == {"Ann", "Bob"}


def test_layers_go_to_a_text_that_is_there(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    project.import_files([folder])
    [there] = project.documents()
    path = jsonl(folder, HEADER, article(layers=[by("Ann", span(None), status="done", seconds=30)]))
    report = project.import_files([path])
    assert (report.documents, report.spans, skipped(report)) == (0, 1, [])
    [ann] = project.annotators()
    assert [one.quote for one in project.spans(there.uid, ann.uid)] == ["Ada"]
    assert project.seconds(there.uid, ann.uid) == 30
    again = project.import_files([path])
    assert (again.spans, skipped(again)) == (0, [("in.jsonl:2", "import.already_there")])
    project.undo()
    assert project.layers(there.uid) == [] and len(project.documents()) == 1


def test_more_of_the_same_layer_is_added_and_what_differs_is_kept(project: Project, folder: Path) -> None:
    project.import_files([jsonl(folder, HEADER, article(layers=[by("Ann", span(), status="done")]))])
    changed = by("Ann", span(note="changed"), span("s2", 0, 4), status="in_progress", notes="mine")
    report = project.import_files([jsonl(folder, HEADER, article(layers=[changed]))])
    assert (report.documents, report.spans) == (0, 1)
    assert skipped(report) == [("in.jsonl:2", "import.item_differs")]
    assert warned(report) == ["import.layer_kept"]
    assert [(one.uid, one.note) for one in project.spans("d1", "Ann")] == [("s2", ""), ("s1", "")]


def test_a_uid_with_another_text_is_not_overwritten(project: Project, folder: Path) -> None:
    project.import_files([jsonl(folder, HEADER, article(layers=[by("Ann", span())]))])
    report = project.import_files(
        [
            jsonl(
                folder,
                HEADER,
                article(text="Other"),
                article(uid="d2", text="New", layers=[by("Ann", span("s1", 0, 2))]),
            )
        ]
    )
    assert skipped(report) == [("in.jsonl:2", "import.uid_other_text"), ("in.jsonl:3", "import.uid_taken")]
    assert [project.text(one.uid) for one in project.documents()] == [SAID, "New"]


def test_other_titles_and_metadata_are_told_and_kept(project: Project, folder: Path) -> None:
    project.import_files([jsonl(folder, HEADER, article(meta={"date": "2025"}))])
    report = project.import_files([jsonl(folder, HEADER, article(title="Other", layers=[by("Ann", span())]))])
    assert "import.document_kept" in warned(report)
    assert (titles(project), project.document("d1").meta) == (["T"], {"date": "2025"})


def test_whose_the_nameless_layers_are(project: Project, folder: Path, tmp_path: Path) -> None:
    lines = [HEADER, article(layers=[by(None, span())])]
    project.import_files([jsonl(folder, *lines)], options={"annotator": "Eve"})
    [eve] = project.annotators()
    assert (eve.name, len(project.spans("d1", eve.uid))) == ("Eve", 1)
    with Project.create(tmp_path / "own.annotator", annotator="Ann") as own:
        report = own.import_files([jsonl(folder, *lines)])
        assert (len(own.spans("d1")), warned(report)) == (1, [])
    with Project.create(tmp_path / "no.annotator") as nobody:
        report = nobody.import_files([jsonl(folder, *lines)])
        assert (warned(report), nobody.annotators()[0].name) == (["import.nobody_named"], "unknown")


def test_names_find_the_people_who_are_there(tmp_path: Path, folder: Path) -> None:
    with Project.create(tmp_path / "own.annotator", annotator="Ann") as own:
        own.import_files([jsonl(folder, HEADER, article(layers=[by("ann", span())]))])
        assert len(own.annotators()) == 1
        assert [one.quote for one in own.spans("d1")] == ["Ada"]


def test_a_new_project_takes_over_what_the_file_is(project: Project, folder: Path) -> None:
    book = {"name": "Frames", "version": 3, "labels": [{"id": "frame", "name": "Frame"}], "mine": 1}
    header = {
        **HEADER,
        "lineage": "theirs",
        "codebook": book,
        "entities": [{"uid": "e1", "kind": "person", "name": "Ada"}],
        "annotators": [{"uid": "u1", "name": "Ann", "role": "reviewer"}],
        "made": "by hand",
    }
    ours = project.lineage
    report = project.import_files(
        [jsonl(folder, header, article(layers=[by("u1", span(label="frame", entity="e1"))]))]
    )
    assert (project.lineage, project.codebook.name, project.codebook.version) == ("theirs", "Frames", 3)
    assert [label.id for label in project.codebook.labels] == ["frame"]
    assert project.codebook.values == () and project.codebook.extra == {"mine": 1}
    assert warned(report) == ["import.codebook_replaced"]
    assert [(one.uid, one.role) for one in project.annotators()] == [("u1", "reviewer")]
    project.undo()
    assert (project.lineage, project.codebook.name) == (ours, "Positions")
    assert project.codebook.label("actor") is not None


def test_a_project_at_work_keeps_its_lineage_and_codebook(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("At work")
    project.import_files([folder])
    ours = project.lineage
    header = {**HEADER, "lineage": "theirs", "codebook": {"name": "Frames"}}
    project.import_files([jsonl(folder, header, article())])
    assert (project.lineage, project.codebook.name) == (ours, "Positions")


def test_entities_are_brought_along_and_never_overwritten(project: Project, folder: Path) -> None:
    entity = {
        "uid": "e1",
        "kind": "person",
        "name": "Ada",
        "aliases": ["A.", "Countess"],
        "attributes": {"b": 1, "a": None},
    }
    header = {**HEADER, "entities": [entity, {"uid": "e2", "name": "Corps", "kind": "unit", "parent": "e1"}]}
    project.import_files([jsonl(folder, header, article())])
    ada, corps = project.entities()
    assert (ada.aliases, list(ada.attributes.items())) == (("A.", "Countess"), [("b", 1), ("a", None)])
    assert (corps.parent, project.codebook.entity_kind("unit") is not None) == ("e1", True)
    header = {**HEADER, "entities": [{**entity, "name": "Eve"}]}
    report = project.import_files([jsonl(folder, header, article(uid="d2", text="More"))])
    assert warned(report) == ["import.entity_differs"]
    assert [one.name for one in project.entities()] == ["Ada", "Corps"]


def test_labelling_goes_on_while_an_import_runs(tmp_path: Path, folder: Path) -> None:
    with Project.create(tmp_path / "own.annotator", annotator="Ann") as own:
        own.import_files([jsonl(folder, HEADER, {"uid": "d0", "text": "Words to label"})])
        path = jsonl(folder, *({"text": f"Text {n}"} for n in range(100)))
        seen: list[int] = []

        def progress(done: int, total: int) -> None:
            if len(seen) < 5:
                own.execute(AddSpan("d0", "actor", ((len(seen), len(seen) + 1),)))
            seen.append(len(own.documents()))

        own.import_files([path], progress=progress)
        assert set(seen) == {1}, "what comes in appears with the close"
        assert (len(own.spans("d0")), len(own.documents())) == (5, 101)
        assert own.check() == []
