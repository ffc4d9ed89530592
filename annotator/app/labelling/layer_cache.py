"""One annotator's spans and statements of one document, kept in text order and up to date by changes alone.

An article may hold thousands of spans; a key press touches one. So nothing here is ever queried again: every
committed change is applied to the records it names, and only those.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from annotator.core.changes import Change, Fields
from annotator.core.kinds import complete
from annotator.core.records import Span, Statement
from annotator.core.values import dataclass, field

Place = tuple[int, int, str]
"""Where a record stands in the text: start, end (code points), uid."""

NOWHERE = 1 << 60
"""The start of a statement without any evidence: it stands after all others."""


@dataclass(slots=True)
class Touched:
    """Which records some changes concerned."""

    spans: dict[str, None] = field(default_factory=dict)
    dropped_spans: dict[str, None] = field(default_factory=dict)
    statements: dict[str, None] = field(default_factory=dict)
    dropped_statements: dict[str, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.spans or self.dropped_spans or self.statements or self.dropped_statements)


class LayerCache:
    """The records of the layer ``layer``, by uid and in text order."""

    def __init__(self, layer: str, spans: Iterable[Span] = (), statements: Iterable[Statement] = ()) -> None:
        self.layer = layer
        self.spans: dict[str, Span] = {span.uid: span for span in spans}
        self.statements: dict[str, Statement] = {statement.uid: statement for statement in statements}
        self._order: list[Place] = sorted((span.start, span.end, span.uid) for span in self.spans.values())
        self._users: dict[str, dict[str, None]] = {}
        for statement in self.statements.values():
            self._use(statement)
        self._places = {uid: self._place(statement) for uid, statement in self.statements.items()}
        self._statement_order = sorted(self._places.values())

    def span_uids(self) -> list[str]:
        """Uids of all spans in text order."""
        return [uid for _, _, uid in self._order]

    def statement_uids(self) -> list[str]:
        """Uids of all statements, by the place of their first evidence."""
        return [uid for _, _, uid in self._statement_order]

    def span_row(self, uid: str) -> int:
        """How many spans stand before ``uid``."""
        span = self.spans[uid]
        return bisect_left(self._order, (span.start, span.end, uid))

    def statement_row(self, uid: str) -> int:
        """How many statements stand before ``uid``."""
        return bisect_left(self._statement_order, self._places[uid])

    def statement_row_at(self, at: int) -> int:
        """How many statements have their first evidence before code point ``at``."""
        return bisect_left(self._statement_order, (at, -1, ""))

    def statements_on(self, span: str) -> list[str]:
        """Uids of the statements that rest on ``span``."""
        return list(self._users.get(span, ()))

    def span_after(self, at: int) -> str | None:
        """The first span that starts at or after code point ``at``."""
        row = bisect_left(self._order, (at, -1, ""))
        return self._order[row][2] if row < len(self._order) else None

    def span_before(self, at: int) -> str | None:
        """The last span that starts before code point ``at``."""
        row = bisect_left(self._order, (at, -1, "")) - 1
        return self._order[row][2] if row >= 0 else None

    def backwards_from(self, at: int) -> Iterator[Span]:
        """The spans that start at or before ``at``, nearest first."""
        for row in range(bisect_right(self._order, (at, NOWHERE, "")) - 1, -1, -1):
            yield self.spans[self._order[row][2]]

    def twin(self, label: str, fragments: tuple[tuple[int, int], ...]) -> str | None:
        """The span that already says ``label`` of exactly ``fragments``, if any."""
        start, end = fragments[0][0], fragments[-1][1]
        row = bisect_left(self._order, (start, end, ""))
        while row < len(self._order) and self._order[row][:2] == (start, end):
            span = self.spans[self._order[row][2]]
            if span.label == label and span.fragments == fragments:
                return span.uid
            row += 1
        return None

    def apply(self, changes: Iterable[Change]) -> Touched:
        """Take over what ``changes`` say of this layer; answers which of its records they concern."""
        touched = Touched()
        for change in changes:
            if change.kind == "span":
                self._apply_span(change, touched)
            elif change.kind == "statement":
                self._apply_statement(change, touched)
        for uid in touched.spans:
            for user in self.statements_on(uid):
                self._replace(user)
                touched.statements[user] = None
        return touched

    def concerns(self, changes: Iterable[Change]) -> bool:
        """Whether any of ``changes``, applied already, was about this layer."""
        told = (fields for change in changes for fields in (change.after, change.before) if fields)
        known = any(change.uid in self.spans or change.uid in self.statements for change in changes)
        return known or any(fields.get("layer") == self.layer for fields in told)

    def _concerns(self, change: Change, known: bool) -> bool:
        return known or (change.after is not None and change.after.get("layer") == self.layer)

    def _apply_span(self, change: Change, touched: Touched) -> None:
        old = self.spans.get(change.uid)
        if not self._concerns(change, old is not None):
            return
        if old is not None:
            del self._order[self.span_row(old.uid)]
        if change.after is None:
            self.spans.pop(change.uid, None)
            touched.spans.pop(change.uid, None)
            touched.dropped_spans[change.uid] = None
            return
        span = Span.from_fields(
            change.uid, _merged("span", None if old is None else _span_fields(old), change.after)
        )
        self.spans[change.uid] = span
        insort(self._order, (span.start, span.end, span.uid))
        touched.dropped_spans.pop(change.uid, None)
        touched.spans[change.uid] = None

    def _apply_statement(self, change: Change, touched: Touched) -> None:
        old = self.statements.get(change.uid)
        if not self._concerns(change, old is not None):
            return
        if old is not None:
            self._disuse(old)
        if change.after is None:
            del self.statements[change.uid]
            del self._statement_order[bisect_left(self._statement_order, self._places.pop(change.uid))]
            touched.statements.pop(change.uid, None)
            touched.dropped_statements[change.uid] = None
            return
        known = None if old is None else _statement_fields(old)
        self.statements[change.uid] = Statement.from_fields(
            change.uid, _merged("statement", known, change.after)
        )
        self._use(self.statements[change.uid])
        self._replace(change.uid)
        touched.dropped_statements.pop(change.uid, None)
        touched.statements[change.uid] = None

    def _use(self, statement: Statement) -> None:
        for span in statement.evidence():
            self._users.setdefault(span, {})[statement.uid] = None

    def _disuse(self, statement: Statement) -> None:
        for span in statement.evidence():
            self._users.get(span, {}).pop(statement.uid, None)

    def _replace(self, uid: str) -> None:
        """Put a statement where its evidence now stands."""
        old = self._places.get(uid)
        place = self._place(self.statements[uid])
        if old == place:
            return
        if old is not None:
            del self._statement_order[bisect_left(self._statement_order, old)]
        self._places[uid] = place
        insort(self._statement_order, place)

    def _place(self, statement: Statement) -> Place:
        evidence = [self.spans[uid] for uid in statement.evidence() if uid in self.spans]
        start = min((span.start for span in evidence), default=NOWHERE)
        return start, max((span.end for span in evidence), default=NOWHERE), statement.uid


def _merged(kind: str, known: Fields | None, after: Fields) -> Fields:
    """A whole record from what was known of it and what a change says (a new record tells no defaults)."""
    return {**known, **after} if known is not None else complete(kind, after)


def _span_fields(span: Span) -> Fields:
    return {name: getattr(span, name) for name in Span.__slots__ if name != "uid"}


def _statement_fields(statement: Statement) -> Fields:
    fields = {name: getattr(statement, name) for name in Statement.__slots__ if name != "uid"}
    roles = {role: filling.to_fields() for role, filling in statement.roles.items()}
    return {**fields, "roles": roles, "stance": statement.stance.to_fields()}
