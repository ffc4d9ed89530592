"""One document under review: every group of items with what has been decided of it.

These are the values; :func:`annotator.app.reviewing.rows.board` finds out how each row stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotator.app.reviewing.sides import Side
from annotator.core.decisions import Decision
from annotator.measure.disagreements import Finding
from annotator.measure.groups import Item
from annotator.measure.material import Material
from annotator.measure.policies import Choice, Policy, Settling

State = Literal["open", "agreed", "decided", "stale", "conflict"]
Why = Literal["", "changed", "gone", "joined", "evidence"]


@dataclass(frozen=True, slots=True)
class Row:
    """One group of a document.

    Attributes:
        finding: the group and what differs in it.
        state: ``open``: to decide; ``agreed``: the policy settles it (or has, then there is a decision), at
            once or, without a ``choice``, as soon as the spans it rests on are decided; ``decided``: by a
            reviewer, or imported; ``stale``: decided, but it has changed since; ``conflict``: two reviewers
            decided differently. Open, stale and conflicting rows wait for a decision.
        why: for a stale row: a source was ``changed`` or is ``gone``, an item ``joined`` the group, or a
            gold statement lost ``evidence``.
        sides: the differing versions, the order in which verdicts count them; an empty one is last.
        decisions: what has been decided of the group's items; several in a conflict.
        gold: what gold holds here; empty while nothing counts.
        choice: what the board's policy makes of it, or None.
    """

    finding: Finding
    state: State
    sides: tuple[Side, ...]
    decisions: tuple[Decision, ...] = ()
    gold: tuple[Item, ...] = ()
    choice: Choice | None = None
    why: Why = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The row's name as long as nobody changes what is in it: the sorted uids of its items.

        Where annotators have taken away all that a decision rests on, there is only what it rested on.
        """
        gone = (source.uid for decision in self.decisions for source in decision.sources)
        return self.finding.group.sources or tuple(sorted(gone))

    @property
    def waits(self) -> bool:
        """Whether somebody must decide it."""
        return self.state in ("open", "stale", "conflict")


@dataclass(frozen=True, slots=True)
class Board:
    """All rows of one document in the order of the review queue, and their counts.

    ``settling`` tells what the policy makes of them, ``items`` are the annotators' items by uid just as they
    stand, with the entities that they name.
    """

    document: str
    policy: Policy
    material: Material
    rows: tuple[Row, ...]
    settling: Settling = field(compare=False)
    items: Mapping[str, Item] = field(default_factory=dict)

    @property
    def to_decide(self) -> tuple[Row, ...]:
        """The rows that wait for somebody."""
        return tuple(row for row in self.rows if row.waits)

    def count(self, *states: State) -> int:
        """How many rows are in one of ``states``."""
        return sum(row.state in states for row in self.rows)

    def row(self, key: tuple[str, ...]) -> Row | None:
        """The row of that key, or the one that holds most of its items, or None."""
        wanted = set(key)
        best = max(self.rows, key=lambda row: len(wanted.intersection(row.key)), default=None)
        return best if best is not None and wanted.intersection(best.key) else None
