"""What a statement in gold needs: gold spans. Deciding on it carries along those that are not decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from annotator.app.reviewing.board import Board, Row
from annotator.core.commands.review import Decide, GoldItem, GoldSpan, GoldStatement, gold_uids
from annotator.core.decisions import BY_POLICY, Source, decision_uid
from annotator.core.digests import digest
from annotator.core.records import Filling, Span, Stance, Statement
from annotator.measure.groups import Item
from annotator.measure.settling import in_place_of

AGREED = "agreed"
"""Type and verdict of what a policy settles."""


def now() -> str:
    """The time of a decision: UTC, to the millisecond, so that the later of two is known."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def verdict_of(n: int) -> str:
    """The word for taking the ``n``-th side (from 1)."""
    return {1: "first", 2: "second"}.get(n, f"version:{n}")


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that is to be made, and the spans that gold then holds by it."""

    command: Decide
    spans: tuple[Span, ...]


class Carrying:
    """The decisions on spans that one decision on a statement carries along, or a policy makes.

    ``reviewer`` is whose decisions they are where no policy settles the spans; None where only a policy
    decides. ``along_with`` names the decision that carries.
    """

    def __init__(self, board: Board, reviewer: str | None, time: str, along_with: str | None = None) -> None:
        self._board = board
        self._reviewer = reviewer
        self._time = time
        self._along_with = along_with
        spans = [row for row in board.rows if row.finding.group.kind == "span"]
        self._rows = {uid: row for row in spans for uid in row.key}
        self._gold = {item.uid for row in spans for item in row.gold}
        self._made: dict[tuple[str, ...], Made | None] = {}
        self._stand_ins: dict[str, str] = {}

    @property
    def commands(self) -> tuple[Decide, ...]:
        """The decisions that must come first, in the order in which they were found to be needed."""
        return tuple(made.command for made in self._made.values() if made is not None)

    def decide(self, row: Row, made: Made) -> None:
        """Take note that ``row`` is decided in the same gesture."""
        self._made[row.key] = made

    def spans_by_row(self) -> dict[tuple[str, ...], tuple[Span, ...]]:
        """What gold will hold of the rows that are decided in the same gesture."""
        return {key: made.spans for key, made in self._made.items() if made is not None}

    def evidence(self, uids: Iterable[str]) -> tuple[str, ...]:
        """Gold spans in place of spans of annotators; those that are gold already, or will be, stay."""
        found: dict[str, None] = {}
        for uid in uids:
            source = self._stand_ins.get(uid, uid)
            keep = source == uid and (uid in self._gold or uid in self._coming())
            found.update(dict.fromkeys((uid,) if keep else self._in_place_of(source)))
        return tuple(found)

    def expect(self, statement: Statement) -> GoldStatement:
        """``statement`` as gold would hold it, before anything is carried along: see :meth:`evidence`."""
        return gold_statement(statement, lambda uids: tuple(map(self._expected, uids)))

    def _coming(self) -> set[str]:
        return {span.uid for made in self._made.values() if made is not None for span in made.spans}

    def _expected(self, uid: str) -> str:
        """One gold span's name for a span; it is remembered whose place that takes."""
        row, span = self._rows.get(uid), self._board.items.get(uid)
        if row is None or not isinstance(span, Span):
            return uid
        made = self._made.get(row.key) or self._plan(row, span)
        spans = self._fixed(row) if made is None else made.spans
        name = next((found.uid for found in in_place_of(span, spans)), uid)
        self._stand_ins.setdefault(name, uid)
        return name

    def _in_place_of(self, uid: str) -> tuple[str, ...]:
        row, span = self._rows.get(uid), self._board.items.get(uid)
        if row is None or not isinstance(span, Span):
            return ()
        if row.key not in self._made:
            self._made[row.key] = self._plan(row, span)
        made = self._made[row.key]
        spans = self._fixed(row) if made is None else made.spans
        return tuple(found.uid for found in in_place_of(span, spans))

    def _fixed(self, row: Row) -> tuple[Span, ...]:
        return tuple(item for item in row.gold if isinstance(item, Span))

    def _plan(self, row: Row, span: Span) -> Made | None:
        """How a row of spans is decided so that ``span`` has a place in gold; None: it stands as it is."""
        if row.choice is not None and (row.choice.items or self._reviewer is None):
            return by_policy(self._board, row, self._time)
        if self._reviewer is None or not (row.waits or row.choice or self._is_carried(row)):
            return None
        if row.state == "conflict":
            return None
        number = next((n for n, side in enumerate(row.sides, 1) if _holds(side.items, span.uid)), 1)
        items = tuple(gold_span(item) for item in row.sides[number - 1].items if isinstance(item, Span))
        return made(
            self._board,
            row,
            items,
            verdict_of(number),
            reviewer=self._reviewer,
            time=self._time,
            along_with=self._along_with,
        )

    def _is_carried(self, row: Row) -> bool:
        """Whether the row was decided only along with the statement that is decided anew now."""
        return any(
            decision.reviewer == self._reviewer and decision.along_with == self._along_with
            for decision in row.decisions
            if decision.along_with is not None
        )


