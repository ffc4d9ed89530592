"""Traps 6, 7 and 8: quotes typed otherwise, standing elsewhere, or nowhere; odd and wrong places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator import Project
from annotator.app.importing import ImportReport

TEXT = "“We need guarantees,” he said — before any truce. The truce can’t wait. 🕊 A cease-fire, then."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as made:
        yield made


def brought(project: Project, folder: Path, *spans: dict[str, Any], **how: Any) -> ImportReport:
    """Import one document with ``spans``, each a start, an end and maybe a text."""
    path = folder / "in.jsonl"
    named = [{"uid": f"s{at}", "label": "actor", **span} for at, span in enumerate(spans)]
    layers = [{"annotator": "Ann", "spans": named}]
    lines = [{"format": "annotator/1"}, {"uid": "d", "text": TEXT, "layers": layers}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return project.import_files([path], **how)


def quotes(project: Project) -> list[str]:
    return [span.quote for span in project.spans("d")]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((0, 21), '"We need guarantees,"'),
        ((21, 31), " he said -"),
        ((50, 71), "The truce can't wait."),
        ((50, 71), "The  truce\ncan´t wait."),
    ],
)
def test_trap_06_a_quote_typed_otherwise_stays_in_its_place_and_is_told(
    project: Project, tmp_path: Path, place: tuple[int, int], said: str
) -> None:
    report = brought(project, tmp_path, {"start": place[0], "end": place[1], "text": said})
    assert quotes(project) == [TEXT[slice(*place)]]
    assert [issue.code for issue in report.warnings] == ["import.span_quote_differs"]


def test_trap_06_another_text_is_refused_unless_it_may_be_looked_for(
    project: Project, tmp_path: Path
) -> None:
    elsewhere = {"start": 0, "end": 9, "text": "The truce"}
    report = brought(project, tmp_path, elsewhere)
    assert quotes(project) == []
    assert [issue.code for issue in report.skipped] == ["import.span_quote"]
    report = brought(project, tmp_path, elsewhere, reanchor=True)
    assert quotes(project) == ["The truce"]
    assert [issue.code for issue in report.warnings] == ["import.span_moved"]


def test_trap_06_of_several_places_the_nearest_is_taken(project: Project, tmp_path: Path) -> None:
    brought(project, tmp_path, {"start": 60, "end": 65, "text": "truce"}, reanchor=True)
    [span] = project.spans("d")
    assert TEXT[span.start : span.end] == "truce"
    assert span.start == TEXT.index("truce can")


def test_trap_06_a_place_is_found_by_a_quote_that_is_typed_otherwise(
    project: Project, tmp_path: Path
) -> None:
    brought(project, tmp_path, {"start": 0, "end": 4, "text": "The truce can't wait"}, reanchor=True)
    assert quotes(project) == ["The truce can’t wait"]


def test_trap_06_what_is_nowhere_is_refused_either_way(project: Project, tmp_path: Path) -> None:
    report = brought(project, tmp_path, {"start": 0, "end": 4, "text": "tulips in spring"}, reanchor=True)
    assert [issue.code for issue in report.skipped] == ["import.span_quote"]
    assert quotes(project) == []


def test_trap_07_edges_of_blanks_are_kept_and_told_and_nothing_is_no_span(
    project: Project, tmp_path: Path
) -> None:
    report = brought(project, tmp_path, {"start": 21, "end": 30}, {"start": 4, "end": 4})
    assert quotes(project) == [" he said "]
    assert [issue.code for issue in report.warnings] == ["import.span_blank_edge"]
    assert [issue.code for issue in report.skipped] == ["import.span_empty"]


@pytest.mark.parametrize("place", [(0, 9_999), (-3, 4), (9, 4)])
def test_trap_08_a_place_outside_the_text_is_refused_and_the_rest_comes(
    project: Project, tmp_path: Path, place: tuple[int, int]
) -> None:
    report = brought(project, tmp_path, {"start": place[0], "end": place[1]}, {"start": 1, "end": 3})
    assert quotes(project) == ["We"]
    [issue] = report.skipped
    assert issue.where == "in.jsonl:2"
