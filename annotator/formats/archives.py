"""Zip files, opened with distrust: what is inside is read into memory, bounded, and never unpacked to disk.

Documents of word processors, e-books and exchange formats are zip files that anybody may have made. An
entry that would land outside its folder, or that is a link, is reported and not there; an archive that is
protected, damaged or much larger than it looks is reported and not opened.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PureWindowsPath

from annotator.errors import UserError
from annotator.plugin_api import Source

_ENCRYPTED = 0x1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold: entries, bytes of one entry and of all, and bytes made from one byte.

    The ratio is asked only of entries larger than ``ratio_from`` bytes: a short, dull file packs well.
    """

    entries: int = 100_000
    single: int = 512 << 20
    total: int = 4 << 30
    ratio: int = 300
    ratio_from: int = 8 << 20


USUAL = Limits()


class Archive:
    """The entries of an open zip file that can be trusted to be what they say."""

    def __init__(self, file: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], where: str) -> None:
        self._file = file
        self._entries = entries
        self._where = where

    def names(self) -> list[str]:
        """The files in the archive, in its order; folders are not among them."""
        return list(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """Bytes of the entry when unpacked."""
        return self._info(name).file_size

    def read(self, name: str) -> bytes:
        """The entry's bytes.

        Raises:
            UserError: ``archive.no_entry`` when there is none of this name, ``archive.bad_entry`` when it is
                damaged or packed in a way that this Python can't unpack.
        """
        info = self._info(name)
        try:
            with self._file.open(info) as stream:
                # zipfile stops at the size that the directory states, which was checked against the limits.
                return b"".join(iter(lambda: stream.read(_CHUNK), b""))
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise UserError("archive.bad_entry", where=self._where, entry=name) from error

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = self._entries.get(name)
        if info is None:
            raise UserError("archive.no_entry", where=self._where, entry=name)
        return info


@contextmanager
def open_archive(source: Source, limits: Limits = USUAL) -> Iterator[Archive | None]:
    """The zip file ``source``; None, with the reason reported, if it can't be read or must not be."""
    try:
        file = zipfile.ZipFile(source.path)
    except OSError as error:
        source.skip("import.unreadable", reason=error.strerror or str(error))
        yield None
        return
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError):
        source.skip("archive.damaged")
        yield None
        return
    with file:
        entries = _entries(source, file, limits)
        yield None if entries is None else Archive(file, entries, source.name)


def _entries(source: Source, file: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo] | None:
    infos = file.infolist()
    if len(infos) > limits.entries:
        source.skip("archive.too_many", found=len(infos), limit=limits.entries)
        return None
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        source.skip("archive.protected")
        return None
    if sum(info.file_size for info in infos) > limits.total or any(_is_bomb(info, limits) for info in infos):
        source.skip("archive.too_large")
        return None
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        reason = _refusal(info, entries)
        if reason:
            source.warn(reason, entry=info.orig_filename)
        elif not info.is_dir():
            entries[info.filename] = info
    return entries


def _is_bomb(info: zipfile.ZipInfo, limits: Limits) -> bool:
    packed_too_well = info.file_size > limits.ratio * max(info.compress_size, 1)
    return info.file_size > limits.single or (info.file_size > limits.ratio_from and packed_too_well)


def _refusal(info: zipfile.ZipInfo, before: dict[str, zipfile.ZipInfo]) -> str:
    """Why an entry is not taken; empty if it is."""
    # zipfile cuts a name at its first NUL, so what it says and what is meant would differ.
    name = info.orig_filename
    as_windows = PureWindowsPath(name)
    if "\0" in name or as_windows.drive or as_windows.root or ".." in as_windows.parts:
        return "archive.leads_out"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "archive.link"
    return "archive.twice" if info.filename in before else ""
