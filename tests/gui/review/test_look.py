"""People's colours can be seen on paper and told apart; badges have words for everything."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from annotator.app.reviewing.shuffling import SLOTS
from annotator.app.reviewing.wording import BADGES
from annotator.gui.theme import Theme
from annotator.gui.theme.contrast import contrast
from annotator.gui.theme.theme import MODES, Mode
from annotator.measure.disagreements import TYPES

# What people without one kind of cone see, in linear light: G. Machado et al., A physiologically-based model
# for simulation of color vision deficiency (2009), severity 1.
_SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.95047, 1.0, 1.08883)
APART = 12.0
"""Difference (CIE 1976 ΔE) that nobody misses in a line."""


def times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: QColor, sight: str) -> list[float]:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    seen = [min(1.0, max(0.0, c)) for c in times(_SIGHTS[sight], linear)]
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (c / w for c, w in zip(times(_XYZ, seen), _WHITE, strict=True))
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("sight", _SIGHTS)
@pytest.mark.parametrize("mode", MODES)
def test_people_are_told_apart(mode: Mode, sight: str) -> None:
    theme = Theme.load(mode)
    colours = [theme.colour(f"person_{n + 1}") for n in range(SLOTS)]
    assert all(contrast(colour, theme.colour("paper")) >= 3 for colour in colours)
    for one, other in combinations(colours, 2):
        pairs = zip(lab(one, sight), lab(other, sight), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 >= APART


def test_every_type_has_a_badge() -> None:
    assert {*TYPES, "decided", "stale", "conflict", "agreed"} == set(BADGES)
    roles = Theme.load("light").roles
    assert all(f"badge_{kind}" in roles for kind in (*TYPES, "decided", "stale"))
