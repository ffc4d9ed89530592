"""The line over the results: how much was found, and in which way it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from annotator.app.messages.words import gettext, ngettext
from annotator.app.searching import Found
from annotator.app.searching.concordance import Order

_ORDERS: dict[Order, str] = {
    "text": gettext("Sorted as in the articles"),
    "left": gettext("Sorted by the words before"),
    "hit": gettext("Sorted by the place"),
    "right": gettext("Sorted by the words after"),
}


class Head(QWidget):
    """``asked`` names the action that a person wants."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setAccessibleName(gettext("What was found"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.told = QLabel()
        self.told.setProperty("look", "muted")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = self._button(gettext("More places"), "search.more")
        self.order = self._button(_ORDERS["text"], "search.order")
        self.concordance = self._button(gettext("Concordance"), "search.concordance")
        self.concordance.setCheckable(True)
        self._buttons = {
            "search.more": self.more,
            "search.order": self.order,
            "search.concordance": self.concordance,
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 14, 5)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        for button in self._buttons.values():
            row.addWidget(button)
        policy = self.concordance.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the line stays as high as it is
        self.concordance.setSizePolicy(policy)
        self.more.hide()
        self.order.hide()
        self.concordance.hide()

    def _button(self, text: str, ident: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.asked.emit(ident))
        return button

    def show_found(self, found: Found | None) -> None:
        """Say how much was found; nothing if nothing was searched for."""
        self.told.setText("" if found is None else _told(found))
        self.told.setToolTip(self.told.text())
        any_places = found is not None and found.places > 0
        self.concordance.setVisible(any_places)
        self.order.setVisible(any_places and self.concordance.isChecked())
        self.more.setVisible(found is not None and any_places and not found.is_whole)

    def show_way(self, concordance: bool, order: Order) -> None:
        """Say in which way results are shown."""
        self.concordance.setChecked(concordance)
        self.order.setVisible(concordance)
        self.order.setText(_ORDERS[order])
        self.order.setAccessibleName(_ORDERS[order])

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say which key each button has."""
        for ident, button in self._buttons.items():
            button.setToolTip(f"{button.accessibleName()} ({keys[ident]})" if ident in keys else "")


def _told(found: Found) -> str:
    articles = len(found.articles)
    if found.is_whole:
        text = ngettext("{n} article", "{n} articles", articles).format(n=f"{articles:,}")
        if found.places:
            places = ngettext("{n} place", "{n} places", found.places).format(n=f"{found.places:,}")
            text = gettext("{places} in {articles}").format(places=places, articles=text)
    else:
        text = gettext("The first {n} places").format(n=f"{found.places:,}")
        if found.total is not None:
            total = ngettext("{n} article", "{n} articles", found.total).format(n=f"{found.total:,}")
            text = gettext("{articles} · the first {n} places").format(articles=total, n=f"{found.places:,}")
    if found.unread:
        missing = ngettext("{n} article", "{n} articles", found.unread).format(n=f"{found.unread:,}")
        text += " · " + gettext("{articles} not searched yet").format(articles=missing)
    return text
