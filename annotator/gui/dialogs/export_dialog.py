"""Before an export: which format, whose layers, where to, and what will come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.core.records import Annotator
from annotator.gui.dialogs.draft_pane import DraftPane
from annotator.gui.dialogs.lists import as_high_as_its_rows
from annotator.gui.dialogs.option_fields import OptionFields
from annotator.gui.dialogs.place_field import PlaceField
from annotator.plugin_api import Format, Holds

if TYPE_CHECKING:
    from annotator.app.exporting.draft import Draft

_GOLD = "gold"
_FORMATS_WIDE = 300
_ABOUT_HIGH = 84
_OPTIONS_HIGH = 132
_LAYERS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What was decided; ``layers`` as the command line takes it: ``"all"``, ``"gold"`` or names."""

    format: str
    layers: str
    out: Path
    options: Mapping[str, Any] = field(default_factory=dict)


class ExportDialog(QDialog):
    """Lists the formats of all plug-ins; what comes of each choice is shown before, not after.

    ``choose_file`` opens the system's dialog and answers a path or None. Whoever opens the dialog listens to
    :attr:`planned` and answers with :meth:`show_draft` or :meth:`refuse`.
    """

    planned = Signal(object)

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
        self.setWindowTitle(gettext("Export"))
        self.formats = self._format_list()
        self.about = QLabel()
        self.about.setProperty("look", "muted")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.layers = self._layer_list(people)
        self.options = OptionFields(())
        self._options_area = QScrollArea()
        self._options_area.setAccessibleName(gettext("Options"))
        self._options_area.setWidgetResizable(True)
        self._options_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._options_area.setMaximumHeight(_OPTIONS_HIGH)
        self._options_row = QLabel(gettext("Options"))
        self._place = PlaceField(gettext("File to write"), choose_file)
        self.place = self._place.line
        self.replaces = QLabel(gettext("There is such a file; it will be replaced."))
        self.replaces.setProperty("look", "muted")
        self.draft = DraftPane()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._arrange(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.resize(1040, 700)
        self.formats.currentRowChanged.connect(self._picked)
        self.layers.itemChanged.connect(self._changed)
        self._place.changed.connect(self._judge)
        self.formats.setCurrentRow(0)
        self.formats.setFocus()

    def show_draft(self, draft: Draft) -> None:
        """Show what an export by the present plan would write."""
        self.draft.show_draft(draft)

    def refuse(self, why: str) -> None:
        """Say why an export by the present plan would not work."""
        self.draft.refuse(why)

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(gettext("&Layers"), self.layers)
        form.addRow(self._options_row, self._options_area)
        form.addRow(gettext("&File"), self._place)
        form.addRow("", self.replaces)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(_scrolled(self.about))
        right.addLayout(form)
        right.addWidget(self.draft, 1)
        heading = QLabel(gettext("F&ormat"))
        heading.setBuddy(self.formats)
        left = QVBoxLayout()
        left.addWidget(heading)
        left.addWidget(self.formats, 1)
        panes = QHBoxLayout()
        panes.setSpacing(20)
        panes.addLayout(left)
        panes.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(panes, 1)
        column.addWidget(buttons)

    def _format_list(self) -> QListWidget:
        formats = QListWidget()
        formats.setAccessibleName(gettext("Format"))
        formats.setFixedWidth(_FORMATS_WIDE)
        formats.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long titles are elided
        for format_ in self._formats:
            formats.addItem(gettext(format_.title))
        return formats

    @property
    def plan(self) -> ExportPlan:
        """What the fields say."""
        items = [self.layers.item(row) for row in range(self.layers.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        everything = len(ticked) == len(items)
        names = ",".join(item.data(Qt.ItemDataRole.UserRole) for item in ticked)
        return ExportPlan(
            self._format.name,
            "all" if everything else names,
            self._place.path,
            self.options.chosen,
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
        as_high_as_its_rows(layers, _LAYERS_SHOWN)
        return layers

    def _picked(self) -> None:
        format_ = self._format
        missing = [gettext(holds.value) for holds in Holds if holds not in format_.holds]
        lost = gettext("Leaves out: {parts}.").format(parts=", ".join(missing)) if missing else ""
        self.about.setText(f"{gettext(format_.description)} {lost}".strip() if format_.description else lost)
        self._place.suggest(self._suggested_file())
        self.formats.setAccessibleDescription(self.about.text())
        self._show_options(format_)
        self._changed()

    def _show_options(self, format_: Format) -> None:
        self.options = OptionFields(format_.options)
        self.options.changed.connect(self._changed)
        self._options_area.setWidget(self.options)
        self._options_area.setFixedHeight(min(_OPTIONS_HIGH, self.options.sizeHint().height() + 2))
        for widget in (self._options_row, self._options_area):
            widget.setVisible(bool(format_.options))

    def _changed(self) -> None:
        self._judge()
        if self._has_layers():
            self.draft.wait()
            self.planned.emit(self.plan)

    def _suggested_file(self) -> Path:
        suffix = "" if self._format.folder else self._format.suffixes[0]
        project, usual = self._suggested.name, self._format.default_name
        if self._format.folder and not usual:
            return self._suggested.with_name(f"{project}-{self._format.name}")
        return self._suggested.with_name(f"{project}-{usual}" if usual else f"{project}{suffix}")

    def _has_layers(self) -> bool:
        states = [self.layers.item(row).checkState() for row in range(self.layers.count())]
        return Qt.CheckState.Checked in states

    def _judge(self) -> None:
        place = self._place
        self.start.setEnabled(self._has_layers() and not place.is_empty)
        self.replaces.setVisible(not place.is_empty and place.path.is_file() and not self._format.folder)


def _scrolled(about: QLabel) -> QScrollArea:
    """What is said of a format, a few lines of it at once: some have much to say."""
    area = QScrollArea()
    area.setAccessibleName(gettext("About the format"))
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFixedHeight(_ABOUT_HIGH)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list of formats tells it all to who cannot see it
    about.setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setWidget(about)
    return area
