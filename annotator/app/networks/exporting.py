"""An export of networks from beginning to end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app import plugins
from annotator.app.jobs import Cancelled, Progress
from annotator.app.networks.building import build
from annotator.app.networks.choice import Choice
from annotator.app.networks.reading import read
from annotator.app.networks.report import NetworkReport
from annotator.app.networks.writing import write
from annotator.errors import UserError
from annotator.plugin_api import NetworkFormat, Report

if TYPE_CHECKING:
    from annotator.app.project import Project


def export(
    project: Project,
    out: Path,
    choice: Choice | None,
    format_name: str | None,
    options: Mapping[str, Any],
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> NetworkReport:
    """See :meth:`annotator.app.networks.Networks.export`."""
    format_ = _format(out, format_name)
    plugins.check_options([format_], options)
    reading = read(project, progress=progress, cancelled=cancelled)
    if reading is None:
        return NetworkReport(cancelled=True)
    built = build(reading, choice or Choice())
    report = Report()
    written = write(built.networks, format_, out, project.path, options, report, cancelled)
    if written is None:
        return NetworkReport(cancelled=True)
    return NetworkReport(written, built.pool, built.counted, built.left_out, built.notes, tuple(report.lost))


def _format(out: Path, name: str | None) -> NetworkFormat:
    """The format of that name, or where none is named the one that the suffix of ``out`` tells."""
    known = plugins.network_formats()
    if not known.known:
        raise UserError("network.no_formats")
    if name is not None:
        return known.named(name)
    suffix = out.suffix.lower()
    suited = [format_ for format_ in known.known if suffix in format_.suffixes]
    return suited[0] if suited else known.named("graphml")
