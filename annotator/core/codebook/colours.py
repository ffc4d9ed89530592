"""Colours for labels and values: how well they are seen and told apart, and palettes to choose from.

A colour is ``#rrggbb``. Contrast is WCAG 2's ratio, 1 to 21. Difference is the CIE 1976 ΔE, the least of what
people see with all cones and without one kind of them: G. Machado et al., A physiologically-based model for
simulation of color vision deficiency (2009), severity 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

OKABE_ITO: tuple[tuple[str, str], ...] = (
    ("orange", "#e69f00"),
    ("sky blue", "#56b4e9"),
    ("bluish green", "#009e73"),
    ("yellow", "#f0e442"),
    ("blue", "#0072b2"),
    ("vermilion", "#d55e00"),
    ("reddish purple", "#cc79a7"),
    ("black", "#000000"),
)
"""Okabe and Ito, Color Universal Design (2008)."""

QUIET: tuple[tuple[str, str], ...] = (
    ("blue", "#2f6fb2"),
    ("orange", "#c77700"),
    ("purple", "#7a2f86"),
    ("green", "#1b8a5a"),
    ("red", "#c4432b"),
    ("brown", "#5f3700"),
    ("teal", "#0b4f5c"),
    ("pink", "#d06aa0"),
)
"""Ours: deep enough for a line on white paper; those of the codebook that comes with us first."""

SEEN = 3.0
"""Contrast from which a line or sign is seen (WCAG 2.2, 1.4.11)."""
READ = 4.5
"""Contrast from which text is read (WCAG 2.2, 1.4.3)."""
APART = 12.0
"""Difference that nobody misses in a line."""

_Matrix = Sequence[Sequence[float]]

_SIGHTS: tuple[_Matrix, ...] = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
)
_XYZ: _Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, in either order."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def difference(one: str, other: str) -> float:
    """How far two colours are apart for whoever tells them apart worst."""
    pairs = zip(_labs(one), _labs(other), strict=True)
    return min(math.dist(*pair) for pair in pairs)


def nearest(colour: str, others: Iterable[tuple[str, str]]) -> tuple[str, float] | None:
    """Of ``others`` (name and colour) the one most like ``colour``, and their difference; None of none."""
    measured = [(difference(colour, other), name) for name, other in others]
    if not measured:
        return None
    least, name = min(measured)
    return name, least


def free(taken: Iterable[str]) -> str:
    """The first of our colours that is far enough from all that are ``taken``; else the farthest."""
    there = [("", colour) for colour in taken]
    measured = [((nearest(colour, there) or ("", 1e9))[1], colour) for _, colour in QUIET]
    return next((colour for apart, colour in measured if apart >= APART), max(measured)[1])


def _luminance(colour: str) -> float:
    return sum(share * channel for share, channel in zip(_XYZ[1], _linear(colour), strict=True))


def _linear(colour: str) -> tuple[float, ...]:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


@lru_cache(maxsize=512)
def _labs(colour: str) -> tuple[tuple[float, float, float], ...]:
    """CIE L*a*b* of ``colour`` for each kind of sight."""
    return tuple(_lab(_times(sight, _linear(colour))) for sight in _SIGHTS)


def _lab(linear: Sequence[float]) -> tuple[float, float, float]:
    seen = [min(1.0, max(0.0, channel)) for channel in linear]
    shares = (value / white for value, white in zip(_times(_XYZ, seen), _WHITE, strict=True))
    x, y, z = (share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: _Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
