"""The card of what becomes of the open row: decided by whom and why, or the codebook's rule to decide by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.messages.words import gettext
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.policy_words import policy_title
from annotator.app.reviewing.rules import rules_for
from annotator.app.reviewing.session import ReviewSession
from annotator.core.decisions import Decision
from annotator.gui.label.dates import shown_date
from annotator.gui.review.card import Card
from annotator.gui.review.card_lines import Line, Said, items_lines


class GoldCard(QWidget):
    """Shows gold of a session's open row; ``asked`` tells which action a person wants."""

    asked = Signal(str)

    def __init__(self, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self.card = Card()
        self.card.pressed.connect(lambda: self.asked.emit("review.take_back"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def refresh(self) -> None:
        """Show the open row as it is."""
        row = self._session.row
        if row is None:
            return
        decided = self._session.verdicts.decision is not None
        self.card.set_button(
            gettext("Take back") if decided else "",
            "⌫" if decided else "",
            gettext("Take the decision back (⌫)"),
        )
        lines = self._lines(row)
        self.card.say(
            gettext("Gold"),
            lines,
            ("gold_edge",),
            aside=_state(row) if not decided else "",
            ground="gold",
            spoken=". ".join(line.text for line in lines if isinstance(line, Said)),
        )
        told = [f"{rule.name}: {rule.text}" for rule in rules_for(self._session.codebook, row)]
        self.card.setToolTip("\n\n".join(told))

    def _lines(self, row: Row) -> list[Line]:
        lines: list[Line] = []
        changed = self._session.wording.changed(row)
        if changed:
            lines.append(Said(changed, "warning"))
        for decision in row.decisions:
            lines += self._decided(row, decision)
        shown = row.gold or (row.choice.items if row.choice is not None and not row.decisions else ())
        lines += items_lines(map(self._session.words.of, shown), compact=True)
        if row.decisions and not row.gold and not row.waits:
            lines.append(Said(gettext("Nothing of it is in gold."), "muted"))
        if row.waits:
            lines += self._rules(row)
        return lines

    def _decided(self, row: Row, decision: Decision) -> list[Line]:
        day = shown_date(decision.time[:10]) if decision.time else ""
        if decision.reviewer is None:
            return [
                Said(
                    gettext("By the policy “{policy}”").format(policy=policy_title(decision.policy)), "muted"
                )
            ]
        names = {person.uid: person.name for person in self._session.project.annotators()}
        who = names.get(decision.reviewer, gettext("somebody"))
        how = self._session.wording.verdict_of(row, decision)
        told = " · ".join(filter(None, [who, how, day]))
        reason = [Said(f"“{decision.reason}”", "quote")] if decision.reason else []
        return [Said(told, "muted"), *reason]

    def _rules(self, row: Row) -> list[Line]:
        rules = rules_for(self._session.codebook, row)
        most = {1: 6, 2: 3}.get(len(rules), 2)
        if not rules:
            return [Said(gettext("The codebook has no guideline for this."), "muted")]
        lines: list[Line] = [Said(gettext("The codebook says:"), "small", 1)]
        for rule in rules[:3]:
            lines.append(Said(f"{rule.name}: “{rule.text}”", "muted", most))
        return lines


def _state(row: Row) -> str:
    if row.state == "agreed":
        return gettext("agreed")
    return gettext("decide again") if row.state in ("stale", "conflict") else gettext("not decided")
