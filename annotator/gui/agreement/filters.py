"""The bar over the page: whom, which articles, which labels, since when; and what to do with the table."""

# Names in camel case override Qt's.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from annotator.app.agreement.page import Page
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets

_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person has asked to see; empty means all there are."""

    annotators: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    since: str = ""
    by_all: bool = False


class StayingMenu(QMenu):
    """Ticking an entry leaves the menu open, so that several can be ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ticks."""
        at = event.position().toPoint()
        for action in self.actions():
            if action.isCheckable() and self.actionGeometry(action).contains(at):
                action.trigger()
                return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter ticks and closes, as everywhere."""
        for action in self.actions() if event.key() == Qt.Key.Key_Space else ():
            if action is self.activeAction():
                action.trigger()
                return
        super().keyPressEvent(event)


class FilterBar(QWidget):
    """``changed`` carries a new :class:`Wanted`; ``asked`` the id of an action."""

    changed = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("What is compared"))
        self.annotators = _button(gettext("Annotators"))
        self.articles = _button(gettext("Articles"))
        self.labels = _button(gettext("Labels"))
        self.since = _button(gettext("Since"))
        self.export = _deed(gettext("Export table"))
        self.copy = _deed(gettext("Copy as LaTeX"))
        self.export.clicked.connect(lambda: self.asked.emit("agreement.export"))
        self.copy.clicked.connect(lambda: self.asked.emit("agreement.copy_latex"))
        self._choices = [
            _titled(button) for button in (self.annotators, self.articles, self.labels, self.since)
        ]
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(2)
        for choice in self._choices:
            row.addWidget(choice)
            row.addSpacing(10)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(self.copy)

    def show_page(self, page: Page) -> None:
        """Offer what there is, with what is compared now ticked."""
        self._show_annotators(page)
        self._show_articles(page)
        self._show_labels(page)
        self._show_since(page)
        self._fit()

    # --- Menus --------------------------------------------------------------------------------------------

    def _show_annotators(self, page: Page) -> None:
        names = {uid: page.names.get(uid, uid) for uid in page.known}
        chosen = [names.get(uid, uid) for uid in page.annotators]
        told = ", ".join(chosen) if len(chosen) <= _NAMES_SHOWN else str(len(chosen))
        _say(self.annotators, told, ", ".join(chosen))
        menu = _several(self.annotators, names, page.annotators)
        menu.aboutToHide.connect(lambda: self._take_annotators(menu, page))

    def _take_annotators(self, menu: QMenu, page: Page) -> None:
        chosen = _ticked(menu)
        if len(chosen) > 1 and tuple(sorted(chosen)) != tuple(sorted(page.annotators)):
            self._want(replace(self.wanted, annotators=tuple(chosen)))

    def _show_articles(self, page: Page) -> None:
        number = page.documents
        by_two = ngettext("{n} read by two or more", "{n} read by two or more", number)
        by_all = ngettext("{n} read by all", "{n} read by all", number)
        _say(self.articles, (by_all if page.by_all else by_two).format(n=number))
        options = {"two": gettext("Read by two or more"), "all": gettext("Read by all of them")}
        menu = _one_of(self.articles, options, "all" if page.by_all else "two")
        menu.triggered.connect(lambda action: self._want(replace(self.wanted, by_all=action.data() == "all")))

    def _show_labels(self, page: Page) -> None:
        chosen = [page.label_names.get(label, label) for label in page.labels]
        everything = len(chosen) == len(page.label_names)
        _say(self.labels, gettext("all") if everything else ", ".join(chosen))
        menu = _several(self.labels, page.label_names, page.labels)
        menu.aboutToHide.connect(lambda: self._take_labels(menu, page))

    def _take_labels(self, menu: QMenu, page: Page) -> None:
        chosen = _ticked(menu)
        if chosen and tuple(chosen) != page.labels:
            everything = len(chosen) == len(page.label_names)
            self._want(replace(self.wanted, labels=() if everything else tuple(chosen)))

    def _show_since(self, page: Page) -> None:
        options = {"": gettext("the beginning")}
        options |= {f"{month}-01": _month(month) for month in page.months}
        if page.since not in options:
            options[page.since] = page.since
        _say(self.since, options[page.since])
        menu = _one_of(self.since, options, page.since)
        menu.triggered.connect(lambda action: self._want(replace(self.wanted, since=str(action.data()))))

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit(wanted)

    # --- A narrow window ------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whom one compares is told last."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        _, articles, labels, since = self._choices
        fit_widgets(self._needed, self.width(), (self.copy, since, labels, articles, self.export))

    def _needed(self) -> int:
        for choice in self._choices:
            choice.updateGeometry()  # what its button says may be longer than it was
        self._row.invalidate()
        return self._row.sizeHint().width()


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("look", "choice")
    button.setEnabled(False)
    return button


def _titled(button: QToolButton) -> QWidget:
    """The button with its name before it."""
    choice = QWidget()
    choice.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(choice)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(QLabel(button.accessibleName()))
    row.addWidget(button)
    return choice


def _deed(name: str) -> QToolButton:
    button = QToolButton()
    button.setText(name)
    button.setProperty("look", "tab")
    button.setEnabled(False)
    return button


def _say(button: QToolButton, text: str, spoken: str = "") -> None:
    """Show the choice; the name of what is chosen stays the first that is read out."""
    title = button.accessibleName().partition(":")[0]
    button.setText(f"{text.replace('&', '&&')} ▾")
    button.setAccessibleName(f"{title}: {spoken or text}")
    button.setToolTip(spoken)
    button.setEnabled(True)


def _menu(button: QToolButton, menu: QMenu) -> QMenu:
    old = button.menu()
    button.setMenu(menu)
    if old is not None:
        old.deleteLater()
    return menu


def _several(button: QToolButton, options: Mapping[str, str], chosen: Sequence[str]) -> QMenu:
    menu = _menu(button, StayingMenu(button))
    for ident, name in options.items():
        _entry(menu, ident, name, ident in chosen)
    return menu


def _one_of(button: QToolButton, options: Mapping[str, str], chosen: str) -> QMenu:
    menu = _menu(button, QMenu(button))
    group = QActionGroup(menu)
    for ident, name in options.items():
        group.addAction(_entry(menu, ident, name, ident == chosen))
    return menu


def _entry(menu: QMenu, ident: str, name: str, ticked: bool) -> QAction:
    action = QAction(name.replace("&", "&&"), menu)
    action.setData(ident)
    action.setCheckable(True)
    action.setChecked(ticked)
    menu.addAction(action)
    return action


def _ticked(menu: QMenu) -> list[str]:
    return [str(action.data()) for action in menu.actions() if action.isChecked()]


def _month(month: str) -> str:
    day = date.fromisoformat(f"{month}-01")
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")
