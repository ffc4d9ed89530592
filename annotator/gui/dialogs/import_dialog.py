"""Before an import: what was recognised, and for tables which column is what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.importing.finding import Found
from annotator.app.messages.words import gettext
from annotator.gui.dialogs.column_mapping import ColumnMapping
from annotator.gui.dialogs.lists import as_high_as_its_rows
from annotator.plugin_api import Preview, Report, Source

_LISTED = 200
_LOOKED_INTO = 50
_ROWS_BESIDE_TABLES = 4
_ROWS_ALONE = 12


@dataclass(frozen=True, slots=True)
class Portion:
    """Files to import with the same options; ``options`` is empty for what explains itself."""

    paths: tuple[Path, ...]
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Table:
    """Tables with the same columns, of which the first is shown."""

    preview: Preview
    files: list[Found]
    mapping: ColumnMapping


class ImportDialog(QDialog):
    """Shows ``found`` and lets the columns of its tables be told apart.

    ``named`` are the paths as the user gave them: what needs no options is imported under these.
    """

    def __init__(
        self, named: Sequence[Path], found: Sequence[Found], skipped: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._named = tuple(named)
        self._found = list(found)
        self.setWindowTitle(gettext("Import articles"))
        self.summary = QLabel(_summary(found, skipped))
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self._tables = _tables(found)
        self.files = self._file_list()
        self.warning = QLabel()
        self.warning.setProperty("look", "danger")
        self.warning.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addWidget(self.files)
        if self._tables:
            column.addWidget(self._mappings(), 1)
        else:
            column.addStretch(1)
        column.addWidget(self.warning)
        column.addWidget(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.resize(*((780, 560) if self._tables else (560, 10)))
        self._judge()
        self.start.setFocus()

    @property
    def mappings(self) -> list[ColumnMapping]:
        """The tables' columns, one for tables that have the same."""
        return [table.mapping for table in self._tables]

    @property
    def is_mapped_by_hand(self) -> bool:
        """Whether another column was picked than the one that was guessed."""
        return any(table.mapping.chosen for table in self._tables)

    @property
    def portions(self) -> list[Portion]:
        """What to import, in order: one portion with everything, unless columns were chosen by hand."""
        chosen = [(table, table.mapping.chosen) for table in self._tables if table.mapping.chosen]
        if not chosen:
            return [Portion(self._named)]
        apart = {file.path for table, _ in chosen for file in table.files}
        rest = tuple(file.path for file in self._found if file.path not in apart)
        portions = [Portion(rest)] if rest else []
        for table, columns in chosen:
            portions.append(Portion(tuple(file.path for file in table.files), {"columns": columns}))
        return portions

    def _file_list(self) -> QListWidget:
        files = QListWidget()
        files.setAccessibleName(gettext("Files that will be imported"))
        for file in self._found[:_LISTED]:
            files.addItem(QListWidgetItem(f"{file.name}   ·   {gettext(file.format.title)}"))
        if len(self._found) > _LISTED:
            files.addItem(gettext("… and {n} more").format(n=len(self._found) - _LISTED))
        as_high_as_its_rows(files, _ROWS_BESIDE_TABLES if self._tables else _ROWS_ALONE)
        return files

    def _mappings(self) -> QWidget:
        self._stack = QStackedWidget()
        for table in self._tables:
            self._stack.addWidget(table.mapping)
            table.mapping.changed.connect(self._judge)
        if len(self._tables) == 1:
            return self._stack
        self.which = QComboBox()
        self.which.setAccessibleName(gettext("Table"))
        for table in self._tables:
            more = len(table.files) - 1
            alike = gettext(" and {n} with the same columns").format(n=more) if more else ""
            self.which.addItem(table.files[0].name + alike)
        self.which.currentIndexChanged.connect(self._stack.setCurrentIndex)
        textless = (at for at, table in enumerate(self._tables) if not table.mapping.has_text)
        self.which.setCurrentIndex(next(textless, 0))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.which)
        column.addWidget(self._stack, 1)
        return box

    def _judge(self) -> None:
        textless = [table.files[0].name for table in self._tables if not table.mapping.has_text]
        only = sum(len(table.files) for table in self._tables if not table.mapping.has_text)
        self.start.setEnabled(only < len(self._found))
        self.warning.setVisible(bool(textless))
        self.warning.setText(
            gettext("No column of {file} is the text; pick one, else the table is left out.").format(
                file=", ".join(textless)
            )
        )


def _summary(found: Sequence[Found], skipped: int) -> str:
    kinds = Counter(gettext(file.format.title) for file in found)
    told = ", ".join(f"{count} × {title}" for title, count in kinds.most_common())
    left_out = gettext(" {n} will be left out.").format(n=skipped) if skipped else ""
    return gettext("Recognised: {files}.").format(files=told) + left_out


def _tables(found: Sequence[Found]) -> list[_Table]:
    """The tables among the files, those with the same columns together."""
    tables: dict[tuple[str, ...], _Table] = {}
    for file in [file for file in found if file.format.preview is not None][:_LOOKED_INTO]:
        preview = _preview_of(file)
        if preview is None:
            continue
        if preview.columns in tables:
            tables[preview.columns].files.append(file)
        else:
            tables[preview.columns] = _Table(preview, [file], ColumnMapping(preview))
    return list(tables.values())


def _preview_of(file: Found) -> Preview | None:
    assert file.format.preview is not None
    try:
        return file.format.preview(Source(file.path, file.name, Report()))
    except OSError:
        return None  # the import will say why
