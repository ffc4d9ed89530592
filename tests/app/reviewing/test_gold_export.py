"""What leaves as gold is what counts, and the report says how much is still open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator import Project
from annotator.app.reports import told
from annotator.app.reviewing import deciding
from annotator.core.changes import PROJECT, Change, ScopedChange
from tests.app.reviewing.reviewed import KREMLIN, Layer, Say, Scene, sample, scene


def _exported(made: Scene, out: Path, layers: str = "all") -> tuple[dict[str, Any], list[dict[str, str]]]:
    report = made.project.export(out, format="native", layers=layers)
    _, document = map(json.loads, out.read_text("utf-8").splitlines())
    return document, told(report.lost)


def test_decisions_and_their_gold_leave_and_come_back(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer(statements=[Say()]), "Boris": Layer(statements=[Say("support")])})
    with made.project as project:
        project.execute(deciding.take(project, made.board(), made.row("statement"), 1, "So."))
        project.review.apply()
        document, lost = _exported(made, tmp_path / "out.jsonl")
        gold = project.review.gold(made.document)
        assert lost == []
    assert len(document["decisions"]) == 4
    assert {item["uid"] for item in document["gold"]["spans"]} == {span.uid for span in gold.spans}
    with Project.create(tmp_path / "back.annotator") as back:
        back.import_files([tmp_path / "out.jsonl"])
        assert back.review.gold(made.document) == gold
        assert [row.state for row in back.review.board(made.document).rows] == ["decided"] + ["agreed"] * 3
        back.export(tmp_path / "again.jsonl", format="native")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


def test_what_is_in_conflict_stays_out_and_is_told(tmp_path: Path) -> None:
    layers = {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()}
    made = scene(tmp_path, layers, reviewers=("Rae", "Sol"))
    with made.project as project:
        for name, n in (("Rae", 1), ("Sol", 2)):
            made.be(name)
            project.execute(deciding.take(project, made.board(), made.row("span"), n))
        document, lost = _exported(made, tmp_path / "out.jsonl")
        assert (document["gold"]["spans"], document["decisions"]) == ([], [])
        assert [issue["code"] for issue in lost] == ["export.gold_unsettled"]
        assert "1 in conflict" in lost[0]["message"]


def test_reviewers_who_agree_both_leave_with_the_one_gold(tmp_path: Path) -> None:
    layers = {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()}
    made = scene(tmp_path, layers, reviewers=("Rae", "Sol"))
    with made.project as project:
        for name in ("Rae", "Sol"):
            made.be(name)
            project.execute(deciding.take(project, made.board(), made.row("span"), 1))
        document, lost = _exported(made, tmp_path / "out.jsonl")
    assert lost == []
    (span,) = document["gold"]["spans"]
    assert [decision["results"] for decision in document["decisions"]] == [[span["uid"]]] * 2


def test_whoever_asks_for_gold_is_told_of_articles_without(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()})
    with made.project:
        assert _exported(made, tmp_path / "out.jsonl")[1] == []
        document, lost = _exported(made, tmp_path / "out.jsonl", "gold")
        assert document["gold"] is None
        assert [issue["code"] for issue in lost] == ["export.gold_unsettled"]


@pytest.mark.parametrize("format_", ["spans-csv", "statements-csv"])
def test_tables_of_gold_hold_gold_alone(tmp_path: Path, format_: str) -> None:
    made = sample(tmp_path)
    with made.project as project:
        documents = [one.uid for one in project.documents()]
        golds = [project.review.gold(uid) for uid in documents]
        report = project.export(tmp_path / "out.csv", format=format_, layers="gold")
        counted = sum(len(gold.spans if format_ == "spans-csv" else gold.statements) for gold in golds)
        assert (report.spans if format_ == "spans-csv" else report.statements) == counted
        unsettled = [issue for issue in report.lost if issue.code == "export.gold_unsettled"]
        assert len(unsettled) == 5


def test_decisions_stand_after_entities_were_united_and_the_file_came_back(tmp_path: Path) -> None:
    made = sample(tmp_path)
    with made.project as project:
        uids = {entity.name: entity.uid for entity in project.entities()}
        one, other = sorted((uids["Russia"], uids["Ukraine"]))
        scoped = ScopedChange(PROJECT, Change("entity", other, {"same_as": None}, {"same_as": one}))
        project._file.commit(lambda: [scoped], command="Unite", owner=None)
        boards = [project.review.board(summary.uid) for summary in project.documents()]
        assert not [row for board in boards for row in board.rows if row.state == "stale"]
        project.export(tmp_path / "out.jsonl", format="native")
    with Project.create(tmp_path / "back.annotator") as back:
        back.import_files([tmp_path / "out.jsonl"])
        boards = [back.review.board(summary.uid) for summary in back.documents()]
        assert not [row for board in boards for row in board.rows if row.state == "stale"]
