"""The search screen: what is searched for above, what was found below, answered at every key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence, sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.app.searching import ArticleHits, Found, Hit
from annotator.app.searching.choices import Choices, choices
from annotator.app.searching.concordance import ORDERS
from annotator.core.changes import Committed
from annotator.gui.bridge import Bridge
from annotator.gui.computing import Computing
from annotator.gui.label.hairline import hairline
from annotator.gui.search.filters import Filters
from annotator.gui.search.head import Head
from annotator.gui.search.results import ResultList
from annotator.gui.search.sentence import Sentence
from annotator.gui.search.status_bar import SearchStatusBar

FIRST = 60
"""Places that answer a key: more than a screen shows."""

MOST = 300
"""Places that are looked up once nobody types, and again with every wish for more."""

PAUSE = 150
"""Milliseconds without a key after which the rest is looked up."""

SETTLE = 300
"""Milliseconds that must pass without a change before the results follow it."""

_IRRELEVANT = frozenset({"time", "mark", "relation", "decision"})


class SearchScreen(QWidget):
    """Finds words and labels. See :class:`annotator.gui.window.screens.Screen`."""

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()
    go_wanted = Signal(str, object)

    def __init__(self, project: Project, runner: Runner) -> None:
        super().__init__()
        self._project = project
        self._most = MOST
        self._stale = True
        self._choices: Choices | None = None
        self._bridge = Bridge(self)
        self.finding, self.reading, self.choosing = (Computing(runner, self) for _ in range(3))
        self.filters = Filters()
        self.head = Head()
        self.results = ResultList(self)
        self.sentence = Sentence()
        self._bar = SearchStatusBar()
        self.status_bar: QWidget = self._bar
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.refresh)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._find)
        self._own = self._deeds()
        self._arrange()
        self._connect()
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "search.next": partial(self.results.step, 1),
            "search.previous": partial(self.results.step, -1),
            "search.open_next": partial(self.open_beside, 1),
            "search.open_previous": partial(self.open_beside, -1),
            "search.concordance": self._toggle_concordance,
            "search.order": self._next_order,
            "search.more": self._more,
            "pane.next": partial(self._next_pane, 1),
            "pane.previous": partial(self._next_pane, -1),
            "pane.text": self._to_words,
            "document.filter": self._to_words,
            "edit.undo": self._project.undo,
            "edit.redo": self._project.redo,
        }

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sentence)
        self._stack.addWidget(self.results)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, share in ((self.filters, 0), (hairline(), 0), (self.head, 0), (self._stack, 1)):
            column.addWidget(part, share)

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask_anew)
        self.filters.down.connect(self._to_results)
        self.results.opened.connect(self._open)
        self.results.chosen.connect(lambda _: self.changed.emit())
        self.head.asked.connect(self.perform)
        self.reading.progress.connect(self._bar.show_reading)
        for computing in (self.finding, self.reading, self.choosing):
            computing.failed.connect(lambda error: self.said.emit(sentence_for(error), "danger"))

    # --- Finding --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Offer what can be chosen now, take new articles into the index, and search again."""
        self._stale = False
        self._settle.stop()
        project = self._project
        self.choosing.start(gettext("Looking"), lambda _: choices(project), self._offer)

    def _offer(self, offered: Choices) -> None:
        if offered != self._choices:
            self._choices = offered
            self.filters.offer(offered)
            self.results.name_people(offered.people)
        self._find()
        shelf = self._project.search.shelf
        if shelf.unread() and not self.reading.is_busy:
            self.reading.start(
                gettext("Reading articles"),
                lambda job: shelf.read(job.report, job.cancelled) or None,
                self._read,
            )

    def _read(self, _: object) -> None:
        self._bar.show_reading(1, 1)
        self._find()

    def _ask_anew(self) -> None:
        self._most = MOST
        self._find(min(FIRST, MOST))

    def _find(self, most: int = 0) -> None:
        """Look up so many places at first, the others when nobody types any more; by default all at once."""
        self._rest.stop()
        search, wish, wanted = self._project.search, self.filters.wish, most or self._most

        def work(_: Job[Any]) -> Found:
            return search.find(wish, wanted, thorough=False)

        self.finding.start(gettext("Searching"), work, partial(self._show, wanted))

    def _show(self, wanted: int, found: Found) -> None:
        if wanted < self._most and not found.is_whole:
            self._rest.start()
        self.results.show_found(found)
        asked = not self.filters.wish.is_empty
        self.head.show_found(found if asked else None)
        if not found.articles:
            has_articles = self._choices is None or self._choices.has_articles
            self.sentence.show_why(self.filters.wish, has_articles=has_articles, unread=found.unread)
        self._stack.setCurrentWidget(self.results if found.articles else self.sentence)
        self.changed.emit()

    # --- What a person does ---------------------------------------------------------------------------

    def _open(self, row: ArticleHits | Hit | None) -> None:
        if isinstance(row, ArticleHits):
            row = row.hits[0] if row.hits else row
        if isinstance(row, Hit):
            self.go_wanted.emit("label", {"document": row.document, "start": row.start, "end": row.end})
        elif row is not None:
            self.go_wanted.emit("label", {"document": row.document})

    def open_beside(self, way: int) -> None:
        """Open the place after (1) or before (−1) the current one in its article."""
        hit = self.results.step(way)
        if hit is not None:
            self._open(hit)
        else:
            code = "search.no_next" if self.results.found.places else "search.nothing_yet"
            self.said.emit(sentence(code, {}), "quiet")

    def _toggle_concordance(self) -> None:
        self.results.set_concordance(not self.results.is_concordance)
        self._show_way()

    def _next_order(self) -> None:
        place = (ORDERS.index(self.results.order) + 1) % len(ORDERS)
        self.results.sort(ORDERS[place])
        self._show_way()

    def _show_way(self) -> None:
        self.head.show_way(self.results.is_concordance, self.results.order)
        self.changed.emit()

    def _more(self) -> None:
        self._most += MOST
        self._find()

    def _to_words(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def _to_results(self) -> None:
        if self.results.found.articles:
            self.results.take_focus()

    def _next_pane(self, way: int) -> None:
        """From the words to the filters to the results, and round."""
        panes = [self.filters.words, self.filters.label]
        if self.results.found.articles:
            panes.append(self.results)
        focus = self.focusWidget()
        here = 2 if focus is self.results else 0 if focus is self.filters.words else 1
        wanted = panes[(here + way) % len(panes)]
        if wanted is self.results:
            self.results.take_focus()
        else:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- What the window asks -------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't ours is passed over."""
        if self.can(ident):
            self._own[ident]()

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident in ("edit.undo", "edit.redo"):
            return bool(self._project.undo_name if ident == "edit.undo" else self._project.redo_name)
        if ident == "search.order":
            return self.results.is_concordance
        if ident == "search.more":
            return bool(self.results.found.places) and not self.results.found.is_whole
        if ident in ("search.next", "search.previous"):
            return bool(self.results.found.places)
        return ident in self._own

    def is_on(self, ident: str) -> bool:
        """Whether the concordance is shown."""
        return ident == "search.concordance" and self.results.is_concordance

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say which keys do what."""
        self.head.show_keys(keys)
        self._bar.show_keys(
            gettext(
                "{next} {previous} from place to place · Enter opens it · {on} goes on from there"
            ).format(
                next=keys.get("search.next", "↓"),
                previous=keys.get("search.previous", "↑"),
                on=keys.get("search.open_next", ""),
            )
        )

    def key_panes(self) -> Sequence[ResultList]:
        """The list hears the keys; fields keep theirs."""
        return (self.results,)

    def enter(self) -> None:
        """Bring what is shown up to date; whoever came to search types at once."""
        if self._stale or self._settle.isActive():
            self.refresh()
        if self.results.hit() is not None:
            self.results.take_focus()
        else:
            self._to_words()

    def show_target(self, target: Mapping[str, Any]) -> None:
        """Search for the ``text``, ``label`` or ``entity`` (uids) that ``target`` names."""
        if self._choices is None:
            self._offer(choices(self._project))
        self.filters.ask(str(target.get("text") or ""), target.get("label"), target.get("entity"))

    def person_changed(self) -> None:
        """Others see other labels."""
        self._follow()

    def leave(self) -> None:
        """Let go of the project."""
        self._unsubscribe()
        self._settle.stop()
        self._rest.stop()
        self._bridge.close()
        for computing in (self.finding, self.reading, self.choosing):
            computing.close()

    def _committed(self, committed: Committed) -> None:
        if any(change.kind not in _IRRELEVANT for change in committed.changes):
            self._follow()

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()
