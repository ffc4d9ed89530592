"""Who is to label how much, with a preview that follows each change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QWidget,
)

from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.app.team.planning import Plan, Wish
from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.gui.dialogs.lists import as_high_as_its_rows
from annotator.gui.work.card import Card

_MOST_SEED = 2**31 - 1


class AssignForm(Card):
    """``changed`` tells that another plan is wanted; :meth:`show_plan` shows what it comes to."""

    changed = Signal()
    assign_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gettext("Give out articles"), parent)
        self.people = QListWidget()
        self.people.setAccessibleName(gettext("Who labels"))
        self.overlap = QSpinBox()
        self.overlap.setRange(1, 99)
        self.overlap.setValue(2)
        self.percent = QDoubleSpinBox()
        self.percent.setRange(0, 100)
        self.percent.setDecimals(0)
        self.percent.setValue(20)
        self.percent.setSuffix(" %")
        self.seed = QSpinBox()
        self.seed.setRange(0, _MOST_SEED)
        self.seed.setValue(1)
        self.preview = QLabel()
        self.preview.setProperty("look", "muted")
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAccessibleName(gettext("What would be given out"))
        self.assign = QPushButton(gettext("Give Out"))
        self.assign.setProperty("look", "primary")
        self.assign.setAutoDefault(True)  # so that Enter presses it, too
        self._uids: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self._arrange()
        self.people.itemChanged.connect(lambda _: self.changed.emit())
        for box in (self.overlap, self.seed):
            box.valueChanged.connect(lambda _: self.changed.emit())
        self.percent.valueChanged.connect(lambda _: self.changed.emit())
        self.assign.clicked.connect(self.assign_wanted)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        rows = (
            (gettext("People for the same article"), self.overlap),
            (gettext("… for this share of all"), self.percent),
            (gettext("Seed of the draw"), self.seed),
        )
        for row, (text, box) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(box)
            box.setAccessibleName(text)
            box.setFixedWidth(92)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(0, 1)
        self.column.addWidget(self.people)
        self.column.addLayout(grid)
        self.column.addWidget(self.preview)
        self.column.addStretch(1)
        self.column.addWidget(self.assign)

    @property
    def wish(self) -> Wish:
        """What the form asks for."""
        items = [self.people.item(row) for row in range(self.people.count())]
        chosen = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        uids = tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)
        return Wish(uids, self.overlap.value(), self.percent.value(), self.seed.value())

    def show_people(self, people: Sequence[Annotator]) -> None:
        """List ``people``; annotators are chosen to begin with, and who is new as their role says."""
        before = set(self._uids) - set(self.wish.annotators)
        self._uids = tuple(person.uid for person in people)
        self._names = {person.uid: person.name for person in people}
        only_others = all(person.role != "annotator" for person in people)
        row = max(0, self.people.currentRow())
        self.people.blockSignals(True)
        self.people.clear()
        for person in people:
            item = QListWidgetItem(person.name)
            item.setData(Qt.ItemDataRole.UserRole, person.uid)
            labels = (person.role == "annotator" or only_others) and person.uid not in before
            item.setCheckState(Qt.CheckState.Checked if labels else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.setCurrentRow(min(row, len(people) - 1))  # where the space bar ticks
        self.people.blockSignals(False)
        as_high_as_its_rows(self.people)

    def show_plan(self, plan: Plan | UserError, managed: bool) -> None:
        """Say what ``plan`` comes to, or why there can be none."""
        if isinstance(plan, UserError):
            self.preview.setText(sentence_for(plan))
            self.assign.setEnabled(False)
            return
        self.assign.setEnabled(managed and bool(plan.pairs))
        self.preview.setText(self._told(plan))

    def _told(self, plan: Plan) -> str:
        if not plan.pairs:
            return gettext("Everything is given out as asked for already.")
        lines = [
            gettext("{name}: {n} new, {all} in all").format(
                name=self._names.get(uid, uid), n=plan.new[uid], all=plan.totals[uid]
            )
            for uid in self._uids
            if plan.new.get(uid) is not None
        ]
        shared = ngettext("{n} article goes to several", "{n} articles go to several", plan.shared)
        return "\n".join([*lines, shared.format(n=plan.shared)])
