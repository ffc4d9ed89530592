"""What annotators said in one place, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.core.records import Span, Statement
from annotator.measure.groups import Group

LONGEST = 160
"""Code points of a quote; more is cut off at its end."""


class Words:
    """Reads groups by a codebook; ``entities`` are names by uid, ``standing`` as the project tells it."""

    def __init__(self, codebook: Codebook, entities: Mapping[str, str], standing: Mapping[str, str]) -> None:
        self._codebook = codebook
        self._entities = entities
        self._standing = standing

    def about(self, group: Group) -> str:
        """Whom a statement ties to what, by the first annotator who made it; "" for spans."""
        first = next((said for who in group.present for said in group.statements_of(who)), None)
        return "" if first is None else self._parties(first)

    def said(self, group: Group, annotator: str) -> str:
        """What the annotator made of it; "nothing" where they have no item there."""
        items = group.items.get(annotator, ())
        if not items:
            return gettext("nothing")
        about = self.about(group)
        told = [
            self._span(item) if isinstance(item, Span) else self._statement(item, about) for item in items
        ]
        return " + ".join(told)

    def _span(self, span: Span) -> str:
        label = self._codebook.label(span.label)
        name = label.name if label else span.label
        tied = f" → {self._entity(span.entity)}" if span.entity else ""
        return f"{name} “{one_line(span.quote)}”{tied}"

    def _statement(self, statement: Statement, about: str) -> str:
        """Its stance, and whom it ties to what if that is not what the place is about."""
        value = self._codebook.value(statement.stance.value or "")
        stance = f"{value.symbol} {value.name}".strip() if value else gettext("no stance")
        parties = self._parties(statement)
        return stance if parties == about else f"{stance} · {parties}"

    def _parties(self, statement: Statement) -> str:
        return " · ".join(self._entity(filling.entity) for filling in statement.roles.values())

    def _entity(self, uid: str | None) -> str:
        if uid is None:
            return gettext("not tied")
        return self._entities.get(self._standing.get(uid, uid), gettext("unknown"))


def one_line(text: str) -> str:
    """``text`` without line breaks, cut off where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
