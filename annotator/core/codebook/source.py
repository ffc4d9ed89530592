"""A codebook file while it is being read: its parsed data, and the line on which each part of it stands.

The standard parser keeps no line numbers. They are needed only to report an error, so they are found
afterwards by asking the same parser: a part begins after the longest prefix of whole lines that parses and
does not have it yet. That knows all of TOML (text over many lines, inline tables) without a second grammar.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from itertools import chain

from annotator.errors import UserError

Path = tuple[str | int, ...]
"""The way to a part of the data: ``("label", 1, "colour")`` is the colour of the second label."""


class Source:
    """The text of a codebook file under the name that messages call it by.

    Raises ``codebook.not_toml`` (file, line, reason) if ``text`` is not TOML.
    """

    def __init__(self, text: str, file: str) -> None:
        self._lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        self._file = file
        try:
            self.data = tomllib.loads("\n".join(self._lines))
        except (ValueError, RecursionError) as error:
            line, reason = self._place(error)
            raise UserError("codebook.not_toml", file=file, line=line, reason=reason) from error

    def error(self, code: str, path: Path, **params: object) -> UserError:
        """The error ``code`` about the part at ``path``, with its file and line."""
        return UserError(code, file=self._file, line=self.line_of(path), **params)

    def line_of(self, path: Path) -> int:
        """The line, from 1, on which the part at ``path`` begins."""
        without, having = 0, len(self._lines)
        while (size := self._whole_between(without, having)) is not None:
            if _has(self._parsed(size), path):
                having = size
            else:
                without = size
        return without + 1

    def _whole_between(self, low: int, high: int) -> int | None:
        """A number of lines between ``low`` and ``high``, near their middle, after which the text parses."""
        middle = (low + high) // 2
        sizes = chain(range(middle, low, -1), range(middle + 1, high))
        return next((size for size in sizes if self._parsed(size) is not None), None)

    def _parsed(self, size: int) -> Mapping[str, object] | None:
        try:
            return tomllib.loads("\n".join(self._lines[:size]))
        except ValueError:
            return None

    def _place(self, error: Exception) -> tuple[int, str]:
        """Line and reason of a parser's error, which carries both only in its text."""
        if isinstance(error, RecursionError):
            return 1, "nested too deeply"
        reason, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", place)
        return (int(found[1]) if found else len(self._lines)), reason


def _has(data: object, path: Path) -> bool:
    for step in path:
        if isinstance(step, int):
            if not isinstance(data, list) or len(data) <= step:
                return False
            data = data[step]
        elif isinstance(data, Mapping) and step in data:
            data = data[step]
        else:
            return False
    return True
