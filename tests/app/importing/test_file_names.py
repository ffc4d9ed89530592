"""Metadata from the names of files."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project, UserError
from annotator.app.importing.file_names import file_pattern, told_by_name
from annotator.plugin_api import IncomingDocument, Report, Source
from tests.app.importing.incoming import skipped


@pytest.mark.parametrize(
    "pattern, name, fields",
    [
        ("{date}_{source}_{title}", "2024-03-05_taz_Mehr_Wind.txt",
         {"date": "2024-03-05", "source": "taz", "title": "Mehr Wind"}),
        ("{date}-{source}-{title}", "2024-03-05-taz-Mehr-Wind.txt",
         {"date": "2024-03-05", "source": "taz", "title": "Mehr-Wind"}),
        ("{source} {date}", "Süddeutsche Zeitung 20240305.pdf",
         {"source": "Süddeutsche Zeitung", "date": "20240305"}),
        ("{}_{Rubrik (alt)}", "17_Politik.docx", {"Rubrik (alt)": "Politik"}),
        ("{source}/{date} {title}", "taz/5.3.2024 Größe.html",
         {"source": "taz", "date": "5.3.2024", "title": "Größe"}),
        ("Artikel ({date})", "ARTIKEL (2024-03-05).txt", {"date": "2024-03-05"}),
        (r"re:(?P<date>\d{8})(?P<source>[a-zü]+)(?P<page>\d+)?", "20240305zürich.txt",
         {"date": "20240305", "source": "zürich"}),
        ("{date}_{source}", "taz.txt", None),
    ],
)  # fmt: skip
def test_patterns(pattern: str, name: str, fields: dict[str, str] | None) -> None:
    assert file_pattern(pattern).read(Path("some") / name) == fields


def test_umlauts_match_however_they_are_stored() -> None:
    name = unicodedata.normalize("NFD", "Müller_über.txt")
    assert file_pattern("{author}_über").read(Path(name)) == {"author": "Müller"}
    decomposed = unicodedata.normalize("NFD", "{author}_über")
    assert file_pattern(decomposed).read(Path("Müller_über.txt")) == {"author": "Müller"}


@pytest.mark.parametrize(
    "pattern, code",
    [("title", "no_field"), ("{}_{}", "no_field"), ("re:.*", "no_field"), ("{a}_{a}", "twice"),
     ("{a}{b}", "touching"), ("re:(?P<a>", "expression"), ("", "no_field")],
)  # fmt: skip
def test_bad_patterns(pattern: str, code: str) -> None:
    with pytest.raises(UserError, match=rf"import\.file_pattern_{code}\b"):
        file_pattern(pattern)


def test_the_name_of_a_file_with_one_article_has_the_last_word(project: Project, folder: Path) -> None:
    (folder / "5.3.2024_taz_Größe_des_Ganzen.txt").write_text("First line\n\nText")
    (folder / "other.txt").write_text("Other")
    report = project.import_files([folder], options={"filename": "{date}_{source}_{title}"})
    document = project.document(project.documents()[0].uid)
    assert document.title == "Größe des Ganzen"
    assert document.meta == {
        "file": "5.3.2024_taz_Größe_des_Ganzen.txt", "date": "2024-03-05", "source": "taz"
    }  # fmt: skip
    assert [(issue.where, issue.code) for issue in report.warnings] == [
        ("other.txt", "import.file_name_unlike")
    ]
    assert report.documents == 2


def test_of_many_articles_in_a_file_each_keeps_what_it_says(project: Project, folder: Path) -> None:
    rows = [{"title": "A", "text": "One"}, {"text": "Two", "source": "FAZ"}, {"text": "Three"}]
    (folder / "2024-03-05_taz_x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    project.import_files([folder], options={"filename": "{date}_{source}_{title}"})
    documents = [project.document(one.uid) for one in project.documents()]
    assert [one.title for one in documents] == ["A", "Two", "Three"]
    assert [one.meta["source"] for one in documents] == ["taz", "FAZ", "taz"]
    assert {one.meta["date"] for one in documents} == {"2024-03-05"}


def test_what_came_before_the_damage_comes_in(folder: Path) -> None:
    def damaged() -> Iterator[IncomingDocument]:
        yield IncomingDocument(text="One", where="a", meta={"source": "FAZ"})
        raise UserError("archive.bad_entry", where="a", entry="b")

    path = folder / "2024-03-05_taz.txt"
    source = Source(path, path.name, Report(), {"filename": "{date}_{source}"})
    told = told_by_name(damaged(), path, source)
    document = next(told)
    assert isinstance(document, IncomingDocument)
    assert document.meta == {"date": "2024-03-05", "source": "FAZ"}
    with pytest.raises(UserError):
        next(told)


def test_a_pattern_may_hold_for_one_file(project: Project, folder: Path) -> None:
    (folder / "a b.txt").write_text("One")
    (folder / "c d.txt").write_text("Two")
    project.import_files([folder], own_options={folder / "c d.txt": {"filename": "{author} {title}"}})
    assert [project.document(one.uid).meta.get("author") for one in project.documents()] == [None, "c"]


def test_a_bad_pattern_stops_the_import(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("One")
    with pytest.raises(UserError, match=r"import\.file_pattern_touching"):
        project.import_files([folder], options={"filename": "{a}{b}"})
    with pytest.raises(UserError, match=r"format\.no_such_option.*filename"):
        project.import_files([folder], options={"file_name": "{a}"})
    assert project.documents() == []
    assert skipped(project.import_files([folder])) == []
