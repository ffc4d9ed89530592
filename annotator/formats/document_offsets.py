"""What the offsets of one document count, in formats that read document after document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.formats.offsets import Ballot, Unit
from annotator.plugin_api import Source

Place = tuple[int, int, str | None]
"""Start, end, and the text that the file says is there, if it says so."""


def unit_of_document(
    source: Source, line: int, text: str, places: Sequence[Place], *, told: str | None = None
) -> Unit | None:
    """The unit of a document's offsets; None, with the reason reported, where nobody can tell.

    The user's word goes first, then what the file itself has ``told``, then what its quotes show. Without
    quotes, offsets beyond a rare character may mean two places: then the document is left out.
    """
    chosen = source.options.get("offsets") or told
    if chosen is not None:
        return Unit(text, chosen)
    unit = _voted(text, places)
    if unit is None:
        source.skip("import.offsets_unclear", line=line)
    elif unit.name != "code-points":
        source.warn("import.offsets_taken", line=line, unit=unit.name)
    return unit


def is_unclear(text: str, places: Sequence[Place]) -> bool:
    """Whether the user had better be asked."""
    return _voted(text, places) is None


def _voted(text: str, places: Sequence[Place]) -> Unit | None:
    # Nearly every document is plain; what the other units would mean is not worked out for those.
    if _are_there(text, places) or (not any(quote for *_, quote in places) and _has_no_rare(text)):
        return Unit(text, "code-points")
    ballot = Ballot()
    ballot.look(text, places)
    settled = ballot.settled()
    return None if settled is None else Unit(text, settled)


def _are_there(text: str, places: Iterable[Place]) -> bool:
    """Whether every span quotes what stands there, counted in code points."""
    return all(
        quote is not None and text[max(0, start) : max(0, end)] == quote for start, end, quote in places
    )


def _has_no_rare(text: str) -> bool:
    return text.isascii() or max(text, default="") <= "\uffff"
