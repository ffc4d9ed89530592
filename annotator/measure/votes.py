"""The votes of the finished versions: what they settle, and which boundary they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from annotator.core.fragments import Fragments, merged
from annotator.measure.content import common, size
from annotator.measure.differences import within

PolicyName = Literal["all", "majority", "at_least", "nobody"]
BoundaryRule = Literal["exact", "union", "intersection", "longest"]
V = TypeVar("V", bound=Hashable)


class Undecided(Exception):
    """The votes settle nothing: a reviewer must."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What settles a group without a reviewer.

    ``all``: every finished version has the item and says the same of it. ``majority``: more than half of the
    finished versions, absence being a vote too. ``at_least``: the item and each of its attributes have
    ``at_least`` votes and more than any rival; what fewer have is left to the reviewer. ``nobody``: all is
    left to the reviewer.

    ``boundary``: ``exact`` wants the same ends; the others make one of ends that differ by no more than
    ``tolerance`` code points.
    """

    name: PolicyName = "all"
    at_least: int = 2
    boundary: BoundaryRule = "exact"
    tolerance: int = 0

    def stay(self, present: int, finished: int) -> bool:
        """Whether an item that ``present`` of ``finished`` versions have belongs into gold.

        Raises:
            Undecided: when these votes do not tell.
        """
        if self.name == "majority" and 2 * present < finished:
            return False
        if not self._enough(present, finished):
            raise Undecided
        return True

    def elect(self, votes: Sequence[V], finished: int) -> V:
        """The value that wins among ``votes``, one of each version that has the item.

        Raises:
            Undecided: when none has enough votes, or two have equally many.
        """
        (winner, most), *rivals = Counter(votes).most_common(2)
        if not self._enough(most, finished) or (rivals and rivals[0][1] == most):
            raise Undecided
        return winner

    def bound(self, places: Sequence[Fragments], finished: int) -> Fragments:
        """The fragments that come of ``places``, one of each version that has the item.

        Raises:
            Undecided: when they lie further apart than ``tolerance`` and none of them is elected.
        """
        if self.boundary == "exact" or not within(places, self.tolerance):
            return self.elect(places, finished)
        if self.boundary == "union":
            return merged(piece for fragments in places for piece in fragments)
        if self.boundary == "longest":
            return min(places, key=lambda fragments: (-size(fragments), fragments))
        inside = places[0]
        for fragments in places[1:]:
            inside = common(inside, fragments)
        return inside or self.elect(places, finished)

    def _enough(self, votes: int, finished: int) -> bool:
        if self.name == "at_least":
            return votes >= self.at_least
        if self.name == "majority":
            return 2 * votes > finished
        return self.name == "all" and votes == finished
