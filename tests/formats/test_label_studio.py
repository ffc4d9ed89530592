"""Label Studio's JSON: its own tasks, ours, the way there and back, and what is wrong with a task."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from annotator import Project
from annotator.app.plugins import formats
from annotator.core.records import Filling
from annotator.formats.label_studio import LABEL_STUDIO, LABEL_STUDIO_CONFIG
from annotator.plugin_api import IncomingDocument, IncomingHeader, Report, Source
from tests.formats import fakes
from tests.formats.fakes import document, layer, written
from tests.formats.projects import Values, layers_of, projects, there_and_back

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "label-studio"
TEXT = "Rome backs a truce."


def region(id_: str, start: int, end: int, label: str = "actor", **value: Any) -> dict[str, Any]:
    quoted = {"text": TEXT[start:end]} if "text" not in value else {}
    return {
        "id": id_, "from_name": "label", "to_name": "text", "type": "labels",
        "value": {"start": start, "end": end, "labels": [label], **quoted, **value},
    }  # fmt: skip


def arrow(source: str, target: str, *labels: str, direction: str = "right") -> dict[str, Any]:
    return {
        "type": "relation", "from_id": source, "to_id": target, "direction": direction, "labels": [*labels],
    }  # fmt: skip


def task(*results: dict[str, Any], data: dict[str, Any] | None = None, **annotation: Any) -> dict[str, Any]:
    said = {"id": 5, "completed_by": 1, "result": list(results), **annotation}
    return {"id": 3, "data": {"text": TEXT, **(data or {})}, "annotations": [said]}


def read(path: Path, *tasks: dict[str, Any], **options: Any) -> tuple[list[IncomingDocument], Report]:
    path.write_text(json.dumps(list(tasks)), encoding="utf-8")
    found, report = fakes.read(LABEL_STUDIO, path, **options)
    return [item for item in found if isinstance(item, IncomingDocument)], report


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.skipped]


# --- Reading ----------------------------------------------------------------------------------------------


def test_regions_relations_and_metadata(tmp_path: Path) -> None:
    results = [
        region("x1", 0, 4), region("x2", 13, 18, "proposal"), arrow("x1", "x2", "Support"),
        arrow("x1", "x2", "seen:in", direction="left"), arrow("x1", "x2", direction="bi"),
    ]  # fmt: skip
    [found], report = read(
        tmp_path / "a.json", task(*results, data={"headline": "Truce", "year": 2025}, lead_time=12.7)
    )
    assert (found.title, found.meta, found.extra) == ("Truce", {"year": 2025}, {"id": 3})
    [said] = found.layers
    rome, truce = said.spans
    assert (said.annotator, said.status, said.seconds) == ("Label Studio 1", "done", 12)
    assert [(span.label, span.fragments, span.extra["id"]) for span in said.spans] == [
        ("actor", ((0, 4),), "x1"), ("proposal", ((13, 18),), "x2"),
    ]  # fmt: skip
    [statement] = said.statements
    assert statement.stance.value == "support"
    assert statement.roles["actor"] == Filling(None, (rome.uid or "",))
    assert [(one.type, one.source, one.target, one.extra) for one in said.relations] == [
        ("seen:in", truce.uid, rome.uid, {}), ("", rome.uid, truce.uid, {"direction": "bi"}),
    ]  # fmt: skip
    assert not report.skipped and not report.warnings


def test_annotators_stay_ground_truth_is_gold_and_predictions_are_suggestions(tmp_path: Path) -> None:
    people: list[Any] = [
        4,
        "ann@x.org",
        {"id": 1, "email": "ben@x.org"},
        {"first_name": "Cy", "last_name": "D"},
    ]
    one = task()
    one["annotations"] = [
        {"id": number, "completed_by": who, "result": [region("r", 0, 4)], "ground_truth": number == 2}
        for number, who in enumerate(people, start=1)
    ]
    one["predictions"] = [{"model_version": "m", "score": 0.3, "result": [region("p", 5, 10)]}]
    [found], report = read(tmp_path / "a.json", one)
    assert [said.annotator for said in found.layers] == ["Label Studio 4", "ben@x.org", "Cy D"]
    assert found.gold is not None and found.gold.annotator == "ann@x.org"
    assert found.extra["suggestions"] == one["predictions"]
    assert [(issue.code, issue.params["count"]) for issue in report.warnings] == [
        ("label_studio.suggestions", 1)
    ]
    uids = [span.uid for said in (*found.layers, found.gold) for span in said.spans]
    assert len(set(uids)) == 4


def test_answers_about_a_region_are_its_attributes_and_others_are_kept(tmp_path: Path) -> None:
    def answer(kind: str, id_: str, **value: Any) -> dict[str, Any]:
        return {"id": id_, "type": kind, "from_name": f"the {kind}", "to_name": "text", "value": value}

    results = [
        answer("choices", "x1", start=0, end=4, choices=["sure"]), region("x1", 0, 4),
        answer("textarea", "x1", text=["my note"]), answer("choices", "doc", choices=["politics"]),
        {"id": "b", "type": "brushlabels", "value": {}},
    ]  # fmt: skip
    [found], report = read(tmp_path / "a.json", task(*results))
    [said] = found.layers
    assert said.spans[0].attributes == {"the choices": ["sure"], "the textarea": ["my note"]}
    assert [one["type"] for one in said.extra["results"]] == ["brushlabels", "choices"]
    assert [issue.code for issue in report.warnings] == ["label_studio.kept_aside"]


def test_hypertext_is_placed_by_its_quoted_words(tmp_path: Path) -> None:
    html = "<html><head><title>no</title></head><p>🕊 Rome &amp; Rome</p>\n<p>back <b>a</b> truce</p></html>"
    value = {"start": "/p[1]/text()[1]", "startOffset": 0, "hypertextlabels": ["actor"]}
    results = [
        {"id": id_, "type": "hypertextlabels", "to_name": "t", "value": {**value, **place}}
        for id_, place in {
            "first": {"text": "Rome", "globalOffsets": {"start": 3, "end": 7}},
            "second": {"text": "Rome", "globalOffsets": {"start": 11, "end": 15}},
            "across": {"text": "Rome\nback a", "globalOffsets": {"start": 10, "end": 20}},
            "nowhere": {"text": "Paris", "globalOffsets": {"start": 0, "end": 5}},
        }.items()
    ]
    [found], report = read(tmp_path / "a.json", task(*results, data={"text": html}))
    assert found.text == "🕊 Rome & Rome\nback a truce\n"
    assert [span.fragments for span in found.layers[0].spans] == [((2, 6),), ((9, 13),), ((9, 20),)]
    assert codes(report) == ["label_studio.no_place"] and found.extra["html"] == html


def test_json_min_is_known_and_read(tmp_path: Path) -> None:
    record = {
        "text": TEXT, "id": 1, "label": [{"start": 0, "end": 4, "text": "Rome", "labels": ["actor"]}],
        "annotator": 7, "annotation_id": 2, "created_at": "x", "updated_at": "y", "lead_time": 3.5,
        "source": "ap",
    }  # fmt: skip
    path = tmp_path / "min.json"
    [found], report = read(path, record)
    assert (found.meta, found.layers[0].annotator, found.layers[0].seconds) == (
        {"source": "ap"}, "Label Studio 7", 3,
    )  # fmt: skip
    assert [span.fragments for span in found.layers[0].spans] == [((0, 4),)]
    assert formats().for_file(path) is LABEL_STUDIO and not report.skipped


def test_the_text_may_be_called_otherwise(tmp_path: Path) -> None:
    one = task(region("r", 0, 4), data={"article": TEXT, "text": 7, "longer": "x" * 99})
    one["annotations"][0]["result"][0]["to_name"] = "article"
    [found], _ = read(tmp_path / "a.json", one)
    assert found.text == TEXT
    [found], _ = read(tmp_path / "a.json", one, text="longer")
    assert found.text == "x" * 99
    _, report = read(tmp_path / "a.json", {"data": {"image": 1}, "annotations": []})
    assert codes(report) == ["label_studio.no_text"]


def test_a_name_that_is_none_names_no_text(tmp_path: Path) -> None:
    one = task(region("r", 0, 4))
    one["annotations"][0]["result"][0]["to_name"] = ["text", {}]
    [found], report = read(tmp_path / "a.json", one)
    assert (found.text, report.skipped) == (TEXT, [])


def test_the_sample_of_the_relation_template() -> None:
    # The file lies beside a checkout in which formats are worked on.
    for sample in SAMPLES.glob("*.json"):
        assert formats().for_file(sample) is LABEL_STUDIO
        (found,), report = fakes.read(LABEL_STUDIO, sample)
        assert isinstance(found, IncomingDocument)
        assert [span.label for span in found.layers[0].spans] == [
            "Organization",
            "Person",
            "Person",
            "Datetime",
        ]
        assert [one.type for one in found.layers[0].relations] == ["org:founded_by", "", "org:founded"]
        assert not report.skipped and not report.warnings


# --- Traps ------------------------------------------------------------------------------------------------


def test_trap_02_old_files_count_utf_16_units_and_the_quotes_tell(tmp_path: Path) -> None:
    text = "🕊 Rome backs it"
    for start, unit in ((2, "code-points"), (3, "utf-16")):
        one = task(region("r", start, start + 4, text="Rome"), data={"text": text})
        [found], report = read(tmp_path / "a.json", one)
        assert [span.fragments for span in found.layers[0].spans] == [((2, 6),)]
        assert [issue.params.get("unit") for issue in report.warnings] == [unit] * (unit == "utf-16")
    silent = task(region("r", 3, 7, text=None), data={"text": text})
    none, report = read(tmp_path / "a.json", silent)
    assert none == [] and codes(report) == ["import.offsets_unclear"]
    assert LABEL_STUDIO.questions is not None
    source = Source(tmp_path / "a.json", "a.json", Report())
    assert [question.name for question in LABEL_STUDIO.questions(source)] == ["offsets"]
    [found], _ = read(tmp_path / "a.json", silent, offsets="utf-16")
    assert found.layers[0].spans[0].fragments == ((2, 6),)


def test_trap_06_a_quote_that_differs_is_flagged_and_one_with_folded_blanks_is_not(tmp_path: Path) -> None:
    text = "Rome’s\n\n  “plan” of 2025"
    results = [region("a", 0, 6, text="Rome's"), region("b", 0, 16, text="Rome’s “plan”")]
    path = tmp_path / "a.json"
    read(path, task(*results, region("c", 0, 6, text="Paris"), data={"text": text}))
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path])
    assert came.spans == 2
    assert "import.span_quote_differs" in [issue.code for issue in came.warnings]
    assert [issue.code for issue in came.skipped] == ["import.span_quote"]


def test_trap_07_and_trap_08_bad_places_cost_that_region_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    results = [
        region("empty", 3, 3, text=""), region("far", 0, 9999, text=None), region("back", 5, 2, text=None),
        region("edge", 4, 11), {**region("text", 0, 4), "value": {"start": "0", "end": 4, "labels": ["x"]}},
    ]  # fmt: skip
    read(path, task(*results))
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path])
    assert (came.spans, sorted(issue.code for issue in came.skipped)) == (
        1, ["import.span_empty", "import.span_empty", "import.span_outside", "label_studio.no_place"],
    )  # fmt: skip
    assert all(issue.where.startswith("a.json:1") for issue in came.skipped)


def test_trap_09_equal_ids_of_annotations_and_files_never_meet_and_dangling_ones_are_told(
    tmp_path: Path,
) -> None:
    one = task(region("r", 0, 4), arrow("r", "gone", "x"))
    one["annotations"].append({"id": 6, "completed_by": 2, "result": [region("r", 5, 10)]})
    read(tmp_path / "a.json", one)
    read(tmp_path / "b.json", {**one, "data": {"text": TEXT + " Twice."}})
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([tmp_path / "a.json", tmp_path / "b.json"])
        again = project.import_files([tmp_path / "a.json"])
    assert (came.documents, came.spans, again.spans) == (2, 4, 0)
    assert [issue.code for issue in came.skipped] == ["label_studio.dangling"] * 2


@pytest.mark.parametrize("bad", [7, {}, {"type": "relation", "from_id": 1}, region("r", 0, 4, labels=[])])
def test_a_bad_result_is_told_and_the_rest_is_read(tmp_path: Path, bad: Any) -> None:
    [found], report = read(tmp_path / "a.json", task(bad, region("good", 0, 4)))
    assert len(found.layers[0].spans) == 1
    assert len(report.skipped) == 1 and report.skipped[0].where == "a.json:1"


# --- Writing ----------------------------------------------------------------------------------------------


def test_results_that_are_no_list_are_none(tmp_path: Path) -> None:
    one = task()
    one["annotations"][0]["result"] = True
    [found], report = read(tmp_path / "a.json", one)
    assert (found.text, codes(report)) == (TEXT, [])
    assert not any(layer.spans for layer in found.layers)


def test_our_file_says_all_that_label_studio_must_know() -> None:
    text = written(LABEL_STUDIO, fakes.Project([document(layer())])).text
    [one] = json.loads(text)
    [annotation] = one["annotations"]
    assert one["data"]["text"] == fakes.TEXT
    assert "completed_by" not in annotation and annotation["ground_truth"] is False
    assert [(item["type"], item.get("labels")) for item in annotation["result"]] == [
        ("labels", None), ("labels", None), ("labels", None),
        ("relation", ["position:support"]), ("relation", ["position.cue"]),
    ]  # fmt: skip
    assert all(
        fakes.TEXT[item["value"]["start"] : item["value"]["end"]] == item["value"]["text"]
        for item in annotation["result"][:3]
    )
    assert LABEL_STUDIO.claims is not None and LABEL_STUDIO.claims(text.encode()[:400])
    assert json.loads(written(LABEL_STUDIO, fakes.Project([])).text) == []


def test_the_configuration_has_every_label_and_every_way_to_say_a_statement() -> None:
    root = ElementTree.fromstring(written(LABEL_STUDIO_CONFIG, fakes.Project([])).text)
    assert [one.get("value") for one in root.iter("Label")] == ["actor", "stance", "proposal"]
    assert [one.get("value") for one in root.iter("Relation")] == [
        "position", "position:support", "position:mixed", "position.actor", "position.proposal",
        "position.cue", "position.passage",
    ]  # fmt: skip


def test_what_people_change_in_label_studio_counts(tmp_path: Path) -> None:
    """As its export has it: other annotation ids, ours as ``import_id``, and a region that was moved."""
    [one] = json.loads(written(LABEL_STUDIO, fakes.Project([document(layer())])).text)
    changed = copy.deepcopy(one)
    [annotation] = changed["annotations"]
    annotation |= {"import_id": annotation["id"], "id": 1, "completed_by": 1}
    moved = annotation["result"][0]
    moved["value"] |= {"end": 19, "text": fakes.TEXT[1:19], "labels": ["proposal"]}
    changed["annotations"].append({"id": 2, "import_id": None, "completed_by": 1, "result": [moved]})
    path = tmp_path / "a.json"
    path.write_text(json.dumps([changed]), encoding="utf-8")
    found, report = fakes.read(LABEL_STUDIO, path)
    header, back = found
    assert isinstance(header, IncomingHeader) and isinstance(back, IncomingDocument)
    assert [entity.uid for entity in header.entities] == ["e1", "e2"]
    assert [said.annotator for said in back.layers] == ["Ann", "Label Studio 1"]
    first = back.layers[0]
    assert (first.spans[0].label, first.spans[0].fragments) == ("proposal", ((1, 19),))
    assert first.statements[0].roles["actor"] == Filling("e1", ("s2",))
    assert first.statements[0].uid == "st1"
    assert not report.skipped


@pytest.mark.parametrize("was_cancelled", [False, True])
def test_what_was_skipped_or_taken_up_again_in_label_studio_is(tmp_path: Path, was_cancelled: bool) -> None:
    [one] = json.loads(written(LABEL_STUDIO, fakes.Project([document(layer())])).text)
    told = "in_progress" if was_cancelled else "skipped"
    one["meta"]["annotator"]["layers"][0]["status"] = told
    one["annotations"][0] |= {"was_cancelled": was_cancelled, "lead_time": 99.5}
    [back], _ = read(tmp_path / "a.json", one)
    [said] = back.layers
    assert (said.status, said.seconds) == ("skipped" if was_cancelled else "done", 99)


def test_status_time_notes_and_marks_come_back(tmp_path: Path) -> None:
    said = {
        "annotator": "a", "status": "skipped", "seconds": 7, "notes": "n", "marks": [1, 3], "spans": [],
        "statements": [], "relations": [], "results": [{"type": "choices", "value": {}}],
    }  # fmt: skip
    values: Values = [
        {"format": "annotator/1", "annotators": [{"uid": "a", "name": "a"}]},
        {
            "uid": "d",
            "text": "Text",
            "state": "review",
            "notes": "of it",
            "meta": {"title": 1},
            "layers": [said],
        },
    ]
    journey = there_and_back(values, tmp_path, "label-studio", out="a.json")
    assert journey.after[1] == journey.before[1]


@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("there"), "label-studio", out="out.json")
    assert journey.came.skipped == ()
    assert {issue.code for issue in journey.gone.lost} <= {"export.lost_uncited"}
    assert layers_of(journey.after, LABEL_STUDIO.holds) == layers_of(journey.before, LABEL_STUDIO.holds)
    assert [{**one, "layers": [], "gold": None} for one in journey.after[1:]] == [
        {**one, "layers": [], "gold": None} for one in journey.before[1:]
    ]
