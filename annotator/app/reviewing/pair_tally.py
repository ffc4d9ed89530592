"""How two annotators' stances meet, over all articles: a table of counts and its commonest confusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.app.reviewing.board import Row
from annotator.app.reviewing.queue import Pair, Survey


@dataclass(frozen=True, slots=True)
class Tally:
    """``counts[i][j]``: statements to which ``first`` gave ``values[i]`` and ``second`` ``values[j]``.

    ``commonest`` are the two different values that met most often, in the order of ``values``, or None.
    """

    first: str
    second: str
    values: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    commonest: Pair | None

    @property
    def total(self) -> int:
        """How many statements were counted."""
        return sum(map(sum, self.counts))


def differing_pair(row: Row) -> Pair | None:
    """The first two annotators of ``row`` whose stances differ, else the first two who have a version."""
    group = row.finding.group
    if group.kind == "statement":
        said = [(who, group.statements_of(who)[0].stance.value) for who in group.present]
        for (one, first), (other, second) in combinations(said, 2):
            if first != second:
                return one, other
    people = [*group.present, *group.absent]
    return (people[0], people[1]) if len(people) > 1 else None


def tally(surveys: Iterable[Survey], pair: Pair, values: Sequence[str]) -> Tally:
    """The counts of ``pair`` over ``surveys``; rows are the first's values, columns the second's."""
    key = (min(pair), max(pair))
    met: Counter[Pair] = Counter()
    for survey in surveys:
        met.update(survey.stances.get(key, {}))
    if pair != key:
        met = Counter({(two, one): count for (one, two), count in met.items()})
    known = tuple(values)
    counts = tuple(tuple(met[one, two] for two in known) for one in known)
    return Tally(*pair, known, counts, _commonest(met, known))


def _commonest(met: Counter[Pair], values: Sequence[str]) -> Pair | None:
    both = {pair: met[pair] + met[pair[::-1]] for pair in combinations(values, 2)}
    best = max(both, key=lambda pair: both[pair], default=None)
    return best if best is not None and both[best] else None
