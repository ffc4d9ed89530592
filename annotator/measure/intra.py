"""Agreement of people with themselves: the measures between annotators, passes taken for raters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annotator.measure.arrays import Codes


def passes(ratings: Codes, annotators: Sequence[str]) -> dict[str, Codes]:
    """Each annotator's passes [passes, units] from ratings [rows, units]; ``annotators`` says whose a row is.

    Who passed once is left out: one pass agrees with nothing. Hand the answer to ``coincidences`` or
    ``counts``; the sum over annotators is how well people agree with themselves on the whole.
    """
    whose = np.asarray(annotators)
    rows = {name: ratings[whose == name] for name in dict.fromkeys(annotators)}
    return {name: own for name, own in rows.items() if len(own) > 1}
