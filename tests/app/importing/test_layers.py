"""Layers: bad items left out, references, offsets, people, and what a new project takes over."""

from __future__ import annotations

from pathlib import Path

from annotator import Project
from annotator.core.commands import AddSpan
from annotator.core.records import Filling
from tests.app.importing.incoming import HEADER, SAID, article, by, jsonl, skipped, span, titles, warned


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
