"""The agreement screen: choices above, figures below, and beside them the cases behind a number."""

# Names in camel case override Qt's.

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from annotator.app.agreement.page import Case, Cases, Page
from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.errors import UserError
from annotator.gui.agreement.case_list import CaseList
from annotator.gui.agreement.figures_view import FiguresView, gamma_words
from annotator.gui.agreement.filters import FilterBar, Wanted
from annotator.gui.agreement.status_bar import AgreementStatusBar
from annotator.gui.agreement.table_export import TableExport
from annotator.gui.bridge import Bridge
from annotator.gui.computing import Computing
from annotator.gui.label.columns import holds_focus
from annotator.gui.label.hairline import hairline
from annotator.measure.figure import Figure

SETTLE = 400
"""Milliseconds that must pass without a change before the figures follow it."""

LIMIT = 200
_IRRELEVANT = frozenset({"time", "alias", "attribute", "entity_kind"})


class AgreementScreen(QWidget):
    """Shows how far annotators agree. See :class:`annotator.gui.window.screens.Screen`."""

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()
    go_wanted = Signal(str, object)

    def __init__(self, project: Project, runner: Runner) -> None:
        super().__init__()
        self._project = project
        self.page: Page | None = None
        self._stale = True
        self._key_handler: Callable[[QKeyEvent], bool] | None = None
        self._bridge = Bridge(self)
        self.computing = Computing(runner, self)
        self.looking = Computing(runner, self)
        self.aligning = Computing(runner, self)
        self.filters = FilterBar()
        self.figures = FiguresView()
        self.cases = CaseList()
        self.status_bar: QWidget = AgreementStatusBar()
        self.sentence = QLabel()
        self.export = TableExport(self, lambda: self.page, self.said.emit)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.compute)
        self._own: dict[str, Callable[[], object]] = {
            "agreement.export": self.export.ask,
            "agreement.copy_latex": self.export.copy_latex,
            "agreement.gamma": self.compute_gamma,
            "agreement.again": self.compute,
            "agreement.close_cases": self.close_cases,
            "pane.next": partial(self._next_pane, 1),
            "pane.previous": partial(self._next_pane, -1),
        }
        self._arrange()
        self._connect()
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))

    def _arrange(self) -> None:
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("look", "muted")
        self.sentence.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sentence)
        self._stack.addWidget(self.figures)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self.cases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(hairline())
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _: self.compute())
        self.filters.asked.connect(self.perform)
        self.figures.opened.connect(self.look_for)
        self.figures.review.connect(lambda uid: self.go_wanted.emit("review", {"document": uid}))
        self.figures.pointed.connect(self._bar.show_meaning)
        self.figures.gamma_wanted.connect(self.compute_gamma)
        self.cases.entered.connect(self._review)
        self.cases.left.connect(self.close_cases)
        self.computing.busy.connect(self._busy)
        self.computing.progress.connect(self._progress)
        self.computing.failed.connect(self._failed)
        self.looking.failed.connect(self._tell)
        self.aligning.failed.connect(self._tell)
        self.aligning.busy.connect(self._aligning)
        self.aligning.progress.connect(self._progress)

    @property
    def _bar(self) -> AgreementStatusBar:
        bar = self.status_bar
        assert isinstance(bar, AgreementStatusBar)
        return bar

    # --- Figures ------------------------------------------------------------------------------------------

    def compute(self) -> None:
        """Compute the page in the background; what is shown stays meanwhile, greyed."""
        self._stale = False
        self._settle.stop()
        wanted: Wanted = self.filters.wanted
        self.aligning.cancel()
        if self.page is None:
            self._show_sentence(gettext("Computing the figures …"))

        def work(job: Job[Any]) -> Page | None:
            return self._project.agreement.page(
                wanted.annotators or None,
                wanted.labels or None,
                wanted.since,
                by_all=wanted.by_all,
                progress=job.report,
                cancelled=job.cancelled,
            )

        self.computing.start(gettext("Computing agreement"), work, self._show)

    def _show(self, page: Page) -> None:
        self.page = page
        has_focus = self.sentence.hasFocus()
        self.filters.show_page(page)
        self.figures.show_page(page)
        self._bar.show_page(page)
        for button in (self.filters.export, self.filters.copy):
            button.setEnabled(True)
        self._stack.setCurrentWidget(self.figures)
        if has_focus:
            self.figures.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _busy(self, busy: bool) -> None:
        if not busy:
            self.figures.veil.hide()
            self._bar.show_work("")

    def _progress(self, done: int, total: int) -> None:
        """Told only when the work takes longer than a blink."""
        if self.computing.is_busy:
            self.figures.veil.raise_()
            self.figures.veil.show()
        name = gettext("Computing γ") if self.aligning.is_busy else gettext("Computing")
        self._bar.show_work(f"{name} … {done}/{total}" if total else f"{name} …")

    def _failed(self, error: UserError) -> None:
        self.page = None
        self._show_sentence(sentence_for(error))
        for button in (self.filters.export, self.filters.copy):
            button.setEnabled(False)
        self.close_cases()
        self.changed.emit()

    def _show_sentence(self, text: str) -> None:
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.sentence.setText(text)
        self._stack.setCurrentWidget(self.sentence)
        if had_focus:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: UserError) -> None:
        self.said.emit(sentence_for(error), "danger")

    def compute_gamma(self) -> None:
        """Compute γ of the page's spans in the background; while that goes on, call it off."""
        page = self.page
        if page is None or self.aligning.is_busy:
            self.aligning.cancel()
            return

        def work(job: Job[Any]) -> Figure | None:
            return self._project.agreement.gamma(page, progress=job.report, cancelled=job.cancelled)

        self.aligning.start(
            gettext("Computing γ"), work, lambda figure: self.figures.show_gamma(gamma_words(figure))
        )

    def _aligning(self, busy: bool) -> None:
        self._bar.show_work(gettext("Computing γ …") if busy else "")
        self.figures.gamma.setText(gettext("Cancel γ") if busy else gettext("Compute γ"))

    # --- Cases --------------------------------------------------------------------------------------------

    def look_for(self, title: str, wanted: Cases) -> None:
        """Find the cases behind a number and list them at the side."""
        page = self.page
        if page is None:
            return
        self.cases.ask(title)

        def work(job: Job[Any]) -> list[Case]:
            return self._project.agreement.cases(page, wanted, limit=LIMIT, cancelled=job.cancelled)

        self.looking.start(
            gettext("Looking for cases"),
            work,
            lambda found: self.cases.show_cases(found, page.names, page.known, LIMIT),
        )

    def close_cases(self) -> None:
        """Back to the figures alone."""
        self.looking.cancel()
        had_focus = self.cases.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.cases.hide()
        if had_focus:
            self.figures.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _review(self, case: Case) -> None:
        self.go_wanted.emit("review", {"document": case.document, "sources": list(case.sources)})

    def _next_pane(self, step: int) -> None:
        """From what is compared to the headlines, to each table, to the cases, and round."""
        panes: list[tuple[QWidget, QWidget]] = [(self.filters, self.filters.annotators)]
        panes += self.figures.panes() if self.page is not None else [(self.sentence, self.sentence)]
        if not self.cases.isHidden():
            panes.append((self.cases, self.cases.list))
        cards = self.figures.cards
        here = next((at for at, (pane, _) in enumerate(panes) if holds_focus(pane)), None)
        if here is None:
            here = 1 if any(card.hasFocus() for card in cards) else 0
        panes[(here + step) % len(panes)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- One of the window's screens ----------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't this screen's is passed over."""
        deed = self._own.get(ident)
        if deed is not None:
            deed()

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident == "agreement.again" or ident.startswith("pane."):
            return True
        if ident == "agreement.close_cases":
            return not self.cases.isHidden()
        return ident in self._own and self.page is not None

    def is_on(self, ident: str) -> bool:
        """There are no switches here."""
        return False

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The buttons that have a key show it in their tooltips."""
        buttons = {
            "agreement.export": self.filters.export,
            "agreement.copy_latex": self.filters.copy,
            "agreement.gamma": self.figures.gamma,
        }
        for ident, button in buttons.items():
            if ident in keys:
                button.setToolTip(f"{button.text()} ({keys[ident]})")

    def key_panes(self) -> Sequence[AgreementScreen]:
        """All of the screen hears its keys."""
        return (self,)

    def set_key_handler(self, handler: Callable[[QKeyEvent], bool] | None) -> None:
        """Ask ``handler`` about key presses that nothing on the page has used."""
        self._key_handler = handler

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What reaches the screen has meant nothing to table, chart or list."""
        if self._key_handler is None or not self._key_handler(event):
            super().keyPressEvent(event)

    def enter(self) -> None:
        """The screen is shown: bring the figures up to date and take the focus."""
        if self._stale:
            self.compute()
        if self.page is None:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.focusWidget() is None:
            self.figures.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def person_changed(self) -> None:
        """Another person may see other layers."""
        self.close_cases()
        self._follow()

    def show_target(self, target: Mapping[str, Any]) -> None:
        """There is only one page."""

    def leave(self) -> None:
        """Let go of the project: nothing runs on."""
        self._unsubscribe()
        self._settle.stop()
        for each in (self.computing, self.looking, self.aligning):
            each.close()
        self._bridge.close()

    def _committed(self, committed: Committed) -> None:
        if any(change.kind not in _IRRELEVANT for change in committed.changes):
            self._follow()

    def _follow(self) -> None:
        """Something has changed: follow soon if anybody looks, else when somebody comes."""
        self._stale = True
        if self.isVisible():
            self._settle.start()
