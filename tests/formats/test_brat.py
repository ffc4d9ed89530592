"""brat files of all makes: what comes in, whose it is, what is wrong with a line, and what a server gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator import Project
from annotator.app.exporting import ExportReport
from annotator.app.sample import make_sample
from annotator.formats.brat import BRAT
from annotator.plugin_api import (
    IncomingDocument,
    Report,
    Source,
)
from tests.formats import fakes
from tests.formats.brat_files import by_id, codes, layer_of, put, read
from tests.formats.projects import native

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "brat" / "060-relation_annotation.ann"
# --- What the lines mean ----------------------------------------------------------------------------------


def test_spans_relations_attributes_notes_references_and_equivs(tmp_path: Path) -> None:
    ann = (
        "T1\tPerson 0 3\tAda\n"
        "T2\tThing 12 21\tthe truce\n"
        "T3\tPerson 23 26\tBob\n"
        "T4\tCue 4 11;27 35\trejects does not\n"
        "R1\tRejects Arg1:T1 Arg2:T2\t\n"
        "R2\tCoref Anaphora:T3 Antecedent:T1\n"
        "*\tEquiv T1 T3 T2\n"
        "A1\tNegated T4\n"
        "M1\tSure T4 very\n"
        "N1\tReference T1 Wikidata:Q7259\tAda Lovelace\n"
        "#1\tAnnotatorNotes T1\tlook again\n"
        "#2\tOther T1\tfor machines\n"
    )
    document, [header], report = read(put(tmp_path, ann))
    [layer] = document.layers
    spans = by_id(layer)
    assert (report.skipped, report.warnings) == ([], [])
    assert spans["T4"].fragments == ((4, 11), (27, 35))
    assert spans["T4"].attributes == {"Negated": True, "Sure": "very"}
    assert (spans["T1"].note, spans["T1"].extra["notes"]) == ("look again", {"Other": "for machines"})
    [entity] = header.entities
    assert (entity.name, entity.kind, entity.attributes) == ("Ada Lovelace", "Person", {"Wikidata": "Q7259"})
    assert spans["T1"].entity == entity.uid
    uids = {id_: span.uid for id_, span in spans.items()}
    assert [(one.type, one.source, one.target) for one in layer.relations] == [
        ("Rejects", uids["T1"], uids["T2"]),
        ("Coref", uids["T3"], uids["T1"]),
        ("Equiv", uids["T1"], uids["T3"]),
        ("Equiv", uids["T3"], uids["T2"]),
    ]
    assert layer.relations[1].extra["arguments"] == ["Anaphora", "Antecedent"]


EVENTS = (
    "T1\tActor 0 3\tAda\nT2\tReject 4 11\trejects\nT3\tProposal 12 21\tthe truce\nT4\tActor 23 26\tBob\n"
    "E1\tReject:T2 {actor}:T1 {actor}2:T4 {thing}:T3\nA1\tNegation E1\n"
)


def test_an_event_with_actor_and_proposal_is_a_statement(tmp_path: Path) -> None:
    layer = layer_of(put(tmp_path, EVENTS.format(actor="Actor", thing="Proposal") + "A2\tStance E1 oppose\n"))
    uids = {id_: span.uid for id_, span in by_id(layer).items()}
    [statement] = layer.statements
    assert {role: filling.spans for role, filling in statement.roles.items()} == {
        "actor": (uids["T1"], uids["T4"]),
        "proposal": (uids["T3"],),
    }
    assert (statement.stance.value, statement.stance.spans) == ("oppose", (uids["T2"],))
    assert (statement.attributes, statement.type, layer.relations) == ({"Negation": True}, "Reject", ())


def test_another_event_is_arrows_from_its_trigger_unless_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path, EVENTS.format(actor="Theme", thing="Cause") + "E2\tReject:T2 Cause:E1\n")
    layer = layer_of(path)
    spans = by_id(layer)
    assert layer.statements == ()
    trigger = spans["T2"]
    assert (trigger.label, trigger.attributes) == ("Reject", {"Negation": True})
    assert [(one.type, one.source, one.target, one.extra) for one in layer.relations] == [
        ("Theme", trigger.uid, spans["T1"].uid, {"event": "E1"}),
        ("Theme", trigger.uid, spans["T4"].uid, {"event": "E1"}),
        ("Cause", trigger.uid, spans["T3"].uid, {"event": "E1"}),
        ("Cause", trigger.uid, trigger.uid, {"event": "E2"}),
    ]
    asked = layer_of(path, events="statements")
    assert [list(statement.roles) for statement in asked.statements] == [["Theme", "Cause"]]


def test_events_and_equivs_leave_as_they_came(tmp_path: Path) -> None:
    ann = EVENTS.format(actor="Theme", thing="Cause").replace("Theme2:T4 ", "") + "*\tAlias T1 T4 T3\n"
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        project.import_files([put(tmp_path / "in", ann)], format="brat")
        project.export(tmp_path / "out", format="brat")
        [written] = (tmp_path / "out").rglob("*.ann")
        lines = written.read_text(encoding="utf-8").splitlines()
        assert "E1\tReject:T2 Theme:T1 Cause:T3" in lines
        assert "*\tAlias T1 T4 T3" in lines
        conf = (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8")
        assert "\nReject\tTheme*:<ANY>, Cause*:<ANY>\n" in conf.partition("[events]")[2]
        assert "<REL-TYPE>:symmetric-transitive" in conf
        again = project.import_files([tmp_path / "out"], format="brat")
        assert (again.spans, codes(list(again.skipped))[0][1]) == (0, "import.already_there")


def test_other_peoples_lines_leave_as_they_came(tmp_path: Path) -> None:
    ann = (
        "T1\tPerson 0 3\tAda\nT2\tPerson 23 26\tBob\nR1\tCoref Anaphora:T2 Antecedent:T1\n"
        "N3\tReference R1 Base:x\t\nA1\tSure T1\nA2\tColour T1 red\nA3\tColour T1 blue\nA4\tOdd R1 very\n"
        "N1\tReference T1 Wikidata:Q7259\tAda Lovelace\nN2\tReference T1 VIAF:1:2\tAda\n"
        "#1\tAnnotatorNotes T1\tlook\n#2\tMachine T1\tbeep\n"
    )
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        project.import_files([put(tmp_path / "in", ann)], format="brat")
        project.export(tmp_path / "out", format="brat")
    [written] = (tmp_path / "out").rglob("*.ann")
    assert sorted(written.read_text(encoding="utf-8").splitlines()) == sorted(ann.splitlines())
    for path in (tmp_path / "out").rglob("*.json"):
        path.unlink()
    with Project.create(tmp_path / "q.annotator", annotator="Ada") as project:
        assert project.import_files([written], format="brat").skipped == ()
        project.export(tmp_path / "again", format="brat")
    [again] = (tmp_path / "again").rglob("*.ann")
    assert sorted(again.read_text(encoding="utf-8").splitlines()) == sorted(ann.splitlines())


# --- Whose labels -----------------------------------------------------------------------------------------


def owner(path: Path, **options: Any) -> str | None:
    """Whose labels a file has that was found in a folder."""
    assert BRAT.read is not None
    source = Source(path, f"{path.parent.name}/{path.name}", Report(), options)
    [document] = [item for item in BRAT.read(source) if isinstance(item, IncomingDocument)]
    return "gold!" if document.gold else document.layers[0].annotator


def test_the_annotator_is_the_folder_where_another_has_the_same_text(tmp_path: Path) -> None:
    ann = "T1\tActor 0 3\tAda\n"
    alice, bob = (put(tmp_path / name, ann) for name in ("alice", "bob"))
    gold = put(tmp_path / "Gold", ann)
    assert [owner(path) for path in (alice, bob, gold)] == ["alice", "bob", "gold!"]
    alone, other = (
        put(tmp_path / "parts" / part, ann, f"Ada spoke of {part}.") for part in ("train", "test")
    )
    assert [owner(path) for path in (alone, other)] == [None, None]
    assert owner(alone, annotator_from="folder") == "train"
    assert owner(alice, annotator_from="nobody") is None


def test_the_annotator_stands_in_the_name_of_a_file_that_shares_a_text(tmp_path: Path) -> None:
    put(tmp_path, "", name="doc")
    for name in ("alice", "bob"):
        (tmp_path / f"doc.{name}.ann").write_text("T1\tActor 0 3\tAda\n", encoding="utf-8")
    assert [owner(tmp_path / f"doc.{name}.ann") for name in ("alice", "bob")] == ["alice", "bob"]
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([tmp_path], format="brat")
        assert (came.documents, came.spans) == (1, 2)
        assert {person.name for person in project.annotators()} == {"alice", "bob"}
    own = put(tmp_path / "own", "T1\tActor 0 3\tAda\n", name="doc.v2")
    assert owner(own) is None
    assert owner(own, annotator_from="name") == "v2"


def test_a_text_above_the_folder_is_shared(tmp_path: Path) -> None:
    path = put(tmp_path / "alice", "T1\tActor 0 3\tAda\n")
    path.with_suffix(".txt").rename(tmp_path / "doc.txt")
    assert owner(path) == "alice"


def test_a_file_without_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lonely.ann"
    path.write_text("T1\tActor 0 3\tAda\n", encoding="utf-8")
    items, report = fakes.read(BRAT, path)
    assert (items, codes(report.skipped)) == ([], [("lonely.ann", "brat.no_text")])


def test_a_file_without_lines_is_a_text_that_nobody_labelled(tmp_path: Path) -> None:
    document, headers, report = read(put(tmp_path, ""))
    assert (document.layers, document.gold, headers, report.skipped) == ((), None, [], [])
    assert document.meta == {"file": "doc.txt"}


def test_a_span_over_line_ends_is_cut_for_brat_and_whole_again(tmp_path: Path) -> None:
    text = "Ada\nand\n\nBob\twent."
    document, _, _ = read(put(tmp_path, "T1\tActor 0 3;4 7;9 12\tAda and Bob\n", text))
    assert document.layers[0].spans[0].fragments == ((0, 12),)


# --- A server's folder ------------------------------------------------------------------------------------


def exported(folder: Path) -> tuple[Path, ExportReport]:
    make_sample(folder / "sample.annotator")
    with Project.open(folder / "sample.annotator") as project:
        return folder / "out", project.export(folder / "out", format="brat")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ExportReport]:
    return exported(tmp_path_factory.mktemp("sample"))


def test_the_configuration_names_every_type_role_and_value(sample: tuple[Path, ExportReport]) -> None:
    conf = (sample[0] / "annotation.conf").read_text(encoding="utf-8")
    sections = {part.partition("]")[0]: part.partition("]")[2].split("\n") for part in conf.split("\n[")[1:]}
    assert list(sections) == ["entities", "relations", "events", "attributes"]
    types = {line.split("\t")[0] for name in ("entities", "events") for line in sections[name] if line}
    for path in sample[0].rglob("*.ann"):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("T"):
                assert line.split("\t")[1].split(" ")[0] in types
    assert "position\tactor*:actor, proposal*:proposal, Cue*:stance, Passage*:<ENTITY>" in sections["events"]
    assert "Stance\tArg:<EVENT>, Value:support|oppose|neutral|mixed" in sections["attributes"]
    visual = (sample[0] / "visual.conf").read_text(encoding="utf-8")
    assert "actor | Actor" in visual and "bgColor:#2f6fb2" in visual


def test_the_sample_comes_back_with_its_decisions(sample: tuple[Path, ExportReport]) -> None:
    out, gone = sample
    assert gone.lost == ()
    with (
        Project.open(out.parent / "sample.annotator") as before,
        Project.create(out.parent / "b.annotator") as after,
    ):
        assert after.import_files([out]).skipped == ()
        told = [native(project, out.parent) for project in (before, after)]
    for lines in told:
        lines[0].pop("lineage")
        lines[1:] = sorted(lines[1:], key=lambda line: str(line["uid"]))
    assert told[0] == told[1]
    assert any(line["decisions"] for line in told[0][1:])


def test_each_annotator_has_a_folder_and_gold_too(sample: tuple[Path, ExportReport]) -> None:
    folders = sorted(path.name for path in sample[0].iterdir() if path.is_dir())
    assert "gold" in folders and len(folders) > 2
    for path in sample[0].rglob("*.ann"):
        assert path.with_suffix(".txt").is_file() and path.with_suffix(".annotator.json").is_file()


def test_what_was_changed_in_brat_arrives_as_it_is_now(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        ann = EVENTS.format(actor="actor", thing="proposal").replace("Reject", "position")
        project.import_files([put(tmp_path / "in", ann)], format="brat")
        project.export(tmp_path / "out", format="brat")
    [path] = (tmp_path / "out").rglob("*.ann")
    lines = path.read_text(encoding="utf-8").split("\n")
    changed = [line.replace("Actor 0 3\tAda", "Actor 0 11\tAda rejects") for line in lines]
    type_ = next(line for line in lines if line.startswith("E1\t")).split("\t")[1].split(":")[0]
    changed.insert(0, f"T90\tActor 27 31\tdoes\nT91\t{type_} 32 35\tnot\nE90\t{type_}:T91 actor:T90")
    path.write_text("\n".join(changed), encoding="utf-8")
    with Project.create(tmp_path / "after.annotator") as project:
        came = project.import_files([tmp_path / "out"])
        assert came.skipped == ()
        [_, document] = native(project, tmp_path)
    [layer] = document["layers"]
    assert {span["text"] for span in layer["spans"]} == {
        "Ada rejects", "rejects", "the truce", "Bob", "does", "not",
    }  # fmt: skip
    cue = next(span["uid"] for span in layer["spans"] if span["text"] == "not")
    assert [cue] in [statement["stance"]["spans"] for statement in layer["statements"]]


def test_a_damaged_sidecar_or_configuration_costs_only_itself(tmp_path: Path) -> None:
    path = put(tmp_path, "T1\tActor 0 3\tAda\n")
    for broken in (
        "{",
        '{"format":"x"}',
        json.dumps({"format": "annotator-brat/1", "items": []}),
        "[" * 99_999,
    ):
        path.with_suffix(".annotator.json").write_text(broken, encoding="utf-8")
        document, _, report = read(path)
        assert codes(report.warnings) == [("doc.ann", "brat.sidecar_damaged")]
        assert len(document.layers[0].spans) == 1
    path.with_suffix(".annotator.json").unlink()
    for broken in ("# annotator:names {", '# annotator:names {"label": []}', "# annotator:codebook []"):
        (tmp_path / "annotation.conf").write_text(broken + "\n", encoding="utf-8")
        assert len(layer_of(path).spans) == 1


def test_the_published_sample(tmp_path: Path) -> None:
    if SAMPLE.is_file():
        layer = layer_of(SAMPLE)
        assert (len(layer.spans), len(layer.relations)) == (10, 3)
        assert sorted(relation.type for relation in layer.relations) == ["Alias", "Alias", "Located"]
