"""How well one colour can be read on another, and colours made to be readable.

The measure is WCAG 2's contrast ratio, from 1 (same) to 21 (black on white), computed from relative
luminance (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

READABLE = 4.5


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def luminance(colour: QColor) -> float:
    """Relative luminance of an opaque colour, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21, in either order."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(base: QColor, over: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of ``over`` laid on ``base``; opaque."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        base.redF() * keep + over.redF() * share,
        base.greenF() * keep + over.greenF() * share,
        base.blueF() * keep + over.blueF() * share,
    )


def lightened(base: QColor, share: float) -> QColor:
    """``base`` as a tint on white: its hue and saturation kept, which mixing with white would grey."""
    hue = max(base.hslHueF(), 0.0)
    return QColor.fromHslF(hue, base.hslSaturationF(), 1.0 - share * 0.55)


def readable(colour: QColor, ground: QColor, towards: QColor, least: float = READABLE) -> QColor:
    """``colour``, moved towards ``towards`` only as far as ``ground`` needs to read it.

    Returns ``towards`` itself where nothing on the way is enough.
    """
    return QColor.fromRgba(_readable(colour.rgba(), ground.rgba(), towards.rgba(), least))


@lru_cache(maxsize=4096)
def _readable(colour: int, ground: int, towards: int, least: float) -> int:
    """As :func:`readable`, for packed colours: a screen asks for the same few thousands of times."""
    start, end, below = QColor.fromRgba(colour), QColor.fromRgba(towards), QColor.fromRgba(ground)
    for step in range(20):
        mixed = mix(start, end, step / 20).rgba()
        if contrast(QColor.fromRgba(mixed), below) >= least:
            return mixed
    return towards
