"""Where an export goes, and how it gets there: a finished file or folder takes the old one's place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.app.foreign import is_project
from annotator.core.uids import new_uid
from annotator.errors import UserError
from annotator.plugin_api import Format

_LIST = ".annotator-export"
"""In each folder we write: the names of its files, so that the next export knows the folder for its own."""


def place_for(project: Path, out: Path, format_: Format) -> Path:
    """The file or folder to write.

    Raises:
        UserError: ``export.*``, when there is no such place or something else is there.
    """
    usual = format_.default_name or format_.name + ("" if format_.folder else format_.suffixes[0])
    with _looking_at(out):
        path = out / usual if out.is_dir() and not format_.folder else out
        # A link stays a link: what it leads to is replaced.
        path = path.resolve() if path.is_symlink() else path
        _refuse_projects(project, path)
        if format_.folder:
            _refuse_others_folder(path)
        elif path.exists() and not path.is_file():
            raise UserError("export.unwritable", file=str(path), reason="it is not a file")
    return path


def folder_for(project: Path, out: Path) -> Path:
    """The folder to write: a new one, an empty one, or one of an earlier export.

    Raises:
        UserError: ``export.*``, as :func:`place_for`.
    """
    with _looking_at(out):
        path = out.resolve() if out.is_symlink() else out
        _refuse_projects(project, path)
        _refuse_others_folder(path)
    return path


@contextmanager
def _looking_at(out: Path) -> Iterator[None]:
    """Where one may not even look, one may not write either; nor under a name that no system takes."""
    try:
        yield
    except OSError as error:
        raise UserError("export.unwritable", file=str(out), reason=error.strerror or str(error)) from error


def _refuse_projects(project: Path, path: Path) -> None:
    if not path.parent.is_dir():
        raise UserError("export.no_folder", folder=str(path.parent), file=path.name)
    if path.resolve() == project.resolve():
        raise UserError("export.onto_project", file=str(path))
    if path.is_file() and is_project(path):
        raise UserError("export.onto_other", file=str(path))


def _refuse_others_folder(path: Path) -> None:
    """A folder is replaced as a whole, so there may be nothing in it but an earlier export."""
    if not path.exists():
        return
    if path.resolve() in (Path.cwd(), *Path.cwd().parents):
        # The shell, and whatever else is at work in it, would stand in a folder that is gone.
        raise UserError("export.folder_in_use", folder=str(path))
    if not path.is_dir():
        raise UserError("export.not_a_folder", file=str(path))
    there = {file.relative_to(path).as_posix() for file in path.rglob("*") if not file.is_dir()}
    try:
        ours = {_LIST, *(path / _LIST).read_text(encoding="utf-8").splitlines()}
    except OSError:
        ours = set()
    if not there <= ours:
        raise UserError("export.folder_taken", folder=str(path), name=sorted(there - ours)[0])


@contextmanager
def replacing(path: Path, *, folder: bool) -> Iterator[Path]:
    """A place beside ``path`` for a new file, or an empty ``folder``; in the end it stands in its place."""
    # It keeps its suffix: readers that look at one check what was written.
    part = path.with_name(f".{path.stem}.{new_uid()[-12:]}.part{path.suffix}")
    try:
        if folder:
            part.mkdir()
        yield part
        if folder:
            names = [file.relative_to(part).as_posix() for file in _files(part)]
            (part / _LIST).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
            for file in _files(part):
                _settle(file)
            _exchange(part, path)
        else:
            part.touch()  # a writer that had nothing to say still makes a file
            _settle(part)
            part.replace(path)
    finally:
        if folder:
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
    if os.name == "posix":
        # See to it that the new name, too, survives a power failure; not every system lets one.
        _settle(path.parent)


def _exchange(part: Path, path: Path) -> None:
    """Put the folder ``part`` in the place of ``path``; if that fails, ``path`` is as it was."""
    if not path.exists():
        part.rename(path)
        return
    old = part.with_suffix(".old")
    path.rename(old)
    try:
        part.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def files_below(part: Path, path: Path) -> tuple[Path, ...]:
    """The files that an export wrote at ``part``, by the names they will have at ``path``."""
    if part.is_dir():
        return tuple(path / file.relative_to(part) for file in _files(part))
    return (path,)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.name != _LIST)


def _settle(path: Path) -> None:
    """Wait until ``path`` is on the disk."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
