"""Between the session and the reading view: what the one knows is painted, what the other reports is done.

A change of the caret that a person made lets the focused span go, so that the next key means the text; one
that the program made (revealing a span) doesn't. That is what ``_quietly`` is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.app.labelling.events import Changed, Focus
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.keyed import keyed
from annotator.app.messages.words import gettext
from annotator.core.fragments import Fragment, hull, merged
from annotator.core.records import Document
from annotator.gui.label.entity_picker import EntityPicker, Pick
from annotator.gui.label.keys import Keys
from annotator.gui.label.painting import Subtitle, painted, words_of
from annotator.gui.label.palette import Palette
from annotator.gui.reading import ReadingView


class TextPane(QObject):
    """The reading view of a session, with its palette and its picker; ``asked`` names actions wanted."""

    asked = Signal(str)

    def __init__(self, session: LabelSession, view: ReadingView, keys: Keys, host: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._host = host
        self._moving = False
        self._picked: Fragment | None = None
        self._shown: Document | None = None
        self.view = view
        self.subtitle = Subtitle(session)
        self.palette = Palette(view.viewport())
        self.palette.show_codebook(session.codebook, keys)
        self.picker = EntityPicker(session, host)
        self.palette.asked.connect(self._palette_asked)
        self.picker.picked.connect(self._pick)
        self.picker.left.connect(session.tying.leave)
        view.set_words(lambda span: words_of(session, span.uid))
        view.caret_moved.connect(self._caret_moved)
        view.selected_by_pointer.connect(self._selected)
        view.fragment_by_pointer.connect(self._fragment)
        view.span_clicked.connect(lambda uid: session.set_focus(Focus("span", uid)))
        view.boundary_dragged.connect(lambda uid, pieces: session.marking.move(uid, pieces))
        view.empty_clicked.connect(self._nothing_picked)
        view.menu_requested.connect(self._menu)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- From the session -----------------------------------------------------------------------------

    def start_over(self) -> None:
        """Show the open document, or say that there is none; one that is shown already stays in place."""
        document = self._session.document
        before, self._shown = self._shown, document
        self.palette.hide()
        with self._quietly():
            if document is None:
                self._show_nothing()
            elif before is not None and before.uid == document.uid:
                self._show_again(document)
            else:
                self.view.show_document(self._session.text, document.title, self.subtitle.start_over())
            self.repaint_spans()
            self.show_marks()
            self.view.set_pending(self._session.pending)
        self.show_focus()

    def _show_again(self, document: Document) -> None:
        caret, ends = self.view.caret(), self.view.selection()
        place = self.view.verticalScrollBar().value()
        self.view.show_document(self._session.text, document.title, self.subtitle.start_over())
        self.view.select(*(ends or (caret, caret)))
        self.view.verticalScrollBar().setValue(place)

    def repaint_spans(self) -> None:
        """Show all spans in the colours and under the names that the codebook has for them."""
        self.view.set_spans(painted(self._session.codebook, self._session.cache.spans.values()))

    def _show_nothing(self) -> None:
        session = self._session
        if len(session.documents):
            told = gettext("No article is open"), gettext("Choose one from the list.")
        else:
            where = keyed(gettext("Import files ([[import.files]]), or drop them here: text, CSV, JSONL."))
            told = gettext("No articles yet"), where
        self.view.show_document("", *told)

    def retitle_if_needed(self) -> None:
        """Show the open document's title and metadata where they are others than those shown."""
        document, shown = self._session.document, self._shown
        if document is None or shown is None:
            return
        if (document.title, document.meta) != (shown.title, shown.meta):
            self.start_over()

    def follow_spans(self, changed: Changed) -> None:
        """Repaint the spans that a change concerns."""
        spans = self._session.cache.spans
        self.view.drop_spans(changed.dropped)
        self.view.put_spans(
            painted(self._session.codebook, [spans[uid] for uid in changed.uids if uid in spans])
        )
        self.show_focus(reveal=False)

    def show_marks(self) -> None:
        """Show which paragraphs were read and hold nothing."""
        marks = self._session.marks
        ranges = marks.paragraphs.ranges
        self.view.set_read([ranges[n] for n in sorted(marks.marked.values()) if 0 <= n < len(ranges)])

    def show_pending(self) -> None:
        """Show the pieces kept for the next label."""
        self.view.set_pending(self._session.pending)

    def show_focus(self, *, reveal: bool = True) -> None:
        """Ring the focused span, or light the focused statement's evidence, and bring it into view."""
        session = self._session
        span, statement = session.focused_span, session.focused_statement
        self.view.set_focused(span.uid if span is not None else None)
        self.view.set_lit(statement.evidence() if statement is not None else ())
        shown = [span] if span is not None else []
        if statement is not None:
            uids = statement.evidence()
            shown = [session.cache.spans[uid] for uid in uids if uid in session.cache.spans]
        if shown and reveal:
            start, end = hull(merged(piece for each in shown for piece in each.fragments))
            with self._quietly():
                if span is not None and not start <= self.view.caret() <= end:
                    self.view.select(start, start)
                self.view.reveal(start, min(end, start + 600))

    def show_question(self) -> None:
        """Open the picker at the span that waits for one, or close it."""
        uid = self._session.asked
        span = self._session.cache.spans.get(uid) if uid is not None else None
        if span is None:
            if self.picker.isVisible():
                self.picker.hide()
                self.view.setFocus()
            return
        self.palette.hide()
        self.view.reveal(span.start, span.end)
        self.picker.ask(span.uid, self._on_host(self.view.rect_of(*span.fragments[0])))

    def _on_host(self, rect: QRect) -> QRect:
        return QRect(self.view.viewport().mapTo(self._host, rect.topLeft()), rect.size())

    # --- From the person ------------------------------------------------------------------------------

    def selection(self) -> Fragment | None:
        """The selected range of the text, if any."""
        return self.view.selection()

    def label(self, label_id: str) -> None:
        """Label what is selected and kept, or act on the focused span; the selection is done with then."""
        if self._session.marking.label(label_id, self.view.selection()) is not None:
            self._done_with_selection()

    def keep_fragment(self) -> None:
        """Keep the selection as a piece of the next span."""
        self._session.marking.keep_fragment(self.view.selection())
        self._done_with_selection()

    def drop_selection(self) -> bool:
        """Let go of palette, selection and pieces kept; whether there were any."""
        had = self.view.selection() is not None or bool(self._session.pending)
        self._done_with_selection()
        self._session.marking.drop_pending()
        return had

    def _done_with_selection(self) -> None:
        self._picked = None
        self.palette.hide()
        with self._quietly():
            self.view.clear_selection()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What moves the caret within is the program, not a person."""
        before, self._moving = self._moving, True
        try:
            yield
        finally:
            self._moving = before

    def _caret_moved(self) -> None:
        self.view.set_subtitle(self.subtitle.at(self.view.caret()))
        if self._moving:
            return
        self._session.stopwatch.touch()
        self.palette.hide()
        focus = self._session.focus
        if focus is not None and focus.kind == "span":
            self._session.set_focus(None)

    def _selected(self) -> None:
        self._picked = self.view.selection()
        self._float_palette()

    def _fragment(self) -> None:
        """Ctrl+drag keeps what was dragged, and what was dragged without Ctrl just before."""
        here = self.view.selection()
        if self._picked is not None and self._picked != here:
            self._session.marking.keep_fragment(self._picked)
        where = self.view.rect_of(*here) if here is not None else QRect()
        self.keep_fragment()
        self.palette.float_at(where)

    def _nothing_picked(self) -> None:
        self._picked = None
        self._session.set_focus(None)

    def _float_palette(self) -> None:
        chosen = self.view.selection()
        if chosen is not None and self._session.document is not None:
            self.palette.float_at(self.view.rect_of(*chosen))

    def _scrolled(self) -> None:
        if not self._moving:
            self._session.stopwatch.touch()
        if self.palette.isVisible():
            self._float_palette()
        if self.picker.isVisible():
            span = self._session.cache.spans.get(self._session.asked or "")
            if span is not None:
                self.picker.settle(self._on_host(self.view.rect_of(*span.fragments[0])))

    def _palette_asked(self, ident: str) -> None:
        self.asked.emit(ident)
        if self._session.asked is None:
            self.view.setFocus()

    def _pick(self, pick: Pick) -> None:
        tying = self._session.tying
        span = self._session.asked
        if span is None:
            return
        if pick.entity is None:
            tying.tie_new(span, pick.name, pick.kind, remember=pick.remember)
        else:
            tying.tie(span, pick.entity, remember=pick.remember)

    def _menu(self, point: QPoint) -> None:
        """What can be done at this place: with the selection, or with the span there."""
        stack = self.view.spans_at(point)
        if stack and self.view.selection() is None:
            self._session.set_focus(Focus("span", stack[0]))
        menu = QMenu(self.view)
        for ident, text in self._menu_entries():
            menu.addAction(text, cast("Callable[[], None]", lambda ident=ident: self.asked.emit(ident)))
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self.view.viewport().mapToGlobal(point))

    def _menu_entries(self) -> Sequence[tuple[str, str]]:
        labels = [(f"label.{label.id}", label.name) for label in self._session.codebook.labels]
        everywhere = ("occurrences.open", gettext("Label All Occurrences…"))
        if self.view.selection() is not None:
            keep, copy = ("fragment.keep", gettext("Keep as Fragment")), ("edit.copy", gettext("Copy"))
            return [*labels, keep, everywhere, copy]
        span = self._session.focused_span
        if span is None:
            return ()
        tie = [("span.tie", gettext("Tie to an Entity…"))] if self._session.tying.kinds(span.uid) else []
        return [
            *labels,
            *tie,
            everywhere,
            ("focus.note", gettext("Write a Note")),
            ("focus.remove", gettext("Remove")),
        ]
