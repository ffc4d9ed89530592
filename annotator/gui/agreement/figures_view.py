"""All cards and panels of the page, in as many columns as there is room for."""

# Names in camel case override Qt's.

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.agreement.page import MEASURES, Measure, Page
from annotator.app.messages.words import gettext
from annotator.gui.agreement.excluded import exclusions
from annotator.gui.agreement.figure_card import FigureCard
from annotator.gui.agreement.headline import cards
from annotator.gui.agreement.panel import Panel
from annotator.gui.agreement.rows import (
    confusion_table,
    disputed_table,
    label_table,
    measure_title,
    offset_table,
    pair_table,
    person_table,
)
from annotator.gui.agreement.table import FigureTable
from annotator.gui.agreement.trend import TrendChart
from annotator.gui.agreement.trend_points import trend_hint, trend_points
from annotator.gui.theme import current
from annotator.measure.figure import Figure

GAP = 14
WIDE, NARROW = 1000, 560
"""Below the first width the page has two columns, below the second one."""
_MANY_PEOPLE = 3


class Veil(QWidget):
    """Lies over figures that are being computed anew: they can still be read and clicked."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin layer of the ground's colour."""
        wash = QColor(current().colour("desk"))
        wash.setAlphaF(0.55)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), wash)


class FiguresView(QScrollArea):
    """Shows a :class:`Page`. ``opened`` carries a title and the cases to look for, ``review`` a document."""

    opened = Signal(str, object)
    review = Signal(str)
    pointed = Signal(str)
    gamma_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Figures"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from figure to figure
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "desk")
        self.viewport().setProperty("look", "desk")
        self.page: Page | None = None
        self._columns = 0
        self._sheet = QWidget()
        self._sheet.setProperty("look", "desk")
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(28, 20, 28, 24)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._make()
        self.setWidget(self._sheet)
        self.veil = Veil(self)

    # --- What there is ------------------------------------------------------------------------------------

    def _make(self) -> None:
        self.cards = tuple(FigureCard() for _ in range(4))
        self.labels = FigureTable(gettext("By label"))
        self.pairs = FigureTable(gettext("Pairs of annotators"))
        self.stances = FigureTable(gettext("Stance confusions"))
        self.marked = FigureTable(gettext("Label confusions"))
        self.offsets = FigureTable(gettext("Boundaries"))
        self.people = FigureTable(gettext("Annotators"))
        self.disputed = FigureTable(gettext("Most disputed articles"))
        self.trend = TrendChart(gettext("Stance α over time"))
        self.excluded = QLabel()
        self.excluded.setWordWrap(True)
        self.excluded.setTextFormat(Qt.TextFormat.PlainText)
        self.gamma = QToolButton()
        self.gamma.setProperty("look", "tab")
        self.gamma.setText(gettext("Compute γ"))
        self.gamma.setToolTip(gettext("Align all spans and compare with chance; this takes a while"))
        self.gamma.clicked.connect(self.gamma_wanted)
        self.compared_by: Measure = MEASURES[0]
        self.measure = QToolButton()
        self.measure.setProperty("look", "tab")
        self.measure.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.measure.setMenu(self._measure_menu())
        self._panels = self._make_panels()
        for card in self.cards:
            card.opened.connect(lambda cases, card=card: self.opened.emit(card.said.title, cases))
            card.pointed.connect(self.pointed)
        for table in self._tables().values():
            table.opened.connect(self._open_cell)
            table.pointed.connect(self.pointed)
        self.trend.opened.connect(
            lambda cases: self.opened.emit(self.trend.points[self.trend.current].spoken, cases)
        )
        self.trend.pointed.connect(self.pointed)

    def _make_panels(self) -> Mapping[str, Panel]:
        return {
            "labels": Panel(gettext("By label"), self.labels, self.gamma),
            "pairs": Panel(
                gettext("Pairs"),
                self.pairs,
                self.measure,
                gettext("click a pair to see what they disagree on"),
            ),
            "stances": Panel(
                gettext("Stance confusions"),
                self.stances,
                hint=gettext("pairs of annotators on one link; ∅: only one has it"),
            ),
            "trend": Panel(gettext("Over time"), self.trend),
            "disputed": Panel(gettext("Most disputed"), self.disputed),
            "marked": Panel(gettext("Label confusions"), self.marked),
            "offsets": Panel(
                gettext("Boundaries"),
                self.offsets,
                hint=gettext("code points between the ends of spans that two have"),
            ),
            "people": Panel(gettext("Annotators"), self.people),
            "excluded": Panel(gettext("Not counted"), self.excluded),
        }

    def _tables(self) -> dict[str, FigureTable]:
        return {
            "labels": self.labels, "pairs": self.pairs, "stances": self.stances, "marked": self.marked,
            "offsets": self.offsets, "people": self.people, "disputed": self.disputed,
        }  # fmt: skip

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """What one goes through pane by pane, in reading order, and what takes the focus in each."""
        within: dict[str, QWidget] = {**self._tables(), "trend": self.trend}
        shown = [(self._panels[name], within[name]) for name in self._panels if name in within]
        return [(self.cards[0], self.cards[0]), *shown]

    # --- What it says -------------------------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Show these figures."""
        self.page = page
        for card, text in zip(self.cards, cards(page), strict=True):
            card.say(text)
        self.labels.show_cells(*label_table(page))
        self.stances.show_cells(*confusion_table(page, page.stances))
        self.marked.show_cells(*confusion_table(page, page.marked))
        self.offsets.show_cells(*offset_table(page))
        self.disputed.show_cells(*disputed_table(page))
        self.trend.show_points(trend_points(page))
        self._panels["trend"].set_hint(trend_hint(page))
        self.excluded.setText("\n".join(exclusions(page)) or gettext("Nothing was left out."))
        self._panels["labels"].set_hint("")
        self._panels["disputed"].set_hint("" if page.disputed else gettext("Nothing is left to decide."))
        self._show_pairs()
        self._arrange(force=True)

    def show_gamma(self, text: str) -> None:
        """Say what γ is, under the labels."""
        self._panels["labels"].set_hint(text)

    def _measure_menu(self) -> QMenu:
        menu = QMenu(self.measure)
        group = QActionGroup(menu)
        for measure in MEASURES:
            action = group.addAction(measure_title(measure))
            action.setCheckable(True)
            action.setChecked(measure == self.compared_by)
            action.triggered.connect(lambda _=False, measure=measure: self.compare_by(measure))
            menu.addAction(action)
        return menu

    def compare_by(self, measure: Measure) -> None:
        """Compare pairs and people by ``measure`` from now on."""
        self.compared_by = measure
        self._show_pairs()

    def _show_pairs(self) -> None:
        title = measure_title(self.compared_by)
        self.measure.setText(f"{title} ▾")
        self.measure.setAccessibleName(gettext("Pairs are compared by: {measure}").format(measure=title))
        if self.page is not None:
            self.pairs.show_cells(*pair_table(self.page, self.compared_by))
            self.people.show_cells(*person_table(self.page, self.compared_by))
            self._panels["people"].set_hint(
                gettext("{measure}; gold is never a rater, so it is told apart, as F1").format(
                    measure=measure_title(self.compared_by)
                )
            )

    def _open_cell(self, cell: object) -> None:
        document, cases = getattr(cell, "document", ""), getattr(cell, "cases", None)
        if document:
            self.review.emit(document)
        elif cases is not None:
            self.opened.emit(getattr(cell, "spoken", ""), cases)

    # --- What stands where --------------------------------------------------------------------------------

    def _order(self) -> list[tuple[QWidget, int]]:
        """Everything in reading order, and of how many of four columns it would like to be."""
        pairs = 1 if self.page is None or len(self.page.annotators) <= _MANY_PEOPLE else 2
        spans = {"labels": 2, "pairs": pairs, "stances": 1, "trend": 2, "disputed": 2}
        return [
            *((card, 1) for card in self.cards),
            *((panel, spans.get(name, 2)) for name, panel in self._panels.items()),
        ]

    def _arrange(self, *, force: bool = False) -> None:
        """Fill rows of the grid; the last in a row takes what the next has no room in."""
        room = self.viewport().width()
        columns = 4 if room >= WIDE else 2 if room >= NARROW else 1
        if columns == self._columns and not force:
            return
        self._columns = columns
        for number in range(4):
            self._grid.setColumnStretch(number, int(number < columns))
        row = at = 0
        order = self._order()
        for place, (widget, wished) in enumerate(order):
            span = min(wished, columns)
            rest = columns - at - span
            following = min(order[place + 1][1], columns) if place + 1 < len(order) else columns
            if following > rest:
                span += rest
            self._grid.addWidget(widget, row, at, 1, span)
            at += span
            if at >= columns:
                row, at = row + 1, 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold other columns."""
        super().resizeEvent(event)
        self.veil.setGeometry(QRect(self.viewport().geometry()))
        self._arrange()


def gamma_words(figure: Figure) -> str:
    """What is said of γ once it is there."""
    from annotator.gui.agreement.numbers import spoken

    return spoken(gettext("γ over all labels"), figure)
