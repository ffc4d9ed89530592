"""The places in the texts that a number of the page is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.app.agreement.cache import Entry
from annotator.app.agreement.page import NOTHING, Case, Cases
from annotator.app.agreement.words import Words, one_line
from annotator.app.jobs import Cancelled
from annotator.measure.groups import Group

if TYPE_CHECKING:
    from annotator.app.project import Project
    from annotator.app.reviewing.board import Board, Row

LIMIT = 200
"""More cases than that nobody reads in one list."""


def find(
    project: Project,
    entries: Sequence[Entry],
    wanted: Cases,
    words: Words,
    limit: int = LIMIT,
    cancelled: Cancelled | None = None,
) -> list[Case]:
    """At most ``limit`` cases, document by document, each document's in the order of review."""
    found: list[Case] = []
    for entry in entries:
        if len(found) >= limit or (cancelled is not None and cancelled()):
            break
        if _may_have(entry, wanted):
            board = project.review.board(entry.facts.document)
            text = project.text(entry.facts.document)
            found += _of_document(entry, board, wanted, words, text)
    return found[:limit]


def _may_have(entry: Entry, wanted: Cases) -> bool:
    """Whether it is worth reading the document: its statistics know what it has none of."""
    statistics = entry.statistics
    if statistics is None or (wanted.documents and entry.facts.document not in wanted.documents):
        return False
    if not set(wanted.annotators) <= set(statistics.annotators):
        return False
    if wanted.confusion is not None:
        met = statistics.stances if wanted.kind == "statement" else statistics.marked
        one, other = sorted(wanted.confusion)
        return bool(met[one, other])
    return True


def _of_document(entry: Entry, board: Board, wanted: Cases, words: Words, text: str) -> Iterator[Case]:
    assert entry.statistics is not None
    # One annotator is compared with all others.
    whom = wanted.annotators if len(wanted.annotators) > 1 else entry.statistics.annotators
    for row in board.rows:
        finding = row.finding
        if _fits(row, wanted, whom):
            group = finding.group
            yield Case(
                document=entry.facts.document,
                title=entry.facts.title,
                kind=group.kind,
                type=finding.type,
                start=finding.start,
                quote=one_line(text[finding.start : finding.end]),
                about=words.about(group),
                said=tuple((who, words.said(group, who)) for who in group.annotators if who in whom),
                sources=group.sources,
            )


def _fits(row: Row, wanted: Cases, whom: Sequence[str]) -> bool:
    group = row.finding.group
    if wanted.kind and group.kind != wanted.kind:
        return False
    if wanted.types and not set(wanted.types) & set(row.finding.types):
        return False
    if not any(who in group.items for who in whom):
        return False
    if wanted.label is not None and wanted.label not in _labels(group):
        return False
    if wanted.confusion is not None and not _met(group, whom, wanted.confusion):
        return False
    return wanted.offset is None or _is_apart(group, whom, wanted.offset)


def _labels(group: Group) -> set[str]:
    return {span.label for who in group.present for span in group.spans_of(who)}


def answer(group: Group, annotator: str) -> str | None:
    """The annotator's code in this place: a span's label, a statement's stance value (None: left open)."""
    if annotator not in group.items:
        return NOTHING
    if group.kind == "span":
        return group.spans_of(annotator)[0].label
    return group.statements_of(annotator)[0].stance.value


def _met(group: Group, whom: Sequence[str], codes: tuple[str, str]) -> bool:
    """Whether two of ``whom`` gave these two answers, in whatever order."""
    asked = [who for who in group.annotators if who in whom and len(group.statements_of(who)) < 2]
    return any(
        {answer(group, one), answer(group, other)} == set(codes)
        and (NOTHING in codes or _link(group, one) == _link(group, other))
        for one, other in combinations(asked, 2)
    )


def _link(group: Group, annotator: str) -> dict[str, str]:
    """Whom the annotator's statement ties to what: stances are compared on the same link alone."""
    return {
        role: filling.entity or ""
        for statement in group.statements_of(annotator)
        for role, filling in statement.roles.items()
        if filling.entity or filling.spans
    }


def _is_apart(group: Group, whom: Sequence[str], offset: tuple[str, int, int]) -> bool:
    which, least, most = offset
    whole = [group.spans_of(who)[0] for who in group.present if who in whom and len(group.spans_of(who)) == 1]
    ends = [(span.label, span.start if which == "start" else span.end) for span in whole]
    return any(
        one[0] == other[0] and least <= abs(one[1] - other[1]) <= most for one, other in combinations(ends, 2)
    )
