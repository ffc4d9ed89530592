"""The text of an article in HTML, and where Label Studio's global offsets are in it.

Label Studio counts the characters of all text nodes one after the other, in UTF-16 units, and not always
right. We put a line end between blocks, which it does not have, so its offsets are a hint; where the quoted
words are found next to it is where a span is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html.parser import HTMLParser

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset(("script", "style", "title", "template"))


class HyperText(HTMLParser):
    """An article's plain text as :attr:`text`, and places in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._length = 0
        self._raw = 0  # UTF-16 units of the text nodes so far
        self._raw_starts: list[int] = []
        self._starts: list[int] = []
        self._silent = 0
        self.feed(html)
        self.close()
        self.text = "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """What follows a block begins on a line of its own."""
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """A text node, or a part of one."""
        if self._silent:
            return
        self._raw_starts.append(self._raw)
        self._starts.append(self._length)
        self._raw += len(data) + sum(char > "\uffff" for char in data)
        if data.strip() or not self._is_at_line_start():
            self._add(data)

    def _is_at_line_start(self) -> bool:
        return not self._parts or self._parts[-1].endswith("\n")

    def _break(self) -> None:
        if not self._is_at_line_start():
            self._add("\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def find(self, quote: str, start: int | None) -> tuple[int, int] | None:
        """Where ``quote`` stands, blanks aside, next to the global offset ``start``; None if nowhere."""
        words = quote.split()
        if not words:
            return None
        pattern = re.compile(r"\s*".join(map(re.escape, words)))
        near = self._near(start or 0)
        found = [match.span() for match in pattern.finditer(self.text)]
        return min(found, key=lambda place: abs(place[0] - near), default=None)

    def _near(self, offset: int) -> int:
        """About where a global offset is; exact but for rare characters within its text node."""
        node = bisect_right(self._raw_starts, offset) - 1
        return self._starts[node] + offset - self._raw_starts[node] if node >= 0 else 0
