"""What a stance can be, and how far two stances are apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.networks.ties import Level, Tie


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels k of a stance: numbers ascending, then names in their order, then None for no stance.

    ``reach`` is R, the greatest distance of two numbers. A ``boolean`` scale has the numbers 0 (no) and 1
    (yes), which are not amounts: in sums 0 counts as −1.
    """

    numbers: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    reach: float = 0.0
    boolean: bool = False
    has_none: bool = False

    @classmethod
    def of(cls, levels: Iterable[Level], *, boolean: bool = False) -> Scale:
        """The scale with just these levels; its reach is R = max − min of the numbers."""
        there = set(levels)
        numbers = tuple(sorted({float(level) for level in there if isinstance(level, int | float)}))
        if boolean:
            numbers = (0.0, 1.0)
        names = tuple(sorted(level for level in there if isinstance(level, str)))
        return cls(
            numbers,
            names,
            reach=numbers[-1] - numbers[0] if numbers else 0.0,
            boolean=boolean,
            has_none=None in there,
        )

    @classmethod
    def observed(cls, ties: Iterable[Tie], *, boolean: bool = False) -> Scale:
        """The scale of what was said: R is the greatest distance of two stances that occur, as in DNA."""
        return cls.of((tie.level for tie in ties), boolean=boolean)

    @property
    def levels(self) -> tuple[Level, ...]:
        """All K levels, in the order of the third axis of counts."""
        return (*self.numbers, *self.names, *((None,) if self.has_none else ()))

    @property
    def is_categorical(self) -> bool:
        """Whether there are no numbers: two stances are the same or not."""
        return not self.numbers

    def distances(self) -> Floats:
        """How far two levels are apart, [K, K]: |k − k'| / R, for categories 0 or 1.

        Where all say the same, R is 0 and so is every distance.

        Raises:
            ValueError: Some level has no number while others have one, so that no distance is defined.
        """
        if self.is_categorical:
            return 1 - np.eye(len(self.levels))
        if len(self.levels) > len(self.numbers):
            raise ValueError("levels off the scale have no distance from others")
        numbers = np.array(self.numbers)
        apart = np.abs(numbers[:, None] - numbers[None, :])
        return apart / self.reach if self.reach else np.zeros_like(apart)

    def amounts(self) -> Floats:
        """What a stance adds to a sum, [K]: its number k; 2 k − 1 on a boolean scale; 0 off the scale."""
        numbers = [2 * number - 1 for number in self.numbers] if self.boolean else list(self.numbers)
        return np.array([*numbers, *[0.0] * (len(self.levels) - len(numbers))])


def on_scale(
    ties: Iterable[Tie], names: Iterable[str], *, middle: float | None
) -> tuple[list[Tie], list[Tie]]:
    """Ties whose stance has a number, and the others: what is off the scale has no distance from anything.

    With a ``middle``, values of these ``names`` count as that number; a missing stance never does.
    """
    off = frozenset(names)
    kept: list[Tie] = []
    left: list[Tie] = []
    for tie in ties:
        if isinstance(tie.level, int | float):
            kept.append(tie)
        elif middle is not None and tie.level in off:
            kept.append(Tie(tie.actor, tie.proposal, middle, tie.document, tie.time, tie.position, tie.uid))
        else:
            left.append(tie)
    return kept, left
