"""Sentences for people: every error and report code in one place, ready for translation.

A module's table ``SENTENCES`` maps codes to templates. Below ``gui`` and ``cli`` only codes and
parameters travel; here they become one sentence that says what happened, to what, and what to do.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache

from annotator.app.messages.keyed import keyed
from annotator.app.messages.words import gettext
from annotator.errors import UserError


@cache
def _sentences() -> dict[str, str]:
    import pkgutil  # nothing is told before the window is shown

    collected: dict[str, str] = {}
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        collected.update(getattr(module, "SENTENCES", {}))
    return collected


def known_codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_sentences())


def sentence(code: str, params: Mapping[str, object]) -> str:
    """The sentence for ``code``, with its facts filled in.

    An unknown code (a plug-in's own, say) is shown as it is with its facts, never hidden.
    """
    template = _sentences().get(code)
    if template is None:
        return str(UserError(code, **params))
    return keyed(gettext(template)).format_map(dict(params))


def english(code: str, params: Mapping[str, object]) -> str:
    """As :func:`sentence`, but always in English: for files that shall be the same everywhere."""
    template = _sentences().get(code)
    return str(UserError(code, **params)) if template is None else template.format_map(dict(params))


def sentence_for(error: UserError) -> str:
    """The sentence that tells ``error`` to the user."""
    return sentence(error.code, error.params)
