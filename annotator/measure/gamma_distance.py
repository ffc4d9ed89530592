"""How far apart two annotators' units are, as γ sees it.

    d = Δ (α ((|s − s′| + |e − e′|) / (ℓ + ℓ′))² + β [label ≠ label′])

Source: Y. Mathet, A. Widlöcher & J.-P. Métivier, The Unified and Holistic Method Gamma (γ) for
Inter-Annotator Agreement Measure and Alignment, Computational Linguistics 41 (2015), §4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.stretches import Ints

Layers = Sequence[Ints]
"""Of each annotator of a document the units [units, 3]: start, end, label; starts and ends in code points."""


@dataclass(frozen=True, slots=True)
class Distance:
    """``alpha`` weighs places, ``beta`` labels; ``delta_empty`` is Δ, the distance from having no unit."""

    alpha: float = 1.0
    beta: float = 1.0
    delta_empty: float = 1.0

    def places(self, ours: Ints, theirs: Ints) -> Floats:
        """The part about places, [units], of units [units, 3] side by side; without Δ."""
        moved = np.abs(ours[..., 0] - theirs[..., 0]) + np.abs(ours[..., 1] - theirs[..., 1])
        size = ours[..., 1] - ours[..., 0] + theirs[..., 1] - theirs[..., 0]
        return np.asarray(self.alpha * (moved / size) ** 2)

    def between(self, ours: Ints, theirs: Ints) -> Floats:
        """d of each of ours to each of theirs, [ours, theirs]."""
        left, right = ours[:, None], theirs[None, :]
        return np.asarray(
            self.delta_empty * (self.places(left, right) + self.beta * (left[..., 2] != right[..., 2]))
        )
