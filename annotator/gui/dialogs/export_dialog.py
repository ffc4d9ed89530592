"""Before an export: which format, whose layers, and where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.core.records import Annotator
from annotator.gui.dialogs.lists import as_high_as_its_rows
from annotator.plugin_api import Format, Holds

_GOLD = "gold"


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What was decided; ``layers`` as the command line takes it: ``"all"``, ``"gold"`` or names."""

    format: str
    layers: str
    out: Path


class ExportDialog(QDialog):
    """Lists the formats of all plug-ins; what each cannot hold is said before, not after.

    ``choose_file`` opens the system's dialog and answers a path or None.
    """

    def __init__(
        self,
        formats: Sequence[Format],
        people: Sequence[Annotator],
        suggested: Path,
        choose_file: Callable[[QWidget, Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = list(formats)
        self._suggested = suggested
        self._choose_file = choose_file
        self._own_place = False
        self.setWindowTitle(gettext("Export"))
        self.formats = QListWidget()
        self.formats.setAccessibleName(gettext("Format"))
        for format_ in self._formats:
            self.formats.addItem(gettext(format_.title))
        as_high_as_its_rows(self.formats)
        self.about = QLabel()
        self.about.setProperty("look", "muted")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.layers = self._layer_list(people)
        self.place = QLineEdit()
        self.place.setAccessibleName(gettext("File to write"))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(gettext("F&ormat"), self.formats)
        form.addRow("", self.about)
        form.addRow(gettext("&Layers"), self.layers)
        form.addRow(gettext("&File"), self._place_row())
        self.replaces = QLabel(gettext("There is such a file; it will be replaced."))
        self.replaces.setProperty("look", "muted")
        form.addRow("", self.replaces)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.resize(600, 10)
        self.formats.currentRowChanged.connect(self._picked)
        self.layers.itemChanged.connect(self._judge)
        self.place.textEdited.connect(self._placed)
        self.formats.setCurrentRow(0)
        self.formats.setFocus()

    @property
    def plan(self) -> ExportPlan:
        """What the fields say."""
        items = [self.layers.item(row) for row in range(self.layers.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        everything = len(ticked) == len(items)
        names = ",".join(item.data(Qt.ItemDataRole.UserRole) for item in ticked)
        return ExportPlan(
            self._format.name, "all" if everything else names, Path(self.place.text().strip()).expanduser()
        )

    @property
    def _format(self) -> Format:
        return self._formats[max(0, self.formats.currentRow())]

    def _layer_list(self, people: Sequence[Annotator]) -> QListWidget:
        layers = QListWidget()
        layers.setAccessibleName(gettext("Whose layers"))
        named = [(person.name, person.name) for person in people]
        for name, told in (*named, (_GOLD, gettext("Gold: what reviewers decided"))):
            item = QListWidgetItem(told)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            layers.addItem(item)
        as_high_as_its_rows(layers)
        return layers

    def _place_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        choose = QPushButton(gettext("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._place_asked)
        row.addWidget(self.place, 1)
        row.addWidget(choose)
        return box

    def _picked(self) -> None:
        format_ = self._format
        missing = [gettext(holds.value) for holds in Holds if holds not in format_.holds]
        lost = gettext("Leaves out: {parts}.").format(parts=", ".join(missing)) if missing else ""
        self.about.setText(f"{gettext(format_.description)} {lost}".strip() if format_.description else lost)
        if not self._own_place:
            self.place.setText(str(self._suggested_file()))
        self._judge()

    def _suggested_file(self) -> Path:
        suffix = self._format.suffixes[0] if self._format.suffixes else ""
        project, usual = self._suggested.name, self._format.default_name
        return self._suggested.with_name(f"{project}-{usual}" if usual else f"{project}{suffix}")

    def _placed(self) -> None:
        self._own_place = True
        self._judge()

    def _place_asked(self) -> None:
        path = self._choose_file(self, Path(self.place.text()))
        if path is not None:
            self.place.setText(str(path))
            self._placed()

    def _judge(self) -> None:
        states = [self.layers.item(row).checkState() for row in range(self.layers.count())]
        ticked = Qt.CheckState.Checked in states
        place = self.place.text().strip()
        self.start.setEnabled(ticked and bool(place))
        self.replaces.setVisible(bool(place) and Path(place).expanduser().is_file())
