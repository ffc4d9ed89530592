"""The right column: every passage that means the entity, with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QVBoxLayout, QWidget

from annotator.app.entity_uses import Passage
from annotator.app.labelling.cards import one_line
from annotator.app.messages.words import gettext
from annotator.gui.entities.line_rows import LEFT, LINE, RIGHT, TOP, paint_ground, write
from annotator.gui.label.row_view import RowDelegate, RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import current, theme_changes

_READ = 22
"""Height of the line with the words."""


class PassageDelegate(RowDelegate):
    """Paints passages of ``panel``."""

    usual_height = 2 * TOP + LINE + _READ

    def __init__(self, panel: PassagesPanel, view: RowView) -> None:
        super().__init__(view)
        self._panel, self._view = panel, view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one passage: the article above, the words in their sentence below."""
        passage = self._panel.passage(str(index.data(Qt.ItemDataRole.UserRole)))
        if passage is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        paint_ground(painter, option, rect, focused=self._view.hasFocus())
        painter.setPen(current().colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        upper = QRectF(rect.left() + LEFT, rect.top() + TOP, rect.width() - LEFT - RIGHT, LINE)
        who = "" if passage.own else passage.annotator or gettext("gold")
        taken = write(painter, upper, who, "text_muted", small=True, right=True)
        write(painter, upper.adjusted(0, 0, -taken - 8, 0), passage.title, "text_muted", small=True)
        _write_words(painter, upper.translated(0, LINE).adjusted(0, 0, 0, _READ - LINE), passage)
        painter.restore()


def _write_words(painter: QPainter, place: QRectF, passage: Passage) -> None:
    """The words in the middle of the line, in bold, and what stands before and after on both sides."""
    theme = current()
    plain, bold = theme.font("reading", "ui"), theme.font("reading", "ui", bold=True)
    words = QFontMetricsF(bold).elidedText(
        one_line(passage.words), Qt.TextElideMode.ElideRight, place.width() * 0.7
    )
    width = QFontMetricsF(bold).horizontalAdvance(words)
    metrics = QFontMetricsF(plain)
    around = max(0.0, place.width() - width)
    before = metrics.elidedText(_spaced(passage.before), Qt.TextElideMode.ElideLeft, around * 0.4)
    x = place.left()
    painter.setFont(plain)
    painter.setPen(theme.colour("text_muted"))
    x = _put(painter, place, x, before, metrics)
    painter.setFont(bold)
    painter.setPen(theme.colour("text"))
    x = _put(painter, place, x, words, QFontMetricsF(bold))
    painter.setFont(plain)
    painter.setPen(theme.colour("text_muted"))
    after = metrics.elidedText(
        _spaced(passage.after), Qt.TextElideMode.ElideRight, max(0.0, place.right() - x)
    )
    _put(painter, place, x, after, metrics)


def _put(painter: QPainter, place: QRectF, x: float, text: str, metrics: QFontMetricsF) -> float:
    width = metrics.horizontalAdvance(text)
    painter.drawText(QRectF(x, place.top(), width + 1, place.height()), Qt.AlignmentFlag.AlignVCenter, text)
    return x + width


def _spaced(text: str) -> str:
    return text.replace("\n", " ")


class PassagesPanel(QWidget):
    """``entered`` carries the passage that a person wants to see in its article."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.passages: Sequence[Passage] = ()
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Where it is used"))
        self.title = QLabel(gettext("Where it is used"))
        self.title.setProperty("look", "heading")
        self.told = QLabel()
        self.told.setProperty("look", "small")
        self.told.setWordWrap(True)
        self.model = UidListModel(self._spoken, self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("List of passages"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # without a row nobody could see where they are
        self.list.setItemDelegate(PassageDelegate(self, self.list))
        self.list.entered.connect(self._entered)
        moved = self.list.selectionModel().currentChanged
        moved.connect(lambda *_: self.list.show_current(self.list.uid()))  # it stays while others are shown
        theme_changes().changed.connect(self.list.measure_anew)
        head = QVBoxLayout()
        head.setContentsMargins(14, 13, 14, 8)
        head.setSpacing(3)
        head.addWidget(self.title)
        head.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def tell(self, passages: Sequence[Passage], spans: int) -> None:
        """Show these of ``spans`` altogether."""
        self.passages = passages
        if not passages:
            self.told.setText(gettext("No words are tied to it."))
        elif len(passages) < spans:
            told = gettext("The first {n} of {all} passages · Enter opens one in its article")
            self.told.setText(told.format(n=len(passages), all=f"{spans:,}"))
        else:
            self.told.setText(gettext("Enter opens a passage in its article"))
        self.model.start_over([str(number) for number in range(len(passages))])
        self.list.show_current("0" if passages else None)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if passages else Qt.FocusPolicy.NoFocus)

    def passage(self, uid: str) -> Passage | None:
        """The passage of a row."""
        number = int(uid)
        return self.passages[number] if number < len(self.passages) else None

    def _spoken(self, uid: str) -> str:
        passage = self.passage(uid)
        if passage is None:
            return ""
        who = "" if passage.own else passage.annotator or gettext("gold")
        words = _spaced(f"{passage.before}{passage.words}{passage.after}")
        return ", ".join(filter(None, [passage.title, who, words]))

    def _entered(self, uid: str) -> None:
        passage = self.passage(uid)
        if passage is not None:
            self.entered.emit(passage)
