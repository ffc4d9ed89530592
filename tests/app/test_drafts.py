"""An export on trial shows what the export will write and lose, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project, UserError
from annotator.app import plugins
from annotator.app.exporting.draft import draft
from annotator.app.resources import seeds
from annotator.plugin_api import ExportSource, Format, Holds, IncomingDocument, Source, Target


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("p") / "p.annotator") as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
        yield made


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_draft_tells_what_the_export_does(project: Project, tmp_path: Path) -> None:
    seen = draft(project, format="statements-csv")
    assert seen is not None
    assert list(tmp_path.iterdir()) == []
    report = project.export(tmp_path / "out.csv", format="statements-csv")
    assert (seen.documents, seen.spans, seen.statements) == (
        report.documents,
        report.spans,
        report.statements,
    )
    assert len(seen.lost) == len(report.lost) > 0
    first = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert seen.beginning.splitlines()[0][:200] == first[0][:200]
    assert seen.files == ("statements.csv",)


def test_long_lines_are_cut(project: Project) -> None:
    seen = draft(project, format="native", layers="gold")
    assert seen is not None
    assert max(map(len, seen.beginning.splitlines())) < 500
    assert seen.beginning.startswith('{"format":"annotator/1"')


def test_a_draft_that_is_called_off_is_none(project: Project, tmp_path: Path) -> None:
    assert draft(project, format="native", cancelled=lambda: True) is None
    assert list(tmp_path.iterdir()) == []


def test_what_an_export_refuses_a_draft_refuses(project: Project) -> None:
    with pytest.raises(UserError, match="no_such_layer"):
        draft(project, format="native", layers="Nobody")


def test_a_full_disk_is_a_sentence(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: ExportSource, target: Target) -> None:
        raise OSError(28, "No space left on device")

    formats_ = plugins.Formats((Format(name="full", title="Full", suffixes=(".full",), write=full),))
    monkeypatch.setattr("annotator.app.exporting.draft.formats", lambda: formats_)
    with pytest.raises(UserError, match="unwritable"):
        draft(project, format="full")


def _write_bytes(source: ExportSource, target: Target) -> None:
    texts = [outgoing.text for outgoing in source.documents()]
    target.path.write_bytes(b"\0".join(text.encode() for text in texts))
    target.count(documents=len(texts))


def _read_bytes(source: Source) -> Iterator[IncomingDocument]:
    for text in source.path.read_bytes().split(b"\0"):
        yield IncomingDocument(text=text.decode(), where=source.name)


def test_what_is_no_text_is_shown_as_it_is_read_back(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = Format(
        name="packed",
        title="Packed",
        suffixes=(".packed",),
        holds=frozenset({Holds.TEXT}),
        read=_read_bytes,
        write=_write_bytes,
    )
    known = plugins.Formats((*plugins.formats().known, packed))
    monkeypatch.setattr("annotator.app.exporting.draft.formats", lambda: known)
    seen = draft(project, format="packed")
    assert seen is not None
    assert "\0" not in seen.beginning
    assert seen.beginning.startswith(project.text(project.documents()[0].uid)[:20])
