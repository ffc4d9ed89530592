"""Values of attributes and notes as one word, or one line, of a brat file.

A plain word stands as it is. Anything else is JSON behind ``json:``, with every character escaped that
would end the word or the line: what one does not meet in other people's files.
"""

from __future__ import annotations

import json
import re
from typing import Any

_MARK = "json:"
_WORD = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSAFE_WORD = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSAFE_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def word(value: Any) -> str:
    """A JSON value as a word without any space."""
    if isinstance(value, str) and _WORD.fullmatch(value) and not value.startswith(_MARK):
        return value
    return _MARK + _UNSAFE_WORD.sub(_escaped, _ENCODER.encode(value))


def line(note: str) -> str:
    """A note as one line without tabs."""
    if _LINE.fullmatch(note) and not note.startswith(_MARK) and note == note.strip():
        return note
    return _MARK + _UNSAFE_LINE.sub(_escaped, _ENCODER.encode(note))


def value_of(text: str) -> Any:
    """What :func:`word` or :func:`line` made ``text`` of; other people's text is itself."""
    if not text.startswith(_MARK):
        return text
    try:
        return json.loads(text.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return text


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
