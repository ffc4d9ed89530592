"""Formats by entry point: names, aliases, what claims a file, and plug-ins that do not work."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from annotator.app.plugins import GROUP, formats, load
from annotator.errors import UserError
from annotator.plugin_api import Format

LETTERS = Format(name="letters", title="Letters", suffixes=(".letters",))
COPY = Format(name="native", title="A copy", suffixes=(".jsonl",))


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, GROUP)


def test_our_formats_are_there() -> None:
    names = [one.name for one in formats().known]
    assert {"csv", "jsonl", "native", "spans-csv", "statements-csv", "text"} <= set(names)
    assert names == sorted(names)
    assert not formats().broken


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("native", "native"),
        ("native-jsonl", "native"),
        ("annotator/1", "native"),
        ("Statements.csv", "statements-csv"),
        ("spans.csv", "spans-csv"),
        ("TSV", "csv"),
        ("ndjson", "jsonl"),
    ],
)
def test_formats_answer_to_friendly_names(name: str, found: str) -> None:
    assert formats().named(name).name == found


def test_an_unknown_name_is_told_with_those_that_would_do() -> None:
    with pytest.raises(UserError) as told:
        formats().writer("xml")
    assert told.value.code == "format.unknown"
    known = str(told.value.params["known"]).split(", ")
    assert known == [one.name for one in formats().writers()] and "text" not in known
    with pytest.raises(UserError, match="not_writable"):
        formats().writer("text")
    with pytest.raises(UserError, match="not_readable"):
        formats().reader("statements.csv")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", b"words", "text"),
        ("a.MD", b"words", "text"),
        ("a.tsv", b"text\n", "csv"),
        ("a.ndjson", b'{"text":"a"}', "jsonl"),
        ("a.jsonl", b'{"text":"a"}', "jsonl"),
        ("a.jsonl", b'{"format":"annotator/1"}\n', "native"),
        ("a.jsonl", b'\xef\xbb\xbf{"format":"annotator/9"}\n', "native"),
        ("a.png", b"words", None),
    ],
)
def test_a_file_goes_to_the_format_that_claims_it(
    tmp_path: Path, name: str, data: bytes, found: str | None
) -> None:
    (tmp_path / name).write_bytes(data)
    format_ = formats().for_file(tmp_path / name)
    assert (format_.name if format_ else None) == found


def test_other_peoples_plugins_come_in_by_the_same_door() -> None:
    found = load([point("letters", f"{__name__}:LETTERS")])
    assert found.known == (LETTERS,) and not found.broken


@pytest.mark.parametrize("value", ["annotator_no_such_package:X", f"{__name__}:MISSING", f"{__name__}:point"])
def test_a_broken_plugin_is_told_and_left_out(value: str) -> None:
    found = load([point("bad", value), point("letters", f"{__name__}:LETTERS")])
    assert found.known == (LETTERS,)
    assert [(issue.where, issue.code) for issue in found.broken] == [("bad", "format.broken")]


def test_nobody_takes_the_place_of_a_format_of_ours() -> None:
    ours = point("native", "annotator.formats.native:NATIVE")
    found = load([point("a-native", f"{__name__}:COPY"), ours])
    assert [one.title for one in found.known] == ["Annotator JSON Lines"]
    assert [issue.code for issue in found.broken] == ["format.name_taken"]
