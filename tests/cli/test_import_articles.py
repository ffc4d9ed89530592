"""Articles from the command line: names of files, near-duplicates, and what is wrong in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import Project
from tests.cli.test_program import answer, call

WORDS = " ".join(f"word{n}" for n in range(200))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "talks.annotator"
    Project.create(path).close()
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "2024-03-05_taz_Größe.txt").write_text(f"{WORDS} in the taz", encoding="utf-8")
    (folder / "2024-03-06_FAZ_Weite.txt").write_text(f"In the FAZ {WORDS}", encoding="utf-8")
    return folder


def metas(project: Path) -> list[tuple[str, object, object]]:
    with Project.open(project) as opened:
        documents = [opened.document(one.uid) for one in opened.documents()]
    return [(one.title, one.meta.get("date"), one.meta.get("source")) for one in documents]


def test_names_of_files_tell(project: Path, articles: Path) -> None:
    told = answer("import", project, articles, "--option", "filename={date}_{source}_{title}")
    assert told["documents"] == 2 and told["warnings"] == []
    assert metas(project) == [("Größe", "2024-03-05", "taz"), ("Weite", "2024-03-06", "FAZ")]


def test_a_bad_pattern_is_one_line(project: Path, articles: Path) -> None:
    result = call("import", project, articles, "--option", "filename={date}{source}")
    assert result.exit_code == 1
    assert "two fields with nothing between them" in result.stderr
    assert result.stderr.count("\n") == 1
    assert metas(project) == []


def test_near_duplicates_are_left_out_where_that_is_wanted(project: Path, articles: Path) -> None:
    told = answer("import", project, articles, "--near-duplicates", "skip")
    assert told["documents"] == 1
    (left_out,) = told["skipped"]
    assert left_out["code"] == "import.nearly_there"
    assert left_out["where"] == "2024-03-06_FAZ_Weite.txt"


def test_near_duplicates_are_marked_where_that_is_wanted(project: Path, articles: Path) -> None:
    assert answer("import", project, articles, "--near-duplicates", "mark")["documents"] == 2
    with Project.open(project) as opened:
        groups = {opened.document(one.uid).meta["group"] for one in opened.documents()}
        assert groups == {opened.documents()[0].uid}


def test_a_file_that_is_refused_is_one_line(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    result = call("import", project, tmp_path / "a.pdf")
    assert result.exit_code == 1
    assert "a.pdf was left out: it is damaged or not PDF." in result.stderr
