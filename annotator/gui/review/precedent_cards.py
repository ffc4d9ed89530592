"""What was decided on similar words before, and why."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages.words import gettext
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.precedents import Precedent
from annotator.app.reviewing.session import ReviewSession
from annotator.gui.bridge import Bridge
from annotator.gui.label.dates import shown_date
from annotator.gui.review.card import Card
from annotator.gui.review.card_lines import Line, Said, reading_lines

_MOST = 3
_QUOTE = 90


class PrecedentCards(QWidget):
    """Asks for precedents beside everything else; ``wanted`` names an article to look at."""

    wanted = Signal(str)

    def __init__(self, session: ReviewSession, runner: Runner) -> None:
        super().__init__()
        self._session = session
        self._runner = runner
        self._bridge = Bridge(self)
        self._asking: tuple[str, ...] | None = None
        self._shown: tuple[str, ...] = ()
        self._documents: list[str] = []
        # The row is painted first: whoever decides quickly never waits for what was decided before.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        self.title = QLabel(gettext("Decided before"))
        self.title.setProperty("look", "muted")
        self.cards = [Card() for _ in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        for place, card in enumerate(self.cards):
            column.addWidget(card)
            card.set_button(gettext("Look"), "", gettext("Open the article of this decision"))
            card.pressed.connect(lambda place=place: self.wanted.emit(self._documents[place]))
        self.hide()

    def close_asking(self) -> None:
        """What is still being looked up is of no interest any more."""
        self._soon.stop()
        self._bridge.close()

    def refresh(self) -> None:
        """Show what is known of the open row; what was shown of another one goes."""
        key = self._session.key
        if key == self._shown:
            return
        self.hide()
        self._soon.start(0)

    def _ask(self) -> None:
        session = self._session
        row, key = session.row, session.key
        if row is None or self._asking is not None:
            return
        self._asking = key

        def work(job: Job[list[Precedent]]) -> list[Precedent]:
            return session.project.review.precedents(row, _MOST)

        self._runner.start("precedents", work, lambda job: self._bridge.call(self._tell, key, row, job))

    def _tell(self, key: tuple[str, ...], row: Row, job: Job[list[Precedent]]) -> None:
        self._asking = None
        found = job.result
        if key != self._session.key:  # another row was opened meanwhile
            self._ask()
            return
        self._shown = key
        self._documents = [precedent.document for precedent in found]
        self.setVisible(bool(found))
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(found))
            if place < len(found):
                self._show(card, found[place])

    def _show(self, card: Card, precedent: Precedent) -> None:
        quote = " ".join(precedent.quote.split())
        quote = quote if len(quote) <= _QUOTE else quote[:_QUOTE].rstrip() + "…"
        lines: list[Line] = [Said(f"“{quote}”", "quote", 2)]
        for item in precedent.results[:1]:
            lines += [line for line in reading_lines(self._session.words.of(item), compact=True)[:1]]
        if precedent.reason:
            lines.append(Said(precedent.reason, "text", 3))
        told = (precedent.told, precedent.reviewer, shown_date(precedent.time[:10]), precedent.title)
        lines.append(Said(" · ".join(filter(None, told)), "small", 2))
        spoken = ". ".join(line.text for line in lines if isinstance(line, Said))
        alike = gettext("{share} alike").format(share=f"{precedent.similarity:.0%}")
        card.say(alike, lines, ("line_strong",), spoken=spoken)
