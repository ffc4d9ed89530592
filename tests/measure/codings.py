"""Random codings: what some raters said of some units, with gaps."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from annotator.measure.arrays import Codes

K = 4
"""Categories; a coding need not use them all."""


@st.composite
def codings(draw: st.DrawFn, least: int = 2, most: int = 4) -> Codes:
    """Ratings [raters, units] of codes 0 … K − 1, -1 for a gap."""
    raters = draw(st.integers(least, most))
    units = draw(st.lists(st.lists(st.integers(-1, K - 1), min_size=raters, max_size=raters), max_size=12))
    return np.array(units, dtype=np.int64).reshape(-1, raters).T


def seen(coding: Codes) -> list[list[int]]:
    """The ratings that each unit has."""
    return [[int(code) for code in unit if code >= 0] for unit in coding.T]


def may_vary(coding: Codes) -> bool:
    """Whether the units that two or more rated have two different ratings."""
    return len({code for unit in seen(coding) if len(unit) > 1 for code in unit}) > 1
