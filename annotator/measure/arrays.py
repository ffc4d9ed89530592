"""What the coefficients reckon with: arrays, and what they hold where a figure is undefined.

A coefficient takes statistics with any leading axes (resamples, say) and gives one number for each. Where
there is none it gives nan, for an array of numbers has nothing better. No nan leaves this package:
``defined`` makes None of it.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.integer[Any]]
"""Categories as 0 … k - 1; below 0 is a missing rating."""


def corrected(observed: Floats, expected: Floats) -> Floats:
    """Agreement beyond chance, 1 − observed / expected disagreement; nan where chance cannot disagree."""
    varied = expected > 0
    return np.where(varied, 1 - observed / np.where(varied, expected, 1), np.nan)


def share(part: Floats, whole: Floats) -> Floats:
    """Part / whole; nan where there is no whole."""
    there = whole > 0
    return np.where(there, part / np.where(there, whole, 1), np.nan)


def defined(value: Floats | float) -> float | None:
    """The one number as Python knows it, or None where it is undefined."""
    number = float(value)
    return None if math.isnan(number) else number
