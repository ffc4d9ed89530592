"""Policies in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.app.messages.words import gettext

NAMES = {
    "all": gettext("all agree"),
    "majority": gettext("majority"),
    "at_least": gettext("at least {n} agree"),
    "nobody": gettext("nobody automatically"),
}
BOUNDARIES = {
    "exact": gettext("exact"),
    "union": gettext("union"),
    "intersection": gettext("intersection"),
    "longest": gettext("longest"),
}


def policy_title(policy: Any) -> str:
    """What a policy (its JSON; a word in foreign files) is called; None is the default."""
    if isinstance(policy, str):
        return policy
    told: Mapping[str, Any] = policy if isinstance(policy, Mapping) else {}
    name = NAMES.get(str(told.get("name", "all")), str(told.get("name", "")))
    title = name.format(n=told.get("at_least", 2))
    boundary = str(told.get("boundary", "exact"))
    if boundary == "exact":
        return title
    reach = gettext("{rule} within {n} characters").format(
        rule=BOUNDARIES.get(boundary, boundary), n=told.get("tolerance", 0)
    )
    return f"{title}, {reach}"
