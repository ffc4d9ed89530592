"""What may stand before a full stop that ends no sentence, as data; compared in lower case, without the stop.

Written for newspapers in English first, with the commonest of German, French, Spanish, Ukrainian and Russian.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER_LAST = _words(
    """
    mr mrs ms mx dr prof gen sen rep reps gov lt lieut col capt sgt maj cmdr adm st hon rev fr msgr
    amb pres vs e.g i.e cf approx ca viz bzw z.b d.h u.a vgl mme mlle sra srta dra hr
    проф акад ген им ім вул ул
    """
)
"""Always followed by what they belong to: a name, an example."""

BEFORE_NUMBER = _words(
    """
    no nos nr art arts fig figs p pp par para vol ch chap sec sect abs ст п гл разд розд
    """
)
"""Belong to the number after them; before anything else the stop is a full stop (“He said no.”)."""

MAYBE_LAST = _words(
    """
    usw jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri inc corp
    ltd co bros jr sr etc al dept est ed eds calif fla ariz mich wash conn mass colo рр гг ін др тис
    млн млрд тыс грн руб
    """
)
"""May end a sentence; like initials and acronyms (“U.S.”) they do if a word follows that begins one."""

BEGINNERS = _words(
    """
    a an the he she it they we i you his her its their our this that these those there here but and
    or nor yet so then however meanwhile still also in on at by for from to with without under over
    as if when while after before since until although though because both some many most no not one
    what who why how where which now today yesterday later earlier instead asked speaking according
    despite during він вона воно вони це але та і в у на он она они это но и
    """
)
"""Words that, capitalised after a doubtful stop, begin a new sentence."""

GERMAN_MONTHS = _words(
    """
    januar februar märz april mai juni juli august september oktober november dezember
    """
)
"""German writes the day of a date as an ordinal with a stop: “13. Februar”."""
