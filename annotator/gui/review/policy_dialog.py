"""Choosing the policy: what becomes gold without a reviewer, with what it would make of the project now."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.app.project import Project
from annotator.app.reviewing.policy_words import BOUNDARIES
from annotator.app.reviewing.running import ReviewReport
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.measure.policies import Policy

_PAUSE = 120
_BUTTON = QSize(108, 24)
_CHOICES = (
    ("all", gettext("All agree"), gettext("every finished version has it and says the same")),
    ("majority", gettext("Majority"), gettext("more than half say so; leaving it out is a vote, too")),
    ("at_least", gettext("At least"), gettext("so many say so, and more than say anything else")),
    ("nobody", gettext("Nobody"), gettext("a reviewer decides everything")),
)


class PolicyDialog(QDialog):
    """``applied`` carries the policy that a person has chosen."""

    applied = Signal(object)

    def __init__(
        self, project: Project, runner: Runner, policy: Policy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._runner = runner
        self._bridge = Bridge(self)
        self._asked = 0
        self._job: Job[ReviewReport] | None = None
        self.setWindowTitle(gettext("Policy"))
        self.setMinimumWidth(520)
        self.choices: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.at_least = QSpinBox()
        self.at_least.setRange(1, 99)
        self.at_least.setAccessibleName(gettext("So many must agree"))
        self.boundary = QComboBox()
        for rule, name in BOUNDARIES.items():
            self.boundary.addItem(name, rule)
        self.tolerance = QSpinBox()
        self.tolerance.setRange(0, 999)
        self.tolerance.setSuffix(gettext(" characters"))
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setMinimumHeight(40)
        self.buttons = QDialogButtonBox()
        self.apply_button = self.buttons.addButton(gettext("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button.setDefault(True)
        self._arrange()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._show(policy)
        self._connect()
        self._changed()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        title = QLabel(gettext("What becomes gold without a reviewer"))
        title.setProperty("look", "heading")
        column.addWidget(title)
        for name, text, tip in _CHOICES:
            button = self.choices[name] = QRadioButton(text)
            button.setMinimumSize(_BUTTON)
            self._group.addButton(button)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(button)
            if name == "at_least":
                row.addWidget(self.at_least)
            told = QLabel(tip)
            told.setProperty("look", "muted")
            button.setAccessibleDescription(tip)
            row.addWidget(told)
            row.addStretch(1)
            column.addLayout(row)
        form = QFormLayout()
        form.setContentsMargins(0, 8, 0, 8)
        form.addRow(gettext("Boundaries that differ"), self.boundary)
        form.addRow(gettext("by no more than"), self.tolerance)
        column.addLayout(form)
        column.addWidget(self.preview)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._changed)
        self.at_least.valueChanged.connect(self._changed)
        self.boundary.currentIndexChanged.connect(self._changed)
        self.tolerance.valueChanged.connect(self._changed)
        self.buttons.accepted.connect(self._apply)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._stop)

    def _show(self, policy: Policy) -> None:
        self.choices[policy.name].setChecked(True)
        self.at_least.setValue(policy.at_least)
        self.boundary.setCurrentIndex(self.boundary.findData(policy.boundary))
        self.tolerance.setValue(policy.tolerance)

    def policy(self) -> Policy:
        """The policy as it is set now."""
        name = next(name for name, button in self.choices.items() if button.isChecked())
        boundary = str(self.boundary.currentData())
        reach = 0 if boundary == "exact" else self.tolerance.value()
        return Policy.from_json(
            {"name": name, "at_least": self.at_least.value(), "boundary": boundary, "tolerance": reach}
        )

    def _changed(self) -> None:
        exact = self.boundary.currentData() == "exact"
        self.tolerance.setEnabled(not exact)
        self.at_least.setEnabled(self.choices["at_least"].isChecked())
        self.preview.setText(gettext("Counting…"))
        self._pause.start()

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        number, policy = self._asked, self.policy()

        def work(job: Job[ReviewReport]) -> ReviewReport:
            return self._project.review.apply(policy, dry_run=True, cancelled=job.cancelled)

        def on_end(job: Job[ReviewReport]) -> None:
            self._bridge.call(self._tell, number, job)

        self._job = self._runner.start("policy preview", work, on_end)

    def _tell(self, number: int, job: Job[ReviewReport]) -> None:
        if number != self._asked or job.cancelled():
            return
        if isinstance(job.error, UserError):
            self.preview.setText(sentence_for(job.error))
            return
        self.preview.setText(told(job.result))

    def _apply(self) -> None:
        self.applied.emit(self.policy())
        self.accept()

    def _stop(self) -> None:
        self._pause.stop()
        self._bridge.close()
        if self._job is not None:
            self._job.cancel()


def told(report: ReviewReport) -> str:
    """What a policy would make of a project, in a sentence."""
    items = report.agreed + report.decided
    waiting = sum(1 for one in report.by_document if one.to_decide)
    gold = ngettext("Gold would have {n} unit", "Gold would have {n} units", items).format(n=items)
    by_itself = gettext("{n} of them by itself").format(n=report.agreed)
    left = ngettext("{n} decision remains", "{n} decisions remain", report.to_decide).format(
        n=report.to_decide
    )
    where = ngettext("in {n} article", "in {n} articles", waiting).format(n=waiting)
    out = gettext("{n} would be left out").format(n=report.left_out) if report.left_out else ""
    first = ", ".join(filter(None, [gold, by_itself, out]))
    return f"{first}; {left} {where}." if report.to_decide else f"{first}; {left}."
