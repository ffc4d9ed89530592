"""Articles: titles, twins, order, progress, and an import as one gesture or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import Project
from annotator.core.commands import RemoveDocument
from tests.app.importing.incoming import HEADER, article, by, jsonl, skipped, span, titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  A headline \nThe text", "A headline"),
        ("# A heading\nThe text", "A heading"),
        ("word " * 60, "word " * 16 + "…"),
        ("x" * 300, "x" * 80 + " …"),
        ("##", "##"),
    ],
)
def test_the_title_comes_from_the_first_line_which_stays(
    project: Project, folder: Path, text: str, title: str
) -> None:
    (folder / "a.txt").write_text(text)
    project.import_files([folder])
    [document] = project.documents()
    assert document.title == title
    assert project.text(document.uid) == text


def test_a_text_comes_in_once(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Words\r\nmore", newline="")
    (folder / "b.txt").write_text("Words\nmore")
    report = project.import_files([folder])
    assert (report.documents, skipped(report)) == (1, [("b.txt", "import.already_there")])
    before = project.info()
    report = project.import_files([folder])
    assert (report.documents, report.gesture) == (0, None)
    assert skipped(report) == [("a.txt", "import.already_there"), ("b.txt", "import.already_there")]
    assert report.skipped[0].params["title"] == "Words"
    assert project.info() == before, "nothing new leaves no trace"


def test_a_removed_article_is_not_brought_back_unasked(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Words")
    project.import_files([folder])
    project.execute(RemoveDocument(project.documents()[0].uid))
    assert skipped(project.import_files([folder])) == [("a.txt", "import.removed_here")]


def test_an_import_is_one_step_to_undo_and_can_come_again(project: Project, folder: Path) -> None:
    header = {**HEADER, "annotators": [{"uid": "ann", "name": "Ann"}]}
    path = jsonl(folder, header, article(layers=[by("ann", span(), span("s2", 0, 4))]))
    assert project.import_files([path]).spans == 2
    project.undo()
    assert (project.documents(), project.annotators()) == ([], [])
    project.redo()
    assert len(project.spans("d1", "ann")) == 2
    project.undo()
    report = project.import_files([jsonl(folder, header, article(layers=[by("ann", span("s9"))]))])
    assert (report.documents, report.spans) == (1, 1)
    assert [one.uid for one in project.spans("d1", "ann")] == ["s9"]


def test_the_order_of_import_is_the_order_of_the_list(project: Project, folder: Path) -> None:
    project.import_files([jsonl(folder, *({"text": f"Text {n}", "title": str(n)} for n in range(70)))])
    project.import_files([jsonl(folder, {"text": "Late", "title": "70"})])
    assert titles(project) == [str(n) for n in range(71)]


def test_progress_is_told_and_an_import_can_be_called_off(project: Project, folder: Path) -> None:
    path = jsonl(folder, *({"text": f"Text {n}"} for n in range(200)))
    told: list[tuple[int, int]] = []
    project.import_files([path], progress=lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert told == sorted(told) and told[-1] == (size, size)
    path = jsonl(folder, *({"text": f"Other {n}"} for n in range(200)))
    asked = iter(range(1000))
    report = project.import_files([path], cancelled=lambda: next(asked) > 100)
    assert (report.cancelled, report.documents, report.gesture) == (True, 0, None)
    assert len(project.documents()) == 200
