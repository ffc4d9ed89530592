"""Finding the objects of a JSON file that is not one object a line, without reading it as a whole.

Such a file is an array of objects, or objects printed over several lines one after the other. Where an
object ends is found by counting brackets outside strings; what is in it is for a JSON parser to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

_CHUNK = 1 << 20
_HEAD = 1 << 16
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file that should be an object, and the line on which it begins (from 1)."""

    line: int
    text: str


class TooLong(Exception):
    """An object that is longer than is read, and the line on which it begins."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def is_spread(head: str) -> bool:
    """Whether a file that begins with ``head`` is not an object a line.

    It is, even with a damaged first line, if the second one begins like an object of its own.
    """
    lines = head.lstrip().split("\n", 2)
    if lines[0].startswith("["):
        return True
    if len(lines) == 1 or not lines[0].startswith("{") or lines[1].startswith("{"):
        return False
    depth = 0
    for token in _TOKEN.findall(lines[0]):
        if token == '"':  # a string may not go over a line end: this line is damaged
            return False
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token, 0)
    return depth > 0


def head_of(stream: TextIO) -> str:
    """The beginning of ``stream``, which stays unread."""
    head = stream.read(_HEAD)
    stream.seek(0)
    return head


def pieces(stream: TextIO, longest: int) -> Iterator[Piece]:
    """The objects of a file, and whatever stands where one should be.

    Raises:
        TooLong: When a piece has more than ``longest`` characters; nothing after it can be found.
    """
    finder = _Finder()
    # As much again as is waiting already: a long string is looked at a few times, not once a chunk.
    while chunk := stream.read(max(_CHUNK, finder.waiting)):
        yield from finder.feed(chunk)
        if finder.waiting >= longest:
            raise TooLong(finder.line)
    yield from finder.rest()


class _Finder:
    """Reads chunk by chunk; ``line`` is where the text begins that waits for its end."""

    def __init__(self) -> None:
        self.line = 1
        self._text = ""
        self._at = 0  # everything before was looked at
        self._begin: int | None = None  # of the object that is open
        self._done = 0  # everything before belongs to what was found
        self._depth = 0  # of brackets, those around all objects left out
        self._in_list = False

    @property
    def waiting(self) -> int:
        """Characters that are kept."""
        return len(self._text)

    def feed(self, chunk: str) -> Iterator[Piece]:
        """What ``chunk`` completes."""
        self._text += chunk
        for token in _TOKEN.finditer(self._text, self._at):
            if token[0] == '"':  # a string that ends in a later chunk
                self._at = token.start()
                break
            self._at = token.end()
            yield from self._take(token[0], token.start())
        self._forget()

    def rest(self) -> Iterator[Piece]:
        """What no end was found for."""
        yield from self._between(len(self._text))

    def _take(self, token: str, at: int) -> Iterator[Piece]:
        if token in "{[":
            if self._depth == 0 and token == "[" and not self._in_list:
                yield from self._between(at)
                self._in_list, self._done = True, at + 1
                return
            if self._depth == 0:
                yield from self._between(at)
                self._begin = at
            self._depth += 1
        elif token in "}]":
            if self._depth > 0:
                self._depth -= 1
                if self._depth == 0:
                    yield from self._found(at + 1)
            elif token == "]" and self._in_list:
                yield from self._between(at)
                self._in_list, self._done = False, at + 1

    def _found(self, end: int) -> Iterator[Piece]:
        assert self._begin is not None
        yield self._piece(self._begin, end)
        self._begin, self._done = None, end

    def _between(self, end: int) -> Iterator[Piece]:
        """What stands between two objects, if it is more than a comma."""
        start = self._done if self._begin is None else self._begin
        if self._text[start:end].strip(" \t\r\n,\ufeff"):
            yield self._piece(start, end)
        self._done = end

    def _piece(self, start: int, end: int) -> Piece:
        text = self._text[start:end]
        before = len(text) - len(text.lstrip(" \t\r\n,"))
        line = self.line + self._text.count("\n", 0, start + before)
        return Piece(line, text.strip(" \t\r\n,\ufeff"))

    def _forget(self) -> None:
        """Let go of what was found already."""
        cut = self._done if self._begin is None else self._begin
        self.line += self._text.count("\n", 0, cut)
        self._text = self._text[cut:]
        self._at -= cut
        self._done -= cut
        if self._begin is not None:
            self._begin = 0
