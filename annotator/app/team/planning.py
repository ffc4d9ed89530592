"""Who gets which documents: a fair draw with a seed, so that it can be told and repeated. Pure."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.errors import UserError

Pair = tuple[str, str]
"""A document and an annotator to whom it is given."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an assignment is to be like.

    Every document goes to one of ``annotators`` (uids), ``percent`` of the documents to ``overlap`` of them.
    """

    annotators: tuple[str, ...]
    overlap: int = 1
    percent: float = 100.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be given to whom besides what they have.

    ``shared`` is how many of the documents have ``overlap`` annotators or more in the end, ``totals`` how
    many documents each person has then, and ``new`` how many of those come with this plan.
    """

    pairs: tuple[Pair, ...]
    documents: int
    shared: int
    totals: Mapping[str, int]
    new: Mapping[str, int]


def check(wish: Wish) -> None:
    """Refuse what can't be done.

    Raises:
        UserError: ``assign.nobody``, ``assign.overlap``, ``assign.percent``, ``assign.too_few``.
    """
    if not wish.annotators:
        raise UserError("assign.nobody")
    if wish.overlap < 1:
        raise UserError("assign.overlap", overlap=wish.overlap)
    if not 0 <= wish.percent <= 100:  # nor is "not a number" between them
        raise UserError("assign.percent", percent=wish.percent)
    if wish.percent > 0 and wish.overlap > len(wish.annotators):
        raise UserError("assign.too_few", overlap=wish.overlap, people=len(wish.annotators))


def plan(documents: Sequence[str], wish: Wish, already: Iterable[Pair] = ()) -> Plan:
    """Draw who gets which of ``documents``; what is assigned ``already`` stays and is balanced around.

    The same documents, people, seed and assignments give the same plan, in whatever order they are named.
    Where nothing was assigned before, no two people's numbers of documents differ by more than one.
    ``percent`` of the documents is rounded to whole documents, halves up.

    Raises:
        UserError: as :func:`check`.
    """
    check(wish)
    draw = random.Random(wish.seed)
    order = sorted(set(documents))
    draw.shuffle(order)
    people = sorted(set(wish.annotators))
    draw.shuffle(people)  # else the first by name would always get the odd one
    have: dict[str, set[str]] = {document: set() for document in order}
    for document, annotator in already:
        if document in have:
            have[document].add(annotator)
    pairs = _drawn(order, people, wish, have)
    totals = Counter({person: 0 for person in people})
    totals.update(person for holders in have.values() for person in holders)
    new = Counter({person: 0 for person in people})
    new.update(person for _, person in pairs)
    shared = sum(len(holders) >= max(2, wish.overlap) for holders in have.values())
    return Plan(tuple(pairs), len(order), shared, dict(totals), dict(new))


def _drawn(order: Sequence[str], people: Sequence[str], wish: Wish, have: dict[str, set[str]]) -> list[Pair]:
    """The new pairs; ``have`` is brought up to date with them."""
    load = Counter(person for holders in have.values() for person in holders)
    wanted = _wanted(order, wish, have)
    pairs: list[Pair] = []
    # Documents that need several go first: the single ones then even out what those left uneven.
    for document in sorted(order, key=lambda document: -wanted[document]):
        for person in _least_busy(people, have[document], load, wanted[document] - len(have[document])):
            have[document].add(person)
            load[person] += 1
            pairs.append((document, person))
    return pairs


def _wanted(order: Sequence[str], wish: Wish, have: Mapping[str, Collection[str]]) -> dict[str, int]:
    """How many annotators each document is to have; those that have several already count as shared ones."""
    target = int(len(order) * wish.percent / 100 + 0.5)
    favoured = sorted(order, key=lambda document: len(have[document]) < wish.overlap)
    shared = set(favoured[:target])
    return {document: wish.overlap if document in shared else 1 for document in order}


def _least_busy(
    people: Sequence[str], holders: Collection[str], load: Mapping[str, int], number: int
) -> list[str]:
    if number <= 0:
        return []
    free = [person for person in people if person not in holders]
    return sorted(free, key=lambda person: load[person])[:number]
