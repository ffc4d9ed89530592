"""Formats of other shapes than one text file: folders, files read together, options, a writer that errs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator import Project, UserError
from annotator.app import plugins
from annotator.app.importing.finding import find
from annotator.core.commands import AddSpan
from annotator.plugin_api import (
    ExportSource,
    Format,
    Holds,
    IncomingDocument,
    IncomingLayer,
    IncomingSpan,
    Option,
    Report,
    Source,
    Target,
)


def _beside(path: Path) -> Sequence[Path]:
    return [path.with_suffix(".txt")]


def _read(source: Source) -> Iterator[IncomingDocument]:
    text = source.path.with_suffix(".txt").read_text(encoding="utf-8")
    lines = source.path.read_text(encoding="utf-8").splitlines()
    spans = [line.split() for line in lines]
    layer = IncomingLayer(
        "Ann", spans=tuple(IncomingSpan(label, ((int(start), int(end)),)) for label, start, end in spans)
    )
    yield IncomingDocument(text=text, where=source.name, layers=(layer,))


def _write(source: ExportSource, target: Target) -> None:
    shift = int(target.options.get("shift", 0))
    for number, outgoing in enumerate(source.documents()):
        spans = [span for layer in outgoing.layers for span in layer.spans]
        name = target.path / f"{number}.spans"
        name.with_suffix(".txt").write_text(outgoing.text, encoding="utf-8")
        lines = [f"{span.label} {span.start + shift} {span.end + shift}\n" for span in spans]
        name.write_text("".join(lines), encoding="utf-8")
        target.count(documents=1, spans=len(spans))


BESIDE = Format(
    name="beside",
    title="Labels beside texts",
    suffixes=(".spans",),
    holds=frozenset({Holds.TEXT, Holds.SPANS, Holds.ANNOTATORS}),
    options=(Option("shift", "Lie about offsets.", 0), Option("mood", "How.", "calm", ("calm", "loud"))),
    folder=True,
    read=_read,
    write=_write,
    companions=_beside,
)


@pytest.fixture(autouse=True)
def with_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    known = plugins.formats()
    extended = plugins.Formats((*known.known, BESIDE), known.broken)
    for module in ("exporting.running", "importing.running"):
        monkeypatch.setattr(f"annotator.app.{module}.formats", lambda: extended)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Berlin supports the truce.", encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text("Paris opposes it.", encoding="utf-8")
    with Project.create(tmp_path / "p.annotator", annotator="Ann") as made:
        made.import_files([tmp_path / "in"])
        for document in made.documents():
            made.execute(AddSpan(document.uid, "actor", ((0, 5),)))
        yield made


def test_a_folder_is_written_and_read_again(project: Project, tmp_path: Path) -> None:
    report = project.export(tmp_path / "out", format="beside")
    assert (report.documents, report.spans) == (2, 2)
    assert [file.name for file in report.files] == ["0.spans", "0.txt", "1.spans", "1.txt"]
    assert all(file.is_file() for file in report.files)
    with Project.create(tmp_path / "q.annotator") as other:
        came = other.import_files([tmp_path / "out"])
        assert (came.documents, came.spans, came.skipped) == (2, 2, ())


def test_an_export_replaces_the_folder_of_an_earlier_one(project: Project, tmp_path: Path) -> None:
    project.export(tmp_path / "out", format="beside")
    (tmp_path / "out" / "0.txt").write_text("damaged", encoding="utf-8")
    project.export(tmp_path / "out", format="beside")
    assert (tmp_path / "out" / "0.txt").read_text(encoding="utf-8") == "Berlin supports the truce."
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


def test_a_folder_with_anything_else_in_it_is_left_alone(project: Project, tmp_path: Path) -> None:
    project.export(tmp_path / "out", format="beside")
    (tmp_path / "out" / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(UserError) as error:
        project.export(tmp_path / "out", format="beside")
    assert error.value.code == "export.folder_taken"
    assert error.value.params["name"] == "thesis.docx"
    assert (tmp_path / "out" / "thesis.docx").read_bytes() == b"years of work"


@pytest.mark.parametrize("place", [".", "..", "sub/.."])
def test_the_folder_one_is_in_is_not_replaced(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    here = tmp_path / "around" / "here"
    (here / "sub").mkdir(parents=True)
    monkeypatch.chdir(here)
    with pytest.raises(UserError, match=r"export\.folder_in_use"):
        project.export(Path(place), format="beside")
    assert list(here.iterdir()) == [here / "sub"]


def test_a_file_is_no_place_for_a_folder(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError) as error:
        project.export(tmp_path / "out", format="beside")
    assert error.value.code == "export.not_a_folder"


def test_spans_that_moved_are_noticed_and_nothing_is_left_behind(project: Project, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="spans moved"):
        project.export(tmp_path / "out", format="beside", options={"shift": 1})
    assert not (tmp_path / "out").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


@pytest.mark.parametrize(
    ("options", "code"),
    [({"colour": "red"}, "format.no_such_option"), ({"mood": "sad"}, "format.no_such_choice")],
)
def test_options_that_mean_nothing_are_refused(
    project: Project, tmp_path: Path, options: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as error:
        project.export(tmp_path / "out", format="beside", options=options)
    assert error.value.code == code
    with pytest.raises(UserError):
        project.import_files([tmp_path / "in"], options={"colour": "red"})


def test_what_is_read_along_is_not_imported_by_itself(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "a.spans").write_text("actor 0 6\n", encoding="utf-8")
    known = plugins.Formats((*plugins.formats().known, BESIDE))
    named = [file.name for file in find([folder], known, None, project.path, Report())]
    assert named == ["a.spans", "b.txt"]
    both = find([folder / "a.txt", folder / "a.spans"], known, None, project.path, Report())
    assert [file.name for file in both] == ["a.spans"]
