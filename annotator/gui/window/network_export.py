"""Exporting a network from the window: ask with a look at what will come of it, write, tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Job
from annotator.app.messages import sentence
from annotator.app.messages.words import gettext
from annotator.app.networks.reading import Reading
from annotator.errors import UserError
from annotator.gui.dialogs.network_dialog import NetworkDialog, NetworkPlan
from annotator.gui.window import choosing
from annotator.gui.window.errands import Errands

if TYPE_CHECKING:
    from annotator.app.networks.report import NetworkReport
    from annotator.app.networks.sketch import Sketch


class NetworkExport(Errands):
    """The networks that one window exports."""

    dialog: NetworkDialog | None

    def export(self) -> None:
        """Ask which network, and write it."""
        from annotator.app.plugins import network_formats

        self._must_be_free()
        formats = network_formats().known
        if not formats:
            raise UserError("network.no_formats")
        dialog = NetworkDialog(
            formats,
            self._project.codebook,
            self._project.annotators(),
            self._project.path.with_suffix(""),
            choosing.file_to_export,
            self._window,
        )
        readings: list[Reading] = []
        dialog.accepted.connect(lambda: self._export(dialog.plan))
        self._draft(dialog, lambda plan, job: self._sketch(plan, job, readings), dialog.show_sketch)
        self._open(dialog)

    def _sketch(self, plan: NetworkPlan, job: Job[Any], readings: list[Reading]) -> Sketch | None:
        """What ``plan`` comes to; the project is read once for all plans of a dialog."""
        from annotator.app.networks.building import build
        from annotator.app.networks.reading import read
        from annotator.app.networks.sketch import sketch

        if not readings:
            reading = read(self._project, cancelled=job.cancelled)
            if reading is None:
                return None
            readings.append(reading)
        built = build(readings[0], plan.choice)
        return None if job.cancelled() else sketch(built)

    def _export(self, plan: NetworkPlan) -> None:
        self._start(
            gettext("Exporting"),
            lambda job: self._project.networks.export(
                plan.out, plan.choice, format=plan.format, progress=job.report, cancelled=job.cancelled
            ),
            lambda report: self._exported(report),
        )

    def _exported(self, report: NetworkReport) -> None:
        if report.cancelled:
            self._notice.say(sentence("window.export_cancelled", {}))
            return
        files = [file for written in report.written for file in written.files]
        facts = {
            "counted": report.counted,
            "statements": report.pool,
            "file": files[0].name,
            "more": len(files) - 1,
        }
        self.report.tell(
            sentence("network.exported" if len(files) == 1 else "network.exported_several", facts),
            [
                (gettext("Not counted"), report.left_out),
                (gettext("To look at"), report.notes),
                (gettext("What the format cannot hold"), report.lost),
            ],
        )
