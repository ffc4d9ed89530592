"""Datasets: which layers, how divided, what is told of them; the same again gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator import Project, UserError
from annotator.app.datasets import Filters, Plan, mapping_of, splits_of
from annotator.app.resources import seeds
from annotator.core.commands import SetPolicy


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("sample") / "p.annotator") as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
        yield made


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def records(folder: Path) -> list[dict[str, Any]]:
    return [
        record
        for path in sorted(folder.glob("*.jsonl"))
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if "format" not in record
    ]


def made(project: Project, out: Path, **plan: Any) -> dict[str, Any]:
    """Write a dataset as native JSON Lines; answers its manifest."""
    project.datasets.write(out, Plan("native", **plan))
    manifest: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def texts(tmp_path: Path, *found: dict[str, Any]) -> Project:
    project = Project.create(tmp_path / "texts.annotator")
    path = tmp_path / "in.jsonl"
    header = json.dumps({"format": "annotator/1"})
    path.write_text("\n".join([header, *map(json.dumps, found)]) + "\n", encoding="utf-8")
    project.import_files([path], format="native")
    return project


def actor(uid: str, start: int, end: int, label: str = "actor") -> dict[str, Any]:
    return {"uid": uid, "label": label, "start": start, "end": end}


# --- The folder --------------------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes_and_replaces_its_own_folder(
    sample: Project, tmp_path: Path
) -> None:
    made(sample, tmp_path / "a", layer="all", seed=7, licence="CC-BY-4.0")
    first = bytes_of(tmp_path / "a")
    made(sample, tmp_path / "a", layer="all", seed=7, licence="CC-BY-4.0")
    assert bytes_of(tmp_path / "a") == first
    assert set(first) == {
        ".annotator-export", "README.md", "croissant.json", "dev.jsonl", "manifest.json", "test.jsonl",
        "train.jsonl",
    }  # fmt: skip


def test_the_manifest_has_the_hash_of_every_other_file(sample: Project, tmp_path: Path) -> None:
    manifest = made(sample, tmp_path / "a")
    named = {each["path"]: (each["bytes"], each["sha256"]) for each in manifest["files"]}
    there = bytes_of(tmp_path / "a")
    assert named == {
        name: (len(data), hashlib.sha256(data).hexdigest())
        for name, data in there.items()
        if name not in ("manifest.json", ".annotator-export")
    }
    assert manifest["project"]["lineage"] == sample.lineage
    assert manifest["project"]["log_position"] > 0
    assert manifest["plan"]["seed"] == 0


def test_a_folder_of_somebody_else_is_left_alone(sample: Project, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "thesis.txt").write_text("years", encoding="utf-8")
    with pytest.raises(UserError, match=r"export\.folder_taken"):
        sample.datasets.write(tmp_path / "a", Plan("native"))
    assert bytes_of(tmp_path / "a") == {"thesis.txt": b"years"}


def test_called_off_nothing_is_left(sample: Project, tmp_path: Path) -> None:
    report = sample.datasets.write(tmp_path / "a", Plan("native", layer="all"), cancelled=lambda: True)
    assert report.cancelled
    assert sample.datasets.preview(Plan("native", layer="all"), cancelled=lambda: True) is None
    assert list(tmp_path.iterdir()) == []


def test_the_preview_counts_what_is_written_and_shows_it(sample: Project, tmp_path: Path) -> None:
    plan = Plan("native", layer="majority")
    preview = sample.datasets.preview(plan)
    report = sample.datasets.write(tmp_path / "a", plan)
    assert preview is not None
    assert preview.splits == report.splits
    assert preview.lost == report.lost
    assert preview.beginning.startswith('{"format":"annotator/1"')


def test_the_folder_is_imported_without_its_papers(sample: Project, tmp_path: Path) -> None:
    made(sample, tmp_path / "a", layer="all")
    with Project.create(tmp_path / "back.annotator") as project:
        came = project.import_files([tmp_path / "a"])
        assert (came.documents, came.skipped) == (10, ())
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "README.md").write_text("An article of that name.", encoding="utf-8")
        assert project.import_files([tmp_path / "b"]).documents == 1


# --- Whose labels ------------------------------------------------------------------------------------------


def test_gold_alone_takes_the_documents_that_have_some(sample: Project, tmp_path: Path) -> None:
    manifest = made(sample, tmp_path / "a")
    found = records(tmp_path / "a")
    assert len(found) == len(manifest["documents"]) == 3
    assert all(record["layers"] == [] and record["gold"] and record["decisions"] == [] for record in found)
    assert manifest["lost"]["dataset.no_gold"] == 7


def test_all_has_every_annotator_and_no_gold(sample: Project, tmp_path: Path) -> None:
    made(sample, tmp_path / "a", layer="all")
    found = records(tmp_path / "a")
    assert len(found) == 10
    assert all(record["gold"] is None and record["layers"] for record in found)


def test_one_person_s_labels(sample: Project, tmp_path: Path) -> None:
    person = next(one for one in sample.annotators() if one.role == "annotator")
    made(sample, tmp_path / "a", layer=person.name)
    whose = {layer["annotator"] for record in records(tmp_path / "a") for layer in record["layers"]}
    assert whose == {person.uid}


def test_the_majority_holds_what_two_of_three_say(tmp_path: Path) -> None:
    def layer(who: str, *spans: dict[str, Any]) -> dict[str, Any]:
        return {"annotator": who, "status": "done", "spans": list(spans)}

    document = {
        "uid": "d", "text": "Berlin and Paris agree.",
        "layers": [
            layer("A", actor("a1", 0, 6), actor("a2", 11, 16)),
            layer("B", actor("b1", 0, 6)),
            layer("C", actor("c1", 0, 6, "proposal")),
        ],
    }  # fmt: skip
    with texts(tmp_path, document) as project:
        made(project, tmp_path / "a", layer="majority", splits=splits_of("train=1"))
    (record,) = records(tmp_path / "a")
    card = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    assert [f"* {who} (annotator): 1" in card for who in "ABC"] == [True] * 3
    (voted,) = record["layers"]
    assert voted["annotator"] == "majority"
    assert [(one["label"], one["start"], one["text"]) for one in voted["spans"]] == [("actor", 0, "Berlin")]


def test_the_majority_unites_ends_as_the_project_s_policy_does(tmp_path: Path) -> None:
    ends = {"A": 6, "B": 7, "C": 8}
    document = {
        "uid": "d", "text": "Berlin agrees.",
        "layers": [
            {"annotator": who, "status": "done", "spans": [actor(f"{who}1", 0, end)]}
            for who, end in ends.items()
        ],
    }  # fmt: skip
    with texts(tmp_path, document) as project:
        one = splits_of("train=1")
        assert made(project, tmp_path / "a", layer="majority", splits=one)["splits"]["train"]["spans"] == 0
        project.execute(SetPolicy({"name": "all", "boundary": "union", "tolerance": 3}))
        made(project, tmp_path / "a", layer="majority", splits=one)
    (record,) = records(tmp_path / "a")
    assert [(one["start"], one["end"], one["text"]) for one in record["layers"][0]["spans"]] == [
        (0, 8, "Berlin a")
    ]


def test_soft_tells_how_many_say_so(tmp_path: Path) -> None:
    def layer(who: str, stance: str | None) -> dict[str, Any]:
        if stance is None:
            return {"annotator": who, "status": "done"}
        statement = {
            "uid": f"{who}s",
            "stance": {"value": stance},
            "roles": {"actor": {"spans": [f"{who}1"]}},
        }
        return {
            "annotator": who, "status": "done", "spans": [actor(f"{who}1", 0, 6)], "statements": [statement],
        }  # fmt: skip

    said = [("A", "support"), ("B", "support"), ("C", "oppose"), ("D", None)]
    document = {"uid": "d", "text": "Berlin agrees.", "layers": [layer(*each) for each in said]}
    with texts(tmp_path, document) as project:
        made(project, tmp_path / "a", layer="soft", splits=splits_of("train=1"))
        with pytest.raises(UserError, match=r"dataset\.no_soft"):
            project.datasets.write(tmp_path / "b", Plan("spans-csv", layer="soft"))
    (record,) = records(tmp_path / "a")
    softs = [one["soft"] for layer_ in record["layers"] for one in layer_["statements"]]
    assert len({soft["unit"] for soft in softs}) == 1
    assert softs[0]["support"] == 0.75
    assert softs[0]["votes"] == {"oppose": 0.333333, "support": 0.666667}
    assert record["layers"][0]["spans"][0]["soft"]["votes"] == {"actor": 1.0}


def test_who_labels_blind_gets_nobody_else_s_labels(tmp_path: Path) -> None:
    one = {"uid": "d", "text": "Alone.", "layers": [{"annotator": "A", "status": "done"}]}
    with texts(tmp_path, one):
        pass
    with (
        Project.open(tmp_path / "texts.annotator", annotator="B") as project,
        pytest.raises(UserError, match=r"export\.blind"),
    ):
        made(project, tmp_path / "a", layer="all")


def test_a_layer_nobody_has_is_refused(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"export\.no_such_layer"):
        made(sample, tmp_path / "a", layer="Nobody")


# --- Names -------------------------------------------------------------------------------------------------


def test_labels_and_stances_are_renamed_merged_and_dropped(sample: Project, tmp_path: Path) -> None:
    mapping = mapping_of(["support=pro", "neutral=pro", "mixed=", "label:actor=speaker", "stance="])
    manifest = made(sample, tmp_path / "a", mapping=mapping, splits=splits_of("train=1"))
    counts = manifest["splits"]["train"]
    assert set(counts["stances"]) == {"oppose", "pro"}
    assert set(counts["labels"]) == {"speaker", "proposal"}
    assert manifest["lost"]["dataset.dropped_statement"] == 2
    assert manifest["lost"]["dataset.dropped_span"] == 43
    header = json.loads((tmp_path / "a" / "train.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert [value["id"] for value in header["codebook"]["values"]] == ["pro", "oppose"]
    assert header["codebook"]["statement_types"][0]["roles"][0]["label"] == "speaker"
    for record in records(tmp_path / "a"):
        spans = {span["uid"] for span in record["gold"]["spans"]}
        cited = [uid for one in record["gold"]["statements"] for uid in one["roles"]["actor"]["spans"]]
        assert spans.issuperset(cited)


def test_what_is_not_there_can_not_be_renamed(sample: Project) -> None:
    with pytest.raises(UserError, match=r"dataset\.map_unknown"):
        sample.datasets.preview(Plan("native", mapping={"suport": "pro"}))
    with pytest.raises(UserError, match=r"dataset\.bad_map"):
        mapping_of(["support"])


@pytest.mark.parametrize("layer", ["all", "gold", "soft"])
def test_pseudonyms_leave_no_name(sample: Project, tmp_path: Path, layer: str) -> None:
    made(sample, tmp_path / "a", layer=layer, pseudonyms=True)
    everything = b"".join(bytes_of(tmp_path / "a").values()).decode()
    for person in sample.annotators():
        assert person.uid not in everything
        assert f'"{person.name}"' not in everything
        assert f"* {person.name} (" not in everything
    assert "* Annotator 4 (" in everything if layer == "gold" else "* Annotator 1 (" in everything


# --- Which documents, and where they go --------------------------------------------------------------------


def test_near_duplicates_stay_together(tmp_path: Path) -> None:
    story = " ".join(f"word{number}" for number in range(60))
    found = [
        {"uid": f"d{n}", "text": text, "layers": [{"annotator": "A", "status": "done"}]}
        for n, text in enumerate([f"Paris. {story}", f"Rome, by our own. {story}", "One.", "Two.", "Three."])
    ]
    with texts(tmp_path, *found) as project:
        for seed in range(6):
            plan = {"layer": "all", "seed": seed, "splits": splits_of("a=1,b=1")}
            manifest = made(project, tmp_path / f"o{seed}", **plan)
            assert manifest["documents"]["d0"] == manifest["documents"]["d1"]
            assert manifest["near_duplicates"] == 1


def test_filters_leave_out_and_tell(tmp_path: Path) -> None:
    def document(uid: str, **meta: str) -> dict[str, Any]:
        return {"uid": uid, "text": f"{uid} says so.", "meta": meta, "layers": [layer]}

    layer = {"annotator": "A", "status": "in_progress", "spans": [actor("s", 0, 2)]}
    found = [document("d1", date="2026-01-31"), document("d2", date="2026-03"), document("d3")]
    for number, each in enumerate(found):
        each["layers"] = [{**layer, "spans": [actor(f"s{number}", 0, 2)]}]
    with texts(tmp_path, *found) as project:

        def kept(*words: str) -> set[str]:
            plan = Plan("native", layer="all", splits=splits_of("train=1"), filters=Filters.of(words))
            project.datasets.write(tmp_path / "a", plan)
            return {record["uid"] for record in records(tmp_path / "a")}

        assert kept() == {"d1", "d2", "d3"}
        assert kept("since=2026-02") == {"d2"}
        assert kept("until=2026-01-31", "since=2026") == {"d1"}
        assert kept("label=actor", "state=open") == {"d1", "d2", "d3"}
        for nothing in ("done", "label=proposal", "state=closed", "source=Reuters"):
            with pytest.raises(UserError, match=r"dataset\.no_documents"):
                kept(nothing)
    for wrong in ("colour=red", "state=lost", "since=yesterday", "done=yes"):
        with pytest.raises(UserError, match=r"dataset\."):
            Filters.of([wrong])


def test_splits_are_checked() -> None:
    assert splits_of("train=80, test=20") == (("train", 80.0), ("test", 20.0))
    for wrong in ("train", "train=x", "train=0", "a b=1", "a=1,A=1", "../up=1", ""):
        with pytest.raises(UserError, match=r"dataset\.split_"):
            Plan("native", splits=splits_of(wrong))


def test_a_split_without_documents_has_no_file_and_is_told(tmp_path: Path) -> None:
    one = {"uid": "d", "text": "Alone.", "layers": [{"annotator": "A", "status": "done"}]}
    with texts(tmp_path, one) as project:
        manifest = made(project, tmp_path / "a", layer="all")
    assert manifest["lost"]["dataset.empty_split"] == 2
    assert not (tmp_path / "a" / "dev.jsonl").exists()


# --- The papers --------------------------------------------------------------------------------------------


def test_the_card_tells_how_it_was_made(sample: Project, tmp_path: Path) -> None:
    made(sample, tmp_path / "a", licence="CC-BY-4.0")
    card = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    page = sample.agreement.page()
    assert page is not None
    alpha, interval = page.stance.alpha.value, page.stance.alpha.ci
    assert interval is not None
    assert f"| {alpha:.3f} | {interval[0]:.3f} to {interval[1]:.3f} |" in card
    assert 'license: "CC-BY-4.0"' in card
    assert sample.codebook.labels[0].guideline.splitlines()[0] in card
    assert "7 × `dataset.no_gold`" in card
    assert "configs:" not in card  # native lines differ, so that no loader should try


def test_tables_get_splits_and_columns_that_programs_read(sample: Project, tmp_path: Path) -> None:
    sample.datasets.write(tmp_path / "a", Plan("statements-csv"))
    card = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    assert '  - split: dev\n    path: "dev.csv"' in card
    croissant = json.loads((tmp_path / "a" / "croissant.json").read_text(encoding="utf-8"))
    assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert {each["@id"] for each in croissant["recordSet"]} == {"train", "dev", "test"}
    fields = {each["name"] for each in croissant["recordSet"][0]["field"]}
    assert {"uid", "stance", "actor", "proposal_quote"} <= fields
