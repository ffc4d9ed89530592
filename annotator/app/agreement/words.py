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

    def quote(self, group: Group, text: str) -> str:
        """The words that the group is about: a span's widest version, a statement's parties."""
        if group.kind == "span":
            spans = [span for who in group.present for span in group.spans_of(who)]
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            return _one_line(text[start:end])
        first = group.statements_of(group.present[0])[0]
        return " · ".join(self._entity(filling.entity) for filling in first.roles.values())

    def said(self, group: Group, annotator: str) -> str:
        """What the annotator made of it; "nothing" where they have no item there."""
        items = group.items.get(annotator, ())
        if not items:
            return gettext("nothing")
        told = [self._span(item) if isinstance(item, Span) else self._statement(item) for item in items]
        return " + ".join(told)

    def _span(self, span: Span) -> str:
        label = self._codebook.label(span.label)
        name = label.name if label else span.label
        tied = f" → {self._entity(span.entity)}" if span.entity else ""
        return f"{name} “{_one_line(span.quote)}”{tied}"

    def _statement(self, statement: Statement) -> str:
        value = self._codebook.value(statement.stance.value or "")
        stance = f"{value.symbol} {value.name}".strip() if value else gettext("no stance")
        parties = " · ".join(self._entity(filling.entity) for filling in statement.roles.values())
        return f"{stance} · {parties}"

    def _entity(self, uid: str | None) -> str:
        if uid is None:
            return gettext("not tied")
        return self._entities.get(self._standing.get(uid, uid), gettext("unknown"))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
