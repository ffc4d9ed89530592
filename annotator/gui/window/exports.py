"""The datasets and networks that a window exports; what does it is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.gui.window.dataset_export import DatasetExport
    from annotator.gui.window.main_window import MainWindow
    from annotator.gui.window.network_export import NetworkExport

    Export = DatasetExport | NetworkExport


def export_deeds(window: MainWindow) -> dict[str, Callable[[], object]]:
    """The actions that are done here."""
    return {"dataset.export": _deed(window, _datasets), "network.export": _deed(window, _networks)}


def _deed(window: MainWindow, load: Callable[[], type[Export]]) -> Callable[[], None]:
    made: list[Export] = []

    def export() -> None:
        if not made:
            strip = (window.job_strip, window.notice, window.report)
            made.append(load()(window, window.project, window.runner, *strip))
            window.closed.connect(made[0].close)
        made[0].export()

    return export


def _datasets() -> type[DatasetExport]:
    from annotator.gui.window.dataset_export import DatasetExport

    return DatasetExport


def _networks() -> type[NetworkExport]:
    from annotator.gui.window.network_export import NetworkExport

    return NetworkExport