def _holds(items: Sequence[Item], uid: str) -> bool:
    return any(item.uid == uid for item in items)


# --- From items to decisions -----------------------------------------------------------------------------


def made(
    board: Board,
    row: Row,
    items: Sequence[GoldItem],
    verdict: str,
    *,
    reviewer: str | None,
    time: str,
    reason: str = "",
    along_with: str | None = None,
) -> Made:
    """The decision for ``items`` on ``row``, by ``reviewer`` or (None) by the board's policy."""
    about = sources(board, row, reviewer)
    command = Decide(
        board.document,
        AGREED if reviewer is None else row.finding.type,
        about,
        verdict,
        tuple(items),
        reason=reason,
        policy=board.policy.to_json() if reviewer is None else None,
        time=time,
        replaces=() if row.decisions else tuple(item.uid for item in row.gold),
        along_with=along_with,
    )
    uids = gold_uids(decision_uid(reviewer or BY_POLICY, [source.uid for source in about]), items)
    named = zip(uids, items, strict=True)
    return Made(command, tuple(_told(uid, item) for uid, item in named if isinstance(item, GoldSpan)))


def by_policy(board: Board, row: Row, time: str) -> Made:
    """The policy's decision on a row of spans that it settles."""
    chosen = row.choice.items if row.choice is not None else ()
    items = tuple(gold_span(item) for item in chosen if isinstance(item, Span))
    return made(board, row, items, AGREED, reviewer=None, time=time)


def sources(board: Board, row: Row, reviewer: str | None) -> tuple[Source, ...]:
    """What a decision on ``row`` rests on: its items side by side, and the decisions that it settles."""
    items = [item for side in row.sides for item in _of_all(board, row, side.annotators)]
    told = [Source(item.uid, digest(board.items.get(item.uid, item))) for item in items]
    return (*told, *_settles(row, reviewer))


def _of_all(board: Board, row: Row, annotators: Iterable[str]) -> list[Item]:
    return [item for annotator in annotators for item in row.finding.group.items.get(annotator, ())]


def _settles(row: Row, reviewer: str | None) -> list[Source]:
    """In a conflict the others' decisions; later those that one's own has settled already."""
    if reviewer is None:
        return []
    others = [one for one in row.decisions if one.reviewer is not None and one.reviewer != reviewer]
    if row.state == "conflict":
        return [Source(one.uid, one.digest, "decision") for one in others]
    own = [one for one in row.decisions if one.reviewer == reviewer]
    return [source for one in own for source in one.sources if not source.is_item]


def gold_span(span: Span) -> GoldSpan:
    """``span`` as gold shall hold it: without note, doubt and origin."""
    return GoldSpan(
        span.label, span.fragments, span.entity, dict(span.attributes), codebook_version=span.codebook_version
    )


def gold_statement(statement: Statement, evidence: Any) -> GoldStatement:
    """``statement`` as gold shall hold it; ``evidence`` turns uids of spans into those of gold spans."""
    return GoldStatement(
        statement.type,
        {role: Filling(filling.entity, evidence(filling.spans)) for role, filling in statement.roles.items()},
        Stance(statement.stance.value, evidence(statement.stance.spans)),
        evidence(statement.spans),
        statement.voice,
        dict(statement.attributes),
    )


def resting(item: GoldItem, evidence: Any) -> GoldItem:
    """``item`` with its evidence turned by ``evidence``, if it has any."""
    if isinstance(item, GoldSpan):
        return item
    roles: Mapping[str, Filling] = {
        role: Filling(filling.entity, evidence(filling.spans)) for role, filling in item.roles.items()
    }
    stance = Stance(item.stance.value, evidence(item.stance.spans))
    return replace(item, roles=roles, stance=stance, spans=evidence(item.spans))


def _told(uid: str, item: GoldSpan) -> Span:
    """The gold span as it will be read: enough of it to find what it stands for."""
    return Span(
        uid, "", item.label, tuple(item.fragments), "", item.entity, item.attributes, "", "", None, {}
    )
