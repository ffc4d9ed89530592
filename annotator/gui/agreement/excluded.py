"""What no figure counts, or only some, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from annotator.app.agreement.page import Page
from annotator.app.messages.words import ngettext
from annotator.gui.agreement.numbers import counted

_TOLD: dict[str, Callable[[int], str]] = {
    "unfinished": lambda n: ngettext("{n} layer in progress", "{n} layers in progress", n),
    "skipped": lambda n: ngettext("{n} layer skipped", "{n} layers skipped", n),
    "one_annotator": lambda n: ngettext(
        "{n} article that only one annotator finished", "{n} articles that only one annotator finished", n
    ),
    "filtered": lambda n: ngettext(
        "{n} article left out by the choices above", "{n} articles left out by the choices above", n
    ),
    "mixed": lambda n: ngettext(
        "{n} stance off the scale (mixed), in nominal figures only",
        "{n} stances off the scale (mixed), in nominal figures only",
        n,
    ),
    "unset": lambda n: ngettext("{n} statement without a stance", "{n} statements without a stance", n),
    "unknown": lambda n: ngettext(
        "{n} label or stance that the codebook does not have any more",
        "{n} labels or stances that the codebook does not have any more",
        n,
    ),
    "merged": lambda n: ngettext(
        "{n} span that overlaps another of its label and annotator, one unit with it in unitizing α",
        "{n} spans that overlap another of their label and annotator, one unit with it in unitizing α",
        n,
    ),
    "empty": lambda n: ngettext(
        "Counted: {n} layer that was finished without a label",
        "Counted: {n} layers that were finished without a label",
        n,
    ),
}


def exclusions(page: Page) -> list[str]:
    """A line for each reason that left anything out."""
    return [
        told(page.excluded[code]).format(n=counted(page.excluded[code]))
        for code, told in _TOLD.items()
        if page.excluded.get(code)
    ]
