"""``annotation.conf`` and ``visual.conf``: what a brat server shows, and in comments what it need not know.

Two comments of ``annotation.conf`` are ours: ``# annotator:names`` with the table of names, so that labels
come back as they were, and ``# annotator:codebook``. brat skips comments.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotator.core.codebook.model import Codebook, StatementType
from annotator.errors import UserError
from annotator.formats.brat import names as kinds
from annotator.formats.brat.names import Names

_NAMES, _CODEBOOK = "# annotator:names ", "# annotator:codebook "
_HEADING = "# Made by Annotator. Types are named as brat likes it; what they are called there follows.\n"


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration says to us; of other people's, nothing."""

    names: Names = field(default_factory=Names)
    codebook: Codebook | None = None
    is_ours: bool = False


@dataclass(slots=True)
class Used:
    """What the labels written used, beyond the codebook."""

    events: dict[str, dict[str, None]] = field(default_factory=dict)
    """Roles, by the type of an event that is no statement."""
    equivs: set[str] = field(default_factory=set)
    attributes: dict[str, set[str | None]] = field(default_factory=dict)
    """The words that attributes had as values; None for a flag."""


def read_config(path: Path | None) -> Config:
    """What the ``annotation.conf`` at ``path`` says to us; one that can't be read says nothing."""
    if path is None:
        return Config()
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return Config()


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> Config:
    """Kept, since each of a thousand files beside it asks again; ``changed`` tells versions apart."""
    names: Names | None = None
    codebook: Codebook | None = None
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        if line.startswith(_NAMES):
            names = _names(line.removeprefix(_NAMES))
        elif line.startswith(_CODEBOOK):
            codebook = _codebook(line.removeprefix(_CODEBOOK))
    return Config() if names is None else Config(names, codebook, is_ours=True)


def _names(text: str) -> Names | None:
    table = _object(text)
    known = {kind: table.get(kind, {}) for kind in kinds.KINDS} if table is not None else {}
    fits = all(
        isinstance(entry, dict) and all(isinstance(name, str) for name in entry.values())
        for entry in known.values()
    )
    return Names(known) if table is not None and fits else None


def _codebook(text: str) -> Codebook | None:
    value = _object(text)
    try:
        return Codebook.from_json(value) if value else None
    except UserError:
        return None


def _object(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


# --- Writing ---------------------------------------------------------------------------------------------


def annotation_conf(codebook: Codebook, names: Names, used: Used) -> str:
    """The text of ``annotation.conf``, for everything in ``codebook`` and ``names``."""
    sections = {
        "entities": list(_entities(codebook, names, used)),
        "relations": list(_relations(names, used)),
        "events": list(_events(codebook, names, used)),
        "attributes": list(_attributes(codebook, names, used)),
    }
    body = "".join(
        f"\n[{name}]\n\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()
    )
    ours = f"{_NAMES}{json.dumps(names.to_json())}\n{_CODEBOOK}{json.dumps(codebook.to_json())}\n"
    return _HEADING + ours + body


def visual_conf(codebook: Codebook, names: Names) -> str:
    """The text of ``visual.conf``: names as people read them, and colours."""
    shown = {label.id: (label.name, label.colour) for label in codebook.labels}
    labels, drawing = (
        [],
        ["SPAN_DEFAULT\tfgColor:black, bgColor:#e5e7eb, borderColor:darken", "ARC_DEFAULT\tcolor:black"],
    )
    for brat, ours in names.known(kinds.LABEL).items():
        name, colour = shown.get(ours, (ours, ""))
        labels.append(f"{brat} | {_shown(name)}")
        if colour:
            drawing.append(f"{brat}\tbgColor:{colour}, fgColor:{_readable_on(colour)}")
    labels += [
        f"{brat} | {_shown(ours)}"
        for kind in (kinds.STATEMENT, kinds.RELATION)
        for brat, ours in names.known(kind).items()
    ]
    return "[labels]\n\n" + "\n".join(labels) + "\n\n[drawing]\n\n" + "\n".join(drawing) + "\n"


def _entities(codebook: Codebook, names: Names, used: Used) -> Iterator[str]:
    for label in codebook.labels:
        names.brat(kinds.LABEL, label.id)
    for brat in names.known(kinds.LABEL):
        if brat not in used.events:
            yield brat


def _relations(names: Names, used: Used) -> Iterator[str]:
    for brat in names.known(kinds.RELATION):
        symmetric = ", <REL-TYPE>:symmetric-transitive" if brat in used.equivs else ""
        yield f"{brat}\tArg1:<ANY>, Arg2:<ANY>{symmetric}"


def _events(codebook: Codebook, names: Names, used: Used) -> Iterator[str]:
    for kind in codebook.statement_types:
        yield f"{names.brat(kinds.STATEMENT, kind.id)}\t{', '.join(_roles(kind, names))}"
    known = {kind.id for kind in codebook.statement_types}
    for brat, ours in names.known(kinds.STATEMENT).items():
        if ours not in known:
            roles = ", ".join(f"{role}*:<ANY>" for role in names.known(kinds.ROLE))
            yield f"{brat}\t{roles or f'{kinds.CUE}*:<ENTITY>'}"
    for brat, places in used.events.items():
        yield f"{brat}\t{', '.join(f'{role}*:<ANY>' for role in places)}"


def _roles(kind: StatementType, names: Names) -> Iterator[str]:
    for role in kind.roles:
        label = names.brat(kinds.LABEL, role.label) if role.label else "<ENTITY>"
        yield f"{names.brat(kinds.ROLE, role.id)}*:{label}"
    cue = names.brat(kinds.LABEL, kind.stance_label) if kind.stance_label else "<ENTITY>"
    yield f"{kinds.CUE}*:{cue}"
    yield f"{kinds.PASSAGE}*:<ENTITY>"


def _attributes(codebook: Codebook, names: Names, used: Used) -> Iterator[str]:
    values = [names.brat(kinds.VALUE, value.id) for value in codebook.values]
    values += [brat for brat in names.known(kinds.VALUE) if brat not in values]
    if values:
        yield f"{kinds.STANCE}\tArg:<EVENT>, Value:{'|'.join(values)}"
    yield f"{kinds.VOICE}\tArg:<EVENT>, Value:quoted|paraphrased|reported"
    yield f"{kinds.IN_DOUBT}\tArg:<EVENT>"
    for brat in names.known(kinds.ATTRIBUTE):
        words = used.attributes.get(brat, set())
        listed = sorted(word for word in words if word is not None and not set("|,") & set(word))
        yield f"{brat}\tArg:<ANY>" + (f", Value:{'|'.join(listed)}" if listed else "")


def _shown(name: str) -> str:
    return " ".join("".join(" " if char in "|\t" else char for char in name).split()) or "?"


def _readable_on(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "black" if 299 * red + 587 * green + 114 * blue > 140_000 else "white"


def roles_of(used: Used, event: str, roles: Iterable[str]) -> None:
    """Note that an event of this type, which is no statement, had these roles."""
    used.events.setdefault(event, {}).update(dict.fromkeys(roles))


def value_of(used: Used, attribute: str, word: str | None) -> None:
    """Note the word that an attribute had as its value."""
    used.attributes.setdefault(attribute, set()).add(word)
