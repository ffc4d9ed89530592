"""What an annotator sees instead of the review: what became of their own items, to learn from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages.words import gettext, ngettext
from annotator.app.reviewing.corrections import Correction
from annotator.app.reviewing.session import ReviewSession
from annotator.app.reviewing.versions import Words
from annotator.app.reviewing.wording import BADGES
from annotator.core.records import Span, Statement
from annotator.gui.bridge import Bridge
from annotator.gui.label.dates import shown_date
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.reading import ReadingView
from annotator.gui.review.card import Card
from annotator.gui.review.card_lines import Said, items_lines
from annotator.gui.review.finding_rows import Line as ListLine
from annotator.gui.review.finding_rows import LineDelegate
from annotator.gui.review.painting import painted_as
from annotator.gui.theme import theme_changes


class CorrectionsPage(QWidget):
    """``person_wanted``: a reviewer should sit down."""

    person_wanted = Signal()

    def __init__(self, session: ReviewSession, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._bridge = Bridge(self)
        self._found: Sequence[Correction] = ()
        self._lines: dict[str, ListLine] = {}
        self._document = ""
        self._words = session.words
        self._busy = self._again = False
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.switch = QPushButton(gettext("Somebody else…"))
        self.switch.clicked.connect(self.person_wanted)
        self.title = QLabel()
        self.title.setProperty("look", "heading")
        self.list = RowView(UidListModel(self._spoken, self), self)
        self.list.setAccessibleName(gettext("Corrections"))
        self.list.setItemDelegate(LineDelegate(self.list, self._lines.get))
        self.list.chosen.connect(self._choose)
        self.view = ReadingView()
        self.view.set_gripped(False)
        self.said, self.gold = Card(), Card()
        self._arrange()
        theme_changes().changed.connect(self.view.viewport().update)

    def _arrange(self) -> None:
        bar = QWidget()
        bar.setProperty("look", "paper")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(15, 8, 11, 8)
        row.addWidget(self.notice, 1)
        row.addWidget(self.switch)
        left, right = QWidget(), QWidget()
        for panel in (left, right):
            panel.setProperty("look", "panel")
            panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 0, 0)
        self.title.setContentsMargins(14, 0, 12, 4)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        cards = QVBoxLayout(right)
        cards.setContentsMargins(12, 12, 12, 14)
        cards.setSpacing(10)
        cards.addWidget(self.said)
        cards.addWidget(self.gold)
        cards.addStretch(1)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        for place, pane in enumerate((left, self.view, right)):
            columns.addWidget(pane)
            columns.setStretchFactor(place, int(pane is self.view))
            columns.setCollapsible(place, False)
        columns.setSizes([300, 700, 348])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(bar)
        page.addWidget(columns, 1)

    def close_asking(self) -> None:
        """What is still being looked up is of no interest any more."""
        self._bridge.close()

    def refresh(self) -> None:
        """Look up this person's corrections, beside everything else."""
        people = self._session.project.annotators()
        able = ", ".join(person.name for person in people if person.role in ("reviewer", "manager"))
        told = gettext("Reviewing is for reviewers: {names}. Here you see what became of your own labels.")
        self.notice.setText(told.format(names=able))
        if self._busy:
            self._again = True
            return
        self._busy = True
        project = self._session.project

        def work(job: Job[list[Correction]]) -> list[Correction]:
            return project.review.corrections() if project.annotator is not None else []

        self._runner.start("corrections", work, lambda job: self._bridge.call(self._tell, job))

    def _tell(self, job: Job[list[Correction]]) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.refresh()
            return
        self._found = job.result
        count = len(self._found)
        nothing = gettext("No corrections yet. They show once an article of yours was reviewed.")
        said = ngettext("{n} correction", "{n} corrections", count).format(n=count)
        self.title.setText(said if count else nothing)
        self.title.setWordWrap(not count)
        entities = {entity.uid: entity for entity in self._session.project.entities()}
        self._words = Words(self._session.codebook, entities, {}, "")
        self._lines.clear()
        for number, correction in enumerate(self._found):
            self._lines[str(number)] = self._line(correction)
        model = self.list.model()
        assert isinstance(model, UidListModel)
        model.start_over(list(self._lines))
        self.list.show_if_any()
        if self._found:
            self._choose("0")
        else:
            self._show_nothing()

    def _line(self, correction: Correction) -> ListLine:
        item = (*correction.said, *correction.gold)[0]
        title = item.quote if isinstance(item, Span) else self._words.title(item)
        detail = " · ".join(filter(None, [correction.title, correction.verdict]))
        return ListLine(" ".join(title.split()), detail, correction.type)

    def _spoken(self, uid: str) -> str:
        line = self._lines.get(uid)
        badge = BADGES.get(line.badge, line.badge) if line is not None else ""
        return "" if line is None else ", ".join([badge, line.title, line.detail])

    def _show_nothing(self) -> None:
        self._document = ""
        self.view.show_document("", "", "")
        self.said.hide()
        self.gold.hide()

    def _choose(self, uid: str) -> None:
        correction = self._found[int(uid)]
        self.list.show_current(uid)
        project = self._session.project
        if correction.document != self._document:
            self._document = correction.document
            text = project.text(correction.document)
            self.view.show_document(text, correction.title, "")
        spans = {span.uid: span for span in self._evidence(correction)}
        entities = {entity.uid: entity for entity in project.entities()}
        self._words = Words(self._session.codebook, entities, spans, self.view.text)
        places = {(span.label, span.fragments): span for span in spans.values()}
        self.view.set_spans(painted_as(self._session.codebook, places.values()))
        self._show_cards(correction)
        if places:
            first = min(places.values(), key=lambda span: span.start)
            self.view.set_focused(first.uid)
            self.view.reveal(first.start, first.end)

    def _evidence(self, correction: Correction) -> list[Span]:
        """The spans that both versions rest on."""
        items = (*correction.said, *correction.gold)
        spans = [item for item in items if isinstance(item, Span)]
        for statement in items:
            if isinstance(statement, Statement):
                wanted = set(statement.evidence())
                known = self._session.project.spans_of(statement.layer)
                spans += [span for span in known if span.uid in wanted]
        return spans

    def _show_cards(self, correction: Correction) -> None:
        nothing = gettext("nothing here")
        said = items_lines(map(self._words.of, correction.said))
        self.said.say(
            gettext("You"),
            said or [Said(nothing, "muted")],
            ("person_1",),
            spoken=self._heard(correction.said),
        )
        gold = items_lines(map(self._words.of, correction.gold)) or [Said(nothing, "muted")]
        if correction.reason:
            gold.append(Said(f"“{correction.reason}”", "quote"))
        who = correction.reviewer or gettext("by policy")
        told = " · ".join(filter(None, [correction.verdict, who, shown_date(correction.when[:10])]))
        gold.append(Said(told, "small", 2))
        spoken = ". ".join([self._heard(correction.gold), correction.reason, told])
        self.gold.say(gettext("Gold"), gold, ("gold_edge",), ground="gold", spoken=spoken)
        self.said.show()
        self.gold.show()

    def _heard(self, items: Sequence[Span | Statement]) -> str:
        return " / ".join(self._words.of(item).spoken() for item in items) or gettext("nothing here")
