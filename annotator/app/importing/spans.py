"""Where a span of a file lies in the text as it is kept; or why it cannot be there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from annotator.app.importing.quotes import is_alike, is_same, place_of
from annotator.core.fragments import Fragments, merged
from annotator.core.text.normalise import Normalised
from annotator.plugin_api import IncomingSpan


class Misplaced(Exception):
    """A span that its text has no place for: a report code and its facts."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Place:
    """Fragments in the kept text, the text of their hull, and a code for what deserves a look, if any."""

    fragments: Fragments
    quote: str
    note: str = ""


def placed(span: IncomingSpan, raw: str, kept: Normalised, *, reanchor: bool = False) -> Place:
    """Where ``span`` lies in the kept text.

    A span whose quote is typed in another way than the text stays where it is and is noted. One whose quote
    says something else is refused, or looked for in the whole text if the user wants to ``reanchor``.

    Raises:
        Misplaced: ``import.span_outside``, ``import.span_empty``, ``import.span_fragments`` or
            ``import.span_quote``.
    """
    pieces = span.fragments
    start, end = pieces[0][0], pieces[-1][1]
    if any(first >= last for first, last in pieces):
        raise Misplaced("import.span_empty", start=start, end=end)
    if start < 0 or end > len(raw):
        raise Misplaced("import.span_outside", start=start, end=end, length=len(raw))
    if any(right[0] <= left[1] for left, right in pairwise(pieces)):
        raise Misplaced("import.span_fragments", start=start, end=end)
    fragments = _moved(pieces, kept)
    if not fragments:
        raise Misplaced("import.span_empty", start=start, end=end)
    quote = kept.text[fragments[0][0] : fragments[-1][1]]
    if span.quote is None or is_same(span.quote, raw[start:end], quote):
        return Place(fragments, quote, "import.span_blank_edge" if quote != quote.strip() else "")
    if is_alike(span.quote, quote):
        return Place(fragments, quote, "import.span_quote_differs")
    found = place_of(span.quote, kept.text, fragments[0][0]) if reanchor else None
    if found is None:
        raise Misplaced(
            "import.span_quote", start=start, end=end, said=_short(span.quote), found=_short(quote)
        )
    return Place((found,), kept.text[slice(*found)], "import.span_moved")


def _moved(pieces: Fragments, kept: Normalised) -> Fragments:
    to_new = kept.offsets.to_new
    moved = tuple((to_new(first), to_new(last)) for first, last in pieces)
    # Pieces that only a dropped CR kept apart are one now; one of nothing but a BOM is none.
    return moved if moved == pieces else merged(moved)


def _short(quote: str) -> str:
    """Enough of a quote to recognise it by."""
    return quote if len(quote) <= 40 else quote[:39] + "…"
