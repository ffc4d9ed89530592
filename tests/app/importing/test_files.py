"""Which files an import reads, and what it says of those it leaves alone."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from annotator import Project, UserError
from tests.app.importing.incoming import jsonl, skipped, titles


def test_a_folder_is_read_to_the_bottom_in_the_order_people_count(project: Project, folder: Path) -> None:
    (folder / "sub").mkdir()
    for name in ("a10.txt", "a2.txt", "sub/b.md", ".hidden.txt", "sub/.git/x.txt", "c.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"Title of {name}\n\nWords")
    (folder / "c.csv").write_text("title,text\nFrom a table,Some words\n")
    (folder / "p.png").write_bytes(b"\x89PNG")
    report = project.import_files([folder])
    assert titles(project) == ["Title of a2.txt", "Title of a10.txt", "From a table", "Title of sub/b.md"]
    assert report.documents == 4
    assert skipped(report) == [("p.png", "import.unclaimed")]
    assert project.document(project.documents()[0].uid).meta == {"file": "a2.txt"}


def test_links_that_lead_out_of_the_folder_are_not_followed(
    project: Project, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "other.txt").write_text("other")
    (folder / "a.txt").write_text("Words")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    (folder / "round").symlink_to(folder)
    report = project.import_files([folder])
    assert titles(project) == ["Words"]
    assert sorted(skipped(report)) == [("out", "import.link_leads_out"), ("out.txt", "import.link_leads_out")]


def test_what_is_no_file_is_told(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Words")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    os.mkfifo(folder / "pipe.txt")
    report = project.import_files([folder, folder / "pipe.txt"])
    assert titles(project) == ["Words"]
    assert sorted(skipped(report)) == [
        (str(folder / "pipe.txt"), "import.no_file"),
        ("gone.txt", "import.link_leads_nowhere"),
        ("pipe.txt", "import.no_file"),
    ]


def test_a_file_name_may_be_any_bytes(project: Project, folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Words")
    assert project.import_files([folder]).documents == 1
    assert project.document(project.documents()[0].uid).meta == {"file": "caf\ufffd.txt"}


def test_another_project_is_no_text(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.annotator"
    Project.create(other).close()
    with pytest.raises(UserError, match=r"import\.other_project"):
        project.import_files([other])


def test_the_project_itself_is_never_opened(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words")
    assert skipped(project.import_files([tmp_path, project.path])) == [
        (str(project.path), "import.project_itself")
    ]
    assert titles(project) == ["Words"]


def test_nothing_to_import_is_an_error_that_leaves_no_trace(project: Project, folder: Path) -> None:
    for paths, code in (
        ([folder], "import.no_text"),
        ([folder / "gone.txt"], "import.not_found"),
        ([], "import.nothing_named"),
    ):
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            project.import_files(paths)
    with pytest.raises(UserError, match="unknown"):
        project.import_files([folder], format="xml")
    assert project.records("import", "source", "") == {} and project.undo_name is None


def test_the_rest_of_the_batch_is_imported(project: Project, folder: Path) -> None:
    (folder / "good.txt").write_text("Words")
    (folder / "empty.txt").write_text(" \n")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "table.csv").write_text("name\nx\n")
    jsonl(folder, {"format": "annotator/2"}, name="new.jsonl")
    report = project.import_files([folder, folder / "gone.txt"])
    assert titles(project) == ["Words"]
    assert sorted(code for _, code in skipped(report)) == [
        "import.binary", "import.empty", "import.not_found", "native.newer", "table.no_text_column",
    ]  # fmt: skip
    for line in report.to_json()["skipped"]:
        assert line["where"].rsplit("/")[-1] in line["message"]


def test_a_single_file_of_a_newer_format_is_an_error(project: Project, folder: Path) -> None:
    with pytest.raises(UserError, match=r"native\.newer"):
        project.import_files([jsonl(folder, {"format": "annotator/2"})])


def test_a_named_file_of_no_known_suffix_is_tried_as_text(project: Project, folder: Path) -> None:
    (folder / "README").write_text("Read me")
    (folder / "logo.png").write_bytes(b"\x89PNG" + bytes(20))
    report = project.import_files([folder / "README", folder / "logo.png"])
    assert titles(project) == ["Read me"]
    assert skipped(report) == [("logo.png", "import.binary")]


def test_markup_that_no_format_knows_is_no_article_and_is_told(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Words")
    (folder / "config.xml").write_text("<View/>")
    (folder / "settings.json").write_text('{"theme": "dark"}')
    (folder / "deep").mkdir()
    (folder / "deep" / "labels.xml").write_text("<View><Labels/></View>")
    report = project.import_files([folder, folder / "config.xml"])
    assert titles(project) == ["Words"]
    assert sorted(skipped(report)) == [
        ("config.xml", "import.unrecognised"),
        ("config.xml", "import.unrecognised"),
        ("deep/labels.xml", "import.unrecognised"),
        ("settings.json:1", "jsonl.no_text"),
    ]


def test_a_folder_that_may_not_be_read_is_told(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text("Words")
    (folder / "shut").mkdir()
    allowed = os.scandir

    def scandir(path: str) -> Any:
        """As the system does it for people who are not the superuser."""
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return allowed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = project.import_files([folder, folder / ("x" * 300)])
    assert titles(project) == ["Words"]
    assert skipped(report) == [
        ("shut", "import.unreadable"),
        (str(folder / ("x" * 300)), "import.unreadable"),
    ]


def test_an_array_of_articles_in_a_json_file_is_read_article_by_article(
    project: Project, folder: Path
) -> None:
    (folder / "a.json").write_text('[{"text": "One", "date": "2025-03-01"},\n {"text": "Two"}]')
    project.import_files([folder / "a.json"])
    assert titles(project) == ["One", "Two"]


def test_the_format_can_be_named(project: Project, folder: Path) -> None:
    path = jsonl(folder, {"text": "Words"})
    project.import_files([path], format="text")
    assert project.text(project.documents()[0].uid) == '{"text": "Words"}\n'


def test_a_folder_without_files_of_the_format_asked_for_tells_their_suffixes(
    project: Project, folder: Path
) -> None:
    (folder / "a.txt").write_text("Words")
    with pytest.raises(UserError, match=r"import\.no_text") as told:
        project.import_files([folder], format="dna")
    assert told.value.params["known"] == ".dna"


def test_options_reach_the_reader(project: Project, folder: Path) -> None:
    (folder / "a.csv").write_text("text,Body\nshort,The long one\n")
    project.import_files([folder], options={"columns": {"text": "Body"}})
    assert project.text(project.documents()[0].uid) == "The long one"
