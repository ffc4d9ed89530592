"""What the offsets of a file count, found out from the text that it quotes.

Tools count code points, UTF-16 units (Java, JavaScript, .NET) or bytes, and a Windows line end as one
character or two. Nothing but a quote tells which; so each :class:`Unit` is a hypothesis, every quoted span
is a vote, and a file whose votes leave open what its text makes a difference of is not guessed at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate

from annotator.plugin_api import Option, Question, Source

UNITS = ("code-points", "utf-16", "bytes", "crlf-1", "crlf-1-utf-16", "crlf-2", "crlf-2-utf-16")
"""The hypotheses, likeliest first. ``crlf-1``: the text has CR LF and each counts as one; ``crlf-2``: the
text has LF alone (its CRs were lost on the way) and each counts as two."""

OPTION = Option(
    "offsets", "What offsets count, where nothing in the file tells or the file is wrong.", None, UNITS
)
QUESTION = Question(
    "offsets",
    "What do the offsets of this file count?",
    (
        ("code-points", "Characters (Python, most newer tools)"),
        ("utf-16", "UTF-16 units (Java, JavaScript, older tools)"),
        ("bytes", "Bytes of UTF-8"),
    ),
    about="Its texts have emoji or other rare characters, and nothing in the file tells.",
)
"""To be asked by a reader whose :class:`Ballot` is not settled; without an answer it refuses the file with
``import.offsets_unclear``."""

_WEIGHTS: dict[str, Callable[[str], int]] = {
    "code-points": lambda _: 1,
    "utf-16": lambda char: 2 if char > "\uffff" else 1,
    "bytes": lambda char: len(char.encode("utf-8", "surrogatepass")),
}


class Unit:
    """Offsets of one text in one unit, to code points of that text."""

    def __init__(self, text: str, name: str) -> None:
        """``name`` is one of :data:`UNITS`."""
        self.name = name
        self._length = len(text)
        plain = _counts_code_points(text, name)
        self._starts = None if plain else list(accumulate(_widths(text, name), initial=0))

    def to_code_points(self, offset: int) -> int:
        """The code point that begins at ``offset``; an offset within one counts as its beginning.

        Where CR LF is one, what is before it is before its CR. Offsets beyond the text, and negative ones,
        stay so, for the program to refuse.
        """
        if self._starts is None or offset <= 0:
            return offset
        if offset > self._starts[-1]:
            return self._length + offset - self._starts[-1]
        at = bisect_left(self._starts, offset)
        return at if self._starts[at] == offset else at - 1


def _counts_code_points(text: str, name: str) -> bool:
    """Whether the unit makes no difference in this text, by the quickest test there is."""
    if name == "bytes":
        return text.isascii()
    if name.startswith("crlf-1") and "\r\n" in text:
        return False
    if name.startswith("crlf-2") and "\n" in text:
        return False
    return not name.endswith("utf-16") or text.isascii() or max(text) <= "\uffff"


def _widths(text: str, name: str) -> Iterable[int]:
    weight = _WEIGHTS["utf-16" if name.endswith("utf-16") else name if name == "bytes" else "code-points"]
    if name.startswith("crlf-1"):
        following = [*text[1:], ""]
        return (
            0 if char == "\r" and after == "\n" else weight(char)
            for char, after in zip(text, following, strict=False)
        )
    if name.startswith("crlf-2"):
        return (2 if char == "\n" else weight(char) for char in text)
    return map(weight, text)


class Ballot:
    """Collects votes over the texts of one file.

    ``usual`` is what the format's makers say and wins ties; where they are ``sure`` of it, a file without
    quotes is read so. ``chosen`` is what the user says; then nothing is counted.
    """

    def __init__(self, usual: str = "code-points", *, sure: bool = False, chosen: str | None = None) -> None:
        self._usual = usual
        self._sure = sure
        self._chosen = chosen
        self._votes: Counter[str] = Counter()
        self._quotes = 0
        self._doubtful = False

    def look(self, text: str, spans: Iterable[tuple[int, int, str | None]]) -> None:
        """Count which units put the spans (start, end, quote if any) of ``text`` on what they quote."""
        if self._chosen is not None:
            return
        spans = list(spans)
        moving = [unit for unit in (Unit(text, name) for name in UNITS) if _moves(unit, spans)]
        if not moving:
            return
        self._doubtful = self._doubtful or any(unit.name == "utf-16" for unit in moving)
        staying = [name for name in UNITS if all(unit.name != name for unit in moving)]
        for start, end, quote in spans:
            if quote:
                self._quotes += 1
                self._votes.update(dict.fromkeys(staying, _is_at(text, start, end, quote)))
                for unit in moving:
                    first, last = unit.to_code_points(start), unit.to_code_points(end)
                    self._votes[unit.name] += _is_at(text, first, last, quote)

    @property
    def is_surprise(self) -> bool:
        """Whether the quotes say otherwise than the makers of the format."""
        return self._chosen is None and self.settled() not in (None, self._usual)

    def settled(self) -> str | None:
        """The unit of this file, or None when its text makes a difference and nothing tells which it is."""
        if self._chosen is not None:
            return self._chosen
        most = max(self._votes.values(), default=0)
        if most > 0 and self._votes[self._usual] < most:
            return next(name for name in UNITS if self._votes[name] == most)
        if self._quotes == 0 and self._doubtful and not self._sure:
            return None
        return self._usual


def unit_of(ballot: Ballot, source: Source) -> str | None:
    """The unit that the votes settled, told where it is a surprise; None, with the reason reported."""
    unit = ballot.settled()
    if unit is None:
        source.skip("import.offsets_unclear")
    elif ballot.is_surprise:
        source.warn("import.offsets_taken", unit=unit)
    return unit


def _moves(unit: Unit, spans: Iterable[tuple[int, int, str | None]]) -> bool:
    """Whether the unit makes a difference to any of the spans."""
    return any(unit.to_code_points(offset) != offset for start, end, _ in spans for offset in (start, end))


def _is_at(text: str, start: int, end: int, quote: str) -> bool:
    return _folded(text[max(0, start) : max(0, end)]) == _folded(quote)


def _folded(quote: str) -> str:
    """A quote without what tools change on the way: line ends, which some write as spaces or drop."""
    return " ".join(quote.split())
