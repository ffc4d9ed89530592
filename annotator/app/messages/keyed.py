"""Keys in sentences, as they are assigned now: ``[[text.find]]`` stands for the first key of that action.

Who knows the keys is the window that looked last; every window of one person has the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_MARK = r"\[\[([a-z_]+(?:\.[a-z_]+)+)\]\]"
"""A dot tells an action from the head of a table of TOML, of which sentences about codebooks speak."""

_in_force: list[Callable[[str], str]] = []


def put_in_force(told: Callable[[str], str]) -> None:
    """From now on ``told`` says the key of an action (id), or what there is to say of one without a key."""
    _in_force[:] = [told]


def keyed(words: str) -> str:
    """``words`` with each ``[[action]]`` replaced by the key that does it."""
    if "[[" not in words or not _in_force:
        return words
    return re.sub(_MARK, lambda mark: _in_force[0](mark[1]), words)
