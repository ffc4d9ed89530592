"""Which documents of another project are ours: the same text, told apart by date and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a document from others: its uid, its text's hash, date and source (``""`` if untold)."""

    uid: str
    text: str
    title: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A document of the other project with those of ours that it may be."""

    there: Known
    here: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which of their documents (by uid) is which of ours, which are unclear, and how many only they have."""

    pairs: Mapping[str, str]
    unclear: tuple[Unclear, ...]
    theirs_alone: int


def paired(here: Iterable[Known], there: Iterable[Known], told: Mapping[str, str]) -> Pairing:
    """Pair documents of one text: by uid, by what a person ``told``, else by date and source.

    A date or source that one side does not tell contradicts nothing. Of several that fit none is taken.
    """
    ours: dict[str, list[Known]] = {}
    for document in here:
        ours.setdefault(document.text, []).append(document)
    theirs = list(there)
    pairs: dict[str, str] = {}
    alone = 0
    open_: list[Known] = []
    for document in theirs:
        candidates = {known.uid for known in ours.get(document.text, ())}
        chosen = told.get(document.uid, document.uid)
        if not candidates:
            alone += 1
        elif chosen in candidates:
            pairs[document.uid] = chosen
        else:
            open_.append(document)
    taken = set(pairs.values())
    free = {
        document.uid: [known for known in ours[document.text] if known.uid not in taken] for document in open_
    }
    unclear = []
    for document in open_:
        fitting = [known for known in free[document.uid] if _agree(document, known)]
        rivals = [other for other in open_ if other.text == document.text and _agree_any(other, fitting)]
        if len(fitting) == 1 and len(rivals) == 1:
            pairs[document.uid] = fitting[0].uid
        else:
            unclear.append(Unclear(document, tuple(free[document.uid] or ours[document.text])))
    return Pairing(pairs, tuple(unclear), alone)


def _agree(one: Known, other: Known) -> bool:
    pairs = ((one.date, other.date), (one.source, other.source))
    return all(left == right or not left or not right for left, right in pairs)


def _agree_any(document: Known, others: Sequence[Known]) -> bool:
    return any(_agree(document, other) for other in others)
