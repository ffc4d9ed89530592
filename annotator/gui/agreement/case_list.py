"""The cases behind a number: a list at the side, each line leading to the review of its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.agreement.page import Case
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.label.row_view import RowDelegate, RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import current, theme_changes

LEFT, RIGHT, TOP, LINE = 15, 12, 9, 18
WIDTH = 340
_PEOPLE = 6


class CaseDelegate(RowDelegate):
    """Paints a case: its article, its words, and a line for each annotator in their colour."""

    usual_height = 2 * TOP + 4 * LINE

    def __init__(self, panel: CaseList, view: RowView) -> None:
        super().__init__(view)
        self._panel = panel
        self._view = view

    def height(self, uid: str, width: int) -> int:
        """A line for the article, one for the words, one for each annotator."""
        case = self._panel.case(uid)
        return self.usual_height if case is None else 2 * TOP + (2 + bool(case.about) + len(case.said)) * LINE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one case."""
        case = self._panel.case(str(index.data(Qt.ItemDataRole.UserRole)))
        if case is None:
            return
        theme, rect = current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("paper"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
            if self._view.hasFocus():
                painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_lines(painter, rect, case)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRectF, case: Case) -> None:
        theme = current()
        line = QRectF(rect.left() + LEFT, rect.top() + TOP, rect.width() - LEFT - RIGHT, LINE)
        painter.setFont(theme.font("ui", "ui_small"))
        painter.setPen(theme.colour("text_muted"))
        _line(painter, line, case.title)
        if case.about:
            line.translate(0, LINE)
            painter.setFont(theme.font("ui", bold=True))
            painter.setPen(theme.colour("text"))
            _line(painter, line, case.about)
        line.translate(0, LINE)
        painter.setFont(theme.font("reading", "ui"))
        painter.setPen(theme.colour("text"))
        _line(painter, line, f"“{case.quote}”")
        painter.setFont(theme.font("ui"))
        for who, said in case.said:
            line.translate(0, LINE)
            dot = QRectF(line.left() + 1, line.center().y() - 3.5, 7, 7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mark(theme.colour(self._panel.colour(who))))
            painter.drawEllipse(dot)
            painter.setPen(theme.colour("text_muted"))
            name = f"{self._panel.name(who)}: "
            room = line.adjusted(15, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(theme.colour("text"))
            _line(
                painter, room.adjusted(QFontMetricsF(painter.font()).horizontalAdvance(name), 0, 0, 0), said
            )


def _line(painter: QPainter, place: QRectF, text: str) -> None:
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class CaseList(QWidget):
    """``entered`` carries the case that a person wants to review; ``left`` tells that they are done here."""

    entered = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cases: Sequence[Case] = ()
        self._names: Mapping[str, str] = {}
        self._order: Sequence[str] = ()
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Cases"))
        self.setFixedWidth(WIDTH)
        self.title = QLabel()
        self.title.setProperty("look", "heading")
        self.title.setWordWrap(True)
        self.told = QLabel()
        self.told.setProperty("look", "small")
        self.told.setWordWrap(True)
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName(gettext("Close the list of cases"))
        close.setToolTip(gettext("Close (Esc)"))
        close.clicked.connect(self.left)
        self.model = UidListModel(self._spoken, self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("List of cases"))
        self.list.setItemDelegate(CaseDelegate(self, self.list))
        self.list.entered.connect(self._entered)
        theme_changes().changed.connect(self.list.measure_anew)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(14, 9, 8, 6)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.hide()

    def ask(self, title: str) -> None:
        """Show that cases are being looked for."""
        self.title.setText(title)
        self.told.setText(gettext("Looking for the cases …"))
        self.cases = ()
        self.model.start_over([])
        self.show()

    def show_cases(
        self, cases: Sequence[Case], names: Mapping[str, str], order: Sequence[str], limit: int
    ) -> None:
        """Show these, and go there if there are any."""
        self.cases, self._names, self._order = cases, names, order
        many = ngettext("{n} place", "{n} places", len(cases)).format(n=len(cases))
        if len(cases) >= limit:
            many = gettext("the first {n} places").format(n=limit)
        hint = gettext("Enter or a double click opens it in the review")
        self.told.setText(f"{many} · {hint}" if cases else gettext("No disagreement here."))
        self.model.start_over([str(number) for number in range(len(cases))])
        self.list.measure_anew()
        if cases:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def case(self, uid: str) -> Case | None:
        """The case of a row."""
        number = int(uid)
        return self.cases[number] if number < len(self.cases) else None

    def name(self, annotator: str) -> str:
        """What an annotator is called."""
        return self._names.get(annotator, annotator)

    def colour(self, annotator: str) -> str:
        """The role of an annotator's colour."""
        place = self._order.index(annotator) if annotator in self._order else 0
        return f"person_{place % _PEOPLE + 1}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _spoken(self, uid: str) -> str:
        case = self.case(uid)
        if case is None:
            return ""
        said = "; ".join(f"{self.name(who)}: {words}" for who, words in case.said)
        return ", ".join(filter(None, [case.title, case.about, case.quote, said]))

    def _entered(self, uid: str) -> None:
        case = self.case(uid)
        if case is not None:
            self.entered.emit(case)
