"""Stance pairs: what goes out comes back, shared tasks come in, bare quotes and old encodings included."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotator import Project
from annotator.app.datasets import Plan
from annotator.app.resources import seeds
from annotator.core.records import Statement
from annotator.formats.extras import need
from annotator.formats.stance_pairs import STANCE_PAIRS
from tests.formats.projects import Values, projects, there_and_back

FILES = {"stance-pairs": "p.jsonl", "stance-pairs-csv": "p.csv", "stance-pairs-parquet": "p.parquet"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("sample") / "p.annotator") as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "came.annotator") as made:
        yield made


def statements(project: Project) -> Iterator[tuple[str, Statement]]:
    for line in project.documents():
        for layer in project.layers(line.uid):
            for statement in project.statements_of(layer.uid):
                yield project.text(line.uid), statement


def said(project: Project) -> Counter[tuple[str, str | None, str | None]]:
    """Stances with the names of their targets and actors."""
    names = {entity.uid: entity.name for entity in project.entities()}

    def name(statement: Statement, role: str) -> str | None:
        filling = statement.roles.get(role)
        return names.get(filling.entity or "") if filling else None

    return Counter(
        (statement.stance.value or "", name(statement, "proposal"), name(statement, "actor"))
        for _, statement in statements(project)
    )


# --- Out, and back -----------------------------------------------------------------------------------------


def pairs_of(values: Values) -> Counter[str]:
    """What a pair can say of each statement: type, stance, names of target and actor, doubt, voice, note."""
    names = {one["uid"]: one["name"] for one in values[0]["entities"]}
    found = Counter[str]()
    for document in values[1:]:
        for layer in [*document["layers"], *([document["gold"]] if document["gold"] else [])]:
            for one in layer["statements"]:
                roles = {role: names.get(filling["entity"]) for role, filling in one["roles"].items()}
                told = [one["uid"], one["type"], one["stance"]["value"], one["voice"], one["in_doubt"]]
                found[json.dumps([*told, one["note"], roles], sort_keys=True)] += 1
    return found


@pytest.mark.parametrize("format_", FILES)
@given(projects())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_there_and_back(tmp_path_factory: pytest.TempPathFactory, format_: str, values: Values) -> None:
    went = there_and_back(
        values,
        tmp_path_factory.mktemp("pairs"),
        format_,
        out=FILES[format_],
        export={"context": "document"},
    )
    # An item may be told as lost for its attributes alone; only these two keep a statement out.
    gone = went.lost_as("stance_pairs.no_target", "stance_pairs.no_stance")
    there = {json.loads(told)[0]: json.loads(told) for told in pairs_of(went.before)}
    back = {json.loads(told)[0]: json.loads(told) for told in pairs_of(went.after)}
    assert back.keys() == there.keys() - gone
    for uid, told in back.items():
        assert told[1:6] == there[uid][1:6]
        if there[uid][6].get("proposal") is not None:
            assert told[6]["proposal"] == there[uid][6]["proposal"]
    assert [issue.code for issue in went.came.skipped if issue.code != "import.empty"] == []


@pytest.mark.parametrize("format_", FILES)
def test_the_sample_s_pairs_come_back(sample: Project, empty: Project, tmp_path: Path, format_: str) -> None:
    file = tmp_path / FILES[format_]
    gone = sample.export(file, format=format_, layers="gold")
    came = empty.import_files([file], format=format_)
    assert (came.statements, came.skipped) == (gone.statements, ())
    assert came.documents == gone.documents
    there = Counter[tuple[str, str | None, str | None]]()
    names = {entity.uid: entity.name for entity in sample.entities()}
    for line in sample.documents():
        for one in sample.review.gold(line.uid).statements:
            roles = [names.get(one.roles[role].entity or "") for role in ("proposal", "actor")]
            there[(one.stance.value or "", *roles)] += 1  # type: ignore[index]
    assert said(empty) == there


def test_a_passage_is_whole_sentences_around_the_evidence(sample: Project, tmp_path: Path) -> None:
    lengths = []
    for context in ("sentence", "paragraph", "document"):
        file = tmp_path / f"{context}.jsonl"
        sample.export(file, format="stance-pairs", layers="gold", options={"context": context})
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            text = sample.text(row["document"])
            assert text[row["start"] : row["end"]] == row["text"]
            assert row["target"] and row["stance"]
        lengths.append(sum(len(row["text"]) for row in rows))
        if context == "sentence":
            assert all(row["text"][-1] in '.!?”’"' for row in rows)
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[2] / 5


def test_what_makes_no_pair_is_told(tmp_path: Path, empty: Project) -> None:
    layer = {
        "annotator": "A",
        "spans": [{"uid": "p", "label": "proposal", "start": 0, "end": 5}],
        "statements": [
            {"uid": "s1", "stance": {"value": "support"}},
            {"uid": "s2", "roles": {"proposal": {"spans": ["p"]}}},
            {"uid": "s3", "roles": {"proposal": {"spans": ["p"]}}, "stance": {"value": "support"}},
        ],
    }
    path = tmp_path / "in.jsonl"
    document = {"text": "Truce now, says Rome. More.", "layers": [layer]}
    path.write_text('{"format":"annotator/1"}\n' + json.dumps(document) + "\n", encoding="utf-8")
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files([path])
        gone = project.export(tmp_path / "out.jsonl", format="stance-pairs")
    codes = {issue.where: issue.code for issue in gone.lost}
    assert codes == {"s1": "stance_pairs.no_target", "s2": "stance_pairs.no_stance"}
    (row,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    # An entity was not chosen yet, so that the words in the text are the target.
    assert (row["target"], row["text"]) == ("Truce", "Truce now, says Rome.")


def test_soft_pairs_have_the_shares(sample: Project, tmp_path: Path) -> None:
    sample.datasets.write(tmp_path / "a", Plan("stance-pairs", layer="soft", splits=(("train", 1.0),)))
    lines = (tmp_path / "a" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert all(sum(row["votes"].values()) == pytest.approx(1, abs=1e-5) for row in rows)
    assert any(len(row["votes"]) > 1 for row in rows)
    card = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    assert '    path: "train.jsonl"' in card


def test_parquet_has_classes(sample: Project, tmp_path: Path) -> None:
    sample.export(tmp_path / "p.parquet", format="stance-pairs-parquet")
    schema: Any = need("pyarrow.parquet", extra="parquet").read_schema(tmp_path / "p.parquet")
    told = json.loads(schema.metadata[b"huggingface"])["info"]["features"]
    assert told["stance"] == {"names": ["support", "oppose", "neutral", "mixed"], "_type": "ClassLabel"}


@pytest.mark.parametrize("format_", ["stance-pairs-parquet", "hugging-face"])
def test_a_column_whose_name_is_no_text_is_damage(sample: Project, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "pairs.parquet"
    sample.export(out, format="stance-pairs-parquet")
    out.write_bytes(out.read_bytes().replace(b"target", b"\xd3arget"))
    with Project.create(tmp_path / "p.annotator") as project:
        report = project.import_files([out], format=format_)
        assert {issue.code for issue in report.skipped} == {"parquet.damaged"}


def test_trap_11_cells_that_look_like_formulas_come_back(tmp_path: Path, empty: Project) -> None:
    path = tmp_path / "in.jsonl"
    texts = ["=SUM(A1) is bad.", "@rome says no.", "'=quoted", "-5 is a number, no more."]
    rows = [{"text": text, "target": "+tax", "stance": "oppose"} for text in texts]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as project:
        project.import_files([path])
        project.export(tmp_path / "out.csv", format="stance-pairs-csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        cells = [row["text"] for row in csv.DictReader(stream)]
    assert all(cell.startswith("'") for cell in cells)
    empty.import_files([tmp_path / "out.csv"])
    assert [text for text, _ in statements(empty)] == texts
    assert [person.name for person in empty.annotators()] == ["Ann"]
    assert {target for _, target, _ in said(empty)} == {"+tax"}


# --- Shared tasks ------------------------------------------------------------------------------------------

_SEMEVAL = """\
ID\tTarget\tTweet\tStance
101\tAtheism\tdear lord thank u for all of ur blessings "forgive my sins #SemST\tAGAINST
102\tHillary Clinton\t"Jeb Bush reminds me of "W" Rumsfeld\u2019s caf\u00e9" #SemST\tFAVOR
103\tHillary Clinton\tNothing of it. #SemST\tNONE
"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("suffix", [".txt", ".tsv"])
def test_trap_12_bare_quotes_of_semeval_in_two_encodings(
    tmp_path: Path, empty: Project, encoding: str, suffix: str
) -> None:
    path = tmp_path / f"task6{suffix}"
    path.write_bytes(_SEMEVAL.encode(encoding))
    came = empty.import_files([path])
    assert (came.documents, came.statements, came.skipped) == (3, 3, ())
    assert said(empty) == {
        ("oppose", "Atheism", None): 1,
        ("support", "Hillary Clinton", None): 1,
        ("neutral", "Hillary Clinton", None): 1,
    }
    texts = [text for text, _ in statements(empty)]
    assert '"Jeb Bush reminds me of "W" Rumsfeld\u2019s caf\u00e9" #SemST' in texts
    guessed = [issue.params["encoding"] for issue in came.warnings if "encoding" in issue.params]
    assert guessed == ([] if encoding == "utf-8" else ["windows-1252"])
    assert empty.document(empty.documents()[0].uid).meta == {"ID": "101"}


