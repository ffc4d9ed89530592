"""The question at a span that no name answers: whom or what does it mean? Best guess first, "new" last.

Each row tells kind, parent and number of uses. Enter takes the row (Shift+Enter keeps the words as an alias,
too), Ctrl and a digit take the row of that number at once, ↑ and ↓ go round, typing filters, Tab chooses the
kind of a new entity, Esc leaves the span untied.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.app.labelling.matching import Candidate
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.core.values import dataclass
from annotator.gui.keys.chords import pressed
from annotator.gui.label.candidate_rows import ROW_HEIGHT, CandidateDelegate, NewRow, Row
from annotator.gui.label.shadow import cast_shadow

WIDTH = 430


@dataclass(frozen=True, slots=True)
class Pick:
    """What was picked: an entity, or a new one's name and kind; ``remember`` the words as an alias."""

    entity: str | None
    name: str = ""
    kind: str = ""
    remember: bool = False


class EntityPicker(QFrame):
    """Floats over ``host``; ``picked`` carries a :class:`Pick`, ``left`` tells that nothing was picked."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, session: LabelSession, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._span = ""
        self._prefilled = ""
        self._kind = 0
        self.rows: list[Row | NewRow] = []
        self.setProperty("look", "palette")
        self.setAccessibleName(gettext("Which entity is it?"))
        self.line = QLineEdit(self)
        self.line.setAccessibleName(gettext("Entity"))
        self.line.setPlaceholderText(gettext("Type a name"))
        self.model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CandidateDelegate(self.list, lambda row: self.rows[row]))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(gettext("Guesses"))
        self.list.selectionModel().currentChanged.connect(self._offer_alias)
        self.hint = QLabel(gettext("↵ take · Ctrl 1–9 take that · ⇥ kind of a new one · Esc leave"), self)
        self.hint.setProperty("look", "small")
        self.offer = QLabel(self)
        self.offer.setTextFormat(Qt.TextFormat.PlainText)
        self.offer.setProperty("look", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 7)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.offer)
        column.addWidget(self.hint)
        cast_shadow(self)
        self.line.textEdited.connect(self._guess)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        self.hide()

    def ask(self, span: str, where: QRect) -> None:
        """Ask what ``span`` means, beside the rectangle ``where`` (in the host's coordinates)."""
        self._span = span
        self._kind = 0
        self._prefilled = self._session.tying.proposed_name(span)
        self.line.setText(self._prefilled)
        self.line.setSelection(len(self._prefilled), -len(self._prefilled))
        self._guess()
        self.settle(where)
        self._offer_alias()  # now it is known how much room there is for the words
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _guess(self) -> None:
        typed = self.line.text().strip()
        told = None if typed == self._prefilled else typed
        guesses = self._session.tying.candidates(self._span, told)
        kinds = self._session.tying.kinds(self._span)
        new = NewRow(typed, tuple(self._kind_name(kind) for kind in kinds), self._kind)
        self.rows = [*(self._row(guess) for guess in guesses), new]
        self.model.setStringList([row.spoken() for row in self.rows])
        # Where nothing resembles the words, Enter must not tie them to whoever was spoken of last; a pronoun
        # (then nothing is prefilled) means just that.
        resembles = bool(guesses) and (guesses[0].score > 0 or not typed)
        self._go(0 if resembles else len(self.rows) - 1)
        self.list.setFixedHeight(min(len(self.rows), 9) * ROW_HEIGHT)
        self.adjustSize()

    def _row(self, guess: Candidate) -> Row:
        parent = self._session.entity(guess.entity.parent)
        return Row(
            uid=guess.entity.uid,
            name=guess.entity.name,
            alias=guess.matched if guess.matched != guess.entity.name else "",
            kind=self._kind_name(guess.entity.kind),
            parent=parent.name if parent is not None else "",
            uses=self._session.tying.uses(guess.entity.uid),
        )

    def _kind_name(self, kind: str) -> str:
        known = self._session.codebook.entity_kind(kind)
        return known.name if known is not None else kind

    def settle(self, where: QRect) -> None:
        """Stand below ``where`` (in the host's coordinates), or above where there is no room."""
        host = self.parentWidget()
        assert host is not None
        self.setFixedWidth(min(WIDTH, host.width() - 16))
        self.adjustSize()
        x = max(8, min(where.left(), host.width() - self.width() - 8))
        below = where.bottom() + 8
        fits = below + self.height() <= host.height() - 8
        self.move(QPoint(x, below if fits else max(8, where.top() - self.height() - 8)))

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row % len(self.rows)))

    def _offer_alias(self) -> None:
        """Say what Shift+Enter would add to the names of the chosen row, if anything."""
        chosen = self.rows[self.row] if 0 <= self.row < len(self.rows) else None
        words = self._prefilled
        if isinstance(chosen, Row):
            offered = not self._session.tying.is_called(chosen.uid, self._span)
        else:
            offered = chosen is not None and bool(chosen.name and words) and words != chosen.name
        told = gettext("⇧↵ take, and “{words}” becomes an alias").format(words=words)
        room = self.width() - 20
        elided = self.offer.fontMetrics().elidedText(told, Qt.TextElideMode.ElideMiddle, room)
        self.offer.setText(elided if offered and words else "")

    @property
    def row(self) -> int:
        """The chosen row, from 0."""
        return self.list.currentIndex().row()

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row(), remember=False)

    def _take(self, row: int, *, remember: bool) -> None:
        chosen = self.rows[row]
        if isinstance(chosen, NewRow):
            kinds = self._session.tying.kinds(self._span)
            self.picked.emit(Pick(None, chosen.name, kinds[self._kind], remember))
        else:
            self.picked.emit(Pick(chosen.uid, remember=remember))

    def _next_kind(self, step: int) -> None:
        """Go to the new entity; once there, choose the next kind for it."""
        last = len(self.rows) - 1
        kinds = self._session.tying.kinds(self._span)
        if self.row == last:
            self._kind = (self._kind + step) % len(kinds)
            new = self.rows[last]
            assert isinstance(new, NewRow)
            self.rows[last] = NewRow(new.name, new.kinds, self._kind)
            self.model.setData(self.model.index(last), self.rows[last].spoken())
        self._go(last)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys that aren't for typing, and its losing the focus."""
        if watched is self.line and isinstance(event, QKeyEvent):
            number = _numbered(event)
            if event.key() in _OWN_KEYS or number is not None:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self._press(event, number)
                    return True
        if watched is self.line and isinstance(event, QFocusEvent) and event.lostFocus():
            gone = event.reason() not in _COMES_BACK
            if gone and self.isVisible():
                self.left.emit()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent, number: int | None) -> None:
        key = event.key()
        if number is not None:
            if number <= len(self.rows):
                self._take(number - 1, remember=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.row, remember=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up:
            self._go(self.row - 1)
        elif key == Qt.Key.Key_Down:
            self._go(self.row + 1)
        else:
            self._next_kind(-1 if key == Qt.Key.Key_Backtab else 1)


def _numbered(event: QKeyEvent) -> int | None:
    """The digit from 1 to 9 that is pressed with Ctrl, on any layout; None for another key."""
    digits = (chord.key for chord in pressed(event) if chord.ctrl and chord.key in _DIGITS)
    return next((int(digit) for digit in digits), None)


_DIGITS = tuple("123456789")
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Losing the focus for these reasons is not leaving: another program's window, the field's own menu."""
_OWN_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)
