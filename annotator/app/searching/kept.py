"""Texts that were just searched, as they are and folded: the next key asks for most of them again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from annotator.app.searching.folding import fold

_MOST = 4_000_000
"""Code points that are kept: a thousand articles of the usual length."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is, and folded; offsets are the same in both."""

    body: str
    folded: str


class KeptTexts:
    """Texts by hash. ``read`` answers those that aren't kept; any thread may ask."""

    def __init__(self, read: Callable[[Sequence[str]], Mapping[str, str]]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._texts: OrderedDict[str, Text] = OrderedDict()
        self._size = 0

    def get(self, hashes: Sequence[str]) -> dict[str, Text]:
        """Texts by hash; those that are nowhere are left out."""
        with self._lock:
            found = {sha256: self._texts[sha256] for sha256 in hashes if sha256 in self._texts}
        missing = [sha256 for sha256 in hashes if sha256 not in found]
        new = (
            {sha256: Text(body, fold(body)) for sha256, body in self._read(missing).items()}
            if missing
            else {}
        )
        with self._lock:
            for sha256, text in new.items():
                if sha256 not in self._texts:
                    self._texts[sha256] = text
                    self._size += len(text.body)
            while self._size > _MOST and len(self._texts) > 1:
                self._size -= len(self._texts.popitem(last=False)[1].body)
        return {**found, **new}
