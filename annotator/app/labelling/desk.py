"""What lies on the desk of somebody labelling: the open document, what is known of it, and what keys act on.

The gestures (:mod:`~annotator.app.labelling.marking`, ``tying``, ``stating``, ``articles``) work on a
:class:`Desk`; :class:`~annotator.app.labelling.session.LabelSession` is the desk with all of them.
"""

from __future__ import annotations

from collections.abc import Callable

from annotator.app.labelling.composer import Composer, composer_for
from annotator.app.labelling.document_list import DocumentList
from annotator.app.labelling.events import Changed, Focus, Listener, Listeners, Saved, Topic
from annotator.app.labelling.layer_cache import LayerCache
from annotator.app.labelling.layer_marks import LayerMarks
from annotator.app.labelling.matching import EntityIndex
from annotator.app.labelling.stopwatch import Stopwatch
from annotator.app.outcome import Outcome
from annotator.app.project import Project
from annotator.core.codebook.model import Codebook
from annotator.core.commands import Command
from annotator.core.fragments import Fragments
from annotator.core.records import Document, Entity, Layer, Span, Statement
from annotator.core.text.boundaries import Boundaries
from annotator.core.text.paragraphs import Paragraphs
from annotator.errors import UserError


class Desk:
    """One annotator at work on one document of ``project``, and who listens."""

    def __init__(self, project: Project, stopwatch: Stopwatch) -> None:
        self.project = project
        self.stopwatch = stopwatch
        self.keeps_sticky = True
        """Whether roles that the codebook calls sticky stay for the next statement."""
        self.codebook: Codebook = project.codebook
        self.entities = EntityIndex(project.entities(), project.canonical_entities())
        self.documents = DocumentList(project.documents())
        self.with_removed = False
        self.document: Document | None = None
        self.text = ""
        self.boundaries = Boundaries("")
        self.layer: Layer | None = None
        self.cache = LayerCache("")
        self.marks = LayerMarks(self.cache, Paragraphs(""))
        self.composer: Composer | None = composer_for(self.codebook)
        self.focus: Focus | None = None
        self.pending: Fragments = ()
        self.asked: str | None = None
        """The span that waits for a person to say which entity it names."""
        self.saved = Saved()
        self.notice: UserError | None = None
        self._listeners = Listeners()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` what changes from now on; calling the answer ends it."""
        return self._listeners.add(listener)

    def tell(self, topic: Topic, uids: tuple[str, ...] = (), dropped: tuple[str, ...] = ()) -> None:
        """Tell all listeners."""
        self._listeners.tell(Changed(topic, uids, dropped))

    def say(self, code: str, **params: object) -> None:
        """Tell the person something in passing; nothing has failed and nothing has happened."""
        self.notice = UserError(code, **params)
        self.tell("notice")

    def run(self, command: Command) -> Outcome | None:
        """Execute ``command``; None when it was refused, and ``saved`` then says why."""
        self.stopwatch.touch()
        return self.attempt(lambda: self.project.execute(command))

    def attempt(
        self, work: Callable[[], Outcome | None], refused: list[UserError] | None = None
    ) -> Outcome | None:
        """The outcome of ``work``; None when it had none, or was refused (noted in ``refused``)."""
        try:
            outcome = work()
        except UserError as error:
            self._set_saved(Saved(False, error))
            if refused is not None:
                refused.append(error)
            return None
        except Exception:
            self._set_saved(Saved(False, UserError("labelling.not_saved")))
            raise
        self._set_saved(Saved())
        return outcome

    def _set_saved(self, saved: Saved) -> None:
        if saved != self.saved or not saved.ok:
            self.saved = saved
            self.tell("saved")

    def set_focus(self, focus: Focus | None) -> None:
        """Let keys act on ``focus``."""
        if focus != self.focus:
            self.focus = focus
            self.tell("focus")

    @property
    def focused_span(self) -> Span | None:
        """The focused span, if a span is focused."""
        if self.focus is None or self.focus.kind != "span":
            return None
        return self.cache.spans.get(self.focus.uid)

    @property
    def focused_statement(self) -> Statement | None:
        """The focused statement, if a statement is focused."""
        if self.focus is None or self.focus.kind != "statement":
            return None
        return self.cache.statements.get(self.focus.uid)

    def entity_of(self, span: str) -> str | None:
        """Uid of the entity that the span ``span`` is tied to."""
        known = self.cache.spans.get(span)
        return None if known is None else known.entity

    def entity(self, uid: str | None) -> Entity | None:
        """The entity ``uid``, if it is known."""
        return self.entities.get(uid)

    def quote_of(self, span: Span) -> str:
        """What the span's own fragments say, without what stands between them."""
        return " ".join(self.text[start:end] for start, end in span.fragments)
