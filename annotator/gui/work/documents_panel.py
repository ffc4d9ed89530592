"""Articles by people with a filter, and the state of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.team.progress import Progress
from annotator.gui.work.card import Card
from annotator.gui.work.matrix_model import FIRST_PERSON, STATE, TITLE, MatrixModel, Which
from annotator.gui.work.table import RowTable

_WHICH: tuple[tuple[Which, Callable[[], str]], ...] = (
    ("all", lambda: gettext("All")),
    ("unassigned", lambda: gettext("Not assigned")),
    ("open", lambda: gettext("Open")),
    ("review", lambda: gettext("In review")),
    ("closed", lambda: gettext("Closed")),
)
_STATE_WIDTH, _PERSON_WIDTH, _LEAST_TITLE = 90, 84, 240


class MatrixTable(RowTable):
    """Enter opens the article of the current row."""

    entered_row = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles take what the people leave, but enough to be read."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give every column its width."""
        people = self.model().columnCount() - FIRST_PERSON
        others = _STATE_WIDTH + people * _PERSON_WIDTH
        self.setColumnWidth(TITLE, max(_LEAST_TITLE, self.viewport().width() - others))
        self.setColumnWidth(STATE, _STATE_WIDTH)
        for column in range(FIRST_PERSON, FIRST_PERSON + people):
            self.setColumnWidth(column, _PERSON_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, else the keys of a table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class DocumentsPanel(Card):
    """``opened`` names an article to look at; ``state_wanted`` the state for the selected ones."""

    opened = Signal(str)
    state_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gettext("Articles"), parent)
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model, gettext("Articles and who is how far in them"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(gettext("Filter by title…"))
        self.filter.setAccessibleName(gettext("Filter articles by title"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(200)
        self.which = QComboBox()
        self.which.setAccessibleName(gettext("Which articles"))
        for ident, told in _WHICH:
            self.which.addItem(told(), ident)
        self.count = QLabel()
        self.count.setProperty("look", "small")
        self.states = {
            "review": self._button(gettext("Put in Review"), "review"),
            "closed": self._button(gettext("Close"), "closed"),
            "open": self._button(gettext("Open"), "open"),
        }
        for widget in (self.count, self.filter, self.which, *self.states.values()):
            self.top.addWidget(widget)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._legend())
        self.filter.textChanged.connect(self._choose)
        self.which.currentIndexChanged.connect(self._choose)
        self.table.entered_row.connect(self._open)
        self.table.doubleClicked.connect(lambda index: self._open(QModelIndex(index).row()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def _legend(self) -> QLabel:
        legend = QLabel(gettext("○ not started · ◐ in progress · ● done · ⊘ skipped · framed: assigned"))
        legend.setProperty("look", "small")
        return legend

    def _button(self, text: str, state: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(gettext("{deed}: the selected articles").format(deed=text))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.state_wanted.emit(state))
        return button

    def tell(self, progress: Progress, titles: Mapping[str, str], reviewed: bool) -> None:
        """Show this; only who ``reviewed`` may say what state an article is in."""
        kept = set(self.chosen)
        people = [person.annotator for person in progress.people]
        self.model.show(progress.documents, titles, people)
        self._reviewed = reviewed
        self._choose()
        self.table.share_width()
        self._select(kept)

    def _choose(self) -> None:
        self.model.choose(self.filter.text(), self.which.currentData())
        shown, total = self.model.rowCount(), self.model.total
        self.count.setText("" if shown == total else gettext("{n} of {all}").format(n=shown, all=total))

    def _select(self, uids: set[str]) -> None:
        for row, document in enumerate(self.model.rows if uids else ()):
            if document.document in uids:
                self.table.selectRow(row)
                break

    @property
    def chosen(self) -> list[str]:
        """The selected articles, from the top."""
        rows = self.model.rows
        return [rows[row].document for row in self.table.selected_rows() if row < len(rows)]

    def allow(self, states: Mapping[str, bool]) -> None:
        """Let the selected articles be put in these states."""
        for state, button in self.states.items():
            button.setEnabled(states.get(state, False))

    def _open(self, row: int) -> None:
        self.opened.emit(self.model.rows[row].document)
