"""Figures as people read them."""

from __future__ import annotations

from annotator.app.agreement.page import FEW, Band, band
from annotator.app.agreement.saying import why
from annotator.app.messages.words import gettext, ngettext
from annotator.measure.figure import Figure

DASH = "–"
"""Stands where there is no figure."""


def shown(value: float | None) -> str:
    """``0.71``; a dash where there is none."""
    return DASH if value is None else f"{value:.2f}".replace("-", "−")


def short(value: float | None) -> str:
    """``.71`` for a narrow cell; 1 and what is below 0 keep their digits."""
    told = shown(value)
    return told[1:] if told.startswith("0.") else told


def counted(number: int) -> str:
    """``1 184``: thousands apart, and never broken over two lines."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def interval(figure: Figure) -> str:
    """``95 % CI 0.63–0.78``; "" where there is none."""
    if figure.ci is None:
        return ""
    low, high = (shown(bound) for bound in figure.ci)
    return gettext("95 % CI {low}–{high}").format(low=low, high=high)


def is_faint(figure: Figure) -> bool:
    """Whether the figure rests on too few documents to say much."""
    return figure.documents < FEW


def few(figure: Figure) -> str:
    """``only 8 articles``; "" where there are enough."""
    if not is_faint(figure):
        return ""
    return ngettext("only {n} article", "only {n} articles", figure.documents).format(n=figure.documents)


def band_words(figure: Figure) -> str:
    """Krippendorff's reading of an α."""
    readings: dict[Band, str] = {
        "reliable": gettext("reliable (α ≥ 0.8)"),
        "tentative": gettext("tentative (0.667 ≤ α < 0.8)"),
        "revise": gettext("revise the guideline (α < 0.667)"),
        "": "",
    }
    return readings[band(figure)]


def odds(figure: Figure) -> str:
    """``P(α < 0.667) 4 % · P(α < 0.8) 97 %``; "" where nothing was drawn."""
    told = [
        gettext("P(α < {bound}) {share} %").format(bound=bound, share=round(100 * share))
        for bound, share in (figure.below or {}).items()
    ]
    return " · ".join(told)


def spoken(name: str, figure: Figure) -> str:
    """All of a figure in one breath, for tooltips and for those who listen."""
    parts = [f"{name}: {shown(figure.value)}" if figure.value is not None else f"{name}: {why(figure)}"]
    parts += filter(None, [interval(figure), few(figure)])
    parts.append(
        ngettext("{n} unit", "{n} units", figure.units).format(n=counted(figure.units))
        + ", "
        + ngettext("{n} article", "{n} articles", figure.documents).format(n=counted(figure.documents))
    )
    return " · ".join(parts)
