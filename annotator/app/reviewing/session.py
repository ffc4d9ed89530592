"""Reviewing one article after another: what the screen shows and what its keys do, without a window.

The session holds the board of one article and knows which row is open. A decision is one command and one
undo step; after it the next row that waits is opened. Whatever is committed, here or elsewhere, has the board
made anew if it concerns the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TypeVar

from annotator.app.outcome import Outcome
from annotator.app.reviewing.board import Board, Row
from annotator.app.reviewing.concerns import documents_of
from annotator.app.reviewing.editing import Editing
from annotator.app.reviewing.queue import Queue
from annotator.app.reviewing.shuffling import Faces
from annotator.app.reviewing.undoing import Undoing
from annotator.app.reviewing.verdicts import Verdicts
from annotator.app.reviewing.versions import Words
from annotator.app.reviewing.wording import Wording
from annotator.app.team.sight import may
from annotator.core.changes import Committed
from annotator.core.codebook.model import Codebook
from annotator.core.commands import Command, SetDocumentState
from annotator.core.commands.review import SetPolicy
from annotator.core.records import Document, Entity, Span
from annotator.core.text.boundaries import Boundaries
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project

Deliver = Callable[[Callable[[], None]], None]
Topic = Literal["article", "board", "row", "edit", "faces", "codebook", "queue", "notice", "saved", "policy"]
Filter = Literal["all", "open", "decided", "stale"]

_BOOK = frozenset({"project", "label", "value", "statement_type", "entity_kind"})
_NAMES = frozenset({"entity", "alias", "annotator"})
_ENTITIES = frozenset({"entity", "alias", "attribute", "import"})

_T = TypeVar("_T")


def _at_once(function: Callable[[], None]) -> None:
    function()


class ReviewSession:
    """One reviewer at ``project``. ``deliver`` runs a function where the listeners live."""

    def __init__(self, project: Project, *, deliver: Deliver = _at_once) -> None:
        self.project = project
        self.codebook: Codebook = project.codebook
        self.document: Document | None = None
        self.text = ""
        self.boundaries = Boundaries("")
        self.board: Board | None = None
        self.key: tuple[str, ...] = ()
        self.filter: Filter = "all"
        self._reasons: dict[tuple[str, ...], str] = {}
        self.editing: Editing | None = None
        self.queue = Queue()
        self.notice: UserError | None = None
        self.error: UserError | None = None
        """Why the last gesture was refused; None when it was saved."""
        self.faces = Faces(project.annotators(), project.lineage)
        self._entities: Mapping[str, Entity] | None = None
        self.words = Words(self.codebook, {}, {}, "")
        self.wording = Wording(self.words, self.faces)
        self._rows: dict[tuple[str, ...], Row] = {}
        self.verdicts = Verdicts(self)
        self.history = Undoing(self)
        self._settling = False
        self._asleep = self._missed = False
        self._listeners: list[Callable[[Topic], None]] = []
        self._deliver = deliver
        self._unsubscribe = project.subscribe(self._committed)

    def close(self) -> None:
        """Stop following the project."""
        self._unsubscribe()

    def listen(self, listener: Callable[[Topic], None]) -> None:
        """Tell ``listener`` from now on what has changed."""
        self._listeners.append(listener)

    def tell(self, topic: Topic) -> None:
        """Tell all listeners."""
        for listener in tuple(self._listeners):
            listener(topic)

    def say(self, code: str, **params: object) -> None:
        """Tell the person something in passing."""
        self.notice = UserError(code, **params)
        self.tell("notice")

    # --- The article ---------------------------------------------------------------------------------------

    def open(self, document: str, key: tuple[str, ...] = (), *, settle: bool = True) -> None:
        """Open an article at the row ``key``, else at the first that waits.

        What the policy in force settles becomes gold by that, unless ``settle`` says not to. Raises
        ``UserError("document.missing")``.
        """
        self.document = self.project.document(document)
        self.text = self.project.text(document)
        self.boundaries = Boundaries(self.text)
        self.board, self.key, self.editing = None, (), None
        if settle:
            self._settle()
        board = self._read()
        row = board.row(key) if board is not None and key else None
        waiting = board.to_decide if board is not None else ()
        chosen = row or next(iter(waiting or self.shown), None)
        self.key = chosen.key if chosen is not None else ()
        self.tell("article")

    def shut(self) -> None:
        """Have no article open."""
        self.document, self.board, self.text = None, None, ""
        self.key, self.editing = (), None
        self.tell("article")

    def reload(self) -> None:
        """Look at everything anew; the open row stays."""
        self.codebook = self.project.codebook
        self._entities = None
        self._faces_anew()
        if self.document is not None:
            self.document = self.project.document(self.document.uid)
            self.reread()
        self.tell("codebook")

    def _faces_anew(self) -> None:
        before, self.faces = self.faces, Faces(self.project.annotators(), self.project.lineage)
        self.faces.hidden, self.faces.mixed = before.hidden, before.mixed

    def _settle(self) -> None:
        """Let the policy in force settle what it can; who may not decide only looks."""
        if self.document is None or not self.may_decide:
            return
        self._settling = True
        try:
            self.project.review.apply(documents=[self.document.uid])
        except UserError:  # fewer than two versions: nothing to settle, and the list says so
            return
        finally:
            self._settling = False

    @property
    def may_decide(self) -> bool:
        """Whether this person's decisions count."""
        return may(self.project, "review")

    def _read(self) -> Board | None:
        if self.document is None:
            return None
        board = self.board = self.project.review.board(self.document.uid, keep=True)
        spans = {span.uid: span for version in board.material.versions for span in version.spans}
        gold = (item for row in board.rows for item in row.gold)
        spans.update({item.uid: item for item in gold if isinstance(item, Span)})
        if self._entities is None:
            self._entities = {entity.uid: entity for entity in self.project.entities()}
        self.words = Words(self.codebook, self._entities, spans, self.text)
        self.wording = Wording(self.words, self.faces, board.items)
        self._rows = {row.key: row for row in board.rows}
        return board

    def reread(self) -> None:
        """The board as it is now, at the same row where it still is one."""
        self._read()
        row = self.row
        self.key = row.key if row is not None else ()
        if row is None and self.board is not None:
            first = next(iter(self.board.to_decide or self.shown), None)
            self.key = first.key if first is not None else ()
        self.tell("board")

    # --- Rows ----------------------------------------------------------------------------------------------

    @property
    def reason(self) -> str:
        """What is written beside the open row and waits for its decision."""
        return self._reasons.get(self.key, "")

    @reason.setter
    def reason(self, reason: str) -> None:
        self._reasons[self.key] = reason

    @property
    def row(self) -> Row | None:
        """The row that is open."""
        if self.board is None or not self.key:
            return None
        return self._rows.get(self.key) or self.board.row(self.key)

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows of the list: what annotators disagree on, as the filter has it."""
        if self.board is None:
            return ()
        disputed = [row for row in self.board.rows if row.finding.types or row.waits or row.state in _LOUD]
        return tuple(row for row in disputed if self._passes(row))

    def _passes(self, row: Row) -> bool:
        if self.filter == "open":
            return row.waits
        if self.filter == "decided":
            return row.state == "decided"
        return self.filter == "all" or row.state in ("stale", "conflict")

    def set_filter(self, chosen: Filter) -> None:
        """Show these rows in the list."""
        if chosen != self.filter:
            self.filter = chosen
            self.tell("board")

    def choose(self, key: tuple[str, ...]) -> None:
        """Open the row ``key``."""
        if key != self.key and self.board is not None and self.board.row(key) is not None:
            self.key, self.editing = key, None
            self.tell("row")

    def step(self, direction: int) -> None:
        """Open the next (1) or previous (−1) row of the list, decided or not."""
        keys = [row.key for row in self.shown]
        if not keys:
            self.say("review.nothing_to_decide")
            return
        if self.key not in keys:
            self.choose(keys[0])
            return
        at = keys.index(self.key) + direction
        if 0 <= at < len(keys):
            self.choose(keys[at])
        else:
            self.say("review.no_more_rows")

    def advance(self) -> None:
        """Read the board and open the next row that waits; after the last, say what comes now."""
        self._read()
        rows = list(self.board.rows) if self.board is not None else []
        at = next((place for place, row in enumerate(rows) if row.key == self.key), -1)
        waiting = [row for row in (*rows[at + 1 :], *rows[: at + 1]) if row.waits]
        self._reasons.pop(self.key, None)
        self.editing = None
        if waiting:
            self.key = waiting[0].key
        self.tell("board")
        if not waiting:
            self.say("review.all_decided")

    # --- Gestures ---------------------------------------------------------------------------------------

    def attempt(self, work: Callable[[], _T | None]) -> _T | None:
        """The outcome of ``work``; None when it had none or was refused, and then ``error`` says why."""
        try:
            outcome = work()
        except UserError as error:
            self.error = error
            self.tell("saved")
            return None
        if self.error is not None:
            self.error = None
            self.tell("saved")
        return outcome

    def run(self, made: Callable[[], Command]) -> Outcome | None:
        """Make a command and execute it, as :meth:`attempt`."""
        outcome = self.attempt(lambda: self.project.execute(made(), origin=self))
        if outcome is not None and self.document is not None:
            self.queue.touch([self.document.uid])
            self.tell("queue")
        return outcome

    # --- Policy, people, leaving ----------------------------------------------------------------------------

    def show_faces(self, *, hidden: bool | None = None, mixed: bool | None = None) -> None:
        """Hide names or mix the order from now on, or no longer."""
        self.faces.hidden = self.faces.hidden if hidden is None else hidden
        self.faces.mixed = self.faces.mixed if mixed is None else mixed
        self.tell("faces")

    def set_policy(self, policy: dict[str, object] | None) -> bool:
        """Put another policy in force for the project; the open article follows at once."""
        if self.run(lambda: SetPolicy(policy)) is None:
            return False
        self.queue.start_over()
        self._settle()
        self.reread()
        self.tell("policy")
        return True

    def close_article(self) -> bool:
        """Close the article once nothing in it waits, and open the next."""
        if self.document is None or self.board is None:
            return False
        waiting = len(self.board.to_decide)
        if waiting:
            self.say("review.still_open", title=self.document.title, count=waiting)
            return False
        document = self.document.uid
        if self.attempt(lambda: self.project.review.close(document, origin=self)) is None:
            return False
        self.queue.touch([document])
        self.open_next()
        return True

    def open_next(self, step: int = 1) -> None:
        """Open the article that waits most (``step`` 1: after this one in the queue, −1: before it)."""
        here = self.document.uid if self.document is not None else None
        waiting = [survey.document for survey in self.queue.waiting()]
        if here in waiting and len(waiting) > 1:
            self.open(waiting[(waiting.index(here) + step) % len(waiting)])
        elif [each for each in waiting if each != here]:
            self.open(next(each for each in waiting if each != here))
        elif here is not None:
            self.open(here, self.key)
            self.say("review.no_more_articles")

    def reopen_article(self) -> None:
        """Let a closed article be reviewed again."""
        if self.document is not None and self.document.state == "closed":
            document = self.document.uid
            if self.run(lambda: SetDocumentState(document, "review")) is not None:
                self.open(document, self.key)

    # --- Following the project -----------------------------------------------------------------------------

    def _committed(self, committed: Committed) -> None:
        if committed.origin is not self and not self._settling:
            self._deliver(lambda: self.follow(committed))

    def sleep(self) -> None:
        """Nobody looks: what is committed is not followed until :meth:`wake`."""
        self._asleep = True

    def wake(self) -> None:
        """Somebody looks again: catch up with what was missed."""
        self._asleep = False
        if self._missed:
            self._missed = False
            self.reload()

    def follow(self, committed: Committed) -> None:
        """Take over what was committed: the board if it is about the article, the queue in any case."""
        kinds = {change.kind for change in committed.changes}
        touched = documents_of(self.project, committed)
        if self._asleep:
            self._missed = True
            self._queue_again(kinds, touched)
            return
        if kinds & _BOOK:
            self.codebook = self.project.codebook
        if kinds & _NAMES:
            self._faces_anew()
        if kinds & _ENTITIES:
            self._entities = None
        self._queue_again(kinds, touched)
        if self.document is not None and self._is_about(kinds, touched):
            self.document = self.project.document(self.document.uid)
            self.reread()
        if kinds & _BOOK:
            self.tell("codebook")
        self.tell("queue")

    def _queue_again(self, kinds: set[str], touched: set[str | None]) -> None:
        if kinds & (_BOOK | _NAMES | {"import"}) or None in touched:
            self.queue.start_over()
        self.queue.touch(document for document in touched if document is not None)

    def _is_about(self, kinds: set[str], touched: Iterable[str | None]) -> bool:
        if kinds & (_BOOK | _NAMES):
            return True
        return self.document is not None and (self.document.uid in touched or None in touched)


_LOUD = frozenset({"decided", "stale", "conflict"})
