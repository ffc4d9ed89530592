"""Before a dataset is made: whose labels, how divided, in which format, and what will come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.datasets.plan import Plan
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.gui.dialogs.dataset_fields import LabelFields, SplitFields, box_called
from annotator.gui.dialogs.dataset_pane import DatasetPane
from annotator.gui.dialogs.option_fields import OptionFields
from annotator.gui.dialogs.place_field import PlaceField
from annotator.plugin_api import Format

if TYPE_CHECKING:
    from annotator.app.datasets.report import DatasetPreview

_FIRST = "native"
_FIELDS_WIDE = 420
_LICENCES = ("", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "ODbL-1.0")
_NOT_ASKED = frozenset({"split", "soft", "columns", "delimiter", "encoding", "offsets", "values"})
"""Options of formats that a dataset sets itself, and those that only reading knows."""


@dataclass(frozen=True, slots=True)
class DatasetPlan:
    """What was decided."""

    plan: Plan
    out: Path


class DatasetDialog(QDialog):
    """Shows what comes of each choice while it is made.

    ``choose_folder`` opens the system's dialog and answers a path or None. Whoever opens the dialog listens
    to :attr:`planned` and answers with :meth:`show_preview` or :meth:`refuse`.
    """

    planned = Signal(object)

    def __init__(
        self,
        formats: Sequence[Format],
        codebook: Codebook,
        people: Sequence[Annotator],
        suggested: Path,
        choose_folder: Callable[[QWidget, Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = list(formats)
        self._is_possible = False
        self.setWindowTitle(gettext("Export Dataset"))
        self.labels = LabelFields(codebook, people)
        self.splits = SplitFields()
        self.format = box_called(gettext("Format"))
        for format_ in self._formats:
            self.format.addItem(gettext(format_.title), format_.name)
        self.format.setCurrentIndex(max(0, self.format.findData(_FIRST)))
        self.about = QLabel()
        self.about.setProperty("look", "muted")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.options = OptionFields(())
        self._options_area = QScrollArea()
        self._options_area.setWidgetResizable(True)
        self._options_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._options_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.licence = box_called(gettext("Licence"))
        self.licence.setEditable(True)
        self.licence.addItems(_LICENCES)
        edit = self.licence.lineEdit()
        assert edit is not None, "the box can be edited"
        edit.setPlaceholderText(gettext("none stated"))
        edit.setAccessibleName(gettext("Licence"))
        self._place = PlaceField(gettext("Folder to make"), choose_folder)
        self._place.suggest(suggested)
        self.place = self._place.line
        self.pane = DatasetPane()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._arrange(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.resize(1100, 680)
        self._show_format()
        self.labels.changed.connect(self._changed)
        self.splits.changed.connect(self._changed)
        self.format.currentIndexChanged.connect(self._picked)
        self.licence.currentTextChanged.connect(self._judge)
        self._place.changed.connect(self._judge)
        self.pane.wait()
        self._judge()
        self.labels.layer.setFocus()

    @property
    def plan(self) -> DatasetPlan:
        """What the fields say.

        Raises:
            UserError: ``dataset.*``, where they make no plan.
        """
        plan = Plan(
            format=self._format.name,
            layer=self.labels.layer.currentData(),
            splits=self.splits.splits,
            seed=self.splits.seed.value(),
            stratify=self.splits.stratify.currentData(),
            mapping=self.labels.names.mapping,
            filters=self.labels.filters,
            licence=self.licence.currentText().strip(),
            pseudonyms=self.labels.pseudonyms.isChecked(),
            options=self.options.chosen,
        )
        return DatasetPlan(plan, self._place.path)

    def accept(self) -> None:
        """Close, if the fields make a plan; a name may have been typed since it was last looked at."""
        if self._planned() is not None:
            super().accept()

    def show_preview(self, preview: DatasetPreview) -> None:
        """Show what the present plan comes to."""
        self._is_possible = True
        self.pane.show_preview(preview)
        self._judge()

    def refuse(self, why: str) -> None:
        """Say why the present plan makes no dataset."""
        self._is_possible = False
        self.pane.refuse(why)
        self._judge()

    @property
    def _format(self) -> Format:
        return self._formats[max(0, self.format.currentIndex())]

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        self.pages = QTabWidget()
        self.pages.setAccessibleName(gettext("Dataset"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.labels, gettext("&Labels"))
        self.pages.addTab(self.splits, gettext("&Splits"))
        self.pages.addTab(self._format_page(), gettext("F&ormat"))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(gettext("L&icence"), self.licence)
        form.addRow(gettext("&Folder"), self._place)
        left = QWidget()
        left.setFixedWidth(_FIELDS_WIDE)
        fields = QVBoxLayout(left)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addWidget(self.pages, 1)
        fields.addLayout(form)
        panes = QHBoxLayout()
        panes.setSpacing(22)
        panes.addWidget(left)
        panes.addWidget(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(panes, 1)
        column.addWidget(buttons)

    def _format_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.format)
        column.addWidget(self.about)
        column.addWidget(self._options_area, 1)
        return page

    def _show_format(self) -> None:
        format_ = self._format
        self.about.setText(gettext(format_.description))
        self.options = OptionFields([one for one in format_.options if one.name not in _NOT_ASKED])
        self.options.changed.connect(self._changed)
        self._options_area.setWidget(self.options)

    def _picked(self) -> None:
        self._show_format()
        self._changed()

    def _changed(self) -> None:
        self._is_possible = False
        self._judge()
        self.pane.wait()
        plan = self._planned()
        if plan is not None:
            self.planned.emit(plan)

    def _planned(self) -> DatasetPlan | None:
        """The plan, or None where the fields make none, which is told."""
        try:
            return self.plan
        except UserError as error:
            self.refuse(sentence_for(error))
            return None

    def _judge(self) -> None:
        self.start.setEnabled(self._is_possible and not self._place.is_empty)