def test_quoted_tables_and_several_targets_of_a_text(tmp_path: Path, empty: Project) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text(
        'text,target,stance\n"Tax, yes; war, no.",tax,pro\n"Tax, yes; war, no.",war,Against\n'
        '"Odd.",tax,query\n',
        encoding="utf-8",
    )
    came = empty.import_files([path])
    assert (came.documents, came.statements) == (2, 3)
    assert {stance for stance, _, _ in said(empty)} == {"support", "oppose", "query"}
    assert "import.new_value" in {issue.code for issue in came.warnings}
    again = empty.import_files([path])
    assert (again.documents, again.statements) == (0, 0)


def test_stances_get_the_names_that_the_user_says(tmp_path: Path, empty: Project) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("text,target,stance\nYes.,tax,FAVOR\nNo.,tax,UNKNOWN\n", encoding="utf-8")
    empty.import_files([path], options={"values:FAVOR": "mixed", "values:unknown": ""})
    assert {stance for stance, _, _ in said(empty)} == {"mixed", ""}


def test_rows_that_say_too_little_are_told_and_the_rest_comes(tmp_path: Path, empty: Project) -> None:
    path = tmp_path / "pairs.jsonl"
    rows: list[Any] = [
        {"text": "Yes.", "target": "tax", "stance": "favor"},
        {"text": "", "target": "tax", "stance": "favor"},
        {"text": "No.", "target": None, "stance": "favor"},
        {"headline": "Something else"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    came = empty.import_files([path])
    assert (came.documents, came.statements) == (1, 1)
    assert [(issue.where, issue.code) for issue in came.skipped] == [
        ("pairs.jsonl:2", "stance_pairs.empty"),
        ("pairs.jsonl:3", "stance_pairs.empty"),
        ("pairs.jsonl:4", "stance_pairs.no_columns"),
    ]


def test_other_people_s_parquet_of_pairs_is_known_by_its_columns(tmp_path: Path, empty: Project) -> None:
    pa: Any = need("pyarrow", extra="parquet")
    features = {"stance": {"names": ["against", "favor"], "_type": "ClassLabel"}}
    table = pa.Table.from_pylist(
        [{"text": "Yes.", "target": "tax", "stance": 1}, {"text": "No.", "target": "tax", "stance": -1}]
    ).replace_schema_metadata({"huggingface": json.dumps({"info": {"features": features}})})
    need("pyarrow.parquet", extra="parquet").write_table(table, tmp_path / "theirs.parquet")
    came = empty.import_files([tmp_path / "theirs.parquet"])
    assert came.statements == 2
    assert {stance for stance, _, _ in said(empty)} == {"support", ""}


def test_only_what_calls_itself_target_and_stance_is_claimed() -> None:
    assert STANCE_PAIRS.claims is not None
    assert STANCE_PAIRS.claims(b'{"text":"a","target":"b","stance":"c"}\n')
    assert not STANCE_PAIRS.claims(b'{"text":"a","label":[[0,1,"X"]]}\n')
    assert not STANCE_PAIRS.claims(b'{"text":"a","topic":"b","label":"c"}\n')
    assert not STANCE_PAIRS.claims(b"[1]\n")
