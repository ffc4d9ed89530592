"""The left column: which articles there are, how far each is, and a filter that works while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from annotator.app.jobs import InlineRunner, Runner, ask_for_way
from annotator.app.labelling.document_list import DocumentList
from annotator.app.labelling.reading import progress_of
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.core.records import DocumentSummary
from annotator.gui.label.assigned_switch import AssignedSwitch
from annotator.gui.label.document_rows import DocumentDelegate, details
from annotator.gui.label.row_view import RowView
from annotator.gui.label.statements import empty_hint
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import theme_changes

if TYPE_CHECKING:
    from annotator.gui.label.text_filter import TextFilter

_TOLD = gettext(
    "Words of title, source, date, status or text; “a phrase”; label:actor, stance:oppose, entity:name"
)


class FilterLine(QLineEdit):
    """A line whose arrow keys and Enter lead into the list below it."""

    down = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to type."""
        super().focusInEvent(event)
        self.entered.emit()


class DocumentsPanel(QWidget):
    """The documents of a session; ``opened`` names the one a person wants."""

    opened = Signal(str)
    text_wanted = Signal()
    """A person is done here and wants to read."""

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: TextFilter | None = None
        self.runner: Runner = InlineRunner()
        """Who looks things up in texts; the window's leaves keys free meanwhile."""
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Articles"))
        self.filter = FilterLine(self)
        self.filter.setPlaceholderText(gettext("Filter: status, label, text…"))
        self.filter.setAccessibleName(gettext("Filter articles"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setToolTip(_TOLD)
        self.filter.setAccessibleDescription(_TOLD)
        self.assigned = AssignedSwitch(self)
        self.progress = QLabel(self)
        self.progress.setProperty("look", "muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(gettext("Progress"))
        self.nothing = empty_hint("")
        self.nothing.hide()
        self.model = UidListModel(self._spoken, self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("List of articles"))
        self.delegate = DocumentDelegate(self.list, self._summary, self._tip)
        self.list.setItemDelegate(self.delegate)
        self._arrange()
        self.filter.textChanged.connect(self._typed)
        self.filter.entered.connect(lambda: QTimer.singleShot(0, self, self._make_ready))
        self.assigned.switched.connect(self.refresh)
        self.filter.down.connect(self._into_list)
        self.list.chosen.connect(self.opened)
        self.list.entered.connect(lambda _: self.text_wanted.emit())
        theme_changes().changed.connect(self._measure)
        self.refresh()

    def _arrange(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(14, 11, 14, 6)
        top.setSpacing(5)
        top.addWidget(self.filter)
        top.addSpacing(4)
        top.addWidget(self.assigned)
        top.addWidget(self.progress)
        top.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    @property
    def _documents(self) -> DocumentList:
        return self._session.documents

    def _summary(self, uid: str) -> DocumentSummary | None:
        return self._documents.get(uid)

    def _tip(self, uid: str) -> str:
        """Title and details in full, and how much of the article was read."""
        line = self._documents.get(uid)
        if line is None:
            return ""
        read = progress_of(self._session.project, uid)
        told = gettext("{read} of {total} paragraphs read").format(read=read.covered, total=read.total)
        return "\n".join(filter(None, (line.title, details(line), told)))

    def _spoken(self, uid: str) -> str:
        line = self._documents.get(uid)
        return "" if line is None else f"{line.title}, {line.status.replace('_', ' ')}, {details(line)}"

    def refresh(self) -> None:
        """Show the list as it is, filtered anew."""
        if self._texts is None:
            self._show()
            return
        self._texts.ask(self.filter.text())
        self._show()
        self._texts.look()

    def _show(self) -> None:
        typed = bool(self.filter.text().strip())
        self.assigned.look_at(self._documents.assigned, self._session.project.annotator)
        mine = self.assigned.is_on
        shown = self._filtered() if typed else [line.uid for line in self._documents.lines]
        if mine:
            own = {line.uid for line in self._documents.lines if line.assigned}
            shown = [uid for uid in shown if uid in own]
        self._session.articles.shown = shown if typed or mine else None
        if shown != self.model.uids:
            self.model.start_over(shown)
        self._tell_nothing(bool(shown))
        self.show_open()
        self._tell_progress()

    def _typed(self) -> None:
        """Lines that say it are shown at once, those whose texts or labels do when these were looked up."""
        ask_for_way()
        self._make_ready()
        self.refresh()

    def _make_ready(self) -> None:
        if self._texts is None:
            from annotator.gui.label.text_filter import TextFilter  # the window opens sooner

            self._texts = TextFilter(self._session.project, self.runner, self)
            self._texts.found.connect(self._show)

    def _filtered(self) -> list[str]:
        said = self._documents.said()
        return [uid for uid, _ in said] if self._texts is None else self._texts.sifted(said)

    def leave(self) -> None:
        """Look nothing up any more."""
        if self._texts is not None:
            self._texts.close()

    def repaint_lines(self, uids: Sequence[str]) -> None:
        """These lines read differently."""
        for uid in uids:
            self.model.altered(uid)
        self._tell_progress()

    def show_open(self) -> None:
        """Mark the open document."""
        document = self._session.document
        self.list.show_current(None if document is None else document.uid)

    def _tell_nothing(self, found: bool) -> None:
        """Say what to do next where the filter leaves nothing."""
        missed = bool(self._documents.lines) and not found
        if missed:
            looking = self._texts is not None and self._texts.is_busy
            self.nothing.setText(
                gettext("Looking into the texts …")
                if looking
                else gettext("No article has that in its title, source, date, status or text.")
            )
        self.nothing.setVisible(missed)

    def _tell_progress(self) -> None:
        documents = self._documents
        total, done = documents.total, documents.done
        if self.assigned.is_on:
            total, done = documents.assigned, documents.assigned_done
        text = gettext("{done} of {total} done").format(done=done, total=total)
        if documents.in_doubt:
            text += " · " + gettext("{n} in doubt").format(n=documents.in_doubt)
        if self.filter.text().split():
            text = gettext("{n} shown").format(n=len(self.model.uids)) + " · " + text
        self.progress.setText(text)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _into_list(self) -> None:
        if self.model.uids:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    def _measure(self) -> None:
        self.delegate.forget_measures()
        self.list.measure_anew()
