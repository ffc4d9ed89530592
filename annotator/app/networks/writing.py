"""Networks into files: all of them in place in the end, or everything as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotator.app.exporting.target import WriterTarget
from annotator.app.foreign import is_project
from annotator.app.jobs import Cancelled
from annotator.app.networks.report import Written
from annotator.core.network import Network
from annotator.core.uids import new_uid
from annotator.errors import UserError
from annotator.plugin_api import NetworkFormat, Report


def write(
    networks: Sequence[Network],
    format_: NetworkFormat,
    out: Path,
    project: Path,
    options: Mapping[str, Any],
    report: Report,
    cancelled: Cancelled | None = None,
) -> tuple[Written, ...] | None:
    """Write each network to a file of its own; None when called off.

    One network goes to ``out``; of several each gets its number and its time before the suffix. Files are
    made in a folder beside ``out`` and read back before any takes its place.

    Raises:
        UserError: ``export.*``: there is no such place, something else is there, it cannot be written.
    """
    path = out
    try:
        path = _place(out, format_, project)
        with _workshop(path) as folder:
            made: list[tuple[Network, tuple[Path, ...]]] = []
            for network, name in zip(networks, names(path, networks), strict=True):
                if cancelled is not None and cancelled():
                    return None
                made.append((network, _write_one(network, format_, folder / name, options, report)))
            for file in (file for _, files in made for file in files):
                _refuse_other(path.with_name(file.name), project)
            for _, files in made:
                for file in files:
                    file.replace(path.with_name(file.name))
    except OSError as error:
        raise UserError("export.unwritable", file=str(path), reason=error.strerror or str(error)) from error
    return tuple(
        Written.of(network, tuple(path.with_name(file.name) for file in files)) for network, files in made
    )


def names(path: Path, networks: Sequence[Network]) -> list[str]:
    """The names of the files: that of ``path``, or with number and days before its suffix.

    Numbers are as wide as the last, so that names sort as the slices follow each other.
    """
    slices = [network.slice for network in networks]
    wide = max((len(str(one.number)) for one in slices if one is not None), default=0)
    return [
        path.name
        if one is None
        else f"{path.stem}-{one.number:0{wide}d}-{one.start}-to-{one.end}{path.suffix}"
        for one in slices
    ]


def _write_one(
    network: Network, format_: NetworkFormat, path: Path, options: Mapping[str, Any], report: Report
) -> tuple[Path, ...]:
    """The files of one network, the first of them ``path``; read back, so that what is told is there."""
    before = set(path.parent.iterdir())
    with WriterTarget(path.name, path, options, report) as target:
        format_.write(network, target)
        target.write("")
    if format_.counted is not None:
        there = format_.counted(path)
        if there != (len(network.nodes), len(network.edges)):
            raise AssertionError(f"{format_.name}: wrote {len(network.nodes)}, {len(network.edges)}; {there}")
    beside = sorted(set(path.parent.iterdir()) - before - {path})
    return (path, *beside)


@contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    """A folder beside ``path`` that is gone in the end."""
    folder = path.with_name(f".{path.stem}.{new_uid()[-12:]}.part")
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place(out: Path, format_: NetworkFormat, project: Path) -> Path:
    suffix = format_.suffixes[0]
    path = out / f"{project.stem}-network{suffix}" if out.is_dir() else out
    if not path.suffix:
        path = path.with_name(path.name + suffix)
    # A link stays a link: what it leads to is replaced.
    path = path.resolve() if path.is_symlink() else path
    if not path.parent.is_dir():
        raise UserError("export.no_folder", folder=str(path.parent), file=path.name)
    _refuse_other(path, project)
    return path


def _refuse_other(path: Path, project: Path) -> None:
    """Only files are replaced, and no project."""
    if path.resolve() == project.resolve():
        raise UserError("export.onto_project", file=str(path))
    if path.is_file() and is_project(path):
        raise UserError("export.onto_other", file=str(path))
    if path.exists() and not path.is_file():
        raise UserError("export.unwritable", file=str(path), reason="it is not a file")
