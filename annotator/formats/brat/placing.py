"""What the offsets of an ``.ann`` file count, and where its ``T`` lines lie in the text.

brat counts code points of the file as it is, a byte-order mark and both halves of CR LF included. Older
corpora and other people's converters count otherwise, which the quoted text shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from annotator.core.fragments import Fragments, merged
from annotator.formats import offsets
from annotator.formats.brat.lines import TextBound
from annotator.formats.brat.pieces import joined
from annotator.formats.brat.places import BYTE_ORDER_MARK
from annotator.formats.excerpts import excerpt
from annotator.formats.offsets import Ballot, Unit
from annotator.plugin_api import Source


def settled(text: str, said: Mapping[str, TextBound], source: Source) -> tuple[str, Unit] | None:
    """The text, without a byte-order mark where that was not counted, and the unit of the offsets in it.

    None, with the reason reported, where it can't be told.
    """
    if text.startswith(BYTE_ORDER_MARK):
        source.warn("import.encoding_marked", encoding="UTF-8")
        bare = text.removeprefix(BYTE_ORDER_MARK)
        text = max((text, bare), key=lambda candidate: _fitting(candidate, said))
    chosen = source.options.get("offsets")
    if chosen is None and _fitting(text, said) == len(said):
        return text, Unit(text, "code-points")
    ballot = Ballot(sure=True, chosen=chosen)
    ballot.look(text, _votes(said))
    unit = offsets.unit_of(ballot, source)
    return None if unit is None else (text, Unit(text, unit))


@dataclass(frozen=True, slots=True)
class Place:
    """Fragments in code points; and what the file quotes, where that is not what stands there."""

    fragments: Fragments
    quote: str | None = None


def placed(text: str, unit: Unit, said: TextBound, source: Source) -> Place | None:
    """The place of a ``T`` line; None, with the reason reported, if it has none.

    Whether a span may stay whose quote stands elsewhere is the program's to say; that of pieces is told
    here, since nobody can look for pieces.
    """
    pieces = tuple((unit.to_code_points(start), unit.to_code_points(end)) for start, end in said.pieces)
    start, end = min(first for first, _ in pieces), max(last for _, last in pieces)
    if any(first >= last for first, last in pieces):
        source.skip("brat.span_empty", line=said.line, id=said.id, start=start, end=end)
        return None
    if end > len(text):
        source.skip("brat.span_outside", line=said.line, id=said.id, start=start, end=end, length=len(text))
        return None
    in_order = merged(pieces)
    if any(right[0] < left[1] for left, right in pairwise(pieces)):
        source.warn("brat.pieces_ordered", line=said.line, id=said.id)
    fragments = joined(text, in_order)
    if said.quote is None or _fits(text, pieces, said.quote):
        return Place(fragments)
    if len(fragments) == 1:
        return Place(fragments, said.quote)
    found = excerpt(text[start:end])
    source.warn("brat.quote_differs", line=said.line, id=said.id, said=excerpt(said.quote), found=found)
    return Place(fragments)


def _fitting(text: str, said: Mapping[str, TextBound]) -> int:
    """How many lines quote what stands where they say, counted in code points."""
    return sum(one.quote is None or _fits(text, one.pieces, one.quote) for one in said.values())


def _fits(text: str, pieces: Fragments, quote: str) -> bool:
    found = " ".join(text[start:end] for start, end in pieces)
    return found == quote or found.split() == quote.split() or _run_on(text, pieces) == "".join(quote.split())


def _run_on(text: str, pieces: Fragments) -> str:
    """Older files quote the pieces without a space between them."""
    return "".join("".join(text[start:end] for start, end in pieces).split())


def _votes(said: Mapping[str, TextBound]) -> Iterator[tuple[int, int, str | None]]:
    for one in said.values():
        whole = len(one.pieces) == 1
        yield one.pieces[0][0], one.pieces[-1][1], one.quote if whole else None
