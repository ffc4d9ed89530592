"""From a row and a key to the command that decides it, with all that it carries along.

A decision on a statement brings the spans it rests on into gold, unless they are decided already. A decision
on spans also brings in what a policy settles as soon as they are decided. One key is one gesture: undoing it
takes back all of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.app.reviewing.board import Board, Row
from annotator.app.reviewing.carrying import (
    AGREED,
    Carrying,
    gold_span,
    gold_statement,
    made,
    now,
    resting,
    sources,
    verdict_of,
)
from annotator.app.reviewing.sides import Side
from annotator.core.commands import Command, Together
from annotator.core.commands.review import Decide, GoldItem, GoldSpan, Undecide
from annotator.core.decisions import decision_uid
from annotator.core.fragments import merged
from annotator.core.records import Span, Statement
from annotator.errors import UserError
from annotator.measure.groups import Item
from annotator.measure.policies import Choice

if TYPE_CHECKING:
    from annotator.app.project import Project


def take(project: Project, board: Board, row: Row, n: int, reason: str = "") -> Command:
    """Take the ``n``-th side of ``row`` (from 1) whole; its evidence comes along.

    Raises:
        UserError: ``review.no_such_version``, ``annotator.nobody``.
    """
    side = _side(row, n)
    carrying = _carrying(project, board, row)
    return _command(project, board, row, _items(side.items, carrying), verdict_of(n), reason, carrying)


def both(project: Project, board: Board, row: Row, reason: str = "") -> Command:
    """Let all sides that have something stand.

    Versions of a span that differ in nothing but their boundaries become their union; otherwise each version
    is an item of its own: two stances make two statements, two labels two spans, and where one annotator
    left out what the other marked, it is in.

    Raises:
        UserError: ``review.nothing_to_take``, ``annotator.nobody``.
    """
    present = [side for side in row.sides if side.items]
    if not present:
        raise UserError("review.nothing_to_take")
    carrying = _carrying(project, board, row)
    items: list[GoldItem] = []
    for item in _items([item for side in present for item in side.items], carrying):
        if item not in items:
            items.append(item)
    if "split" not in row.finding.types:
        items = _united(items)
    return _command(project, board, row, items, "both", reason, carrying)


def neither(project: Project, board: Board, row: Row, reason: str = "") -> Command:
    """Let nothing of the row into gold.

    Raises:
        UserError: ``annotator.nobody``.
    """
    return _command(project, board, row, (), "neither", reason, _carrying(project, board, row))


def edited(project: Project, board: Board, row: Row, items: Sequence[GoldItem], reason: str = "") -> Command:
    """Let ``items`` stand instead: those of :func:`template` with other stance, boundaries, label, entity.

    Raises:
        UserError: ``annotator.nobody``; when executed, what is wrong with the items (``span.empty`` …).
    """
    carrying = _carrying(project, board, row)
    for side in row.sides:
        _expected(side, carrying)
    settled = [resting(item, carrying.evidence) for item in items]
    return _command(project, board, row, settled, "edited", reason, carrying)


def template(project: Project, board: Board, row: Row, n: int = 1) -> tuple[GoldItem, ...]:
    """What :func:`edited` may start from: the ``n``-th side (from 1) as gold would hold it.

    Evidence of statements names gold spans as they are, or will be once they are carried along.

    Raises:
        UserError: ``review.no_such_version``, ``annotator.nobody``.
    """
    return _expected(_side(row, n), _carrying(project, board, row))


def _side(row: Row, n: int) -> Side:
    if not 1 <= n <= len(row.sides):
        raise UserError("review.no_such_version", number=n, count=len(row.sides))
    return row.sides[n - 1]


def _reviewer(project: Project) -> str:
    if project.annotator is None:
        raise UserError("annotator.nobody")
    return project.annotator.uid


def _carrying(project: Project, board: Board, row: Row) -> Carrying:
    reviewer = _reviewer(project)
    uid = decision_uid(reviewer, [source.uid for source in sources(board, row, reviewer)])
    return Carrying(board, reviewer, now(), uid)


def _items(items: Sequence[Item], carrying: Carrying) -> tuple[GoldItem, ...]:
    return tuple(
        gold_span(item) if isinstance(item, Span) else gold_statement(item, carrying.evidence)
        for item in items
    )


def _expected(side: Side, carrying: Carrying) -> tuple[GoldItem, ...]:
    return tuple(
        carrying.expect(item) if isinstance(item, Statement) else gold_span(item) for item in side.items
    )


def _united(items: Sequence[GoldItem]) -> list[GoldItem]:
    """Spans of one label and entity as one span on all their words."""
    alike: dict[object, list[GoldItem]] = {}
    for number, item in enumerate(items):
        key = (item.label, item.entity) if isinstance(item, GoldSpan) else number
        alike.setdefault(key, []).append(item)
    return [_union(same) for same in alike.values()]


def _union(items: Sequence[GoldItem]) -> GoldItem:
    first = items[0]
    if not isinstance(first, GoldSpan) or len(items) == 1:
        return first
    words = merged(piece for item in items if isinstance(item, GoldSpan) for piece in item.fragments)
    return GoldSpan(first.label, words, first.entity, first.attributes, first.codebook_version)


# --- The gesture -----------------------------------------------------------------------------------------


def _command(
    project: Project,
    board: Board,
    row: Row,
    items: Sequence[GoldItem],
    verdict: str,
    reason: str,
    carrying: Carrying,
) -> Command:
    """The decision with what it needs before it and what falls due after it."""
    if not row.finding.group.items:
        return _given_up(row, items)
    decided = made(board, row, items, verdict, reviewer=_reviewer(project), time=now(), reason=reason.strip())
    before = carrying.commands
    carrying.decide(row, decided)
    due = _due(board, row, carrying)
    after = tuple(command for command in carrying.commands if command not in (*before, decided.command))
    commands = (*before, decided.command, *after, *due)
    return commands[0] if len(commands) == 1 else Together("Decide", commands)


def _given_up(row: Row, items: Sequence[GoldItem]) -> Command:
    """Annotators have taken away all that was decided on: then the decision can only go, too."""
    if items:
        raise UserError("review.nothing_to_take")
    return Together("Undecide", tuple(Undecide(decision.uid) for decision in row.decisions))


def _due(board: Board, row: Row, carrying: Carrying) -> list[Decide]:
    """The policy's decisions on statements that waited only for the spans that are decided now."""
    waiting = {one.key: one for one in board.rows if one.state == "agreed" and one.choice is None}
    pending = {key: one for key, one in waiting.items() if key != row.key and not one.gold}
    if not any(one.finding.group.kind == "statement" for one in pending.values()):
        return []
    time = now()
    return [
        policy_decision(board, pending[choice.finding.group.sources], choice, carrying, time)
        for choice in _choices_after(board, carrying)
        if choice.finding.group.sources in pending
    ]


def _choices_after(board: Board, carrying: Carrying) -> tuple[Choice, ...]:
    decided = {
        one.key: one.gold
        for one in board.rows
        if one.state in ("decided", "stale") or (one.state == "agreed" and one.choice is None and one.gold)
    }
    decided.update(carrying.spans_by_row())
    disputed = {one.key for one in board.rows if one.state == "conflict" and one.key not in decided}
    return board.settling.choices(decided, disputed)


def policy_decision(board: Board, row: Row, choice: Choice, carrying: Carrying, time: str) -> Decide:
    """The policy's decision that makes ``choice`` gold; ``carrying`` knows the gold spans it rests on."""
    items = _items(choice.items, carrying)
    return made(board, row, items, AGREED, reviewer=None, time=time).command
