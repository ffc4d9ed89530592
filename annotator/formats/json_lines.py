"""Reading a file of JSON objects, strictly: what JSON leaves open is refused object by object.

One object a line is the rule; an array of objects, or objects over several lines, are read as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from annotator.formats import json_spread
from annotator.formats.decoding import open_text
from annotator.plugin_api import Source

DEEPEST = 64
"""Levels of nesting that are read. Real data has a handful; a hostile line has a hundred thousand."""

LONGEST = 256 << 20
"""Characters in one line, or one object, that are read."""


class NotStrict(ValueError):
    """A line that a JSON parser may accept and that still says nothing certain."""


def objects(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    """The line (from 1) on which an object begins, and the object; what is no good is reported."""
    with open_text(source) as stream:
        if stream is None:
            return
        is_spread = json_spread.is_spread(json_spread.head_of(stream))
        anything = False
        for number, line in (_pieces if is_spread else _lines)(stream, source):
            if not line.strip():
                continue
            anything = True
            value = _parsed(source, number, line)
            if value is not None:
                yield number, value
        if not anything:
            source.skip("import.empty")


def parse(line: str) -> dict[str, Any]:
    """The object that ``line`` is.

    Lone surrogates, which JSON can spell and UTF-8 cannot, become U+FFFD one for one.

    Raises:
        ValueError: Not JSON, or :class:`NotStrict`: not an object, a repeated key, NaN or Infinity, or
            nesting that is too deep.
    """
    value: Any
    try:
        value = _DECODER.decode(line)
    except RecursionError as error:
        raise NotStrict("jsonl.too_deep") from error
    if not isinstance(value, dict):
        raise NotStrict("jsonl.not_an_object")
    if line.count("[") + line.count("{") > DEEPEST and _depth_exceeds(value, DEEPEST):
        raise NotStrict("jsonl.too_deep")
    if "\\ud" in line or "\\uD" in line:
        value = _without_surrogates(value)
    found: dict[str, Any] = value
    return found


def _parsed(source: Source, number: int, line: str) -> dict[str, Any] | None:
    try:
        return parse(line)
    except NotStrict as error:
        source.skip(str(error), line=number)
    except json.JSONDecodeError as error:
        source.skip("jsonl.not_json", line=number, column=error.colno, reason=error.msg)
    except ValueError:  # Python's guard against integers of thousands of digits
        source.skip("jsonl.huge_number", line=number)
    return None


def _lines(stream: TextIO, source: Source) -> Iterator[tuple[int, str]]:
    """Numbered lines, ended by LF or CRLF; one that is too long is reported and skipped over."""
    number, line = 1, stream.readline(LONGEST)
    while line:
        if len(line) == LONGEST and not line.endswith("\n"):
            source.skip("jsonl.too_long", line=number)
            while line and not line.endswith("\n"):
                line = stream.readline(LONGEST)
        else:
            yield number, line
        number, line = number + 1, stream.readline(LONGEST)


def _pieces(stream: TextIO, source: Source) -> Iterator[tuple[int, str]]:
    try:
        for piece in json_spread.pieces(stream, LONGEST):
            yield piece.line, piece.text
    except json_spread.TooLong as error:
        source.skip("jsonl.too_long", line=error.line)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotStrict("jsonl.repeated_key")
    return value


def _no_constant(name: str) -> Any:
    raise NotStrict("jsonl.not_a_number")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _depth_exceeds(value: Any, limit: int) -> bool:
    """Level by level rather than by recursion, which is what a deep value is out to break."""
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value
