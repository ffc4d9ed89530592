"""The fields of a dataset: whose labels under which names, and how they are divided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.datasets.plan import ALL, DEFAULT_SPLITS, GOLD, MAJORITY, SOFT, Filters, Splits
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.core.kinds import STATES
from annotator.core.records import Annotator

_SEEDS = 999_999


def box_called(name: str) -> QComboBox:
    """A box to choose from; its list is called as it is."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    return box


class LabelFields(QWidget):
    """Whose labels, of which articles, called what; :attr:`changed` when one of it was touched."""

    changed = Signal()

    def __init__(self, codebook: Codebook, people: Sequence[Annotator]) -> None:
        super().__init__()
        self.layer = box_called(gettext("Whose labels"))
        for value, words in (
            (GOLD, gettext("Gold: what reviewers decided")),
            (MAJORITY, gettext("Majority of the annotators")),
            (ALL, gettext("All annotators, each apart")),
            (SOFT, gettext("All annotators, with shares (soft labels)")),
            *((person.name, person.name) for person in people),
        ):
            self.layer.addItem(words, value)
        self.state = box_called(gettext("Which articles"))
        for value, words in (
            ("", gettext("All")),
            *zip(STATES, map(gettext, ("open", "in review", "closed")), strict=True),
        ):
            self.state.addItem(words, value)
        self.done = QCheckBox(gettext("Only what was declared &done"))
        self.pseudonyms = QCheckBox(gettext("&Numbers instead of annotators’ names"))
        self.names = _NameTable(codebook)
        self._lay_out()
        self.layer.currentIndexChanged.connect(self.changed)
        self.state.currentIndexChanged.connect(self.changed)
        self.done.toggled.connect(self.changed)
        self.pseudonyms.toggled.connect(self.changed)
        self.names.cellChanged.connect(self.changed)

    @property
    def filters(self) -> Filters:
        """Which documents the fields let in."""
        state = self.state.currentData()
        return Filters(states=(state,) if state else (), done=self.done.isChecked())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(gettext("&Whose labels"), self.layer)
        form.addRow(gettext("&Articles"), self.state)
        form.addRow("", self.done)
        form.addRow("", self.pseudonyms)
        heading = QLabel(gettext("&Called in the dataset"))
        heading.setBuddy(self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(heading)
        column.addWidget(self.names, 1)


class _NameTable(QTableWidget):
    """Each label and stance value with its name in the dataset; unticked ones are left out."""

    def __init__(self, codebook: Codebook) -> None:
        parts = [("label", label.id, label.name) for label in codebook.labels]
        parts += [("stance", value.id, value.name) for value in codebook.values]
        super().__init__(len(parts), 2)
        self.setAccessibleName(gettext("Called in the dataset"))
        self.setHorizontalHeaderLabels([gettext("Goes in"), gettext("Called")])
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setTabKeyNavigation(False)
        self._keys = [(kind, id_) for kind, id_, _ in parts]
        kinds = {"label": gettext("label"), "stance": gettext("stance")}
        for row, (kind, id_, name) in enumerate(parts):
            goes_in = QTableWidgetItem(f"{name} ({kinds[kind]})")
            goes_in.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            goes_in.setCheckState(Qt.CheckState.Checked)
            self.setItem(row, 0, goes_in)
            self.setItem(row, 1, QTableWidgetItem(id_))

    @property
    def mapping(self) -> dict[str, str]:
        """What is called otherwise, or left out, as a plan takes it."""
        found = {}
        for row, (kind, id_) in enumerate(self._keys):
            new = self._item(row, 1).text().strip()
            is_in = self._item(row, 0).checkState() == Qt.CheckState.Checked
            if not is_in or (new and new != id_):
                found[f"{kind}:{id_}"] = new if is_in else ""
        return found

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        found = self.item(row, column)
        assert found is not None, "every cell was filled"
        return found


class SplitFields(QWidget):
    """Up to four splits with their shares, the seed, and what each split has its share of."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names: list[QLineEdit] = []
        self.shares: list[QSpinBox] = []
        self.stratify = box_called(gettext("Alike in"))
        for value, words in (
            ("stance", gettext("stances of statements")),
            ("label", gettext("labels of spans")),
            ("none", gettext("number of articles")),
        ):
            self.stratify.addItem(words, value)
        self.seed = QSpinBox()
        self.seed.setRange(0, _SEEDS)
        self.seed.setAccessibleName(gettext("Seed"))
        self.seed.setToolTip(gettext("The same seed divides the same articles the same way, everywhere"))
        self._lay_out()
        self.stratify.currentIndexChanged.connect(self.changed)
        self.seed.valueChanged.connect(self.changed)

    @property
    def splits(self) -> Splits:
        """Those that have a share."""
        rows = zip(self.names, self.shares, strict=True)
        return tuple((name.text().strip(), share.value()) for name, share in rows if share.value())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, words in enumerate((gettext("Split"), gettext("Share of the articles"))):
            heading = QLabel(words)
            heading.setProperty("look", "muted")
            grid.addWidget(heading, 0, at)
        rows = [(name, round(share * 100)) for name, share in DEFAULT_SPLITS]
        for row, (name, share) in enumerate([*rows, ("", 0)], start=1):
            self._add_row(grid, row, name, share)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(1, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(gettext("Ali&ke in"), self.stratify)
        form.addRow(gettext("S&eed"), self.seed)
        about = QLabel(
            gettext(
                "Whole articles are dealt out. Those that resemble each other, as copies of one agency’s "
                "story do, stay in one split."
            )
        )
        about.setProperty("look", "muted")
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(14)
        column.addLayout(grid)
        column.addLayout(form)
        column.addWidget(about)
        column.addStretch(1)

    def _add_row(self, grid: QGridLayout, row: int, name: str, share: int) -> None:
        field, slider, box = QLineEdit(name), QSlider(Qt.Orientation.Horizontal), QSpinBox()
        field.setAccessibleName(gettext("Name of split {n}").format(n=row))
        field.setPlaceholderText(gettext("name"))
        slider.setRange(0, 100)
        slider.setValue(share)
        slider.setAccessibleName(gettext("Share of split {n}").format(n=row))
        # The slider is for the mouse; the number beside it is what one reaches by Tab.
        slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.setRange(0, 100)
        box.setSuffix(" %")
        box.setValue(share)
        box.setAccessibleName(gettext("Share of split {n}").format(n=row))
        slider.valueChanged.connect(box.setValue)
        box.valueChanged.connect(lambda value: self._moved(slider, value))
        field.editingFinished.connect(self.changed)
        self.names.append(field)
        self.shares.append(box)
        for column, widget in enumerate((field, slider, box)):
            grid.addWidget(widget, row, column)

    def _moved(self, slider: QSlider, value: int) -> None:
        with QSignalBlocker(slider):
            slider.setValue(value)
        self.changed.emit()
