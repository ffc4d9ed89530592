"""The fields of a network: how its figures are made, and which statements they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext
from annotator.app.networks.choice import BY_ITSELF, ITSELF, TOP, Choice, Kind
from annotator.core.codebook.model import Codebook, StatementType
from annotator.core.records import Annotator

Choices = Sequence[tuple[str, Any]]

_KINDS: Choices = (
    (N_("Actors by proposals"), "two-mode"),
    (N_("Agreement (congruence)"), "congruence"),
    (N_("Disagreement (conflict)"), "conflict"),
    (N_("Agreement less disagreement"), "subtract"),
    (N_("Speaking of the same (ignore)"), "ignore"),
)
_NODES: Choices = ((N_("Actors"), "actor"), (N_("Proposals"), "proposal"))
_STANCES: Choices = (
    (N_("Count every statement"), "ignore"),
    (N_("Support less opposition"), "subtract"),
    (N_("Which stances there are"), "combine"),
)
_NORMS = {
    "none": N_("Nothing"),
    "activity": N_("The actor's statements (activity)"),
    "prominence": N_("The proposal's statements (prominence)"),
    "average": N_("The average of both (average)"),
    "jaccard": N_("What either says (Jaccard)"),
    "cosine": N_("The length of both (cosine)"),
}
_LEVELS: Choices = (
    (N_("As labelled"), ITSELF),
    (N_("One level up"), 1),
    (N_("Two levels up"), 2),
    (N_("Topmost"), TOP),
)
_ISOLATES: Choices = (
    (N_("Keep"), "keep"),
    (N_("Leave out"), "drop"),
    (N_("Also of statements that do not count"), "all"),
)
_WINDOWS: Choices = (
    (N_("All in one"), None),
    (N_("Windows of days"), "days"),
    (N_("Windows of weeks"), "weeks"),
    (N_("Windows of months"), "months"),
    (N_("Windows of years"), "years"),
    (N_("Windows of statements"), "events"),
)
_DUPLICATES: Choices = (
    (N_("Count every time"), "none"),
    (N_("Once an article"), "document"),
    (N_("Once a day"), "day"),
    (N_("Once a week"), "week"),
    (N_("Once a month"), "month"),
    (N_("Once a year"), "year"),
    (N_("Once"), "all"),
)
_MIXED: Choices = ((N_("Leave out"), "leave-out"), (N_("Count as the middle"), "middle"))


class _Fields(QWidget):
    """A form whose fields tell when one of them was touched."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(2, 12, 2, 2)
        self.form.setHorizontalSpacing(14)
        self.form.setVerticalSpacing(8)

    def _box(self, name: str, choices: Choices) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name.replace("&", ""))
        _fill(box, choices)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _row(self, name: str, choices: Choices) -> QComboBox:
        box = self._box(name, choices)
        self.form.addRow(name, box)
        return box

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name.replace("&", ""))
        line.setPlaceholderText(hint)
        line.editingFinished.connect(self.changed)
        return line

    def _number(self, name: str, least: int = 1) -> QSpinBox:
        spin = QSpinBox()
        spin.setAccessibleName(name.replace("&", ""))
        spin.setRange(least, 9999)
        spin.valueChanged.connect(self.changed)
        return spin

    def _tick(self, name: str) -> QCheckBox:
        tick = QCheckBox(name)
        tick.toggled.connect(self.changed)
        return tick


