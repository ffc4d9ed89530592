"""Why there is no figure and what figures leave out, in words for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from annotator.app.messages.words import gettext, ngettext
from annotator.measure.figure import Figure

_LEFT_OUT: dict[str, Callable[[int], str]] = {
    "people": lambda n: ngettext(
        "{n} person who finished fewer articles than the twelve that are compared",
        "{n} people who finished fewer articles than the twelve that are compared",
        n,
    ),
    "unfinished": lambda n: ngettext("{n} layer in progress", "{n} layers in progress", n),
    "skipped": lambda n: ngettext("{n} layer skipped", "{n} layers skipped", n),
    "one_annotator": lambda n: ngettext(
        "{n} article that only one annotator finished", "{n} articles that only one annotator finished", n
    ),
    "filtered": lambda n: ngettext(
        "{n} article left out by the choice of people or day",
        "{n} articles left out by the choice of people or day",
        n,
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


def left_out(excluded: Mapping[str, int], number: Callable[[int], str] = str) -> list[str]:
    """A line for each reason that left anything out; ``number`` writes a count."""
    return [
        told(excluded[code]).format(n=number(excluded[code]))
        for code, told in _LEFT_OUT.items()
        if excluded.get(code)
    ]


def why(figure: Figure) -> str:
    """Why a figure is undefined, in words; "" where it is not."""
    reasons = {
        "no_units": gettext("undefined: nothing that two annotators finished"),
        "one_document": gettext("undefined: one article says nothing about others"),
        "no_variation": gettext("undefined: everybody always said the same"),
        "one_annotator": gettext("undefined: it takes two annotators"),
        "time": gettext("not finished in time"),
    }
    return "" if figure.why is None else reasons.get(figure.why, gettext("undefined"))
