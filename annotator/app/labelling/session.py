"""Labelling one article after another: the state machine that every front end shares, without a window.

:class:`LabelSession` is a desk with every gesture on it: ``marking`` (spans), ``tying`` (entities),
``stating`` (statements) and ``articles`` (documents). Each gesture is one command and one undo step. The
session never asks the project again for what it knows: it follows the changes that the project tells, its
own and everybody's.
"""

from __future__ import annotations

from collections.abc import Callable

from annotator.app.labelling.articles import Articles
from annotator.app.labelling.composer import Composer, composer_for
from annotator.app.labelling.desk import Desk
from annotator.app.labelling.document_list import DocumentList
from annotator.app.labelling.following import Following, homes_of
from annotator.app.labelling.layer_cache import LayerCache
from annotator.app.labelling.layer_marks import LayerMarks
from annotator.app.labelling.marking import Marking
from annotator.app.labelling.matching import EntityIndex
from annotator.app.labelling.reading import Reading
from annotator.app.labelling.stating import Stating
from annotator.app.labelling.stopwatch import Stopwatch
from annotator.app.labelling.tying import Tying
from annotator.app.outcome import Outcome
from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.core.commands import AddSeconds
from annotator.core.decide.layers import layer_uid
from annotator.core.text.boundaries import Boundaries
from annotator.core.text.paragraphs import Paragraphs
from annotator.errors import UserError

_LOOKED_AT = 100
"""Changes of a gesture among which its first article is looked for."""

Deliver = Callable[[Callable[[], None]], None]
"""Runs a function where the listeners live (a window's thread); the default runs it at once."""


def _at_once(function: Callable[[], None]) -> None:
    function()


class LabelSession(Desk):
    """One annotator labelling the documents of ``project``."""

    def __init__(
        self, project: Project, *, stopwatch: Stopwatch | None = None, deliver: Deliver = _at_once
    ) -> None:
        super().__init__(project, stopwatch or Stopwatch())
        self._drafts: dict[str, Composer | None] = {}
        self._seconds_before = 0
        self.tying = Tying(self)
        self.marking = Marking(self, self.tying)
        self.stating = Stating(self)
        self.reading = Reading(self)
        self.articles = Articles(self, self.open)
        self._following = Following(self, self.shut)
        self._deliver = deliver
        self._unsubscribe = project.subscribe(self._committed)

    def close(self) -> None:
        """Write the time spent and stop following the project."""
        self.flush_time()
        self._unsubscribe()

    def undo(self) -> bool:
        """Take this annotator's last gesture back; whether there was one."""
        return self._step(self.project.undo, "labelling.nothing_to_undo")

    def redo(self) -> bool:
        """Do again what was undone last; whether there was anything."""
        return self._step(self.project.redo, "labelling.nothing_to_redo")

    def _step(self, step: Callable[[], Outcome | None], nothing: str) -> bool:
        self.stopwatch.touch()
        refused: list[UserError] = []
        outcome = self.attempt(step, refused)
        if outcome is None and not refused:
            self.say(nothing)
        elif outcome is not None:
            self._go_where(outcome)
        return outcome is not None

    def _go_where(self, outcome: Outcome) -> None:
        """Show what an undo or redo changed when it lies in another document."""
        if not self.cache.concerns(outcome.changes):
            # Where it begins is enough: a gesture may reach ten thousand articles.
            homes = homes_of(self, outcome.changes[:_LOOKED_AT])
            if homes:
                self.open(homes[0])

    def open(self, document: str) -> None:
        """Open a document; the draft statement of the one left is kept until one comes back to it."""
        if self.document is not None:
            self.flush_time()
            self._drafts[self.document.uid] = self.composer
        self.document = self.project.document(document)
        self.text = self.project.text(document)
        self.boundaries = Boundaries(self.text)
        self._load()
        self.stopwatch.touch()
        self.tell("document")

    def shut(self) -> None:
        """Have no document open."""
        self.stopwatch.rest()
        self.document, self.text, self.boundaries = None, "", Boundaries("")
        self._load()
        self.tell("document")

    def seat(self, annotator: str, passphrase: str | None = None) -> None:
        """Let another annotator sit down: time and drafts of the one who leaves don't become theirs."""
        self.flush_time()
        self.project.become(annotator, passphrase)
        self.stopwatch.drop()
        self._drafts.clear()
        self.composer = None
        self.reload()

    def reload(self) -> None:
        """Look at everything anew; the statement being composed stays."""
        self.codebook = self.project.codebook
        self.entities = EntityIndex(self.project.entities(), self.project.canonical_entities())
        self.documents = DocumentList(self.project.documents(removed=self.with_removed))
        if self.document is not None and self.document.uid not in self.documents:
            self.shut()
        elif self.document is not None:
            self._drafts[self.document.uid] = self.composer
            self.document = self.project.document(self.document.uid)
        self._load()
        self.tell("documents")
        self.tell("document")

    def _load(self) -> None:
        annotator = self.project.annotator
        self.focus, self.pending = None, ()
        self.asked = None
        self.composer = composer_for(self.codebook)
        self._seconds_before = 0
        paragraphs = Paragraphs(self.text)
        if self.document is None or annotator is None:
            self.layer, self.cache = None, LayerCache("")
            self.marks = LayerMarks(self.cache, paragraphs)
            return
        uid = self.document.uid
        self.layer = self.project.layer(uid)
        self.cache = LayerCache(
            layer_uid(uid, annotator.uid), self.project.spans(uid), self.project.statements(uid)
        )
        marks = self.project.records("mark", "layer", self.cache.layer) if self.layer is not None else {}
        marked = {mark: fields["paragraph"] for mark, fields in marks.items()}
        self.marks = LayerMarks(self.cache, paragraphs, marked)
        self._seconds_before = self.project.seconds(uid)
        draft = self._drafts.pop(uid, None)
        if draft is not None:
            self.composer = self._still_true(draft)

    def _still_true(self, draft: Composer) -> Composer:
        """``draft`` without what has vanished since."""
        for gone in set(draft.holds()) - self.cache.spans.keys():
            draft.take_out(gone)
        if draft.editing not in self.cache.statements:
            draft.editing = None
        draft.type = self.codebook.statement_type(draft.type.id) or draft.type
        return draft

    @property
    def seconds(self) -> int:
        """Active seconds on the open document, those not yet written included."""
        return self._seconds_before + int(self.stopwatch.seconds)

    def flush_time(self) -> None:
        """Write the seconds counted since the last time; call it now and then, not with every key."""
        seconds = self.stopwatch.take()
        if seconds and self.document is not None and self.project.annotator is not None:
            self._seconds_before += seconds
            # Counting time is no sign of life, so this isn't run as a gesture.
            counted = AddSeconds(self.document.uid, seconds)
            self.attempt(lambda: self.project.execute(counted))

    def _committed(self, committed: Committed) -> None:
        documents = self._following.prepared(committed)
        self._deliver(lambda: self._following.follow(committed, documents))