class FigureFields(_Fields):
    """How a network's figures are made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = self._row(gettext("&Ties"), _told(_KINDS))
        self.nodes = self._row(gettext("&Among"), _told(_NODES))
        self.stance = self._row(gettext("&Weights"), _told(_STANCES))
        self.norm = self._row(gettext("&Divided by"), ())
        self.actor_level = self._row(gettext("A&ctor level"), _told(_LEVELS))
        self.proposal_level = self._row(gettext("P&roposal level"), _told(_LEVELS))
        self.isolates = self._row(gettext("Nodes wit&hout ties"), _told(_ISOLATES))
        self.slices = self._box(gettext("T&ime"), _told(_WINDOWS))
        self.window_size = self._number(gettext("Size of a window"))
        self.form.addRow(gettext("T&ime"), _beside(self.slices, self.window_size))
        self.cumulative = self._tick(gettext("Each window &begins with the first"))
        self.form.addRow("", self.cumulative)
        self.dna = self._tick(gettext("Figures as Discourse Network Anal&yzer has them"))
        self.form.addRow("", self.dna)
        self.kind.currentIndexChanged.connect(self._show_what_fits)
        self.slices.currentIndexChanged.connect(self._show_what_fits)
        self._show_what_fits()

    @property
    def choice(self) -> Choice:
        """A choice with these figures, of whatever statements."""
        return Choice(
            kind=cast("Kind", self.kind.currentData()),
            nodes=self.nodes.currentData(),
            stance=self.stance.currentData(),
            normalise=self.norm.currentData() or "none",
            actor_level=self.actor_level.currentData(),
            proposal_level=self.proposal_level.currentData(),
            isolates=self.isolates.currentData(),
            slices=self.slices.currentData(),
            size=self.window_size.value(),
            cumulative=self.cumulative.isChecked(),
            dna=self.dna.isChecked(),
        )

    def _show_what_fits(self) -> None:
        """What means nothing for the kind that was chosen is not shown."""
        choice = Choice(kind=cast("Kind", self.kind.currentData()))
        self.form.setRowVisible(self.nodes, not choice.two_modes)
        self.form.setRowVisible(self.stance, choice.two_modes)
        in_windows = self.slices.currentData() is not None
        self.window_size.setVisible(in_windows)
        self.form.setRowVisible(self.cumulative, in_windows)
        norms = [(gettext(_NORMS[norm]), norm) for norm in choice.norms]
        if [self.norm.itemData(place) for place in range(self.norm.count())] != list(choice.norms):
            _quietly(self.norm, lambda: _fill(self.norm, norms))


class StatementFields(_Fields):
    """Which statements a network is made of."""

    def __init__(
        self, codebook: Codebook, people: Sequence[Annotator], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._types = [type_ for type_ in codebook.statement_types if len(type_.roles) > 1]
        named = [(person.name, person.name) for person in people]
        layers = [(gettext("Gold, or all where there is none"), BY_ITSELF), (gettext("Gold"), "gold")]
        self.layers = self._row(gettext("&Labels of"), [*layers, (gettext("All annotators"), "all"), *named])
        self.type = self._row(gettext("Statement t&ype"), [(type_.name, type_.id) for type_ in self._types])
        self.actor = self._row(gettext("&Actor is"), ())
        self.proposal = self._row(gettext("&Proposal is"), ())
        self.duplicates = self._row(gettext("&Repeated"), _told(_DUPLICATES))
        self.mixed = self._row(gettext("Off the s&cale"), _told(_MIXED))
        self.since = self._line(gettext("From"), gettext("from 2024-03-17"))
        self.until = self._line(gettext("Until"), gettext("until 2025"))
        self.form.addRow(gettext("&Date"), _beside(self.since, self.until))
        self.exclude = self._line(gettext("Lea&ve out"), gettext("names, with ; between"))
        self.form.addRow(gettext("Lea&ve out"), self.exclude)
        self.least_actor = self._number(gettext("Least statements of an actor"))
        self.least_proposal = self._number(gettext("Least statements on a proposal"))
        self.least_actor.setPrefix(gettext("actors: "))
        self.least_proposal.setPrefix(gettext("proposals: "))
        self.form.addRow(gettext("At l&east"), _beside(self.least_actor, self.least_proposal))
        self.doubtful = self._tick(gettext("Statements in do&ubt count"))
        self.doubtful.setChecked(True)
        self.form.addRow("", self.doubtful)
        self.type.currentIndexChanged.connect(self._show_roles)
        self.form.setRowVisible(self.type, len(self._types) > 1)
        self._show_roles()

    def taken_into(self, choice: Choice) -> Choice:
        """``choice``, of these statements."""
        names = (name.strip() for name in self.exclude.text().split(";"))
        return replace(
            choice,
            layers=self.layers.currentData(),
            type=self.type.currentData() or "",
            actor=self.actor.currentData() or "",
            proposal=self.proposal.currentData() or "",
            duplicates=self.duplicates.currentData(),
            mixed=self.mixed.currentData(),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            exclude=tuple(filter(None, names)),
            least_actor=self.least_actor.value(),
            least_proposal=self.least_proposal.value(),
            doubtful=self.doubtful.isChecked(),
        )

    def _show_roles(self) -> None:
        """The roles of the type that was chosen; where it has just two there is nothing to choose."""
        type_ = self._type
        roles = [] if type_ is None else [(role.name, role.id) for role in type_.roles]
        by_name = [(gettext("By its name"), "")]
        for box in (self.actor, self.proposal):
            _quietly(box, lambda box=box: _fill(box, [*by_name, *roles]))
            self.form.setRowVisible(box, len(roles) > 2)

    @property
    def _type(self) -> StatementType | None:
        place = self.type.currentIndex()
        return self._types[place] if 0 <= place < len(self._types) else None


def _told(choices: Choices) -> Choices:
    """Choices in the user's language."""
    return [(gettext(name), data) for name, data in choices]


def _fill(box: QComboBox, choices: Choices) -> None:
    box.clear()
    for name, data in choices:
        box.addItem(name, data)
    box.view().setAccessibleName(box.accessibleName())


def _quietly(field: QObject, change: Any) -> None:
    """Let ``change`` happen without anybody being told that the user did it."""
    field.blockSignals(True)
    change()
    field.blockSignals(False)


def _beside(*fields: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return box
