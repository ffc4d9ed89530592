"""What holds for every format there is: the sample goes and comes back, twice is once, rubbish is told."""

from __future__ import annotations

import random
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator import Project, UserError
from annotator.app.exporting import ExportReport
from annotator.app.plugins import formats
from annotator.app.resources import seeds
from annotator.plugin_api import Format, Holds

BOTH_WAYS = [format_ for format_ in formats().known if format_.read and format_.write]
READERS = list(formats().readers())
WRITERS = list(formats().writers())
WHOLE = [format_ for format_ in BOTH_WAYS if format_.holds >= {Holds.TEXT, Holds.ENTITIES}]
_ARTICLES = 3
LABELS = {Holds.SPANS, Holds.STATEMENTS}
RUBBISH = (b"", b"\x00", b"\xff\xfe", b"{", b"<", b"[[[[", b'{"text": 5}\n', b"PK\x03\x04", b"\xf0\x9f\x95")


def _id(format_: Format) -> str:
    return format_.name


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("sample")
    # A few articles say as much as all of them, and are read a hundred times.
    lines = (seeds() / "sample.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "few.jsonl").write_text("".join(lines[: 1 + _ARTICLES]), encoding="utf-8")
    with Project.create(folder / "p.annotator") as project:
        project.import_files([folder / "few.jsonl"])
        yield project


@pytest.fixture(scope="module")
def exported(
    sample: Project, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Format], tuple[Path, ExportReport]]:
    """Where the sample lies in a format, and what was told when it was written, once for all who look."""
    made: dict[str, tuple[Path, ExportReport]] = {}

    def of(format_: Format) -> tuple[Path, ExportReport]:
        if format_.name not in made:
            folder = tmp_path_factory.mktemp(format_.name)
            made[format_.name] = (_out(folder, format_), _export(sample, folder, format_))
        return made[format_.name]

    return of


Exported = Callable[[Format], tuple[Path, ExportReport]]


def _out(folder: Path, format_: Format) -> Path:
    return folder / ("out" if format_.folder else f"out{format_.suffixes[0]}")


def _export(project: Project, folder: Path, format_: Format) -> ExportReport:
    return project.export(_out(folder, format_), format=format_.name)


def test_there_are_formats() -> None:
    assert formats().broken == ()
    assert len(BOTH_WAYS) > 10


@pytest.mark.parametrize("format_", WRITERS, ids=_id)
def test_a_full_disk_is_told_and_leaves_what_was_there(
    sample: Project, tmp_path: Path, format_: Format
) -> None:
    out = _out(tmp_path, format_)
    if not format_.folder:
        out.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256, hard))
    try:
        with pytest.raises(UserError, match=r"export\.unwritable"):
            sample.export(out, format=format_.name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == (
        [] if format_.folder else [(out.name, "old")]
    )


@pytest.mark.parametrize("format_", WRITERS, ids=_id)
def test_what_does_not_fit_is_told_once(exported: Exported, format_: Format) -> None:
    _, report = exported(format_)
    told = [(issue.where, issue.code, str(issue.params)) for issue in report.lost]
    assert sorted(set(told)) == sorted(told)


@pytest.mark.parametrize("format_", WHOLE, ids=_id)
def test_an_entity_that_nobody_cites_comes_back_or_is_told(
    sample: Project, exported: Exported, tmp_path: Path, format_: Format
) -> None:
    out, gone = exported(format_)
    told = {issue.where for issue in gone.lost if issue.code == "export.lost_uncited"}
    with Project.create(tmp_path / "q.annotator") as other:
        other.import_files([out], format=format_.name)
        came = {entity.name for entity in other.entities()}
    assert {entity.name for entity in sample.entities() if entity.uid not in told} == came


@pytest.mark.parametrize("format_", BOTH_WAYS, ids=_id)
def test_trap_20_what_was_exported_comes_once_as_one_step(
    exported: Exported, tmp_path: Path, format_: Format
) -> None:
    out, gone = exported(format_)
    with Project.create(tmp_path / "q.annotator") as other:
        came = other.import_files([out], format=format_.name)
        assert (came.documents, came.spans, came.statements) == (
            gone.documents,
            gone.spans,
            gone.statements,
        )
        assert came.skipped == ()
        again = other.import_files([out], format=format_.name)
        assert (again.documents, again.spans, again.statements) == (0, 0, 0)
        assert other.check() == []
        other.undo()
        assert other.documents() == []


@pytest.mark.parametrize("format_", BOTH_WAYS, ids=_id)
def test_trap_20_the_same_project_gives_the_same_bytes_in_place_of_the_old_ones(
    sample: Project, tmp_path: Path, format_: Format
) -> None:
    contents = []
    for _ in range(2):
        report = _export(sample, tmp_path, format_)
        contents.append({path.relative_to(tmp_path): path.read_bytes() for path in report.files})
    assert contents[0] == contents[1]
    assert {path.name for path in tmp_path.iterdir()} == {_out(tmp_path, format_).name}


@pytest.mark.parametrize("format_", BOTH_WAYS, ids=_id)
def test_a_file_of_ours_is_known_without_being_named(exported: Exported, format_: Format) -> None:
    files = exported(format_)[1].files
    claimed = {known.name for path in files if (known := formats().for_file(path)) is not None}
    assert format_.name in claimed


@pytest.mark.parametrize("format_", [one for one in BOTH_WAYS if one.holds & LABELS], ids=_id)
def test_what_a_format_says_it_does_not_hold_is_told_by_uid(exported: Exported, format_: Format) -> None:
    lost = {issue.code for issue in exported(format_)[1].lost}
    expected = {
        "export.lost_statement": Holds.STATEMENTS,
        "export.lost_decision": Holds.DECISIONS,
        "export.lost_fragments": Holds.FRAGMENTS,
        "export.lost_gold": Holds.GOLD,
    }
    for code, held in expected.items():
        assert (code in lost) == (held not in format_.holds), code


@pytest.mark.parametrize("format_", READERS, ids=_id)
def test_rubbish_is_a_sentence_and_leaves_nothing(tmp_path: Path, format_: Format) -> None:
    noise = random.Random(7)
    contents = [*RUBBISH, noise.randbytes(3_000), bytes(noise.choices(b'{}[]<>/"\n\t,:|abc0123', k=3_000))]
    with Project.create(tmp_path / "p.annotator") as project:
        for number, content in enumerate(contents):
            path = tmp_path / str(number) / f"in{format_.suffixes[0]}"
            path.parent.mkdir()
            path.write_bytes(content)
            try:
                report = project.import_files([path], format=format_.name)
            except UserError:
                continue
            assert report.documents or report.skipped, content
        assert project.check() == []


@pytest.mark.parametrize("format_", BOTH_WAYS, ids=_id)
def test_what_was_cut_off_or_damaged_breaks_nothing(
    exported: Exported, tmp_path: Path, format_: Format
) -> None:
    whole_out, report = exported(format_)
    out = _out(tmp_path, format_)
    if format_.folder:
        shutil.copytree(whole_out, out)
    else:
        shutil.copy(whole_out, out)
    files = [out / path.relative_to(whole_out) for path in report.files]
    noise = random.Random(11)
    for path in files[:3]:
        whole = path.read_bytes()
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[noise.randrange(len(damaged))] = noise.randrange(256)
        for content in (whole[: len(whole) // 2], bytes(damaged)):
            path.write_bytes(content)
            with Project.create(tmp_path / f"{noise.random()}.annotator") as project:
                try:
                    project.import_files([out], format=format_.name)
                except UserError:
                    continue
                assert project.check() == []
        path.write_bytes(whole)
