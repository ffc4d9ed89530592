"""Parquet for ``datasets``: what it holds comes back, labels are classes, other people's tables come in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotator import Project, UserError
from annotator.app.datasets import Plan
from annotator.app.resources import seeds
from annotator.formats.extras import need
from annotator.formats.hugging_face import HUGGING_FACE
from tests.formats.projects import Values, layers_of, projects, there_and_back

pa: Any = need("pyarrow", extra="parquet")
pq: Any = need("pyarrow.parquet", extra="parquet")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("sample") / "p.annotator") as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
        yield made


def features_of(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(pq.read_schema(file).metadata[b"huggingface"])["info"]["features"]
    return told


def imported(path: Path, folder: Path, **options: Any) -> tuple[Project, Any]:
    project = Project.create(folder / "came.annotator")
    return project, project.import_files([path], options=options)


@given(projects())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_there_and_back(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    went = there_and_back(values, tmp_path_factory.mktemp("hf"), "hugging-face", out="hf")
    holds = HUGGING_FACE.holds
    assert layers_of(went.after, holds) == layers_of(went.before, holds, went.lost)
    assert [document["meta"] for document in went.after[1:]] == [one["meta"] for one in went.before[1:]]
    assert went.after[0]["entities"] == went.before[0]["entities"]
    assert went.came.skipped == ()


def test_the_sample_comes_back_whole_but_for_its_decisions(sample: Project, tmp_path: Path) -> None:
    report = sample.export(tmp_path / "hf", format="hugging-face")
    assert {issue.code for issue in report.lost} <= {"export.lost_decision", "export.gold_unsettled"}
    project, came = imported(tmp_path / "hf", tmp_path)
    with project:
        assert (came.documents, came.spans, came.statements) == (
            report.documents, report.spans, report.statements,
        )  # fmt: skip
        assert (came.skipped, came.warnings) == ((), ())
        project.export(tmp_path / "back.jsonl", format="native")
    sample.export(tmp_path / "there.jsonl", format="native")

    def told(name: str) -> list[Any]:
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        return [{**json.loads(line), "decisions": []} for line in lines]

    assert told("back.jsonl") == told("there.jsonl")


def test_a_single_file_comes_back_without_its_folder(sample: Project, tmp_path: Path) -> None:
    sample.export(tmp_path / "hf", format="hugging-face")
    alone = tmp_path / "alone.parquet"
    alone.write_bytes((tmp_path / "hf" / "data" / "train-00000-of-00001.parquet").read_bytes())
    project, came = imported(alone, tmp_path)
    with project:
        assert came.documents == 10
        assert project.codebook.name == sample.codebook.name


def test_labels_and_stances_are_classes_of_the_codebook(sample: Project, tmp_path: Path) -> None:
    sample.export(tmp_path / "hf", format="hugging-face")
    file = tmp_path / "hf" / "data" / "train-00000-of-00001.parquet"
    told = features_of(file)
    labels = {"names": [label.id for label in sample.codebook.labels], "_type": "ClassLabel"}
    stances = {"names": [value.id for value in sample.codebook.values], "_type": "ClassLabel"}
    assert told["spans"][0]["label"] == labels
    assert told["statements"][0]["stance"] == stances
    rows = pq.read_table(file).to_pylist()
    span = next(row for row in rows if row["spans"])["spans"][0]
    text = next(row["text"] for row in rows if span in row["spans"])
    assert text[span["start"] : span["end"]] == span["text"]
    assert {type(span["label"])} == {int}


def test_the_same_bytes_again(sample: Project, tmp_path: Path) -> None:
    for name in ("a", "b"):
        sample.export(tmp_path / name, format="hugging-face")
    for file in ("README.md", "data/train-00000-of-00001.parquet"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_dataset_has_all_splits_in_one_folder_and_one_card(sample: Project, tmp_path: Path) -> None:
    sample.datasets.write(tmp_path / "a", Plan("hugging-face", layer="all", licence="cc-by-4.0"))
    files = {path.name for path in (tmp_path / "a" / "data").iterdir()}
    assert files == {f"{name}-00000-of-00001.parquet" for name in ("train", "dev", "test")}
    card = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    front = card.split("---\n")[1]
    assert "  - split: dev\n    path: data/dev-*" in front
    rows = {name: pq.read_metadata(tmp_path / "a" / "data" / name).num_rows for name in files}
    for name, count in rows.items():
        split = name.partition("-")[0]
        assert f"  - name: {split}\n" in front
        assert f"    num_examples: {count}\n" in front
    assert 'license: "cc-by-4.0"' in front
    assert "'0': \"actor\"" in front
    project, came = imported(tmp_path / "a", tmp_path)
    with project:
        assert (came.documents, came.skipped) == (10, ())


def test_soft_labels_are_the_shares_of_annotators(sample: Project, tmp_path: Path) -> None:
    sample.datasets.write(tmp_path / "a", Plan("hugging-face", layer="soft", splits=(("train", 1.0),)))
    file = tmp_path / "a" / "data" / "train-00000-of-00001.parquet"
    statements = [one for row in pq.read_table(file).to_pylist() for one in row["statements"]]
    names = features_of(file)["statements"][0]["stance"]["names"]
    units: dict[str, list[dict[str, Any]]] = {}
    for one in statements:
        units.setdefault(one["unit"], []).append(one)
    for said in units.values():
        assert all(one["stance_distribution"] == said[0]["stance_distribution"] for one in said)
        if all(one["stance"] is not None for one in said):
            assert sum(said[0]["stance_distribution"]) == pytest.approx(1, abs=1e-5)
            assert all(said[0]["stance_distribution"][one["stance"]] > 0 for one in said)
    disputed = [said for said in units.values() if len({one["stance"] for one in said}) > 1]
    assert disputed
    assert len(disputed[0][0]["stance_distribution"]) == len(names)


def test_row_groups_are_small(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        (tmp_path / "many.jsonl").write_text(
            "".join(json.dumps({"text": f"Article {number}."}) + "\n" for number in range(1200)),
            encoding="utf-8",
        )
        project.import_files([tmp_path / "many.jsonl"])
        project.export(tmp_path / "hf", format="hugging-face")
    metadata = pq.read_metadata(tmp_path / "hf" / "data" / "train-00000-of-00001.parquet")
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [500, 500, 200]


# --- Other people's ----------------------------------------------------------------------------------------


def test_a_foreign_table_brings_articles_and_spans(tmp_path: Path) -> None:
    rows = [
        {"headline": "One", "body": "Berlin agrees.", "year": 2026,
         "entities": [{"start": 0, "end": 6, "label": 1}, {"start": 3, "end": 99, "label": 0},
                      {"start": 7, "end": 13, "label": -1}]},
        {"headline": "Two", "body": None, "year": None, "entities": []},
    ]  # fmt: skip
    told = {
        "info": {
            "features": {
                "entities": {
                    "feature": {"label": {"names": ["PER", "LOC"], "_type": "ClassLabel"}},
                    "_type": "List",
                }
            }
        }
    }
    table = pa.Table.from_pylist(rows).replace_schema_metadata({"huggingface": json.dumps(told)})
    pq.write_table(table, tmp_path / "theirs.parquet")
    project, came = imported(tmp_path / "theirs.parquet", tmp_path, annotator="Ann")
    with project:
        assert (came.documents, came.spans) == (1, 1)
        assert len(came.skipped) == 3
        assert {"parquet.no_text", "parquet.bad_row"} <= {issue.code for issue in came.skipped}
        (line,) = project.documents()
        assert line.title == "One"
        (layer,) = project.layers(line.uid)
        assert [span.label for span in project.spans_of(layer.uid)] == ["LOC"]


def test_what_another_program_saved_again_still_has_its_statements(sample: Project, tmp_path: Path) -> None:
    sample.export(tmp_path / "hf", format="hugging-face", layers="gold")
    file = tmp_path / "hf" / "data" / "train-00000-of-00001.parquet"
    theirs = {"huggingface": json.dumps({"info": {"features": features_of(file)}})}
    table = pq.read_table(file)
    pq.write_table(table.replace_schema_metadata(theirs), tmp_path / "again.parquet")
    project, came = imported(tmp_path / "again.parquet", tmp_path)
    with project:
        gold = [sample.review.gold(line.uid) for line in sample.documents()]
        assert came.skipped == ()
        assert came.spans == sum(len(one.spans) for one in gold)
        assert came.statements == sum(len(one.statements) for one in gold)
        names = {entity.uid: entity.name for entity in sample.entities()}
        assert all(names[entity.uid] == entity.name for entity in project.entities())


def test_a_file_of_ours_with_a_column_gone_comes_as_a_table(sample: Project, tmp_path: Path) -> None:
    sample.export(tmp_path / "hf", format="hugging-face", layers="gold")
    table = pq.read_table(tmp_path / "hf" / "data" / "train-00000-of-00001.parquet")
    pq.write_table(table.drop_columns(["relations", "statements"]), tmp_path / "less.parquet")
    project, came = imported(tmp_path / "less.parquet", tmp_path)
    with project:
        assert came.documents == 10
        assert came.spans > 100


def test_what_somebody_has_broken_in_a_file_of_ours_is_told(sample: Project, tmp_path: Path) -> None:
    sample.export(tmp_path / "out", format="hugging-face")
    (file,) = (tmp_path / "out").rglob("*.parquet")
    table = pq.read_table(file)
    rows = table.to_pylist()
    for row in rows:
        row["meta"] = "{no JSON"
        for span in row["spans"]:
            span["attributes"] = "[" * 100_000
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), file)
    project, came = imported(file, tmp_path)
    with project:
        assert came.documents
        assert {issue.code for issue in came.skipped} == {"parquet.bad_row"}


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and then nothing")
    project = Project.create(tmp_path / "p.annotator")
    with project:
        came = project.import_files([tmp_path / "broken.parquet"])
        assert [issue.code for issue in came.skipped] == ["parquet.damaged"]


def test_a_split_is_no_way_out_of_the_folder(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"parquet\.split_name"):
        sample.export(tmp_path / "hf", format="hugging-face", options={"split": "../../up"})
    assert list(tmp_path.iterdir()) == []
