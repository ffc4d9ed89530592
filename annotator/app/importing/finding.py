"""Which files an import is about: the ones named, and those in the folders named, each with its format."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.app.foreign import is_project
from annotator.app.jobs import stand_aside
from annotator.app.papers import is_paper
from annotator.app.plugins import Formats
from annotator.errors import UserError
from annotator.plugin_api import Format, Report


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import: how reports call it, how large it is in bytes, and what reads it."""

    path: Path
    name: str
    size: int
    format: Format


def find(
    paths: Sequence[Path], formats: Formats, named: str | None, project: Path, report: Report
) -> list[Found]:
    """The files to import, in order; what is left out is reported.

    Folders are searched to the bottom, in the order in which people count (``a2`` before ``a10``); hidden
    files, the ``project`` itself, and links that lead out of the folder are left alone. ``named`` is the
    format that the user asked for.

    Raises:
        UserError: When there is nothing to import at all: ``import.not_found``, ``import.no_text``,
            ``import.unclaimed``, ``import.unreadable``; or ``format.unknown``.
    """
    search = _Search(formats, formats.reader(named) if named else None, project.resolve(), report)
    found: list[Found] = []
    for path in paths:
        for file in search.under(path):
            found.append(file)
            stand_aside()
    read_along = _companions(found)
    search.report_strangers(read_along)
    found = _without(read_along, found)
    if not found and report.skipped:
        first = report.skipped[0]
        raise UserError(first.code, where=first.where, **first.params)
    if not found:
        raise UserError("import.nothing_named")
    return found


def files_of(format_: Format, folder: Path) -> list[Path]:
    """The files below ``folder`` that ``format_`` reads, in the order of an import."""
    report = Report()
    search = _Search(Formats((format_,)), format_, folder / ".none", report)
    suited = [file for file in search.under(folder) if file.path.suffix.lower() in format_.suffixes]
    return [file.path for file in _without(_companions(suited), suited)]


def _companions(found: Sequence[Found]) -> set[Path]:
    """The files that are read together with others, and not imported by themselves."""
    return {
        companion.resolve()
        for file in found
        if file.format.companions is not None
        for companion in file.format.companions(file.path)
    }


def _without(read_along: set[Path], found: Sequence[Found]) -> list[Found]:
    return [file for file in found if file.path.resolve() not in read_along] if read_along else list(found)


