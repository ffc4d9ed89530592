"""From the board to what the reading view paints: agreed text tinted, disputed text in a lane a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.app.reviewing.board import Row
from annotator.app.reviewing.session import ReviewSession
from annotator.core.codebook.model import UNSTYLED, Codebook
from annotator.core.commands.review import GoldSpan
from annotator.core.fragments import Fragments, merged
from annotator.core.records import Span, Statement
from annotator.gui.reading import PaintedSpan
from annotator.gui.review.lists import name_of
from annotator.gui.theme import Theme

OPEN = "open"
"""The name under which the open row is painted and ringed."""


@dataclass(frozen=True, slots=True)
class Painting:
    """What to paint, and the name of the row that each painted span belongs to."""

    spans: tuple[PaintedSpan, ...]
    rows: dict[str, str]
    lanes: int

    def depth(self, row: str) -> int:
        """The deepest lane that the row of this name has, 0 where it has none."""
        own = (span.lane for span in self.spans if span.lane and self.rows[span.uid] == row)
        return max(own, default=0)


@dataclass(frozen=True, slots=True)
class _Disputed:
    row: Row
    span: Span
    slot: int
    name: str


def painting(session: ReviewSession, theme: Theme) -> Painting:
    """Everything but the open row's ring, in the colours of ``theme``."""
    board = session.board
    agreed: list[PaintedSpan] = []
    disputed: list[_Disputed] = []
    rows: dict[str, str] = {}
    for row in board.rows if board is not None else ():
        if row.finding.group.kind != "span":
            continue
        if row.waits:
            disputed += _versions(session, row)
            continue
        for number, span in enumerate(standing_spans(row)):
            uid = f"{number}:{name_of(row.key)}"
            agreed.append(_tinted(session.codebook, uid, span))
            rows[uid] = name_of(row.key)
    lanes = 0
    painted = []
    for number, (each, lane) in enumerate(_in_lanes(disputed)):
        uid = f"lane {number}"
        colour = theme.colour(f"person_{each.slot + 1}").name()
        label = session.words.label(each.span.label).text
        painted.append(
            PaintedSpan(uid, each.span.fragments, colour, each.span.label, f"{each.name}: {label}",
                        lane=lane, tinted=False)
        )  # fmt: skip
        rows[uid] = name_of(each.row.key)
        lanes = max(lanes, lane + 1)
    return Painting((*agreed, *painted), rows, lanes)


def standing_spans(row: Row) -> list[Span]:
    """The spans that a row which doesn't wait comes to: its gold, else what the policy or everybody says."""
    if row.gold or row.decisions:
        items: Iterable[Span | Statement] = row.gold
    elif row.choice is not None:
        items = row.choice.items
    else:
        items = row.finding.group.items[row.finding.group.present[0]]
    return [item for item in items if isinstance(item, Span)]


def open_span(session: ReviewSession, painted: Painting) -> PaintedSpan | None:
    """The ring of the open row: around all that its versions rest on, or the span being made."""
    row = session.row
    if row is None:
        return None
    drawn = session.editing.span if session.editing is not None else None
    if drawn is not None:
        return _ring(session.codebook, drawn.label, drawn.fragments, 0, tinted=True)
    fragments = ground_of(session, row)
    if not fragments:
        return None
    is_span = row.finding.group.kind == "span"
    label = next((item.label for side in row.sides for item in side.items if isinstance(item, Span)), "")
    depth = painted.depth(name_of(row.key))
    return _ring(session.codebook, label, fragments, depth, tinted=is_span)


def ground_of(session: ReviewSession, row: Row) -> Fragments:
    """All the text that the versions of a row rest on."""
    spans: list[tuple[int, int]] = []
    items = [item for group in row.finding.group.items.values() for item in group]
    for item in (*items, *row.gold):
        if isinstance(item, Statement):
            spans += session.words.fragments(item.evidence())
        else:
            spans += item.fragments
    return merged(spans)


def _ring(codebook: Codebook, label: str, fragments: Fragments, lane: int, *, tinted: bool) -> PaintedSpan:
    known = codebook.label(label)
    colour = known.colour if known else UNSTYLED
    return PaintedSpan(OPEN, fragments, colour, label, "", lane=lane, tinted=tinted, lined=False)


def _tinted(codebook: Codebook, uid: str, span: Span | GoldSpan) -> PaintedSpan:
    known = codebook.label(span.label)
    colour, name = (known.colour, known.name) if known else (UNSTYLED, span.label)
    return PaintedSpan(uid, span.fragments, colour, span.label, name)


def _versions(session: ReviewSession, row: Row) -> list[_Disputed]:
    faces = session.faces
    found = []
    for number, side in enumerate(row.sides):
        for annotator in side.annotators:
            name = faces.side_name(row, number) if faces.hidden else faces.name(annotator)
            slot = faces.slot(row, annotator)
            found += [_Disputed(row, span, slot, name) for span in row.finding.group.spans_of(annotator)]
    return found


def _in_lanes(disputed: list[_Disputed]) -> list[tuple[_Disputed, int]]:
    """Each with a lane: where spans overlap, one lane a person, in the order of their colours."""
    found: list[tuple[_Disputed, int]] = []
    cluster: list[_Disputed] = []
    end = -1
    for each in sorted(disputed, key=lambda one: (one.span.start, one.span.end)):
        if each.span.start >= end and cluster:
            found += _laid(cluster)
            cluster = []
        cluster.append(each)
        end = max(end, each.span.end)
    return found + _laid(cluster)


def _laid(cluster: list[_Disputed]) -> list[tuple[_Disputed, int]]:
    slots = sorted({each.slot for each in cluster})
    return [(each, slots.index(each.slot)) for each in cluster]


def painted_as(codebook: Codebook, spans: Iterable[Span]) -> list[PaintedSpan]:
    """Spans in their labels' colours, each under its own uid."""
    return [_tinted(codebook, span.uid, span) for span in spans]
