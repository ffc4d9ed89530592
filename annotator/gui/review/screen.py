"""The review screen: disagreements, text and versions side by side, the keys above, gold below.

An annotator who may not decide sees the corrections of their own labels instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.app.actions.model import shown_key
from annotator.app.actions.review import ACTIONS
from annotator.app.jobs import Runner
from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.app.reviewing.session import ReviewSession, Topic
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.label.columns import holds_focus
from annotator.gui.label.hairline import hairline
from annotator.gui.label.keys import compact
from annotator.gui.reading import ReadingView
from annotator.gui.review.corrections_page import CorrectionsPage
from annotator.gui.review.deeds import Deed, deeds
from annotator.gui.review.gold_bar import GoldBar
from annotator.gui.review.header import Header
from annotator.gui.review.lists import ListsPanel, key_of
from annotator.gui.review.policy_choosing import PolicyChoosing
from annotator.gui.review.side_panel import SidePanel
from annotator.gui.review.status_bar import ReviewStatusBar
from annotator.gui.review.surveying import Surveying
from annotator.gui.review.text_pane import ReviewText

WIDTHS = (290, 740, 386)
LEAST_WIDTHS = (180, 320, 260)


class ReviewScreen(QWidget):
    """Reviews the documents of ``project``; ``runner`` does what takes longer than a blink.

    ``asked`` names an action that isn't this screen's own, ``said`` carries a sentence and its tone,
    ``changed`` tells that other actions may be possible now, ``go_wanted`` names another screen and a target.
    """

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()
    go_wanted = Signal(str, object)

    def __init__(self, project: Project, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self.session = ReviewSession(project, deliver=self._bridge.call)
        keys = _default_keys()
        self.view = ReadingView(self)
        self.text = ReviewText(self.session, self.view)
        self.header = Header(self.session, keys)
        self.lists = ListsPanel(self.session)
        self.side = SidePanel(self.session, runner, keys)
        self.gold_bar = GoldBar(self.session, keys)
        self.status_bar = ReviewStatusBar(self.session)
        self.corrections = CorrectionsPage(self.session, runner)
        self.surveying = Surveying(self.session, runner, self)
        self.policy = PolicyChoosing(self.session, runner, self)
        self._arrange()
        self._person: str | None = None
        self._own: dict[str, Deed] = deeds(self)
        self._refreshers = self._make_refreshers()
        self._connect()
        self.lists.refresh()
        self.side.refresh()
        self.header.refresh()
        self.gold_bar.refresh()

    def _arrange(self) -> None:
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        for place, pane in enumerate((self.lists, self.view, self.side)):
            self.columns.addWidget(pane)
            self.columns.setStretchFactor(place, int(pane is self.view))
            self.columns.setCollapsible(place, False)
            pane.setMinimumWidth(LEAST_WIDTHS[place])
        self.columns.setSizes(list(WIDTHS))
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, share in ((self.header, 0), (self.columns, 1), (self.gold_bar, 0)):
            column.addWidget(part, share)
            if part is not self.gold_bar:
                column.addWidget(hairline())
        self.gold_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.corrections)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes part by part, each from its top or its left: the parts were made in another order."""
        lists = self.lists
        controls: list[QWidget] = [
            *self.header.buttons.values(), lists.filter, lists.findings, lists.articles, self.view,
            *self.side.controls, *self.gold_bar.controls,
        ]  # fmt: skip
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        session = self.session
        session.listen(self._follow)
        for source in (self.header, self.gold_bar, self.side):
            source.asked.connect(self._ask)
        self.gold_bar.value_wanted.connect(self.text.give_value)
        self.lists.chosen.connect(lambda name: session.choose(key_of(name)))
        self.lists.article_wanted.connect(self._open_and_read)
        self.lists.text_wanted.connect(self.focus_text)
        self.text.chosen.connect(lambda name: session.choose(key_of(name)))
        self.side.taken.connect(self._take_and_read)
        self.side.text_wanted.connect(self.focus_text)
        self.side.article_wanted.connect(self._open_and_read)
        self.surveying.told.connect(self._surveyed)
        self.surveying.ended.connect(self._survey_ended)
        self.corrections.person_wanted.connect(lambda: self.asked.emit("person.menu"))
        self.policy.said.connect(self.said)
        self.policy.finished.connect(self.focus_text)
        self.view.caret_moved.connect(self.changed)

    def _make_refreshers(self) -> dict[Topic, Callable[[], object]]:
        return {
            "article": self._article_opened,
            "board": self._board_changed,
            "row": self._row_changed,
            "edit": self._edit_changed,
            "faces": self._board_changed,
            "codebook": self._codebook_changed,
            "queue": self._queue_changed,
            "notice": self._notice,
            "saved": self._saved_changed,
            "policy": self._board_changed,
        }

    # --- What the session tells --------------------------------------------------------------------------

    def _follow(self, topic: Topic) -> None:
        self._refreshers[topic]()
        self.changed.emit()

    def _article_opened(self) -> None:
        self.text.start_over()
        self.lists.show_queue()
        self._show_all()

    def _board_changed(self) -> None:
        self.text.repaint()
        self.text.show_row()
        self._show_all()

    def _show_all(self) -> None:
        self.lists.refresh()
        self.header.refresh()
        self.side.refresh()
        self.gold_bar.refresh()
        self.status_bar.refresh()

    def _row_changed(self) -> None:
        self.text.show_row()
        self.lists.show_open()
        self.side.refresh()
        self.gold_bar.refresh()

    def _edit_changed(self) -> None:
        self.text.show_row()
        self.side.refresh()
        self.gold_bar.refresh()

    def _codebook_changed(self) -> None:
        self._board_changed()
        self.gold_bar.show_codebook()
        self._order_tabs()

    def _queue_changed(self) -> None:
        if self.isVisible():
            self.surveying.soon()

    def _surveyed(self) -> None:
        self.lists.show_queue()
        self.side.show_tally()
        self.status_bar.refresh()
        self._open_first()

    def _open_first(self) -> None:
        """Open the article with most to decide, if somebody looks and none is open."""
        looks = self.isVisible() and self.pages.currentWidget() is self.page
        waiting = self.session.queue.waiting()
        if looks and waiting and self.session.document is None:
            self.session.open(waiting[0].document)

    def _survey_ended(self, nothing: UserError | None) -> None:
        """Nothing waits: show what was reviewed, or why nothing can be."""
        session = self.session
        looks = self.isVisible() and self.pages.currentWidget() is self.page
        if looks and session.document is None:
            if session.queue.surveys:
                session.open(next(iter(session.queue.surveys)))
            elif nothing is not None:
                self.lists.show_hint(sentence_for(nothing))

    def _notice(self) -> None:
        if self.session.notice is not None:
            self.said.emit(sentence_for(self.session.notice), "quiet")

    def _saved_changed(self) -> None:
        self.status_bar.refresh()
        if self.session.error is not None:
            self.said.emit(sentence_for(self.session.error), "danger")

    # --- Actions -----------------------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't this screen's is passed over."""
        deed = self._own.get(ident)
        if deed is not None and self._may(ident):
            deed()

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident == "edit.copy":
            return self.view.selection() is not None
        if ident == "edit.undo":
            return self.session.project.undo_name is not None
        if ident == "edit.redo":
            return self.session.project.redo_name is not None
        if ident in ("review.keep", "review.leave_edit"):
            return self.session.editing is not None
        if ident == "review.take_back":
            return self._may(ident) and self.session.verdicts.decision is not None
        if ident == "document.reopen":
            document = self.session.document
            return document is not None and document.state == "closed"
        if ident.startswith(("view.", "pane.", "review.hide", "review.shuffle", "review.policy")):
            return ident in self._own and self._may(ident)
        return ident in self._own and self._may(ident) and self.session.board is not None

    def _may(self, ident: str) -> bool:
        """Whether this person is one to review at all."""
        is_review = ident.startswith(("review.", "document."))
        return not is_review or self.pages.currentWidget() is self.page

    def is_on(self, ident: str) -> bool:
        """Whether a switch is on."""
        switches = {
            "review.hide_names": self.session.faces.hidden,
            "review.shuffle": self.session.faces.mixed,
            "view.documents": not self.lists.isHidden(),
            "view.statements": not self.side.isHidden(),
        }
        return switches.get(ident, False)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys (action id to key as people read it) beside what they do."""
        caps = {ident: compact(key) for ident, key in keys.items()}
        caps["review.close"] = caps.get("document.done_next", caps.get("review.close", ""))
        for part in (self.header, self.side, self.gold_bar):
            part.show_keys(caps)
        self._order_tabs()

    def _ask(self, ident: str) -> None:
        if ident not in self._own:
            self.asked.emit(ident)
            return
        self.focus_text()  # a reason that is being written belongs to the row that is still open
        self.perform(ident)

    def take(self, place: int) -> None:
        """Take the version in ``place`` (from 0)."""
        self.session.verdicts.take_shown(place)

    def _take_and_read(self, place: int) -> None:
        self.focus_text()
        self.take(place)

    def keep(self) -> None:
        """Keep the version being made; without one Enter means nothing here."""
        if self.session.editing is not None:
            self.session.verdicts.keep_edit()

    def leave_edit(self) -> None:
        """Leave the version being made, else let the selection go."""
        if self.session.editing is not None:
            self.session.verdicts.drop_edit()
        else:
            self.view.clear_selection()

    def toggle_names(self) -> None:
        """Hide names, or show them."""
        self.session.show_faces(hidden=not self.session.faces.hidden)

    def toggle_order(self) -> None:
        """Shuffle versions, or show them in their order."""
        self.session.show_faces(mixed=not self.session.faces.mixed)

    # --- Panes -------------------------------------------------------------------------------------------

    def toggle_lists(self) -> None:
        """Show or hide the left column."""
        self._show(self.lists, self.lists.isHidden())

    def toggle_side(self) -> None:
        """Show or hide the right column."""
        self._show(self.side, self.side.isHidden())

    def _show(self, pane: QWidget, shown: bool) -> None:
        if not shown and holds_focus(pane):
            self.focus_text()
        pane.setVisible(shown)
        self.changed.emit()

    def focus_text(self) -> None:
        """Back to the text, where keys decide."""
        on_page = self.pages.currentWidget() is self.page
        (self.view if on_page else self.corrections.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self, step: int) -> None:
        """Go to the next (1) or previous (−1) column that is shown."""
        panes: list[tuple[QWidget, QWidget]] = [
            (self.lists, self.lists.findings), (self.view, self.view), (self.side, self.side.reason),
        ]  # fmt: skip
        shown = [pane for pane in panes if not pane[0].isHidden()]
        here = next((place for place, (pane, _) in enumerate(shown) if holds_focus(pane)), 0)
        shown[(here + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- One of the window's screens ---------------------------------------------------------------------

    def enter(self) -> None:
        """The screen is shown: what changed meanwhile is looked at, and the keys are the text's."""
        self.session.wake()
        self.person_changed()
        self._open_first()
        self.focus_text()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: labelling on another screen must not wait for this one."""
        super().hideEvent(event)
        self.session.sleep()

    def person_changed(self) -> None:
        """Somebody else works now: a reviewer decides, an annotator sees their corrections."""
        session, reviewing = self.session, self.session.may_decide
        self.pages.setCurrentWidget(self.page if reviewing else self.corrections)
        self.status_bar.refresh()
        person = session.project.annotator.uid if session.project.annotator is not None else None
        if person != self._person:  # others may see other layers
            self._person = person
            session.queue.start_over()
        if reviewing:
            self.surveying.begin()
        else:
            session.shut()
            self.corrections.refresh()
        self.changed.emit()

    def key_panes(self) -> tuple[ReviewText]:
        """The text hears the keys."""
        return (self.text,)

    def show_target(self, target: Mapping[str, Any]) -> None:
        """Open the article ``document`` of ``target``, at the row of its ``sources`` if there are any."""
        if self.session.may_decide:
            self.session.open(target["document"], tuple(target.get("sources") or ()))

    def _open_and_read(self, document: str) -> None:
        try:
            self.session.open(document)
        except UserError as error:  # removed while its line was still shown
            self.said.emit(sentence_for(error), "danger")
        self.focus_text()

    def leave(self) -> None:
        """Let go of the project. Call before closing it."""
        self.session.close()
        self.surveying.close()
        self.side.precedents.close_asking()
        self.corrections.close_asking()
        self.policy.close_asking()
        self._bridge.close()


def _default_keys() -> dict[str, str]:
    keys = {action.id: compact(shown_key(action.keys[0])) for action in ACTIONS if action.keys}
    return {**keys, "review.close": compact(shown_key("Ctrl+Return"))}
