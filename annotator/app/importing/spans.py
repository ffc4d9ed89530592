"""Where a span of a file lies in the text as it is kept; or why it cannot be there."""

from __future__ import annotations

from itertools import pairwise

from annotator.core.fragments import Fragments, merged
from annotator.core.text.normalise import Normalised, normalise
from annotator.plugin_api import IncomingSpan


class Misplaced(Exception):
    """A span that its text has no place for: a report code and its facts."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def placed(span: IncomingSpan, raw: str, kept: Normalised) -> tuple[Fragments, str]:
    """The fragments of ``span`` in the kept text, and the text of their hull.

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
    if not _agrees(span.quote, raw[start:end], quote):
        raise Misplaced(
            "import.span_quote", start=start, end=end, said=_short(span.quote or ""), found=_short(quote)
        )
    return fragments, quote


def _agrees(said: str | None, raw: str, quote: str) -> bool:
    """Whether the file's own quote, if it has one, is the text that is there, line ends aside."""
    return said is None or said in (raw, quote) or normalise(said).text == quote


def _moved(pieces: Fragments, kept: Normalised) -> Fragments:
    to_new = kept.offsets.to_new
    moved = tuple((to_new(first), to_new(last)) for first, last in pieces)
    # Pieces that only a dropped CR kept apart are one now; one of nothing but a BOM is none.
    return moved if moved == pieces else merged(moved)


def _short(quote: str) -> str:
    """Enough of a quote to recognise it by."""
    return quote if len(quote) <= 40 else quote[:39] + "…"
