"""Before a network is exported: which one, of which statements, and what will come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.networks.choice import Choice
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator
from annotator.gui.dialogs.network_fields import FigureFields, StatementFields
from annotator.gui.dialogs.network_preview import NetworkPreview
from annotator.gui.dialogs.place_field import PlaceField
from annotator.plugin_api import NetworkFormat

if TYPE_CHECKING:
    from annotator.app.networks.sketch import Sketch

_FIRST = "graphml"
_FIELDS_WIDE = 400


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """What was decided."""

    choice: Choice
    format: str
    out: Path


class NetworkDialog(QDialog):
    """Shows what comes of each choice while it is made.

    ``choose_file`` opens the system's dialog and answers a path or None. Whoever opens the dialog listens to
    :attr:`planned` and answers with :meth:`show_sketch` or :meth:`refuse`.
    """

    planned = Signal(object)

    def __init__(
        self,
        formats: Sequence[NetworkFormat],
        codebook: Codebook,
        people: Sequence[Annotator],
        suggested: Path,
        choose_file: Callable[[QWidget, Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = list(formats)
        self._suggested = suggested
        self._is_possible = False
        self.setWindowTitle(gettext("Export Network"))
        self.figures = FigureFields()
        self.statements = StatementFields(codebook, people)
        self.format = QComboBox()
        self.format.setAccessibleName(gettext("Format"))
        for format_ in self._formats:
            self.format.addItem(gettext(format_.title), format_.name)
        self.format.setCurrentIndex(max(0, self.format.findData(_FIRST)))
        self.about = QLabel()
        self.about.setProperty("look", "muted")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self._place = PlaceField(gettext("File to write"), choose_file)
        self.place = self._place.line
        self.replaces = QLabel(gettext("There is such a file; it will be replaced."))
        self.replaces.setProperty("look", "muted")
        self.preview = NetworkPreview()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._arrange(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.resize(1080, 660)
        for fields in (self.figures, self.statements):
            fields.changed.connect(self._changed)
        self.format.currentIndexChanged.connect(self._picked)
        self._place.changed.connect(self._judge)
        self._picked()
        self.preview.wait()
        self.figures.kind.setFocus()

    @property
    def plan(self) -> NetworkPlan:
        """What the fields say."""
        choice = self.statements.taken_into(self.figures.choice)
        return NetworkPlan(choice, self._format.name, self._place.path)

    def show_sketch(self, sketch: Sketch) -> None:
        """Show what the present plan comes to."""
        self._is_possible = True
        self.preview.show_sketch(sketch)
        self._judge()

    def refuse(self, why: str) -> None:
        """Say why the present plan makes no network."""
        self._is_possible = False
        self.preview.refuse(why)
        self._judge()

    @property
    def _format(self) -> NetworkFormat:
        return self._formats[max(0, self.format.currentIndex())]

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.figures, gettext("&Network"))
        self.pages.addTab(self.statements, gettext("&Statements"))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(gettext("F&ormat"), self.format)
        form.addRow("", self.about)
        form.addRow(gettext("&File"), self._place)
        form.addRow("", self.replaces)
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
        panes.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(panes, 1)
        column.addWidget(buttons)

    def _picked(self) -> None:
        self.about.setText(gettext(self._format.description))
        name = f"{self._suggested.name}-network{self._format.suffixes[0]}"
        self._place.suggest(self._suggested.with_name(name))
        self._judge()

    def _changed(self) -> None:
        self._is_possible = False  # until it has been looked at
        self._judge()
        self.preview.wait()
        self.planned.emit(self.plan)

    def _judge(self) -> None:
        place = self._place
        self.start.setEnabled(self._is_possible and not place.is_empty)
        is_there = self.figures.choice.slices is None and place.path.is_file()
        self.replaces.setVisible(not place.is_empty and is_there)
