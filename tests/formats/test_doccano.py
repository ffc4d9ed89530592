"""doccano's JSON Lines: its own files, ours, the way there and back, and what is wrong with a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annotator import Project
from annotator.app.plugins import Formats
from annotator.core.records import Filling
from annotator.formats.doccano import DOCCANO
from annotator.formats.jsonl import JSONL
from annotator.formats.native import NATIVE
from annotator.plugin_api import IncomingDocument, Report, Source
from tests.formats import fakes
from tests.formats.fakes import document, layer, written
from tests.formats.projects import Values, layers_of, projects, there_and_back

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "doccano" / "example.jsonl"
GOOGLE: dict[str, Any] = {
    "text": "Google was founded by Larry Page 🕊 and Sergey Brin.",
    "entities": [
        {"id": 0, "start_offset": 0, "end_offset": 6, "label": "ORG"},
        {"id": 7, "start_offset": 22, "end_offset": 32, "label": "PERSON"},
    ],
    "relations": [{"id": 3, "from_id": 0, "to_id": 7, "type": "foundedBy"}],
}


def read(
    path: Path, *records: dict[str, Any], text: str | None = None, **options: Any
) -> tuple[list[IncomingDocument], Report]:
    path.write_text(text or "".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    found, report = fakes.read(DOCCANO, path, **options)
    return [item for item in found if isinstance(item, IncomingDocument)], report


def codes(report: Report) -> list[tuple[str, str]]:
    return [(issue.where, issue.code) for issue in report.skipped]


# --- Reading ----------------------------------------------------------------------------------------------


def test_entities_and_relations_of_a_relation_project(tmp_path: Path) -> None:
    [found], report = read(tmp_path / "a.jsonl", {**GOOGLE, "id": 12, "source": "web"})
    [said] = found.layers
    google, larry = said.spans
    assert [(one.label, one.fragments, one.extra) for one in said.spans] == [
        ("ORG", ((0, 6),), {"id": 0}),
        ("PERSON", ((22, 32),), {"id": 7}),
    ]
    [founded] = said.relations
    assert (founded.type, founded.source, founded.target) == ("foundedBy", google.uid, larry.uid)
    assert (found.meta, found.extra, founded.extra) == ({"source": "web"}, {"id": 12}, {"id": 3})
    assert not report.skipped and not report.warnings


def test_spans_of_a_plain_project_comments_and_classes(tmp_path: Path) -> None:
    [one, two, three], report = read(
        tmp_path / "a.jsonl",
        {"id": 1, "text": "EU rejects it.", "label": [[0, 2, "ORG"]], "Comments": ["sure?", "yes"]},
        {"id": 2, "text": "Great price.", "label": ["positive", "price"], "title": "Shop"},
        {"text": "A jet", "entities": [[2, 5, "Thing"]], "cats": ["flight"], "Comments": [{"comment": "c"}]},
    )  # fmt: skip
    assert [(span.label, span.fragments) for span in one.layers[0].spans] == [("ORG", ((0, 2),))]
    assert one.notes == "sure?\nyes"
    assert (two.layers, two.title, two.meta) == ((), "Shop", {"label": ["positive", "price"]})
    assert (three.meta, three.notes, len(three.layers[0].spans)) == ({"cats": ["flight"]}, "c", 1)
    assert not report.skipped


def test_a_stance_between_actor_and_proposal_is_a_statement(tmp_path: Path) -> None:
    entities = [
        {"id": 1, "start_offset": 0, "end_offset": 4, "label": "Actor"},
        {"id": 2, "start_offset": 10, "end_offset": 15, "label": "Proposal"},
    ]
    relations = [{"id": 1, "from_id": 1, "to_id": 2, "type": "Support"}]
    [found], _ = read(
        tmp_path / "a.jsonl", {"text": "Rome backs truce.", "entities": entities, "relations": relations}
    )
    [said] = found.layers[0].statements
    assert (said.type, said.stance.value, said.extra) == ("position", "support", {"id": 1})
    assert said.roles["actor"] == Filling(None, (found.layers[0].spans[0].uid or "",))


def test_doccanos_own_example() -> None:
    # The file lies beside a checkout in which formats are worked on.
    for sample in filter(Path.exists, [SAMPLE]):
        [found], report = fakes.read(DOCCANO, sample)
        assert isinstance(found, IncomingDocument)
        assert [found.text[slice(*span.fragments[0])] for span in found.layers[0].spans] == [
            "Google", "September 4, 1998", "Larry Page", "Sergey Brin",
        ]  # fmt: skip
        assert [one.type for one in found.layers[0].relations] == ["foundedAt", "foundedBy", "foundedBy"]
        assert not report.skipped and DOCCANO.claims is not None and DOCCANO.claims(sample.read_bytes())


# --- Traps ------------------------------------------------------------------------------------------------


def test_trap_02_rare_characters_before_a_span_are_asked_about(tmp_path: Path) -> None:
    astral = {"text": "🕊 Rome", "label": [[2, 6, "ORG"]]}
    plain = {"text": "Rome 🕊", "label": [[0, 4, "ORG"]]}
    path = tmp_path / "a.jsonl"
    found, report = read(path, plain, astral)
    assert [one.text for one in found] == ["Rome 🕊"]
    assert codes(report) == [("a.jsonl:2", "import.offsets_unclear")]
    assert DOCCANO.questions is not None
    [question] = DOCCANO.questions(Source(path, "a.jsonl", Report()))
    assert question.name == "offsets"
    for unit, expected in (("code-points", (2, 6)), ("utf-16", (1, 5))):
        found, report = read(path, plain, astral, offsets=unit)
        assert [one.layers[0].spans[0].fragments for one in found] == [((0, 4),), (expected,)]
    path.write_text(json.dumps({**astral, "offsets": "code-points"}), encoding="utf-8")
    assert DOCCANO.questions(Source(path, "a.jsonl", Report())) == []


def test_trap_07_whitespace_edges_stay_and_empty_spans_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    read(path, {"text": "Rome backs it", "label": [[4, 11, "x"], [3, 3, "x"]]})
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        came = project.import_files([path], format="doccano")
        assert came.spans == 1
        [issue] = came.skipped
    assert (issue.where, issue.code) == ("a.jsonl:1", "import.span_empty")


def test_trap_08_offsets_outside_the_text_cost_that_span_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    read(path, {"text": "Rome", "label": [[0, 999, "x"], [3, 1, "x"], [-1, 2, "x"], [0, 4, "x"]]})
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        came = project.import_files([path], format="doccano")
    assert came.spans == 1
    assert [issue.where for issue in came.skipped] == ["a.jsonl:1"] * 3


def test_trap_09_equal_ids_of_two_files_never_meet_and_dangling_ones_are_told(tmp_path: Path) -> None:
    dangling = {"id": 4, "from_id": 0, "to_id": 99, "type": "foundedBy"}
    twice = {**GOOGLE["entities"][0], "end_offset": 5}
    for name, text in (("a.jsonl", "Google, founded by Larry Page, x."), ("b.jsonl", GOOGLE["text"])):
        record = {**GOOGLE, "text": text, "relations": [*GOOGLE["relations"], dangling]}
        read(tmp_path / name, {**record, "entities": [*GOOGLE["entities"], twice]})
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        came = project.import_files([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], format="doccano")
        again = project.import_files([tmp_path / "a.jsonl"], format="doccano")
    assert (came.documents, came.spans) == (2, 4)
    assert sorted(issue.code for issue in came.skipped) == [
        "doccano.dangling", "doccano.dangling", "import.uid_twice", "import.uid_twice",
    ]  # fmt: skip
    assert again.spans == 0


def test_trap_14_lone_surrogates_are_replaced_one_for_one(tmp_path: Path) -> None:
    line = r'{"text": "a\ud800b Rome", "label": [[4, 8, "\udc00"]]}'
    [found], _ = read(tmp_path / "a.jsonl", text=line)
    [span] = found.layers[0].spans
    assert (found.text[slice(*span.fragments[0])], span.label) == ("Rome", "\ufffd")


def test_trap_19_doccanos_pretty_printed_example_is_claimed_and_read(tmp_path: Path) -> None:
    for text in (
        json.dumps(GOOGLE, indent=4) * 2,
        json.dumps([GOOGLE, GOOGLE]),
        json.dumps([GOOGLE], indent=1),
    ):
        path = tmp_path / "example.jsonl"
        found, report = read(path, text=text)
        assert all(len(one.layers[0].relations) == 1 for one in found) and found
        assert not report.skipped
        assert Formats((DOCCANO, JSONL, NATIVE)).for_file(path) is DOCCANO


# --- Bad input and claims ---------------------------------------------------------------------------------


def test_what_is_no_span_or_relation_is_told(tmp_path: Path) -> None:
    items = [
        [0, 4],
        [0, "4", "x"],
        [0, 4, ""],
        7,
        {"start_offset": 0, "end_offset": True, "label": "x"},
        [0, 4, 3],
    ]
    relations = ["x", {"from_id": 0, "to_id": 0}, {"type": "t"}]
    [found], report = read(
        tmp_path / "a.jsonl", {"text": "Rome", "label": items, "relations": relations}, {"label": []}
    )
    assert [span.label for span in found.layers[0].spans] == ["3"]
    assert [code for _, code in codes(report)] == [
        *["doccano.bad_span"] * 5, *["doccano.bad_relation"] * 2, "doccano.dangling", "jsonl.no_text",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        {"text": "a", "meta": {"start_offset": 1}, "title": "b"},
        {"text": 'a "start_offset": 5', "title": "b"},
        {"text": "a", "label": "positive"},
        {"text": "a", "label": ["positive"]},
        {"text": "a", "spans": [{"start": 0, "end": 1, "label": "x"}]},
        {"format": "annotator/1", "codebook": {"x": {"start_offset": 1}}},
    ],
)
def test_other_peoples_files_are_not_claimed(tmp_path: Path, record: dict[str, Any]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert Formats((DOCCANO, JSONL, NATIVE)).for_file(path) is not DOCCANO


# --- Writing ----------------------------------------------------------------------------------------------


def test_every_record_has_the_same_keys_and_no_relation_dangles() -> None:
    one = document(layer(), meta={"year": 2020, "data": "x", "meta.a": None})
    two = document(meta={"my key": [1]})
    lines = written(DOCCANO, fakes.Project([one, two])).text.splitlines()
    records = [json.loads(line) for line in lines]
    assert list(records[0]) == list(records[1])
    assert [record["annotator"] for record in records] == ["Ann", ""]
    assert (records[0]["year"], records[1]["year"], records[0]["meta.data"]) == (2020, "", "x")
    ids = {entity["id"] for entity in records[0]["entities"]}
    assert [(one["type"], {one["from_id"], one["to_id"]} <= ids) for one in records[0]["relations"]] == [
        ("position:support", True), ("position.cue", True),
    ]  # fmt: skip


def test_gold_is_a_record_of_its_own_and_nobodys(tmp_path: Path) -> None:
    gold = layer([fakes.SPANS[1]], [], annotator=None, gold=True)
    text = written(DOCCANO, fakes.Project([document(layer(), gold=gold)])).text
    [_, back], _ = read(tmp_path / "a.jsonl", text=text)
    assert back.gold is not None and back.gold.annotator is None
    assert [span.label for span in back.gold.spans] == ["actor"] and back.layers == ()


def test_a_project_without_relations_gets_spans_alone(tmp_path: Path) -> None:
    target = written(DOCCANO, fakes.Project([document(layer())]), kind="spans")
    [record] = [json.loads(line) for line in target.text.splitlines()]
    assert record["label"] == [[1, 48, "stance"], [22, 24, "actor"], [32, 48, "proposal"]]
    assert [(loss.where, loss.code) for loss in target.report.lost] == [("st1", "doccano.no_statement")]
    assert target.counts == [1, 3, 0]


def test_names_that_doccanos_database_may_refuse_are_told() -> None:
    long = fakes.span("s1", "x" * 101, (0, 3))
    target = written(DOCCANO, fakes.Project([document(layer([long], []))]))
    assert [(loss.code, loss.params["length"]) for loss in target.report.lost] == [("doccano.long_name", 101)]


@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_up_to_the_loss_report(
    tmp_path_factory: pytest.TempPathFactory, values: Values
) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("there"), "doccano", out="out.jsonl")
    assert journey.came.skipped == ()
    lost = journey.lost_as("statements.few_spans", "statements.relation_end")
    assert layers_of(journey.after, DOCCANO.holds) == layers_of(journey.before, DOCCANO.holds, lost)
    assert [(one["title"], one["uid"]) for one in journey.after[1:]] == [
        (one["title"], one["uid"]) for one in journey.before[1:]
    ]
