"""The gestures on spans: label, keep a fragment, focus, move a boundary, note, remove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from annotator.app.labelling.composer import takes
from annotator.app.labelling.desk import Desk
from annotator.app.labelling.events import Focus
from annotator.app.labelling.tying import Tying
from annotator.core.codebook.model import Label
from annotator.core.commands import (
    AddSpan,
    Command,
    LinkSpan,
    MoveSpan,
    NoteSpan,
    Relabel,
    RemoveSpan,
    RemoveStatement,
    Together,
)
from annotator.core.fragments import Fragment, Fragments, merged
from annotator.core.records import Span
from annotator.core.uids import new_uid

Edge = Literal["start", "end"]


class Marking:
    """Gestures on the spans of ``desk``."""

    def __init__(self, desk: Desk, tying: Tying) -> None:
        self._desk = desk
        self._tying = tying

    def keep_fragment(self, selection: Fragment | None) -> None:
        """Keep ``selection`` as a piece of the span that will be labelled next."""
        desk = self._desk
        if selection is None or selection[0] >= selection[1]:
            desk.say("labelling.nothing_to_keep")
            return
        desk.stopwatch.touch()
        desk.pending = merged((*desk.pending, selection))
        desk.tell("pending")

    def drop_pending(self) -> None:
        """Forget the pieces kept so far."""
        if self._desk.pending:
            self._desk.pending = ()
            self._desk.tell("pending")

    def label(self, label_id: str, selection: Fragment | None = None) -> str | None:
        """Label the selection together with the pieces kept; without either, act on the focused span.

        A focused span of this very label goes into the composer; one of another label becomes this one.
        Answers the span's uid, or None when there was nothing to label or it was refused.
        """
        desk = self._desk
        label = desk.codebook.label(label_id)
        if label is None or desk.document is None:
            return None
        pieces = merged((*desk.pending, selection) if selection is not None else desk.pending)
        if not pieces:
            return self._label_focused(label)
        twin = desk.cache.twin(label_id, pieces)
        uid = twin if twin is not None else self._add(label, pieces)
        if uid is None:
            return None
        self.drop_pending()
        self._compose(label, uid)
        desk.set_focus(Focus("span", uid))
        self._tying.ask_if_untied(uid)
        return uid

    def _add(self, label: Label, pieces: Fragments) -> str | None:
        desk = self._desk
        assert desk.document is not None
        uid = new_uid()
        entity = self._tying.exact(self._words(pieces), label)
        outcome = desk.run(AddSpan(desk.document.uid, label.id, pieces, entity=entity, uid=uid))
        return None if outcome is None else uid

    def _words(self, pieces: Fragments) -> str:
        return " ".join(self._desk.text[start:end] for start, end in pieces)

    def _label_focused(self, label: Label) -> str | None:
        span = self._desk.focused_span
        if span is None:
            self._desk.say("labelling.nothing_selected", label=label.name)
            return None
        if span.label != label.id and not self._relabel(span, label):
            return None
        self._compose(label, span.uid)
        self._tying.ask_if_untied(span.uid)
        return span.uid

    def _relabel(self, span: Span, label: Label) -> bool:
        """Give ``span`` another label; an entity that doesn't go with it gives way to one that fits."""
        desk = self._desk
        commands: list[Command] = [Relabel(span.uid, label.id)]
        entity = desk.entity(span.entity)
        if entity is None or entity.kind not in label.entity_kinds:
            fitting = self._tying.exact(desk.quote_of(span), label)
            if fitting != span.entity:
                commands.append(LinkSpan(span.uid, fitting))
        return (
            desk.run(commands[0] if len(commands) == 1 else Together("Relabel", tuple(commands))) is not None
        )

    def _compose(self, label: Label, uid: str) -> None:
        composer = self._desk.composer
        if composer is None:
            return
        if composer.blank and not takes(composer.type, label.id):
            types = self._desk.codebook.statement_types
            composer.type = next((type_ for type_ in types if takes(type_, label.id)), composer.type)
        composer.take_out(uid)
        composer.put(label.id, uid, self._desk.entity_of)
        self._desk.tell("composer")

    def focus_next(self, caret: int, step: int = 1) -> str | None:
        """Focus the next (``step`` 1) or previous (−1) span, from the focused one or from the caret."""
        desk = self._desk
        focused = desk.focused_span
        if focused is None:
            uid = desk.cache.span_after(caret) if step > 0 else desk.cache.span_before(caret)
        else:
            row = desk.cache.span_row(focused.uid) + step
            uids = desk.cache.span_uids()
            uid = uids[row] if 0 <= row < len(uids) else None
        if uid is None:
            desk.say("labelling.no_more_spans")
            return None
        desk.set_focus(Focus("span", uid))
        return uid

    def move_boundary(self, edge: Edge, direction: int, exact: bool = False) -> bool:
        """Move an edge of the focused span left (−1) or right (1) by a word, or by a grapheme."""
        span = self._desk.focused_span
        if span is None:
            self._desk.say("labelling.no_span_focused")
            return False
        start, end = span.fragments[0] if edge == "start" else span.fragments[-1]
        if edge == "start":
            start = self._next_start(start, direction, exact)
        else:
            end = self._next_end(end, direction, exact)
        if start >= end:
            self._desk.say("labelling.span_too_short")
            return False
        rest = span.fragments[1:] if edge == "start" else span.fragments[:-1]
        return self.move(span.uid, (*rest, (start, end)))

    def move(self, uid: str, pieces: Sequence[Fragment]) -> bool:
        """Give a span these fragments; those that meet become one."""
        fragments = merged(pieces)
        span = self._desk.cache.spans.get(uid)
        if span is None or not fragments or span.fragments == fragments:
            return False
        return self._desk.run(MoveSpan(uid, fragments)) is not None

    def _next_start(self, at: int, direction: int, exact: bool) -> int:
        bounds = self._desk.boundaries
        if exact:
            return bounds.next_grapheme(at) if direction > 0 else bounds.previous_grapheme(at)
        return bounds.next_word(at) if direction > 0 else bounds.previous_word(at)

    def _next_end(self, at: int, direction: int, exact: bool) -> int:
        bounds = self._desk.boundaries
        if exact:
            return bounds.next_grapheme(at) if direction > 0 else bounds.previous_grapheme(at)
        return bounds.next_word_end(at) if direction > 0 else bounds.previous_word_end(at)

    def write_note(self, uid: str, note: str) -> bool:
        """Write the note of a span."""
        span = self._desk.cache.spans.get(uid)
        return span is not None and span.note != note and self._desk.run(NoteSpan(uid, note)) is not None

    def remove_focused(self) -> bool:
        """Remove the focused span or statement."""
        focus = self._desk.focus
        if focus is None:
            self._desk.say("labelling.nothing_focused")
            return False
        command = RemoveSpan(focus.uid) if focus.kind == "span" else RemoveStatement(focus.uid)
        return self._desk.run(command) is not None
