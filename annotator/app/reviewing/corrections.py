"""What became of an annotator's own items, where gold says something else: read-only, to learn from.

While a document is open its annotators are not to know what others said, and gold would tell them. So blind
annotators see corrections of documents in review or closed, when nobody's labels can change any more, and
only their own; see ``docs/review.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.app.reviewing.board import Row
from annotator.app.reviewing.precedents import told_verdict
from annotator.app.reviewing.rows import board
from annotator.core.decisions import Decision
from annotator.core.records import Span
from annotator.measure.groups import Item

if TYPE_CHECKING:
    from annotator.app.project import Project


@dataclass(frozen=True, slots=True)
class Correction:
    """What an annotator said of one place, and what gold says.

    ``said`` is empty where they left out what gold holds, ``gold`` where gold holds nothing. ``verdict`` is
    told in words; ``reason``, ``reviewer`` (a name, empty for a policy) and ``when`` (UTC in ISO 8601) are
    the decision's.
    """

    document: str
    title: str
    type: str
    said: tuple[Item, ...]
    gold: tuple[Item, ...]
    verdict: str
    reason: str
    reviewer: str
    when: str


def corrections(project: Project, annotator: str) -> list[Correction]:
    """The corrections of ``annotator``'s items, documents in import order, as far as they may be seen."""
    if project.is_blind() and (project.annotator is None or project.annotator.uid != annotator):
        return []
    names = {person.uid: person.name for person in project.annotators()}
    return [
        _correction(row, annotator, summary.uid, summary.title, names)
        for summary in project.documents()
        if project.sees(summary.uid, "gold") and project.records("decision", "document", summary.uid)
        for row in board(project, summary.uid).rows
        if annotator in row.finding.group.annotators and row.decisions and _is_corrected(row, annotator)
    ]


def _is_corrected(row: Row, annotator: str) -> bool:
    if row.state not in ("decided", "agreed"):
        return False
    return _said(row.finding.group.items.get(annotator, ())) != _said(row.gold)


def _said(items: Sequence[Item]) -> list[Any]:
    """What counts as the same: boundaries of evidence are the affair of the spans."""
    return sorted(map(_content, items))


def _content(item: Item) -> tuple[str, ...]:
    if isinstance(item, Span):
        return item.label, str(item.fragments), item.entity or ""
    entities = sorted((role, filling.entity or "") for role, filling in item.roles.items())
    return item.type, str(entities), item.stance.value or "", item.voice or ""


def _correction(row: Row, annotator: str, document: str, title: str, names: dict[str, str]) -> Correction:
    decision: Decision = max(row.decisions, key=lambda one: (one.time, one.uid))
    return Correction(
        document=document,
        title=title,
        type=row.finding.type,
        said=tuple(row.finding.group.items.get(annotator, ())),
        gold=row.gold,
        verdict=told_verdict(decision.verdict),
        reason=decision.reason,
        reviewer=names.get(decision.reviewer or "", ""),
        when=decision.time,
    )
