"""Paragraphs out of the lines of pages: what the setting of the page broke is mended, carefully.

A line goes on in the next one unless something speaks against it: more space between them, an indent, other
letters, a bullet, or a line that ends early where a sentence does. A word that was parted at the end of a
line is one word again, unless the document itself writes it with a hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from annotator.formats.articles.pdf_lines import HYPHEN, Line

_MORE_SPACE = 1.4
_INDENT = 0.8
_OTHER_SIZE = 0.15
_EARLY = 0.12
_SAME_COLUMN = 40.0
"""Points by which the left edges of the lines of a column may differ."""

_ENDS = re.compile(r"""[.!?…:;]["'“”»«’)\]]*$""")
_BULLET = re.compile(r"(?:[•▪◦‣∙·–—*-]|\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+\S")
_PARTED = re.compile(rf"([^\W_]*){HYPHEN}([^\W_]*)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PAIRING = frozenset(
    ["und", "oder", "bis", "bzw", "and", "or", "to", "et", "ou", "y", "o", "u", "e", "ed", "en", "of", "och"]
)
"""After a hyphen these words show that something was left out: Ost- und Westdeutschland."""

_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be repeated on the others."""

_SOME = 3
"""Pages on which something must be to be a repetition."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages; one may begin on a page and end on the next."""
    found: list[str] = []
    before: Line | None = None
    for page in pages:
        edges, spacing = _right_edges(page), _spacing(page)
        for line in page:
            if before is not None and _goes_on(before, line, edges, spacing):
                found[-1] = _joined(found[-1], line.text)
            else:
                found.append(line.text)
            before = line
    words = Counter(word.casefold() for text in found for word in _WORD.findall(text))
    return [_PARTED.sub(lambda match: _mended(match, words), text) for text in found]


def as_set(pages: Iterable[Sequence[Line]]) -> list[str]:
    """Each page as one paragraph of the lines that were set."""
    return ["\n".join(line.text for line in page).replace(HYPHEN, "-\n") for page in pages if page]


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without what they repeat at their edges, and what that was, each once.

    Numbers do not count, so that page numbers are repetitions, too.
    """
    seen: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for text in {line.text for line in _edges(page)}:
            seen[_numberless(text)].append(text)
    most = max(_SOME, (sum(map(bool, pages)) + 1) // 2)
    # The head of a chapter is on fewer pages, but with another number on each.
    repeated = {
        text for text, each in seen.items() if len(each) >= (_SOME if len(set(each)) == len(each) else most)
    }
    kept, gone = [], {}
    for page in pages:
        edge = {id(line) for line in _edges(page) if _numberless(line.text) in repeated}
        kept.append([line for line in page if id(line) not in edge])
        gone.update({_numberless(line.text): line.text for line in page if id(line) in edge})
    return kept, list(gone.values())


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines, wherever the file has them."""
    by_height = sorted(page, key=lambda line: line.bottom)
    return list({id(line): line for line in [*by_height[:_EDGE], *by_height[-_EDGE:]]}.values())


def _numberless(text: str) -> str:
    return _DIGITS.sub("#", text)


# --- Does a line go on? ----------------------------------------------------------------------------------


def _right_edges(page: Sequence[Line]) -> list[tuple[float, float]]:
    """Left and right edge of each line."""
    return [(line.left, line.right) for line in page]


def _spacing(page: Sequence[Line]) -> float:
    """The usual distance between lines; 0 where there is none."""
    steps = [one.end - other.bottom for one, other in pairwise(page) if one.end > other.bottom]
    return median(steps) if steps else 0.0


def _goes_on(before: Line, line: Line, edges: Sequence[tuple[float, float]], spacing: float) -> bool:
    ended = _ENDS.search(before.text) is not None
    if abs(line.height - before.height) > _OTHER_SIZE * before.height or _BULLET.match(line.text):
        return False
    if line.bottom >= before.end:  # the next column or page
        return not ended and not _begins(line.text)
    if spacing and before.end - line.bottom > _MORE_SPACE * spacing:
        return False
    if line.left - before.left > _INDENT * line.height and not _BULLET.match(before.text):
        return False
    return not (_is_early(before, edges) and (ended or _begins(line.text)))


def _begins(text: str) -> bool:
    """Whether this may be the beginning of a sentence."""
    first = next((letter for letter in text if letter.isalnum()), "")
    return not first.islower()


def _is_early(line: Line, edges: Sequence[tuple[float, float]]) -> bool:
    """Whether a line ends well before the right edge of its column."""
    column = [right for left, right in edges if abs(left - line.left) < _SAME_COLUMN]
    edge = max(column, default=line.right)
    return edge - line.right > _EARLY * (edge - line.left)


# --- Words -----------------------------------------------------------------------------------------------


def _joined(text: str, more: str) -> str:
    if text.endswith(("\u00ad", HYPHEN)):
        return text[:-1] + HYPHEN + more
    if text.endswith("-") and text[-2:-1].isalnum() and more[:1].isalnum():
        return text[:-1] + HYPHEN + more
    return f"{text} {more}"


def _mended(match: re.Match[str], words: Counter[str]) -> str:
    left, right = match[1], match[2]
    if right.casefold() in _PAIRING:
        return f"{left}- {right}"
    if not left.isalpha() or not right[:1].islower():
        return f"{left}-{right}"
    hyphened = f"{left}-{right}".casefold()
    return f"{left}-{right}" if words[hyphened] > words[f"{left}{right}".casefold()] else f"{left}{right}"
