"""The label screen: documents, text and statements side by side, labels above, the composer below.

The window asks :meth:`LabelScreen.perform` for actions by id and :meth:`LabelScreen.can` whether they'd do
anything; every widget here asks for the same ids by signal. What the session tells refreshes only what it is
about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.labelling.events import Changed, Focus
from annotator.app.labelling.session import LabelSession
from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.gui.bridge import Bridge
from annotator.gui.label.columns import Columns
from annotator.gui.label.composer_bar import ComposerBar
from annotator.gui.label.deeds import Deed, codebook_deeds, deeds
from annotator.gui.label.documents import DocumentsPanel
from annotator.gui.label.hairline import hairline
from annotator.gui.label.keys import compact, default_keys
from annotator.gui.label.labels_bar import LabelsBar
from annotator.gui.label.permits import can_perform
from annotator.gui.label.side_panel import SidePanel
from annotator.gui.label.status_bar import LabelStatusBar
from annotator.gui.label.text_pane import TextPane
from annotator.gui.reading import ReadingView

FLUSH_MILLISECONDS = 30_000


class LabelScreen(QWidget):
    """Labels the documents of ``project``.

    ``asked`` names an action that a person wants and that isn't this screen's own (find, say); ``said``
    carries a sentence for the person and its tone ("quiet" or "danger"); ``changed`` tells that other
    actions may be possible now; ``occurrences_wanted`` that what is selected or focused shall be labelled
    wherever it occurs.
    """

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()
    occurrences_wanted = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self.session = LabelSession(project, deliver=self._bridge.call)
        keys = default_keys(self.session.codebook)
        self._snapping = True
        self.view = ReadingView(self)
        self.labels = LabelsBar(self.session.codebook, keys)
        self.documents = DocumentsPanel(self.session)
        self.side = SidePanel(self.session)
        self.composer = ComposerBar(self.session, keys)
        self.status_bar = LabelStatusBar(self.session)
        self.text = TextPane(self.session, self.view, keys, self)
        self.columns = Columns(self.documents, self.view, self.side)
        self._arrange()
        self._own: dict[str, Deed] = {**deeds(self), **codebook_deeds(self)}
        self._refreshers = self._make_refreshers()
        self._connect()
        self._flush = QTimer(self)
        self._flush.setInterval(FLUSH_MILLISECONDS)
        self._flush.timeout.connect(self.session.flush_time)

    # --- What stands where and who hears whom -----------------------------------------------------------

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, share in ((self.labels, 0), (self.columns, 1), (self.composer, 0)):
            column.addWidget(part, share)
            if part is not self.composer:
                column.addWidget(hairline())
        for bar in (self.labels, self.composer):
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        session = self.session
        session.listen(self._follow)
        self.columns.switched.connect(self.changed)
        self.view.caret_moved.connect(self.changed)
        for source in (self.labels, self.composer, self.text):
            source.asked.connect(self._ask)
        self.documents.opened.connect(self._open)
        self.documents.text_wanted.connect(self.focus_text)
        statements, spans = self.side.statements, self.side.spans
        statements.chosen.connect(lambda uid: session.set_focus(Focus("statement", uid)))
        statements.edit_wanted.connect(self._edit)
        spans.chosen.connect(lambda uid: session.set_focus(Focus("span", uid)))
        spans.entered.connect(lambda _: self.focus_text())
        self.side.notes.text_wanted.connect(self._note_written)
        for each in (statements.list, spans.list):
            each.emptied.connect(self.focus_text)

    def _make_refreshers(self) -> dict[str, Callable[[Changed], object]]:
        return {
            "document": lambda _: self._document_opened(),
            "documents": lambda _: self._documents_changed(),
            "summaries": self._lines_changed,
            "spans": self._spans_changed,
            "statements": self._statements_changed,
            "marks": lambda _: self._marks_changed(),
            "entities": lambda _: self._entities_changed(),
            "codebook": lambda _: self._codebook_changed(),
            "focus": lambda _: self._focus_changed(),
            "composer": lambda _: self.composer.refresh(),
            "pending": lambda _: self.text.show_pending(),
            "notes": lambda _: self.side.notes.refresh(),
            "ask": lambda _: self.text.show_question(),
            "saved": lambda _: self._saved_changed(),
            "notice": lambda _: self._notice(),
        }

    def _follow(self, changed: Changed) -> None:
        self._refreshers[changed.topic](changed)
        self.changed.emit()

    def _document_opened(self) -> None:
        self.text.start_over()
        self.side.start_over()
        self.documents.show_open()
        self.composer.refresh()
        self.status_bar.refresh()
        self.text.show_question()

    def _documents_changed(self) -> None:
        self.documents.refresh()
        self.status_bar.show_place()
        self.status_bar.show_sight()
        if self.session.document is None:
            self.text.start_over()
            if len(self.session.documents):
                self.session.articles.open_first()

    def _lines_changed(self, changed: Changed) -> None:
        self.documents.repaint_lines(changed.uids)
        self.status_bar.show_place()
        document = self.session.document
        if document is not None and document.uid in changed.uids:
            self.text.retitle_if_needed()

    def _spans_changed(self, changed: Changed) -> None:
        self.text.follow_spans(changed)
        self.side.spans.follow(changed)
        self.side.show_counts()
        self.status_bar.show_counts()

    def _statements_changed(self, changed: Changed) -> None:
        self.side.statements.follow(changed)
        self.side.show_counts()
        self.status_bar.show_counts()
        self.text.show_focus(reveal=False)

    def _marks_changed(self) -> None:
        self.text.show_marks()
        self.status_bar.show_progress()

    def _entities_changed(self) -> None:
        self.side.statements.redraw()
        self.side.spans.redraw()
        self.composer.refresh()

    def _codebook_changed(self) -> None:
        """Everything is dressed anew; where one reads and what one writes stays."""
        self._own.update(codebook_deeds(self))
        self.show_keys(default_keys(self.session.codebook))
        self.text.repaint_spans()
        self.side.start_over()
        self.status_bar.refresh()

    def _focus_changed(self) -> None:
        self.text.show_focus()
        self.side.show_focus()

    def _saved_changed(self) -> None:
        self.status_bar.show_saved()
        error = self.session.saved.error
        if error is not None:
            self.said.emit(sentence_for(error), "danger")

    def _notice(self) -> None:
        if self.session.notice is not None:
            self.said.emit(sentence_for(self.session.notice), "quiet")

    # --- Actions ------------------------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't this screen's is passed over."""
        deed = self._own.get(ident)
        if deed is None:
            return
        self.session.stopwatch.touch()
        if ident.startswith(("text.", "span.", "statement.")):
            self.text.palette.hide()
        deed()

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        return ident in self._own and can_perform(
            self.session, ident, selected=self.view.selection() is not None
        )

    def is_on(self, ident: str) -> bool:
        """Whether a switch is on."""
        switches = {
            "view.documents": self.columns.documents_shown,
            "view.statements": self.columns.side_shown,
            "view.snap_words": self._snapping,
            "document.show_removed": self.session.with_removed,
            "time.pause": self.session.stopwatch.paused,
        }
        return switches.get(ident, False)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys (action id to key as people read it) beside what they do."""
        caps = {ident: compact(key) for ident, key in keys.items()}
        self.labels.show_codebook(self.session.codebook, caps)
        self.text.palette.show_codebook(self.session.codebook, caps)
        self.composer.show_keys(caps)
        self.side.statements.show_keys(caps)
        if self.session.document is None:  # the sheet says how to bring articles in
            self.text.start_over()

    def _ask(self, ident: str) -> None:
        if ident in self._own:
            self.perform(ident)
        else:
            self.asked.emit(ident)

    def _open(self, uid: str) -> None:
        if self.session.document is None or self.session.document.uid != uid:
            self.session.open(uid)

    def _note_written(self) -> None:
        self.focus_text()
        self.side.close_note()

    def _edit(self, uid: str) -> None:
        if self.session.stating.edit(uid):
            self.focus_text()

    def clear(self) -> None:
        """Let go of one thing: selection and pieces kept, else the focus, else the composer."""
        if self.text.drop_selection():
            return
        if self.session.focus is not None and not (self.session.composer and self.session.composer.editing):
            self.session.set_focus(None)
            return
        self.session.set_focus(None)
        self.session.stating.clear()

    def tie_focused(self) -> None:
        """Ask whom the focused span means."""
        span = self.session.focused_span
        if span is None:
            self.session.say("labelling.no_span_focused")
        else:
            self.session.tying.ask(span.uid)

    def focus_text(self) -> None:
        """Back to the text."""
        self.columns.focus_text()

    def edit_details(self) -> None:
        """Edit what is known about the open article."""
        document = self.session.document
        if document is None:
            return
        from annotator.gui.label.metadata_dialog import MetadataDialog  # seldom needed

        dialog = MetadataDialog(document.title, document.meta, self)
        dialog.accepted.connect(
            lambda: self.session.articles.edit(dialog.title() or document.title, dialog.meta())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def toggle_clock(self) -> None:
        """Let the time spent count no more, or again."""
        stopwatch = self.session.stopwatch
        if stopwatch.paused:
            stopwatch.resume()
        else:
            stopwatch.pause()
        self.status_bar.show_time()
        self.changed.emit()

    def toggle_snapping(self) -> None:
        """Let the mouse select whole words, or not."""
        self.set_snapping(not self._snapping)

    def set_snapping(self, on: bool) -> None:
        """Whether the mouse selects whole words."""
        self._snapping = on
        self.view.set_snapping(on)
        self.changed.emit()

    def seat(self, annotator: str, passphrase: str | None = None) -> None:
        """Let the annotator with this uid label from now on; what the one before wrote is theirs.

        Raises as :meth:`annotator.app.project.Project.become`; then nobody else has sat down.
        """
        self.side.notes.write()
        self.session.seat(annotator, passphrase)

    # --- One of the window's screens ----------------------------------------------------------------------

    def enter(self) -> None:
        """The screen is shown."""
        self.focus_text()

    def person_changed(self) -> None:
        """Nothing to do: it was :meth:`seat` that let them sit down."""

    def key_panes(self) -> tuple[ReadingView, ...]:
        """The text hears the keys."""
        return (self.view,)

    def show_target(self, target: Mapping[str, Any]) -> None:
        """Open ``target``'s ``document`` at its ``span``, or select ``start`` to ``end`` (code points)."""
        self._open(target["document"])
        if target.get("span") in self.session.cache.spans:
            self.session.set_focus(Focus("span", target["span"]))
            self.text.show_focus()
        elif "start" in target:
            self.view.select(target["start"], target["end"])
            self.view.reveal(target["start"], target["end"])

    # --- From one day to the next -----------------------------------------------------------------------

    def restore(
        self,
        *,
        columns: Sequence[int] = (),
        documents_shown: bool = True,
        statements_shown: bool = True,
        zoom: float = 1.0,
        snapping: bool = True,
        document: str | None = None,
    ) -> None:
        """Put everything where it was, and open the document last at work, else the first unfinished."""
        self.columns.restore(columns, documents_shown, statements_shown)
        self.view.set_zoom(zoom)
        self.set_snapping(snapping)
        if document is not None and document in self.session.documents:
            self.session.open(document)
        else:
            self.session.articles.open_first()
        if self.session.document is None:
            self.text.start_over()
        self.focus_text()

    def leave(self) -> None:
        """Write what is still to be written and let go of the project. Call before closing it."""
        self.side.notes.write()
        self.documents.leave()
        self.session.close()
        self._bridge.close()
        self._flush.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Time is written now and then while the screen can be seen."""
        super().showEvent(event)
        self._flush.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs on while nothing is shown."""
        super().hideEvent(event)
        self._flush.stop()
