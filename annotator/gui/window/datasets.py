"""The dataset that a window exports; what does it is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.gui.window.dataset_export import DatasetExport
    from annotator.gui.window.main_window import MainWindow


def dataset_deeds(window: MainWindow) -> dict[str, Callable[[], object]]:
    """The actions that are done here."""
    made: list[DatasetExport] = []

    def export() -> None:
        from annotator.gui.window.dataset_export import DatasetExport

        if not made:
            strip = (window.job_strip, window.notice, window.report)
            made.append(DatasetExport(window, window.project, window.runner, *strip))
            window.closed.connect(made[0].close)
        made[0].export()

    return {"dataset.export": export}
