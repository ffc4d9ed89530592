"""Texts that are nearly the same: the copy of an agency that ten newspapers print, each with its own lead.

A text is the set of its shingles, the runs of :data:`WORDS` consecutive words without regard to case and
punctuation. The resemblance of two texts is what their shingles have in common, |A ∩ B| / |A ∪ B| (Broder,
On the resemblance and containment of documents, 1997). All pairs of a large corpus are too many to look at,
so that candidates are found first: a signature of each text holds the least value of its shingles under
each of many hash functions (MinHash), and two texts agree at a place of it with the probability that they
resemble each other; texts that agree on a whole band of places meet in one bucket (locality-sensitive
hashing; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3rd ed., chapter 3). Candidates are
then compared exactly. Hash functions are fixed: the same texts give the same groups, everywhere.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

WORDS = 5
"""Words of a shingle: shorter ones are common by chance, longer ones break at each edited word."""

ALIKE = 0.5
"""The resemblance from which two texts are near-duplicates; an edited sixth at each end of one still is."""

_BANDS = 42
_ROWS = 3
"""Two texts at :data:`ALIKE` meet with probability 1 − (1 − 0.5³)⁴² = 0.996."""

_WORTH_COMPARING = 0.3
"""Below this share of agreeing places a resemblance of 0.5 is five standard deviations away."""

_LONGEST_RUN = 4096
"""Shingles whose hashes are made at once, which bounds memory for a text of book length."""

_Hashes = NDArray[np.uint32]
_Wide = NDArray[np.uint64]

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
"""A word, or one letter of a script that puts no spaces between words."""


def groups(texts: Iterable[str]) -> list[tuple[int, ...]]:
    """The groups of near-duplicates, as places in ``texts`` (from 0); each ascending, by their first.

    Whoever resembles one of a group belongs to it. Texts without words belong to none. Texts are read one
    by one and not kept: a text of 600 words needs about 3 KB.
    """
    sets: list[_Hashes] = []
    words: dict[str, int] = {}
    for text in texts:
        sets.append(_shingles(text, words))
    spoken = [place for place, found in enumerate(sets) if len(found)]
    signatures = np.zeros((len(sets), _BANDS * _ROWS), dtype=np.uint32)
    for place in spoken:
        signatures[place] = _signature(sets[place])
    joined = _Joined(len(sets))
    for bucket in _buckets(signatures, spoken):
        _join_alike(bucket, signatures, sets, joined)
    return joined.groups()


def resemblance(one: str, other: str) -> float:
    """Shared shingles / all shingles of two texts; 0 where one has no words."""
    words: dict[str, int] = {}
    return _resemblance(_shingles(one, words), _shingles(other, words))


def _shingles(text: str, words: dict[str, int]) -> _Hashes:
    """The set of shingles, each as 32 bits, ascending; all words at once where there are fewer."""
    spelled = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    if not spelled:
        return np.empty(0, dtype=np.uint32)
    for word in set(spelled).difference(words):
        digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
        words[word] = int.from_bytes(digest, "little")
    hashed = np.fromiter((words[word] for word in spelled), dtype=np.uint64, count=len(spelled))
    run = min(WORDS, len(hashed))
    count = len(hashed) - run + 1
    total = np.zeros(count, dtype=np.uint64)
    for place in range(run):
        total = total * _FACTOR + hashed[place : place + count]
    return np.unique((_mixed(total) >> np.uint64(32)).astype(np.uint32))


def _mixed(values: _Wide) -> _Wide:
    """Each of 64 bits spread over all of them: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NUMBERS = _mixed(np.arange(1, 2 * _BANDS * _ROWS + 1, dtype=np.uint64) * _FACTOR)
_SLOPES, _STARTS = _NUMBERS[: _BANDS * _ROWS], _NUMBERS[_BANDS * _ROWS :]
"""Of hash functions (ax + b mod 2⁶⁴) / 2³², which are pairwise independent (Dietzfelbinger, 1996)."""


def _signature(shingles: _Hashes) -> _Hashes:
    least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(shingles), _LONGEST_RUN):
        run = shingles[start : start + _LONGEST_RUN].astype(np.uint64)
        np.minimum(least, (run[:, None] * _SLOPES + _STARTS).min(axis=0), out=least)
    return (least >> np.uint64(32)).astype(np.uint32)


def _buckets(signatures: _Hashes, spoken: list[int]) -> Iterator[NDArray[np.intp]]:
    """Places of texts that agree on a band, two or more, ascending."""
    for band in range(_BANDS):
        met: dict[bytes, list[int]] = defaultdict(list)
        rows = np.ascontiguousarray(signatures[:, band * _ROWS : (band + 1) * _ROWS])
        for place in spoken:
            met[rows[place].tobytes()].append(place)
        for places in met.values():
            if len(places) > 1:
                yield np.array(places, dtype=np.intp)


def _join_alike(bucket: NDArray[np.intp], signatures: _Hashes, sets: list[_Hashes], joined: _Joined) -> None:
    """Join the texts of a bucket that are alike; the first of each group stands for the others in it."""
    while len(bucket) > 1:
        first, others = int(bucket[0]), bucket[1:]
        agreeing = (signatures[others] == signatures[first]).mean(axis=1)
        gone = np.zeros(len(others), dtype=bool)
        for index in np.flatnonzero(agreeing >= _WORTH_COMPARING):
            other = int(others[index])
            if joined.first(first) == joined.first(other):
                gone[index] = True
            elif _resemblance(sets[first], sets[other]) >= ALIKE:
                joined.join(first, other)
                gone[index] = True
        bucket = others[~gone]


def _resemblance(one: _Hashes, other: _Hashes) -> float:
    if not len(one) or not len(other):
        return 0.0
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)


class _Joined:
    """Which places belong together, each group known by its first (union–find)."""

    def __init__(self, size: int) -> None:
        self._before = list(range(size))

    def first(self, place: int) -> int:
        while self._before[place] != place:
            self._before[place] = self._before[self._before[place]]
            place = self._before[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._before[high] = low

    def groups(self) -> list[tuple[int, ...]]:
        members: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._before)):
            members[self.first(place)].append(place)
        return [tuple(places) for places in members.values() if len(places) > 1]
