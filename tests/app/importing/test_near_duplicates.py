"""A look before the import, and what becomes of articles that are nearly the same."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from annotator import Project, UserError
from annotator.app.importing.finding import find
from annotator.app.importing.preview import Look, look
from annotator.app.plugins import formats
from annotator.plugin_api import Report
from tests.app.importing.incoming import HEADER, article, by, jsonl, skipped, span, titles


def words(seed: int, count: int) -> str:
    rng = random.Random(seed)
    return " ".join(f"w{rng.randrange(4000)}" for _ in range(count))


COPY = words(1, 300)


@pytest.fixture
def agency(folder: Path) -> Path:
    """Two prints of one copy, with another article between them, and a file that can't be read."""
    (folder / "a.txt").write_text(f"Lead of A\n\n{words(2, 20)} {COPY}")
    (folder / "b.txt").write_text(f"Another\n\n{words(3, 200)}")
    (folder / "c.jsonl").write_text(
        json.dumps(
            {"title": "Lead of C", "text": f"{COPY} {words(4, 30)}", "date": "2024-03-05", "source": "taz"}
        )
        + "\nno json\n"
    )
    return folder


def seen(project: Project, folder: Path, **how: object) -> Look:
    found = find([folder], formats(), None, project.path, Report())
    return look(project, found, **how)  # type: ignore[arg-type]


def test_a_look_shows_the_first_articles_and_changes_nothing(project: Project, agency: Path) -> None:
    found = seen(project, agency)
    assert [(one.title, one.date, one.source, one.file, one.there) for one in found.articles] == [
        ("Lead of A", "", "", "a.txt", False),
        ("Another", "", "", "b.txt", False),
        ("Lead of C", "2024-03-05", "taz", "c.jsonl", False),
    ]
    assert found.articles[0].first_line == "Lead of A"
    assert found.articles[0].characters == len((agency / "a.txt").read_text())
    assert found.whole and found.seen == 3
    assert [(issue.where, issue.code) for issue in found.skipped] == [("c.jsonl:2", "jsonl.not_json")]
    assert found.groups == ()
    assert project.documents() == []


def test_a_look_ends_where_enough_was_seen(project: Project, agency: Path) -> None:
    found = seen(project, agency, limit=2)
    assert len(found.articles) == found.seen == 2
    assert not found.whole and not found.skipped


def test_a_look_can_be_called_off(project: Project, agency: Path) -> None:
    found = seen(project, agency, near=True, cancelled=lambda: True)
    assert found.articles == () and not found.whole


def test_a_look_finds_near_duplicates_here_and_in_the_project(project: Project, agency: Path) -> None:
    project.import_files([agency / "a.txt"])
    found = seen(project, agency, near=True, limit=1)
    assert found.seen == 3 and len(found.articles) == 1
    assert found.articles[0].there
    (group,) = found.groups
    assert [(copy.title, copy.where, copy.uid is None) for copy in group] == [
        ("Lead of A", "", False),
        ("Lead of C", "c.jsonl:1", True),
    ]


def test_a_group_that_is_in_the_project_already_is_no_news(project: Project, agency: Path) -> None:
    project.import_files([agency])
    assert seen(project, agency, near=True).groups == ()


def test_near_duplicates_are_kept_unless_asked_otherwise(project: Project, agency: Path) -> None:
    assert project.import_files([agency]).documents == 3
    assert all("group" not in project.document(one.uid).meta for one in project.documents())


def test_marked_near_duplicates_name_the_first_of_them(project: Project, agency: Path) -> None:
    project.import_files([agency], near="mark")
    documents = [project.document(one.uid) for one in project.documents()]
    assert [one.meta.get("group") for one in documents] == [documents[0].uid, None, documents[0].uid]


def test_a_later_import_joins_the_group(project: Project, agency: Path, tmp_path: Path) -> None:
    project.import_files([agency], near="mark")
    first = project.documents()[0].uid
    (tmp_path / "late.txt").write_text(f"{words(9, 25)} {COPY}")
    project.import_files([tmp_path / "late.txt"], near="mark")
    assert project.document(project.documents()[-1].uid).meta["group"] == first


def test_an_own_key_of_that_name_is_kept(project: Project, folder: Path) -> None:
    rows = [{"text": f"{words(n, 20)} {COPY}", "group": "mine"} for n in (1, 2)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    project.import_files([folder], near="mark")
    documents = [project.document(one.uid) for one in project.documents()]
    assert [one.meta["group"] for one in documents] == ["mine", "mine"]
    assert [one.meta["group_2"] for one in documents] == [documents[0].uid] * 2


def test_skipped_near_duplicates_are_told_by_file_and_title(project: Project, agency: Path) -> None:
    report = project.import_files([agency], near="skip")
    assert titles(project) == ["Lead of A", "Another"]
    assert ("c.jsonl:1", "import.nearly_there") in skipped(report)
    (told,) = [issue for issue in report.skipped if issue.code == "import.nearly_there"]
    assert (told.params["title"], told.params["first"]) == ("Lead of C", "Lead of A")


def test_what_the_project_has_nearly_is_skipped(project: Project, agency: Path) -> None:
    project.import_files([agency / "c.jsonl"])
    report = project.import_files([agency], near="skip")
    assert titles(project) == ["Lead of C", "Another"]
    assert ("a.txt", "import.nearly_there") in skipped(report)


def test_what_is_labelled_is_never_left_out(project: Project, folder: Path) -> None:
    texts = [f"{words(n, 20)} {COPY}" for n in (5, 6)]
    layer = by("Ida", span(None, 0, 2))
    jsonl(folder, HEADER, article(uid="d1", text=texts[0]), article(uid="d2", text=texts[1], layers=[layer]))
    report = project.import_files([folder], near="skip")
    assert (report.documents, report.spans) == (2, 1)


def test_an_unknown_word_for_it_is_refused(project: Project, agency: Path) -> None:
    with pytest.raises(UserError, match=r"format\.no_such_choice.*keep, mark, skip"):
        project.import_files([agency], near="drop")


def test_an_import_that_is_called_off_while_it_compares_leaves_nothing(
    project: Project, agency: Path
) -> None:
    report = project.import_files([agency], near="mark", cancelled=lambda: True)
    assert report.cancelled and project.documents() == []


def test_a_bad_pattern_is_told_before_anything_is_read(project: Project, agency: Path) -> None:
    with pytest.raises(UserError, match=r"import\.file_pattern_no_field"):
        seen(project, agency, options={"filename": "nothing"})
