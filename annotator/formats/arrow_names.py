"""What the arrows that stand for statements are called: ``position:support(actor,cue)#2``, ``position.cue``.

:mod:`annotator.formats.statement_relations` draws and reads them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

CUE, PASSAGE = "cue", "passage"
ENDS = ("actor", "proposal")
_RESERVED = "%:.,()#"
_NAME = r"(?:[^%:.,()#]|%[0-9A-F]{2})+"
_MAIN = re.compile(rf"({_NAME})(?::({_NAME}))?(?:\(({_NAME}),({_NAME})\))?(?:#(\d+))?")
_FURTHER = re.compile(rf"({_NAME})\.({_NAME})(?:#(\d+))?")


_SHIELD = "%%"
"""Before the type of a relation that would be read as a statement's; no name begins so."""


@dataclass(frozen=True, slots=True)
class Main:
    """What the type of a statement's first arrow says; ``ends`` are places as types name them."""

    type: str
    value: str | None
    ends: tuple[str, str]
    number: str | None


def escaped(name: str) -> str:
    """A name without the characters that mean something in a type."""
    return "".join(f"%{ord(char):02X}" if char in _RESERVED else char for char in name)


def unescaped(name: str) -> str:
    """What :func:`escaped` was made of."""
    return re.sub("%([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), name)


def role_slot(role: str) -> str:
    """A role's name in a type, never that of the cue or the passage."""
    return f"%{ord(role[0]):02X}{role[1:]}" if role in (CUE, PASSAGE) else escaped(role)


def shielded(type_: str, known: Collection[str]) -> str:
    """The type of a relation, so written that no statement of a ``known`` type is read out of it."""
    is_taken = main_parts(type_, known) or further_parts(type_, known) or type_.startswith("%")
    return _SHIELD + type_ if is_taken else type_


def unshielded(type_: str) -> str:
    """What :func:`shielded` was made of."""
    return type_.removeprefix(_SHIELD)


def main_parts(type_: str, known: Collection[str]) -> Main | None:
    """What a type says, if it is that of the first arrow of a statement of a ``known`` type."""
    found = _MAIN.fullmatch(type_)
    if found is None or (name := unescaped(found[1])) not in known:
        return None
    ends = (found[3], found[4]) if found[3] else ENDS
    return Main(name, None if found[2] is None else unescaped(found[2]), ends, found[5])


def further_parts(type_: str, known: Collection[str]) -> tuple[str, str, str | None] | None:
    """Statement type, place and number, if the type is that of an arrow to further evidence."""
    found = _FURTHER.fullmatch(type_)
    if found is None or (name := unescaped(found[1])) not in known:
        return None
    return name, found[2], found[3]
