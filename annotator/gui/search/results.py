"""The list of what was found; Enter opens a place in its article."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.app.messages.words import gettext
from annotator.app.searching import ArticleHits, Found, Hit
from annotator.app.searching.concordance import Order, ordered
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.search.rows import ResultDelegate, Row, told
from annotator.gui.theme import theme_changes


class ResultList(RowView):
    """Articles with their places, or a concordance. ``opened`` carries an article or a place."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        model = UidListModel(self._spoken, parent)
        super().__init__(model, parent)
        self.model_of_rows = model
        self._found_rows: Mapping[str, Row] = {}
        self._names: Mapping[str, str] = {}
        self._titles: Mapping[str, str] = {}
        self._key_handler: Callable[[QKeyEvent], bool] | None = None
        self.found = Found()
        self.order: Order = "text"
        self.delegate = ResultDelegate(self, self.row, self._side)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(gettext("What was found"))
        self.entered.connect(lambda uid: self.opened.emit(self.row(uid)))
        theme_changes().changed.connect(self.measure_anew)

    @property
    def is_concordance(self) -> bool:
        """Whether places are shown as a concordance."""
        return self.delegate.is_concordance

    def set_concordance(self, on: bool) -> None:
        """Show places as a concordance, or by article."""
        self.delegate.is_concordance = on
        self._fill()

    def sort(self, order: Order) -> None:
        """Sort the concordance."""
        self.order = order
        self._fill()

    def name_people(self, names: Mapping[str, str]) -> None:
        """Say what annotators are called; shown where there are several."""
        self._names = names
        self.viewport().update()

    def show_found(self, found: Found) -> None:
        """Show this; the row that was current stays so if it is still there."""
        self.found = found
        self._titles = {article.document: article.title for article in found.articles}
        self._fill()

    def row(self, uid: str) -> Row | None:
        """What stands in a row."""
        return self._found_rows.get(uid)

    def hit(self) -> Hit | None:
        """The place of the current row."""
        row = self._found_rows.get(self.uid() or "")
        return row if isinstance(row, Hit) else None

    def _fill(self) -> None:
        kept = self.uid()
        rows: dict[str, Row] = {}
        if self.is_concordance:
            rows = {_uid(hit): hit for hit in ordered(self.found.hits, self.order)}
        else:
            for article in self.found.articles:
                rows[article.document] = article
                rows.update((_uid(hit), hit) for hit in article.hits)
        self._found_rows = rows
        self.model_of_rows.start_over(list(rows))
        self.show_current(kept if kept in rows else None)

    def step(self, way: int) -> Hit | None:
        """Go to the next (1) or previous (−1) place and answer it; None at the end."""
        uids = self.model_of_rows.uids
        here = self.currentIndex().row()
        start = here + way if here >= 0 else (0 if way > 0 else len(uids) - 1)
        row = start
        while 0 <= row < len(uids):
            found = self._found_rows[uids[row]]
            if isinstance(found, Hit):
                self.show_current(uids[row])
                self.setCurrentIndex(self.model_of_rows.index(row))
                return found
            row += way
        return None

    def take_focus(self) -> None:
        """Take the focus, at the first place if none is current."""
        if not self.currentIndex().isValid():  # with the focus, Qt would make the first heading current
            self.step(1)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _side(self, hit: Hit) -> str:
        if self.is_concordance:
            return self._titles.get(hit.document, "")
        return self._names.get(hit.annotator or "", "") if len(self._names) > 1 else ""

    def _spoken(self, uid: str) -> str:
        row = self._found_rows.get(uid)
        if row is None:
            return ""
        if isinstance(row, ArticleHits):
            return f"{row.title}, {told(row)}"
        return f"{row.before}{row.words}{row.after}"

    # --- Keys -----------------------------------------------------------------------------------------------

    def set_key_handler(self, handler: Callable[[QKeyEvent], bool] | None) -> None:
        """Ask ``handler`` about every key press first."""
        self._key_handler = handler

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The screen's keys, else those of a list."""
        if self._key_handler is None or not self._key_handler(event):
            super().keyPressEvent(event)


def _uid(hit: Hit) -> str:
    return f"{hit.document}:{hit.start}:{hit.end}:{hit.item or ''}"
