"""Between the review session and the reading view: lanes, the ring, the legend, clicks and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent

from annotator.app.messages.words import gettext
from annotator.app.reviewing.session import ReviewSession
from annotator.core.fragments import Fragments
from annotator.gui.keys import KeyMap
from annotator.gui.reading import ReadingView
from annotator.gui.reading.setting import Mark
from annotator.gui.reading.sheet import KeyHandler
from annotator.gui.review.lists import key_of
from annotator.gui.review.painting import OPEN, Painting, open_span, painting
from annotator.gui.theme import current, theme_changes

_MANY_LANES = 4
_FAR = 600


class ReviewText(QObject):
    """The reading view of a review session; ``chosen`` names the row that was clicked."""

    chosen = Signal(str)

    def __init__(self, session: ReviewSession, view: ReadingView) -> None:
        super().__init__(view)
        self._session = session
        self.view = view
        self._painting = Painting((), {}, 0)
        self._handler: KeyHandler | None = None
        view.set_gripped(False)
        view.set_key_handler(self._take_key)
        view.span_clicked.connect(self._clicked)
        view.boundary_dragged.connect(self._dragged)
        theme_changes().changed.connect(self.repaint)

    def set_key_handler(self, handler: KeyHandler | None) -> None:
        """Let ``handler`` see each key; while a version is being made, labels and values come first."""
        self._handler = handler

    # --- What is shown -------------------------------------------------------------------------------------

    def start_over(self) -> None:
        """Show the open article."""
        session = self._session
        title = session.document.title if session.document is not None else ""
        self.view.show_document(session.text, title, "")
        self.repaint()
        self.show_row()

    def repaint(self) -> None:
        """Show the board as it is."""
        session = self._session
        self._painting = painting(session, current())
        self.view.set_lanes_close(self._painting.lanes > _MANY_LANES)
        opened = open_span(session, self._painting)
        self.view.set_spans((*self._painting.spans, *((opened,) if opened is not None else ())))
        self.view.set_focused(OPEN if opened is not None else None)
        self._show_legend()

    def show_row(self) -> None:
        """Ring the open row, and bring it into sight."""
        opened = open_span(self._session, self._painting)
        if opened is None:
            self.view.set_focused(None)
            self.view.drop_spans([OPEN])
            return
        editing = self._session.editing
        self.view.put_spans([opened])
        self.view.set_gripped(editing is not None and editing.span is not None)
        self.view.set_focused(OPEN)
        start, end = opened.start, opened.end
        if end - start > _FAR:
            start, end = opened.fragments[0]
        self.view.reveal(start, end)

    def _show_legend(self) -> None:
        session = self._session
        board = session.board
        if board is None or len(board.material.versions) < 2:
            self.view.set_subtitle("")
            self.view.set_marks(())
            return
        people = board.material.annotators
        if session.faces.hidden:
            most = max((len(row.sides) for row in board.rows), default=2)
            names = [gettext("Version {n}").format(n=place + 1) for place in range(most)]
            slots = list(range(most))
        else:
            names = [session.faces.name(person) for person in people]
            slots = [session.faces.place(person) for person in people]
            names, slots = _in_order(names, slots)
        text, marks = "", list[Mark]()
        for name, slot in zip(names, slots, strict=True):
            marks.append((len(text), len(text) + len(name), f"person_{slot % 6 + 1}"))
            text += f"{name}  ·  "
        self.view.set_marks(marks)
        self.view.set_subtitle(text + gettext("agreed text is plain-tinted"))

    # --- What a person does -------------------------------------------------------------------------------

    def _clicked(self, uid: str) -> None:
        name = self._painting.rows.get(uid)
        if name is not None and key_of(name) != self._session.key:
            self.chosen.emit(name)

    def _dragged(self, uid: str, fragments: Fragments) -> None:
        if uid == OPEN:
            self._session.verdicts.change(lambda editing: editing.place(fragments))

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._session.editing is not None and self._take_codebook_key(event):
            return True
        return self._handler is not None and self._handler(event)

    def _take_codebook_key(self, event: QKeyEvent) -> bool:
        """The keys of labels and values, as on the label screen: what a version being made can be given."""
        codebook = self._session.codebook
        keys = {value.key: f"value {value.id}" for value in codebook.values if value.key}
        keys |= {label.key: f"label {label.id}" for label in codebook.labels if label.key}
        found = KeyMap(keys).find(event)
        if found is None:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            kind, _, ident = found.partition(" ")
            give = self.give_value if kind == "value" else self.give_label
            give(ident)
        return True

    def give_value(self, value: str) -> None:
        """Give the statement being made this stance."""
        self._session.verdicts.change(lambda editing: editing.set_stance(value))

    def give_label(self, label: str) -> None:
        """Give the span being made this label; of a statement, turn the role that takes this label."""
        session = self._session
        statement = session.editing.statement if session.editing is not None else None
        if statement is None:
            session.verdicts.change(lambda editing: editing.relabel(label))
            return
        type_ = session.codebook.statement_type(statement.type)
        roles = [role.id for role in type_.roles_for_label(label)] if type_ is not None else []
        session.verdicts.change(lambda editing: editing.turn_role(roles))


def _in_order(names: list[str], slots: list[int]) -> tuple[list[str], list[int]]:
    ordered = sorted(zip(slots, names, strict=True))
    return [name for _, name in ordered], [slot for slot, _ in ordered]