class _Search:
    def __init__(self, formats: Formats, chosen: Format | None, project: Path, report: Report) -> None:
        self._formats = formats
        self._chosen = chosen
        self._project = project
        self._report = report
        self._suffixes = {suffix for format_ in formats.readers() for suffix in format_.suffixes}
        self._told = ", ".join(sorted(chosen.suffixes if chosen else self._suffixes))
        self._strangers: list[tuple[Path, str, str, dict[str, str]]] = []

    def report_strangers(self, read_along: set[Path]) -> None:
        """Report the files that nothing reads, neither by itself nor together with another one."""
        for path, name, code, facts in self._strangers:
            if path.resolve() not in read_along:
                self._report.skip(_clean(name), code, **facts)

    def under(self, path: Path) -> Iterator[Found]:
        """The files that ``path`` stands for."""
        try:
            yield from self._under(path)
        except OSError as error:  # also for a name that is too long for any file
            self._unreadable(shown(path), error)

    def _under(self, path: Path) -> Iterator[Found]:
        if path.is_dir():
            yield from self._in_folder(path)
        elif not path.exists():
            self._report.skip(shown(path), "import.not_found")
        elif path.resolve() == self._project:
            self._report.skip(shown(path), "import.project_itself")
        elif not path.is_file():
            self._report.skip(shown(path), "import.no_file")
        elif is_project(path):
            self._report.skip(shown(path), "import.other_project")
        else:
            # A file that is named is meant, even if nothing knows its suffix: what isn't text says so when
            # it is read. One whose suffix promises something else would be an article made of markup.
            plain = None if path.suffix.lower() in self._suffixes else self._plain_text()
            yield from self._found(path, path.name, plain)

    def _in_folder(self, folder: Path) -> Iterator[Found]:
        known = {"known": self._told}
        unclaimed = []
        anything = False
        for path, name in self._files(folder):
            if self._is_meant(path):
                anything = True
                yield from self._found(path, name)
            else:
                unclaimed.append((path, name, "import.unclaimed", known))
        if anything:
            self._strangers += unclaimed
        else:
            self._report.skip(shown(folder), "import.no_text", **known)

    def _is_meant(self, path: Path) -> bool:
        suffix = path.suffix.lower()
        if self._chosen is None:
            return suffix in self._suffixes
        return suffix in self._chosen.suffixes or suffix not in self._suffixes

    def _files(self, folder: Path) -> Iterator[tuple[Path, str]]:
        """Files below ``folder`` that are not hidden, by their paths relative to it."""
        root = folder.resolve()
        names = []

        def shut(error: OSError) -> None:
            self._unreadable(Path(error.filename).relative_to(folder).as_posix(), error)

        for parent, folders, files in os.walk(folder, onerror=shut):
            folders[:] = [name for name in folders if not name.startswith(".")]
            links = [name for name in folders if (Path(parent) / name).is_symlink()]
            for name in [*(name for name in files if not name.startswith(".")), *links]:
                stand_aside()
                path = Path(parent) / name
                relative = path.relative_to(folder).as_posix()
                try:
                    if self._is_wanted(path, relative, root):
                        names.append(relative)
                except OSError as error:
                    self._unreadable(relative, error)
        for relative in sorted(names, key=_natural):
            yield folder / relative, relative

    def _is_wanted(self, path: Path, name: str, root: Path) -> bool:
        refusal = _refusal(path, root)
        if refusal:
            self._report.skip(_clean(name), refusal)
            return False
        return path.is_file() and not self._is_project(path) and not is_paper(path)

    def _is_project(self, path: Path) -> bool:
        """Whether ``path`` is the project or the journal beside it, which nobody else may even open."""
        return path.resolve() in (self._project, self._project.with_name(f"{self._project.name}-journal"))

    def _plain_text(self) -> Format | None:
        return next((format_ for format_ in self._formats.readers() if format_.name == "text"), None)

    def _found(self, path: Path, name: str, otherwise: Format | None = None) -> Iterator[Found]:
        """The file with what reads it, ``otherwise`` if no format knows it; else it is a stranger."""
        try:
            format_ = self._chosen or self._formats.for_file(path) or otherwise
            size = path.stat().st_size
        except OSError as error:
            self._unreadable(name, error)
            return
        if format_ is None:
            self._strangers.append((path, name, "import.unrecognised", self._promised_by(path)))
        else:
            yield Found(path, _clean(name), size, format_)

    def _unreadable(self, name: str, error: OSError) -> None:
        self._report.skip(_clean(name), "import.unreadable", reason=error.strerror or str(error))

    def _promised_by(self, path: Path) -> dict[str, str]:
        suffix = path.suffix.lower()
        titles = [format_.title for format_ in self._formats.readers() if suffix in format_.suffixes]
        return {"suffix": suffix, "titles": ", ".join(titles)}


def _refusal(path: Path, root: Path) -> str:
    """Why something in the folder ``root`` is neither read nor passed over in silence; empty if it is."""
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return "import.link_leads_out"
    if not path.exists():
        return "import.link_leads_nowhere"
    return "" if path.is_file() or path.is_dir() else "import.no_file"


def shown(path: Path) -> str:
    """How a path is called in reports: as it was given."""
    return _clean(str(path))


def _clean(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 show as U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _natural(name: str) -> list[tuple[tuple[int, int | str], ...]]:
    """A key that sorts numbers by value, part by part of a path."""
    return [
        tuple(
            (0, int(piece)) if piece.isdecimal() else (1, piece.casefold()) for piece in _PIECES.findall(part)
        )
        for part in name.split("/")
    ]


_PIECES = re.compile(r"\d+|\D+")
