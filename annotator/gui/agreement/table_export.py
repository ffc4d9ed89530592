"""Writing the table of figures to a file, or to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.app.agreement.page import Page
from annotator.app.agreement.tables import SUFFIXES, table, written
from annotator.app.agreement.writing import write
from annotator.app.messages import sentence, sentence_for
from annotator.app.messages.words import gettext
from annotator.errors import UserError

Say = Callable[[str, str], object]


class TableExport:
    """Exports what ``page`` answers; ``say`` is told a sentence and its tone."""

    def __init__(self, parent: QWidget, page: Callable[[], Page | None], say: Say) -> None:
        self._parent = parent
        self._page = page
        self._say = say

    def ask(self) -> None:
        """Ask where to, and write the table there."""
        filters = {
            gettext("CSV (*.csv)"): "csv",
            gettext("Markdown (*.md)"): "markdown",
            gettext("LaTeX (*.tex)"): "latex",
            gettext("JSON (*.json)"): "json",
        }
        name, chosen = QFileDialog.getSaveFileName(
            self._parent, gettext("Export the table of figures"), "agreement", ";;".join(filters)
        )
        if name:
            self.write(Path(name), filters.get(chosen, "csv"))

    def write(self, path: Path, form: str) -> None:
        """Write the table; the suffix of ``path`` decides its form, ``form`` if it says nothing."""
        page = self._page()
        if page is None:
            return
        by_suffix = {suffix: name for name, suffix in SUFFIXES.items()}
        form = by_suffix.get(path.suffix.lower(), form)
        if path.suffix.lower() not in by_suffix:
            path = path.with_name(path.name + SUFFIXES[form])
        rows = table(page)
        try:
            write(path, written(rows, form))
        except UserError as error:
            self._say(sentence_for(error), "danger")
            return
        self._say(sentence("agreement.exported", {"count": len(rows), "file": path.name}), "quiet")

    def copy_latex(self) -> None:
        """Put the table on the clipboard as LaTeX."""
        page = self._page()
        if page is not None:
            QGuiApplication.clipboard().setText(written(table(page), "latex"))
            self._say(sentence("agreement.copied", {}), "quiet")
