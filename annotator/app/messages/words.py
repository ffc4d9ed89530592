"""Translated words, looked up once each: without a catalogue gettext searches the disk at every call.

All of the program asks here (``tests/architecture/test_words.py``). The language is settled before the first
word is shown and stays for the life of the process.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation

from annotator.app.resources import resource


@cache
def _catalogue() -> NullTranslations:
    """The words of the user's language, those in the code where there is no translation."""
    folder = resource("translations")
    # Which languages are the user's is a question with a module of its own; without catalogues nobody asks.
    return translation("annotator", folder, fallback=True) if folder.is_dir() else NullTranslations()


@cache
def gettext(text: str) -> str:
    """``text`` in the user's language."""
    return _catalogue().gettext(text)


@cache
def ngettext(one: str, many: str, count: int) -> str:
    """``one`` or ``many``, as the user's language has it for ``count``."""
    return _catalogue().ngettext(one, many, count)
