"""What labels, roles and values are called in brat, whose names are letters, digits, ``_`` and ``-``.

brat itself shows and stores ``storage forms``: ``Who speaks?`` becomes ``Who_speaks_``. Two names that come
to the same form get numbers. The table of who is who is written into ``annotation.conf``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

LABEL, STATEMENT, RELATION, ROLE, ATTRIBUTE, VALUE = (
    "label", "statement", "relation", "role", "attribute", "value",
)  # fmt: skip
KINDS = (LABEL, STATEMENT, RELATION, ROLE, ATTRIBUTE, VALUE)

CUE, PASSAGE = "Cue", "Passage"
"""What an event calls the cue of a statement's stance, and its passage."""
STANCE, VOICE, IN_DOUBT = "Stance", "Voice", "In_doubt"
"""Attributes of the event that is a statement."""

_RESERVED = {ROLE: (CUE, PASSAGE), ATTRIBUTE: (STANCE, VOICE, IN_DOUBT)}
_UNFIT = re.compile(r"[^A-Za-z0-9_-]")
_SPACES = {LABEL: "type", STATEMENT: "type", RELATION: "type"}
"""Labels, statement types and relations are all types to brat, and share their names."""


class Names:
    """Both ways of the table, by kind; it grows with each name that is asked for."""

    def __init__(self, table: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """``table`` is kind → brat's name → ours, as :meth:`to_json` gives it."""
        self._ours: dict[str, dict[str, str]] = {kind: dict((table or {}).get(kind, {})) for kind in KINDS}
        self._brats = {
            kind: {ours: brat for brat, ours in known.items()} for kind, known in self._ours.items()
        }
        self._taken: dict[str, set[str]] = {}
        for kind, reserved in _RESERVED.items():
            self._taken_of(kind).update(reserved)
        for kind, known in self._ours.items():
            self._taken_of(kind).update(known)

    def brat(self, kind: str, name: str) -> str:
        """What brat calls ``name``."""
        known = self._brats[kind]
        if name not in known:
            made = self._free(kind, storage_form(name))
            known[name] = made
            self._ours[kind][made] = name
        return known[name]

    def ours(self, kind: str, name: str) -> str:
        """What brat calls ``name`` is called here: the same, if the table doesn't know better."""
        return self._ours[kind].get(name, name)

    def is_known(self, kind: str, name: str) -> bool:
        """Whether the table has brat's ``name``."""
        return name in self._ours[kind]

    def known(self, kind: str) -> Mapping[str, str]:
        """brat's names → ours, in the order in which they were asked for."""
        return self._ours[kind]

    def to_json(self) -> dict[str, Any]:
        """Kind → brat's name → ours."""
        return {kind: dict(known) for kind, known in self._ours.items() if known}

    def _taken_of(self, kind: str) -> set[str]:
        return self._taken.setdefault(_SPACES.get(kind, kind), set())

    def _free(self, kind: str, form: str) -> str:
        # brat numbers a role that is filled twice, so that a role's own name must not end in a digit.
        tail = "_" if kind == ROLE else ""
        base = form + tail if kind == ROLE and form[-1].isdigit() else form
        taken, number, made = self._taken_of(kind), 2, base
        while made in taken:
            made = f"{form}_{number}{tail}"
            number += 1
        taken.add(made)
        return made


def storage_form(name: str) -> str:
    """``name`` with accents off and all that brat does not take made ``_``."""
    plain = unicodedata.normalize("NFKD", name.replace(" ", "_")).encode("ascii", "ignore").decode()
    form = _UNFIT.sub("_", plain).lstrip("-")
    return form or "x"
