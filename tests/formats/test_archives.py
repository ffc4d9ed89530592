"""Zip files of strangers: bounded, in memory, and never out of their folder."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.formats.archives import Limits, open_archive
from annotator.plugin_api import Report, Source


def packed(tmp_path: Path, entries: Mapping[str, bytes]) -> Source:
    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return source(path)


def source(path: Path) -> Source:
    return Source(path, path.name, Report())


def refusal(at: Source, limits: Limits | None = None) -> str:
    """The code that ``at`` is refused with."""
    with open_archive(at, limits or Limits()) as archive:
        assert archive is None
    (issue,) = at.report.skipped
    assert issue.where == "some.zip"
    return issue.code


def test_entries_are_read_by_name_in_order(tmp_path: Path) -> None:
    at = packed(tmp_path, {"b/two.txt": b"zwei", "one.txt": "ä".encode() * 100})
    with open_archive(at) as archive:
        assert archive is not None
        assert archive.names() == ["b/two.txt", "one.txt"]
        assert archive.read("one.txt").decode() == "ä" * 100
        assert archive.size("b/two.txt") == 4
        assert "one.txt" in archive and "three.txt" not in archive
        with pytest.raises(UserError, match=r"archive\.no_entry"):
            archive.read("three.txt")
    assert not at.report.skipped and not at.report.warnings


def test_trap_16_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = packed(tmp_path, {"zeros": b"\0" * (32 << 20)})
    assert bomb.path.stat().st_size < 64 << 10
    assert refusal(bomb) == "archive.too_large"


def test_trap_16_size_of_one_and_of_all_entries_are_bounded(tmp_path: Path) -> None:
    two = {"a": bytes(range(256)) * 8, "b": bytes(range(256)) * 8}
    assert refusal(packed(tmp_path, two), Limits(single=2047)) == "archive.too_large"
    assert refusal(packed(tmp_path, two), Limits(total=4095)) == "archive.too_large"
    assert refusal(packed(tmp_path, two), Limits(entries=1)) == "archive.too_many"
    with open_archive(packed(tmp_path, two), Limits(single=2048, total=4096, entries=2)) as archive:
        assert archive is not None


def test_trap_16_an_entry_that_lies_about_its_size_gives_no_more_than_it_said(tmp_path: Path) -> None:
    at = packed(tmp_path, {"a": b"\0" * 100_000})
    data = at.path.read_bytes()
    at.path.write_bytes(data.replace(struct.pack("<L", 100_000), struct.pack("<L", 10)))
    with open_archive(at) as archive:
        assert archive is not None
        with pytest.raises(UserError, match=r"archive\.bad_entry"):
            archive.read("a")


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "a/../../out.txt", "/etc/passwd", "C:\\out.txt", "..\\out.txt", "\\\\host\\share\\x"],
)
def test_trap_16_names_that_lead_out_are_not_there(tmp_path: Path, name: str) -> None:
    at = packed(tmp_path, {name: b"x", "good.txt": b"y"})
    with open_archive(at) as archive:
        assert archive is not None
        assert archive.names() == ["good.txt"]
    assert [issue.code for issue in at.report.warnings] == ["archive.leads_out"]


def test_trap_16_links_are_not_followed(tmp_path: Path) -> None:
    at = packed(tmp_path, {"good.txt": b"y"})
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(at.path, "a") as file:
        file.writestr(link, "/etc/passwd")
    with open_archive(at) as archive:
        assert archive is not None
        assert archive.names() == ["good.txt"]
    assert [issue.code for issue in at.report.warnings] == ["archive.link"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_trap_16_of_two_entries_of_one_name_the_first_counts(tmp_path: Path) -> None:
    at = packed(tmp_path, {"a": b"first"})
    with zipfile.ZipFile(at.path, "a") as file:
        file.writestr("a", b"second")
    with open_archive(at) as archive:
        assert archive is not None
        assert archive.read("a") == b"first"
    assert [issue.code for issue in at.report.warnings] == ["archive.twice"]


def test_trap_16_a_protected_archive_is_refused(tmp_path: Path) -> None:
    at = packed(tmp_path, {"a": b"x"})
    data = bytearray(at.path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    at.path.write_bytes(data)
    assert refusal(at) == "archive.protected"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all" * 100])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.zip"
    path.write_bytes(data)
    assert refusal(source(path)) == "archive.damaged"


def test_a_truncated_zip_is_refused(tmp_path: Path) -> None:
    at = packed(tmp_path, {"a": bytes(range(256)) * 100})
    at.path.write_bytes(at.path.read_bytes()[:-30])
    assert refusal(at) == "archive.damaged"


def test_a_damaged_entry_is_told_apart_from_the_others(tmp_path: Path) -> None:
    at = packed(tmp_path, {"a": bytes(range(256)) * 100, "b": b"fine"})
    data = bytearray(at.path.read_bytes())
    data[60:80] = b"\xff" * 20
    at.path.write_bytes(data)
    with open_archive(at) as archive:
        assert archive is not None
        with pytest.raises(UserError, match=r"archive\.bad_entry"):
            archive.read("a")
        assert archive.read("b") == b"fine"
