"""Writing what a project holds into files that other programs read.

:func:`export` is the door. Behind it: ``moment`` shows the project as it stood when the export began,
``content`` makes of that what formats are written from, ``losses`` tells what a format cannot hold.
"""

from annotator.app.exporting.report import ExportReport
from annotator.app.exporting.running import export

__all__ = ["ExportReport", "export"]
