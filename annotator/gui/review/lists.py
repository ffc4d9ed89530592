"""The left column: the disagreements of the open article, and the articles that wait."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.session import Filter, ReviewSession
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import MANY, UidListModel
from annotator.gui.review.finding_rows import Line, LineDelegate
from annotator.gui.theme import theme_changes

FILTERS: dict[Filter, str] = {
    "all": gettext("this article"),
    "open": gettext("open"),
    "decided": gettext("decided"),
    "stale": gettext("stale or in conflict"),
}
_BETWEEN = "|"
_NEXT_HEIGHT = 236


def name_of(key: tuple[str, ...]) -> str:
    """A row's key as the one text that a list knows rows by."""
    return _BETWEEN.join(key)


def key_of(name: str) -> tuple[str, ...]:
    """The key that :func:`name_of` made ``name`` of."""
    return tuple(name.split(_BETWEEN)) if name else ()


class ListsPanel(QWidget):
    """``chosen`` names a disagreement, ``article_wanted`` an article; ``text_wanted``: back to the text."""

    chosen = Signal(str)
    article_wanted = Signal(str)
    text_wanted = Signal()

    def __init__(self, session: ReviewSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: dict[str, Line] = {}
        self._waiting: dict[str, Line] = {}
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Disagreements"))
        self.title = QLabel()
        self.title.setProperty("look", "heading")
        self.filter = QToolButton()
        self.findings = self._list(gettext("Disagreements in this article"), self._lines)
        self.next_title = QLabel(gettext("Next articles"))
        self.next_title.setProperty("look", "muted_heading")
        self.articles = self._list(gettext("Articles that wait for a decision"), self._waiting)
        self.articles.setMaximumHeight(_NEXT_HEIGHT)
        self.hint = QLabel()
        self.hint.setProperty("look", "muted")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(16, 8, 12, 8)
        self._arrange()
        self._fill_filter()
        self.findings.chosen.connect(self.chosen)
        self.findings.entered.connect(lambda _: self.text_wanted.emit())
        self.articles.entered.connect(self.article_wanted)
        self.articles.clicked.connect(lambda index: self.article_wanted.emit(index.data(_USER)))
        for each in (self.findings, self.articles):
            each.emptied.connect(self.text_wanted)
            theme_changes().changed.connect(each.viewport().update)

    def _list(self, name: str, lines: dict[str, Line]) -> RowView:
        def spoken(uid: str) -> str:
            line = lines.get(uid)
            return "" if line is None else ", ".join(filter(None, [line.badge, line.title, line.detail]))

        view = RowView(UidListModel(spoken, self), self)
        view.setAccessibleName(name)
        view.setItemDelegate(LineDelegate(view, lines.get))
        return view

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 8, 4)
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addWidget(self.findings, 3)
        self.next_title.setContentsMargins(14, 14, 12, 4)
        column.addWidget(self.next_title)
        column.addWidget(self.articles, 1)
        column.addStretch(0)

    def _fill_filter(self) -> None:
        menu = QMenu(self.filter)
        group = QActionGroup(menu)
        for chosen, title in FILTERS.items():
            action = QAction(title, menu, checkable=True)
            action.triggered.connect(lambda _=False, chosen=chosen: self._session.set_filter(chosen))
            action.setData(chosen)
            group.addAction(action)
            menu.addAction(action)
        self.filter.setMenu(menu)
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter.setProperty("look", "tab")
        self.filter.setToolTip(gettext("Which disagreements are listed"))

    def refresh(self) -> None:
        """Show the rows as they are."""
        session = self._session
        rows = session.shown
        self._show(self.findings, self._lines, {name_of(row.key): self._line(row) for row in rows})
        left = len(session.board.to_decide) if session.board is not None else 0
        self.title.setText(gettext("Disagreements {n}").format(n=left) if session.board else "")
        shown = FILTERS[session.filter]
        self.filter.setText(f"{shown} ▾")
        self.filter.setAccessibleName(gettext("List: {filter}").format(filter=shown))
        for action in self.filter.menu().actions():
            action.setChecked(action.data() == session.filter)
        self.findings.setVisible(bool(rows))
        self.hint.setText(self._said_of_nothing())
        self.hint.setVisible(not rows)
        self.show_open()

    def _line(self, row: Row) -> Line:
        wording = self._session.wording
        return Line(wording.title(row), wording.detail(row), wording.badge(row), row.state == "decided")

    def _show(self, view: RowView, shown: dict[str, Line], wanted: dict[str, Line]) -> None:
        """Show the lines ``wanted`` in place of those ``shown``; mostly only one or two are different."""
        altered = [name for name, line in wanted.items() if shown.get(name) != line]
        is_another = list(shown) != list(wanted)
        shown.clear()
        shown.update(wanted)
        model = self._model(view)
        if is_another or len(altered) > MANY:
            model.start_over(list(wanted))
            return
        for name in altered:
            model.altered(name)

    def _said_of_nothing(self) -> str:
        board = self._session.board
        if board is None:
            return gettext("No article is open.")
        if len(board.material.versions) < 2:
            return gettext(
                "Fewer than two annotators have finished this article: there is nothing to compare."
            )
        if self._session.filter != "all":
            return gettext("Nothing of that kind in this article.")
        return gettext("All agree on everything in this article.")

    def show_hint(self, said: str) -> None:
        """Say why there is nothing in the list."""
        self.hint.setText(said)
        self.hint.show()

    def show_open(self) -> None:
        """Mark the open row."""
        self.findings.show_current(name_of(self._session.key) or None)

    def show_queue(self) -> None:
        """Show the articles that wait."""
        session = self._session
        open_one = session.document.uid if session.document is not None else None
        waiting = session.queue.waiting(but=open_one)
        lines: dict[str, Line] = {}
        for survey in waiting:
            alpha = "" if survey.alpha is None else gettext("α {value}").format(value=f"{survey.alpha:.2f}")
            left = gettext("{n} to decide").format(n=survey.to_decide)
            lines[survey.document] = Line(survey.title, " · ".join(filter(None, [alpha, left])))
        self._show(self.articles, self._waiting, lines)
        self.articles.setVisible(bool(waiting))
        self.next_title.setVisible(bool(waiting))

    @staticmethod
    def _model(view: RowView) -> UidListModel:
        model = view.model()
        assert isinstance(model, UidListModel)
        return model


_USER = Qt.ItemDataRole.UserRole
