"""Texts as tokens, and tokens as texts: where spaces go is not in a CoNLL file and must be made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.core.text.boundaries import sentences
from annotator.core.text.segments import segment_ranges

Range = tuple[int, int]

_WORD = re.compile(r"\S+")

_NO_SPACE_BEFORE = re.compile(
    r"[,.;:!?…%)\]}»”’'。，、！？；：）】」』]+|n['’]t|['’](?:s|m|d|re|ve|ll|S)|-RRB-|-RSB-|-RCB-"
)
_NO_SPACE_AFTER = re.compile(r"[(\[{$£€#«“‘¿¡（【「『@]|-LRB-|-LSB-|-LCB-")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_STRAIGHT = '"'


def token_ranges(text: str) -> list[Range]:
    """The words, marks and symbols of ``text``, as Unicode cuts words; none holds a space."""
    return [
        (start + word.start(), start + word.end())
        for start, end in segment_ranges(text, 0, len(text))
        for word in _WORD.finditer(text[start:end])
    ]


def sentence_starts(text: str, tokens: Sequence[Range], whole: Sequence[Range]) -> set[int]:
    """The numbers of the tokens that begin a sentence, the first aside; none lies inside one of ``whole``."""
    begins = iter([start for start, _ in sentences(text)][1:])
    found = set()
    following = next(begins, None)
    for number, (start, _) in enumerate(tokens):
        if following is not None and start >= following:
            found.add(number)
            while following is not None and following <= start:
                following = next(begins, None)
    inside = {number for first, last in whole for number in range(first + 1, last)}
    return found - inside - {0}


def text_of(sentences_: Sequence[Sequence[str]], *, natural: bool) -> tuple[str, list[list[Range]]]:
    """A line for each sentence, and where each token lies in the whole.

    ``natural`` leaves out the spaces that people do not write; otherwise there is one between two tokens.
    """
    pieces: list[str] = []
    places: list[list[Range]] = []
    at = 0
    for number, tokens in enumerate(sentences_):
        if number:
            pieces.append("\n")
            at += 1
        spaces = list(_spaces(tokens)) if natural else [True] * len(tokens)
        row = []
        for index, token in enumerate(tokens):
            if index and spaces[index - 1]:
                pieces.append(" ")
                at += 1
            pieces.append(token)
            row.append((at, at + len(token)))
            at += len(token)
        places.append(row)
    return "".join(pieces), places


def _spaces(tokens: Sequence[str]) -> Iterator[bool]:
    """Whether a space follows each token but the last."""
    is_open = False
    for token, following in pairwise(tokens):
        if token == _STRAIGHT:
            is_open = not is_open
        is_quoted = is_open and _STRAIGHT in (token, following)
        yield not (is_quoted or _are_glued(token, following))


def _are_glued(token: str, following: str) -> bool:
    return (
        _NO_SPACE_BEFORE.fullmatch(following) is not None
        or _NO_SPACE_AFTER.fullmatch(token) is not None
        or (_UNSPACED.match(token[-1]) is not None and _UNSPACED.match(following) is not None)
    )
