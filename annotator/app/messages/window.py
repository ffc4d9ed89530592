"""Sentences that the window says of its own accord."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "window.nothing_dropped": N_(
        "Only files and folders of this computer can be dropped here; save it first, then drop the file."
    ),
    "window.transfer_running": N_(
        "An import or export is under way; wait for its end, or cancel it in the status bar, before the next."
    ),
    "window.imported": N_("Imported: {documents} articles, {spans} spans, {statements} statements."),
    "window.import_cancelled": N_("The import was cancelled; the project is as it was before."),
    "window.exported": N_(
        "Exported to {file}: {documents} articles, {spans} spans, {statements} statements."
    ),
    "window.export_cancelled": N_("The export was cancelled; no file was written."),
    "window.sample_missing": N_("This installation has no sample articles; open a project instead."),
}
