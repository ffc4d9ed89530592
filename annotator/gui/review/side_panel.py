"""The right column: the versions side by side, gold, earlier decisions, the reason, and the pair's tally."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.app.jobs import Runner
from annotator.app.messages.words import gettext
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.pair_tally import differing_pair, tally
from annotator.app.reviewing.session import ReviewSession
from annotator.app.reviewing.sides import Side
from annotator.core.records import Statement
from annotator.gui.review.card import Card
from annotator.gui.review.card_lines import Line, Said, items_lines
from annotator.gui.review.gold_card import GoldCard
from annotator.gui.review.precedent_cards import PrecedentCards
from annotator.gui.review.reason_field import ReasonField
from annotator.gui.review.tally_table import TallyTable
from annotator.gui.theme import current, theme_changes

MOST = 6
_COMPACT_FROM = 4
_TAKE = ("review.take_first", "review.take_second")


class SidePanel(QScrollArea):
    """``asked`` tells which action a person wants, ``taken`` in which place (from 0) the version stands."""

    asked = Signal(str)
    taken = Signal(int)
    text_wanted = Signal()
    article_wanted = Signal(str)

    def __init__(
        self, session: ReviewSession, runner: Runner, keys: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keys = dict(keys)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(gettext("Versions and decision"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.headline.setTextFormat(Qt.TextFormat.RichText)
        self.versions = [Card() for _ in range(MOST)]
        self.gold = GoldCard(session)
        self.reason_title = QLabel(gettext("Reason (optional)"))
        self.reason_title.setProperty("look", "muted")
        self.reason = ReasonField()
        self.reason_title.setBuddy(self.reason)
        self.precedents = PrecedentCards(session, runner)
        self.tally = TallyTable()
        self._arrange()
        for place, card in enumerate(self.versions):
            card.pressed.connect(lambda place=place: self.taken.emit(place))
        self.gold.asked.connect(self.asked)
        self.reason.written.connect(session.verdicts.write_reason)
        self.reason.finished.connect(self.text_wanted)
        self.precedents.wanted.connect(self.article_wanted)
        theme_changes().changed.connect(self.refresh)

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "panel")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 14)
        column.setSpacing(10)
        column.addWidget(self.headline)
        for card in self.versions:
            column.addWidget(card)
        column.addWidget(self.gold)
        column.addWidget(self.reason_title)
        column.addWidget(self.reason)
        column.addWidget(self.precedents)
        column.addWidget(self.tally)
        column.addStretch(1)
        column.setSpacing(9)
        self.setWidget(inside)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab can reach, from the top."""
        return [
            *(card.button for card in (*self.versions, self.gold.card)),
            self.reason,
            *(card.button for card in self.precedents.cards),
        ]

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys from now on."""
        self._keys = dict(keys)
        self.refresh()

    def refresh(self) -> None:
        """Show the open row as it is."""
        row = self._session.row
        for part in (self.gold, self.reason_title, self.reason):
            part.setVisible(row is not None)
        self._show_headline(row)
        self._show_versions(row)
        self.gold.refresh()
        own = self._session.verdicts.own
        self.reason.say(own.reason if own is not None else self._session.reason)
        self.precedents.refresh()
        self.show_tally()

    def _show_headline(self, row: Row | None) -> None:
        if row is None:
            self.headline.setText("")
            return
        first, rest = self._session.wording.headline(row)
        also = self._session.wording.also(row)
        muted = current().colour("text_muted").name()
        tail = " · ".join(filter(None, [rest, also]))
        self.headline.setText(f'<b>{escape(first)}</b> <span style="color:{muted}">{escape(tail)}</span>')
        self.headline.setAccessibleName(f"{first} {tail}")

    def _show_versions(self, row: Row | None) -> None:
        order = self._session.faces.order(row) if row is not None else ()
        for place, card in enumerate(self.versions):
            shown = row is not None and place < len(order)
            card.setVisible(shown)
            if row is not None and shown:
                self._show_version(card, row, order[place], place, compact=len(order) >= _COMPACT_FROM)

    def _show_version(self, card: Card, row: Row, number: int, place: int, *, compact: bool) -> None:
        session = self._session
        side = row.sides[number]
        roles = [f"person_{slot + 1}" for slot in session.faces.slots(row, side)]
        aside = ""
        if session.faces.hidden and len(side.annotators) > 1:
            aside = session.faces.names(side.annotators)
        card.say(
            session.faces.side_name(row, number),
            self._lines(row, side, compact=compact),
            roles,
            aside=aside,
            chosen=session.editing is not None and session.editing.start == number + 1,
            spoken=" / ".join(session.words.of(item).spoken() for item in side.items),
        )
        key = self._keys.get(_TAKE[place] if place < len(_TAKE) else f"review.version_{place + 1}", "")
        tip = gettext("Take this version ({key})").format(key=key)
        card.set_button(gettext("Take"), key, tip)

    def _lines(self, row: Row, side: Side, *, compact: bool) -> list[Line]:
        words, wording = self._session.words, self._session.wording
        if not side.items:
            said = [wording.unread(row, annotator) for annotator in side.annotators]
            if len(set(said)) == 1 or self._session.faces.hidden:
                return [Said(" / ".join(dict.fromkeys(said)), "muted")]
            names = self._session.faces
            return [
                Said(f"{names.name(annotator)}: {told}", "muted", 1)
                for annotator, told in zip(side.annotators, said, strict=True)
            ]
        readings = [replace(words.of(item), note="") for item in side.items]
        return [*items_lines(readings, compact=compact), *self._notes(row, side)]

    def _notes(self, row: Row, side: Side) -> list[Line]:
        """What each of those whose version it is has noted."""
        faces, found = self._session.faces, list[Line]()
        for annotator in side.annotators:
            for item in row.finding.group.items.get(annotator, ()):
                if item.note:
                    who = faces.name(annotator) or gettext("a note")
                    found.append(Said(f"“{item.note}” — {who}", "quote", 2))
        return found

    def show_tally(self) -> None:
        """How the stances of the pair that differs here meet in all articles."""
        session = self._session
        row = session.row
        pair = differing_pair(row) if row is not None else None
        if row is None or pair is None or session.faces.hidden:
            self.tally.say(None, session.codebook)
            return
        values = [value.id for value in session.codebook.values]
        counted = tally(session.queue.surveys.values(), pair, values)
        names = (session.faces.name(pair[0]), session.faces.name(pair[1]))
        self.tally.say(counted, session.codebook, names, (_value(row, pair[0]), _value(row, pair[1])))

    def focus_reason(self) -> None:
        """To the reason, which is brought into sight."""
        self.ensureWidgetVisible(self.reason)
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reason.selectAll()


def _value(row: Row, annotator: str) -> str | None:
    items = row.finding.group.items.get(annotator, ())
    return next((item.stance.value for item in items if isinstance(item, Statement)), None)
