"""Prodigy's JSON Lines: its own files, ours, the way there and back, and what is wrong with a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.app.plugins import formats
from annotator.core.records import Filling
from annotator.formats.prodigy import PRODIGY
from annotator.formats.prodigy.tokens import Tokens
from annotator.plugin_api import IncomingDocument, IncomingHeader, Report
from tests.formats import fakes
from tests.formats.fakes import document, layer, written
from tests.formats.projects import TEXTS, Values, layers_of, projects, there_and_back

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "prodigy" / "relations-12.jsonl"
TEXT = "Rome backs a truce."
TOKENS = [
    {"text": text, "start": start, "end": start + len(text), "id": number, "ws": number < 3}
    for number, (start, text) in enumerate([(0, "Rome"), (5, "backs"), (11, "a"), (13, "truce"), (18, ".")])
]
SPANS = [
    {"start": 0, "end": 4, "token_start": 0, "token_end": 0, "label": "actor"},
    {"start": 11, "end": 18, "token_start": 2, "token_end": 3, "label": "proposal"},
]


def record(**more: Any) -> dict[str, Any]:
    return {"text": TEXT, "tokens": TOKENS, "spans": SPANS, "answer": "accept", "_task_hash": 5, **more}


def read(path: Path, *records: dict[str, Any], **options: Any) -> tuple[list[IncomingDocument], Report]:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    found, report = fakes.read(PRODIGY, path, **options)
    return [item for item in found if isinstance(item, IncomingDocument)], report


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.skipped]


# --- Reading ----------------------------------------------------------------------------------------------


def test_spans_relations_and_who_answered(tmp_path: Path) -> None:
    relations = [
        {
            "head": 0, "child": 3, "label": "support", "head_span": SPANS[0], "child_span": SPANS[1],
            "color": "#f",
        },
        {"head": 3, "child": 0, "label": "by token"},
    ]  # fmt: skip
    meta = {"title": "Truce", "source": "ap"}
    [found], report = read(
        tmp_path / "a.jsonl",
        record(relations=relations, meta=meta, section="world", _input_hash=7, _annotator_id="news-ann"),
    )
    assert (found.title, found.meta) == ("Truce", {"source": "ap", "section": "world"})
    [said] = found.layers
    assert (said.annotator, said.status, found.extra) == ("news-ann", "done", {"_input_hash": 7})
    assert said.extra == {"_task_hash": 5, "_annotator_id": "news-ann"}
    rome, truce = said.spans
    assert [(one.label, one.fragments) for one in said.spans] == [
        ("actor", ((0, 4),)), ("proposal", ((11, 18),)),
    ]  # fmt: skip
    [statement] = said.statements
    assert statement.stance.value == "support" and statement.extra == {"color": "#f"}
    assert statement.roles["proposal"] == Filling(None, (truce.uid or "",))
    assert [(one.type, one.source, one.target) for one in said.relations] == [
        ("by token", truce.uid, rome.uid)
    ]
    assert not report.skipped and not report.warnings


def test_tokens_alone_tell_where_a_span_is_and_the_last_one_belongs_to_it(tmp_path: Path) -> None:
    spans = [{"token_start": first, "token_end": last, "label": "x"} for first, last in ((2, 3), (4, 9))]
    [found], report = read(tmp_path / "a.jsonl", record(spans=spans))
    assert [span.fragments for span in found.layers[0].spans] == [((11, 18),)]
    assert codes(report) == ["prodigy.bad_span"]


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_what_was_not_accepted_is_no_label(tmp_path: Path, answer: str) -> None:
    relations = [{"head": 0, "child": 3, "label": "support"}]
    path = tmp_path / "a.jsonl"
    [found], report = read(path, record(answer=answer, relations=relations, label="POLITICS"))
    [said] = found.layers
    assert (said.spans, said.statements, said.relations, said.status) == ((), (), (), "skipped")
    assert said.extra == {
        "_task_hash": 5, "label": "POLITICS", "answer": answer, "spans": SPANS, "relations": relations,
    }  # fmt: skip
    assert [(issue.code, issue.params["answer"]) for issue in report.warnings] == [
        ("prodigy.not_accepted", answer)
    ]
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        came = project.import_files([path])
    assert (came.documents, came.spans, came.statements) == (1, 0, 0)


def test_several_people_on_one_text_and_a_text_nobody_answered(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    bare = {"text": "Nothing yet.", "_input_hash": 1}
    found, _ = read(path, record(_session_id="ann"), record(_session_id="ben", _task_hash=6), bare)
    assert found[2].layers == ()
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path])
        assert (came.documents, came.spans) == (2, 4)
        assert sorted(person.name for person in project.annotators()) == ["ann", "ben"]


def test_a_real_file_of_relations() -> None:
    # The file lies beside a checkout in which formats are worked on.
    for sample in filter(Path.exists, [SAMPLE]):
        assert formats().for_file(sample) is PRODIGY
        found, report = fakes.read(PRODIGY, sample)
        assert len(found) == 12 and not report.skipped
        raw = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
        for one, item in zip(raw, found, strict=True):
            assert isinstance(item, IncomingDocument)
            [said] = item.layers
            assert [item.text[slice(*span.fragments[0])] for span in said.spans] == [
                span["text"] for span in one["spans"]
            ]
            assert [relation.type for relation in said.relations] == [
                relation["label"] for relation in one["relations"]
            ]


# --- Traps ------------------------------------------------------------------------------------------------


def test_trap_02_tokens_tell_what_offsets_count(tmp_path: Path) -> None:
    text = "🕊 Rome"
    for start, unit in ((2, None), (3, "utf-16")):
        token = {"text": "Rome", "start": start, "end": start + 4, "id": 0, "ws": False}
        span = {"start": start, "end": start + 4, "label": "actor"}
        [found], report = read(tmp_path / "a.jsonl", {"text": text, "tokens": [token], "spans": [span]})
        assert [one.fragments for one in found.layers[0].spans] == [((2, 6),)]
        assert [issue.params["unit"] for issue in report.warnings] == [unit] * (unit is not None)
    [found], report = read(
        tmp_path / "a.jsonl", {"text": text, "spans": [{"start": 2, "end": 6, "label": "x"}]}
    )
    assert found.layers[0].spans[0].fragments == ((2, 6),) and not report.skipped


def test_trap_06_a_quote_that_differs_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    read(path, {"text": "Rome’s", "spans": [{"start": 0, "end": 6, "label": "x", "text": "Rome's"}]})
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path], format="prodigy")
    assert came.spans == 1
    assert "import.span_quote_differs" in [issue.code for issue in came.warnings]


def test_trap_07_and_trap_08_bad_places_cost_that_span_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    places = [(3, 3), (0, 9999), (5, 2), (-1, 4), (4, 11)]
    read(path, record(tokens=[], spans=[{"start": a, "end": b, "label": "x"} for a, b in places]))
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path])
    assert came.spans == 1
    assert [issue.where for issue in came.skipped] == ["a.jsonl:1"] * 4


def test_trap_09_relations_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    relations = [
        {"head": 4, "child": 0, "label": "no span there"},
        {"head": 99, "child": 0, "label": "no token"},
        {"head_span": {"start": 1, "end": 2}, "child": 0, "label": "other place"},
        {"head": 0, "child": 3},
    ]
    [found], report = read(tmp_path / "a.jsonl", record(relations=relations))
    assert not found.layers[0].relations
    assert codes(report) == ["prodigy.no_span"] * 3 + ["prodigy.bad_relation"]


def test_trap_14_and_trap_19_strange_json_costs_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        r'{"text":"a\ud800b","spans":[{"start":2,"end":3,"label":"x"}],"answer":"accept"}',
        '{"text":"a","text":"b","answer":"accept"}',
        '{"text":"a","x":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"text":"a","score":NaN}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    found, report = fakes.read(PRODIGY, path)
    assert [item.text for item in found if isinstance(item, IncomingDocument)] == ["a\ufffdb"]
    assert codes(report) == ["jsonl.repeated_key", "jsonl.too_deep", "jsonl.not_a_number"]


@pytest.mark.parametrize(
    "bad", [7, {}, {"label": "x"}, {"start": 0, "end": 4}, {"start": 0.0, "end": 4, "label": "x"}]
)
def test_a_bad_span_is_told_and_the_rest_is_read(tmp_path: Path, bad: Any) -> None:
    [found], report = read(
        tmp_path / "a.jsonl", record(spans=[bad, *SPANS]), {"no": "text", "answer": "accept"}
    )
    assert len(found.layers[0].spans) == 2
    assert codes(report) == ["prodigy.bad_span", "jsonl.no_text"]


# --- Writing ----------------------------------------------------------------------------------------------


@given(TEXTS, st.data())
def test_tokens_hold_the_whole_text_and_every_span_begins_and_ends_with_one(
    text: str, data: st.DataObject
) -> None:
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = [(a, b) for a, b in data.draw(st.lists(place, max_size=4)) if a < b]
    tokens = Tokens.of(text, spans)
    told = tokens.to_json(text)
    assert "".join(one["text"] + " " * one["ws"] for one in told) == text
    for start, end in spans:
        first, last = tokens.covered(start, end)
        assert (told[first]["start"], told[last]["end"]) == (start, end) == tokens.range(first, last)


def test_spacy_makes_the_same_text_of_our_tokens_and_finds_every_span_in_them() -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    text = written(PRODIGY, fakes.Project([document(layer())])).text
    one = json.loads(text)
    words, blanks = zip(*((token["text"], token["ws"]) for token in one["tokens"]), strict=True)
    doc = Doc(Vocab(), words=list(words), spaces=list(blanks))
    assert doc.text == one["text"]
    for span in one["spans"]:
        found = doc.char_span(span["start"], span["end"])
        assert found is not None and (found.text, found.start, found.end - 1) == (
            span["text"], span["token_start"], span["token_end"],
        )  # fmt: skip


def test_our_file_has_all_that_prodigy_must_know() -> None:
    text = written(PRODIGY, fakes.Project([document(layer()), document()])).text
    one, bare = [json.loads(line) for line in text.split("\n") if line]
    assert (one["answer"], one["_annotator_id"], one["_session_id"]) == ("accept", "Ann", "Ann")
    assert "answer" not in bare and bare["spans"] == []
    for span in one["spans"]:
        first, last = one["tokens"][span["token_start"]], one["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
        assert one["text"][span["start"] : span["end"]] == span["text"]
    assert [(item["label"], item["head"], item["child"]) for item in one["relations"]] == [
        ("position:support", one["spans"][1]["token_end"], one["spans"][2]["token_end"]),
        ("position.cue", one["spans"][2]["token_end"], one["spans"][0]["token_end"]),
    ]
    assert PRODIGY.claims is not None and PRODIGY.claims(text.encode()[:100])


def test_our_records_without_our_keys_still_say_the_statements(tmp_path: Path) -> None:
    [one] = [
        json.loads(line) for line in written(PRODIGY, fakes.Project([document(layer())])).text.splitlines()
    ]
    for item in (one, *one["spans"], *one["relations"]):
        item.pop("annotator")
    [found], report = read(tmp_path / "a.jsonl", one)
    [said] = found.layers
    [statement] = said.statements
    assert (statement.type, statement.stance.value, len(statement.stance.spans)) == ("position", "support", 1)
    assert not report.skipped


def test_what_is_rejected_in_prodigy_is_no_label_any_more(tmp_path: Path) -> None:
    [one] = [
        json.loads(line) for line in written(PRODIGY, fakes.Project([document(layer())])).text.splitlines()
    ]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({**one, "answer": "reject"}), encoding="utf-8")
    found, _ = fakes.read(PRODIGY, path)
    [back] = [item for item in found if not isinstance(item, IncomingHeader)]
    assert isinstance(back, IncomingDocument)
    assert (back.layers[0].spans, back.layers[0].annotator) == ((), "ann") or back.layers[
        0
    ].annotator == "Ann"


@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("there"), "prodigy", out="out.jsonl")
    assert journey.came.skipped == ()
    assert {issue.code for issue in journey.gone.lost} <= {"export.lost_uncited"}
    assert layers_of(journey.after, PRODIGY.holds) == layers_of(journey.before, PRODIGY.holds)
    assert [{**one, "layers": [], "gold": None} for one in journey.after[1:]] == [
        {**one, "layers": [], "gold": None} for one in journey.before[1:]
    ]
