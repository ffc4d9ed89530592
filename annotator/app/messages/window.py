"""Sentences that the window says of its own accord."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "window.nothing_dropped": N_("What was dropped is no file or folder on this computer; drop files from here."),
    "window.transfer_running": N_(
        "An import or export is under way; wait for its end, or cancel it in the status bar, before the next."
    ),
    "window.imported": N_("Imported: {documents} articles, {spans} spans, {statements} statements."),
    "window.import_cancelled": N_("The import was cancelled; the project is as it was before."),
    "window.exported": N_("Exported to {file}: {documents} articles, {spans} spans, {statements} statements."),
    "window.export_cancelled": N_("The export was cancelled; no file was written."),
    "window.sample_missing": N_("The sample articles are not part of this installation; open a project instead."),
}
