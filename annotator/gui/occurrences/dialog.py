"""Before all occurrences are labelled: where they are, with what stands around them, and which of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.app.occurrences.finding import Occurrence, Scope, find, scope
from annotator.app.occurrences.wanted import Wanted, entity_for
from annotator.gui.bridge import Bridge
from annotator.gui.computing import Computing
from annotator.gui.occurrences.found import Found
from annotator.gui.occurrences.list import OccurrenceList

if TYPE_CHECKING:
    from annotator.app.jobs import Job, Runner
    from annotator.app.labelling.session import LabelSession

_SIZE = 900, 560


class OccurrencesDialog(QDialog):
    """Looks for ``wanted`` while it is open; once accepted, :meth:`chosen` is to be labelled as it says.

    Each change of what is looked for begins anew; what is found is shown as it comes.
    """

    def __init__(
        self, session: LabelSession, wanted: Wanted, runner: Runner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self._session = session
        self._scope = Scope(())
        self._search = 0
        self._complete = False
        self._bridge = Bridge(self)
        self._computing = Computing(runner, self)
        self.setWindowTitle(gettext("Label All Occurrences"))
        self.found = Found(self)
        self.list = OccurrenceList(self.found, self)
        self._make_fields()
        self._arrange()
        self.list.taken.connect(self._take)
        self.found.dataChanged.connect(self._tell)
        self._computing.progress.connect(self._show_progress)
        self._computing.failed.connect(lambda error: self.told.setText(sentence_for(error)))
        self.finished.connect(self._leave)
        self.resize(*_SIZE)
        self.list.setFocus()
        self._look()

    def chosen(self) -> list[Occurrence]:
        """What is ticked."""
        return self.found.chosen()

    # --- What stands where ------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        wanted, codebook = self.wanted, self._session.codebook
        self.names = QLabel(gettext(" or ").join(f"“{name}”" for name in wanted.names))
        self.names.setProperty("look", "heading")
        self.names.setWordWrap(True)
        self.tied = QLabel()
        self.tied.setProperty("look", "muted")
        self.label = QComboBox()
        self.label.setAccessibleName(gettext("Label"))
        for label in codebook.labels:
            self.label.addItem(label.name, label.id)
        self.label.setCurrentIndex(max(0, self.label.findData(wanted.label)))
        self.where = QComboBox()
        self.where.setAccessibleName(gettext("Where to look"))
        self.where.addItem(gettext("This article"))
        mine = self._session.documents.assigned > 0
        self.where.addItem(gettext("All articles assigned to you") if mine else gettext("All articles"))
        self.whole = QCheckBox(gettext("&Whole words"))
        self.whole.setChecked(wanted.whole_words)
        self.case = QCheckBox(gettext("Match c&ase"))
        self.case.setChecked(wanted.match_case)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(gettext("Articles looked through"))
        self.stop = QToolButton()
        self.stop.setText(gettext("&Stop Looking"))
        self.told = QLabel()
        self.told.setAccessibleName(gettext("Found"))
        self.hint = QLabel(gettext("Space unticks · Ctrl A selects all · ↵ labels what is ticked"))
        self.hint.setProperty("look", "small")
        self.label.currentIndexChanged.connect(self._look)
        self.where.currentIndexChanged.connect(self._look)
        self.whole.toggled.connect(self._look)
        self.case.toggled.connect(self._look)
        self.stop.clicked.connect(self._stop)

    def _arrange(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(10)
        for text, box in ((gettext("&Label as"), self.label), (gettext("&In"), self.where)):
            caption = QLabel(text)
            caption.setBuddy(box)
            fields.addWidget(caption)
            fields.addWidget(box)
        fields.addSpacing(8)
        fields.addWidget(self.whole)
        fields.addWidget(self.case)
        fields.addStretch(1)
        looking = QHBoxLayout()
        looking.addWidget(self.told, 1)
        looking.addWidget(self.bar)
        looking.addWidget(self.stop)
        self.bar.setFixedWidth(180)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        lower = QHBoxLayout()
        lower.addWidget(self.hint, 1)
        lower.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(self.names)
        column.addWidget(self.tied)
        column.addLayout(fields)
        column.addWidget(self.list, 1)
        column.addLayout(looking)
        column.addLayout(lower)
        self.start.setDefault(True)  # only now does it know its dialog

    # --- Looking ----------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look anew for what the fields say."""
        session, here = self._session, self.where.currentIndex() == 0
        label = cast("str", self.label.currentData())
        if label != self.wanted.label:
            entity = entity_for(session, self.wanted.names, label)
            self.wanted = replace(self.wanted, label=label, entity=entity)
        self.wanted = replace(
            self.wanted, whole_words=self.whole.isChecked(), match_case=self.case.isChecked()
        )
        self._search += 1
        self._complete = False
        self.found.start_over()
        document = session.document
        self._scope = scope(session.project, document.uid if here and document is not None else None)
        self._dress(titled=not here)
        number, wanted, documents = self._search, self.wanted, self._scope.documents
        self._show_progress(0, len(documents))
        self._tell()

        def work(job: Job[bool]) -> bool:
            return find(
                session.project,
                wanted,
                documents,
                found=lambda some: self._bridge.call(self._add, number, some),
                progress=job.report,
                cancelled=job.cancelled,
            )

        self._computing.start(gettext("Looking for occurrences"), work, self._looked)

    def _dress(self, *, titled: bool) -> None:
        label = self._session.codebook.label(self.wanted.label)
        self.list.delegate.titled = titled
        self.list.delegate.colour = label.colour if label is not None else self.list.delegate.colour
        entity = self._session.entity(self.wanted.entity)
        self.tied.setText("" if entity is None else gettext("Tied to {name}").format(name=entity.name))
        self.tied.setVisible(entity is not None)

    def _add(self, number: int, some: list[Occurrence]) -> None:
        if number != self._search:
            return
        nothing_yet = not self.found.rows
        self.found.add(some)
        if nothing_yet:
            self.list.setCurrentIndex(self.found.index(0))
        self._tell()

    def _looked(self, complete: bool) -> None:
        self._complete = complete
        self._tell()

    def _stop(self) -> None:
        """Be content with what was found so far."""
        self._computing.cancel()
        self._search += 1
        self._complete = True
        self._tell()
        self.list.setFocus()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _tell(self) -> None:
        """How many there are, and how many of them are to be labelled."""
        found = self.found
        parts = [gettext("{n} of {total} ticked").format(n=found.ticked, total=len(found.rows))]
        if found.there:
            parts.append(
                ngettext("{n} has this label", "{n} have this label", found.there).format(n=found.there)
            )
        if found.overlapping:
            told = ngettext("{n} overlaps this label", "{n} overlap this label", found.overlapping)
            parts.append(told.format(n=found.overlapping))
        if self._scope.left_out:
            left = self._scope.left_out
            told = ngettext(
                "{n} article left out: skipped, or no longer open",
                "{n} articles left out: skipped, or no longer open",
                left,
            )
            parts.append(told.format(n=left))
        if self._complete and not found.rows:
            parts[0] = gettext("Found nowhere")
        self.told.setText(" · ".join(parts))
        self.bar.setVisible(not self._complete)
        self.stop.setVisible(not self._complete)
        self.start.setText(gettext("Label {n}").format(n=found.ticked))
        self.start.setEnabled(self._complete and found.ticked > 0)

    def _take(self) -> None:
        if self.start.isEnabled():
            self.accept()

    def _leave(self) -> None:
        self._computing.close()
        self._bridge.close()
