"""Blind by default: an annotator sees no layer but their own until an article is in review."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.app.project import Project
from annotator.core.commands import Assign, SetDocumentState, SetRole, SetSighted, SetStatus
from tests.app.team.conftest import label


def seen(project: Project, document: str = "d1") -> set[str | None]:
    layers = project.layers(document)
    for layer in project.layers(document):
        assert project.spans_of(layer.uid)
    return {layer.annotator for layer in layers}


def test_an_annotator_sees_only_their_own_layer(project: Project, ada: str) -> None:
    label(project, "ben", "d1")
    label(project, "cy", "d1")
    hidden = next(layer.uid for layer in project.layers("d1") if layer.annotator == "cy")
    assert seen(project) == {"ben", "cy"}, "a manager sees all"
    project.become("ben")
    assert project.is_blind() and not project.sees("d1", "cy") and not project.sees("d1", "gold")
    assert seen(project) == {"ben"}
    assert project.spans("d1", "cy") == [] and project.spans_of(hidden) == []
    assert project.layer("d1", "cy") is None and project.statements_of(hidden) == []
    assert project.info()["spans"] == 1


def test_review_opens_the_eyes_and_reopening_shuts_them(project: Project, ada: str) -> None:
    label(project, "ben", "d1")
    label(project, "cy", "d1")
    project.execute(SetDocumentState("d1", "review"))
    project.become("ben")
    assert seen(project) == {"ben", "cy"} and project.sees("d1", "gold")
    project.become(ada)
    project.execute(SetDocumentState("d1", "closed"))
    assert project.state("d1") == "closed"
    project.execute(SetDocumentState("d1", "open"))
    project.become("ben")
    assert seen(project) == {"ben"}


def test_sighted_projects_reviewers_and_who_is_not_signed_in_see_all(project: Project, ada: str) -> None:
    label(project, "ben", "d1")
    label(project, "cy", "d1")
    project.execute(SetSighted(True))
    project.become("ben")
    assert seen(project) == {"ben", "cy"}
    project.become(ada)
    project.execute(SetSighted(False))
    project.execute(SetRole("ben", "reviewer"))
    project.become("ben")
    assert seen(project) == {"ben", "cy"}
    path = project.path
    project.close()
    with Project.open(path) as opened:
        assert seen(opened) == {"ben", "cy"}


def test_whoever_is_alone_has_nothing_to_be_kept_from(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        assert not project.is_blind()


def test_everyone_finished_is_review_and_nobody_assigned_is_not(project: Project) -> None:
    project.execute(Assign("d1", ("ben", "cy")))
    label(project, "ben", "d1")
    project.become("ben")
    project.execute(SetStatus("d1", "done"))
    assert project.state("d1") == "open" and project.is_blind()
    project.become("cy")
    project.execute(SetStatus("d1", "skipped"))
    assert project.state("d1") == "review"
    assert {line.uid: line.state for line in project.documents()}["d1"] == "review"
    assert {layer.annotator for layer in project.layers("d1")} == {"ben", "cy"}
    project.undo()
    assert project.state("d1") == "open"


def test_an_export_keeps_from_annotators_what_they_may_not_see(project: Project, tmp_path: Path) -> None:
    for person in ("ben", "cy"):
        for document in ("d1", "d2"):
            label(project, person, document)
    project.execute(SetDocumentState("d2", "review"))
    assert project.export(tmp_path / "all.jsonl", format="annotator").spans == 4
    project.become("ben")
    report = project.export(tmp_path / "ben.jsonl", format="annotator")
    assert report.spans == 3
    assert [(issue.code, issue.params) for issue in report.lost] == [("export.blind", {"count": 1})]
    lines = [json.loads(line) for line in (tmp_path / "ben.jsonl").read_text().splitlines()]
    layers = {
        line["uid"]: [layer["annotator"] for layer in line["layers"]] for line in lines if "uid" in line
    }
    assert layers == {"d1": ["ben"], "d2": ["ben", "cy"], "d3": [], "d4": []}
