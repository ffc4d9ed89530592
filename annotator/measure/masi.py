"""MASI: how far two sets of labels are apart, for units that may bear several labels at once.

Source: R. Passonneau, Measuring Agreement on Set-valued Items (MASI), LREC 2006.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from annotator.measure.alpha import alpha, distances
from annotator.measure.arrays import Floats


def masi_distance(one: Set[object], other: Set[object]) -> float:
    """1 − J · M, from 0 to 1, with J the share of the union that is common.

    M is 1 of equals, 2/3 of a part and its whole, 1/3 of other overlaps. Two empty sets say the same: 0.
    """
    if one == other:
        return 0.0
    common = len(one & other)
    if not common:
        return 1.0
    nested = one <= other or other <= one
    return 1 - common / len(one | other) * (2 if nested else 1) / 3


def masi_alpha(coincidences: Floats, sets: Sequence[Set[object]]) -> Floats:
    """α of each matrix o [..., k, k] of k sets of labels; MASI stands where the formula of α has δ²."""
    return alpha(coincidences, distances(sets, masi_distance))
