"""From the codebook of a project to the one of a file, as one gesture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.app.project import Project
from annotator.core.codebook.differences import Difference, differences
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.records_form import PARTS
from annotator.core.commands import (
    AddPart,
    ChangePart,
    Command,
    MovePart,
    NameCodebook,
    RestorePart,
    RetirePart,
    Together,
)
from annotator.core.kinds import KINDS

_MADE_FIRST = ("entity_kind", "label", "value", "statement_type")
"""What others refer to comes before them."""

_EXAMPLES = "examples"
"""The key of the file that has no field of its own in the records."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change. A part that the file lacks is retired; what was said with it stays."""

    differences: tuple[Difference, ...]
    commands: tuple[Command, ...]


def plan(project: Project, book: Codebook) -> Plan:
    """What it takes to make ``book`` the codebook of ``project``, whose version counts on from its own."""
    found = differences(project.codebook, book)
    return Plan(found, tuple(_commands(project, book, found)))


def apply(project: Project, planned: Plan) -> None:
    """Carry a plan out; one undo takes it back. Raises what the single changes raise."""
    if planned.commands:
        project.execute(Together("EditCodebook", planned.commands))


def _commands(project: Project, book: Codebook, found: tuple[Difference, ...]) -> Iterator[Command]:
    for one in found:
        if one.what == "named":
            yield NameCodebook(one.after)
        if one.what == "changed" and one.field == "key":  # two parts may swap theirs
            yield ChangePart(one.kind, one.part, {"key": ""})
    retired = [one for one in found if one.what == "gone"]
    # A key that goes with its part is free for another one.
    yield from (ChangePart(one.kind, one.part, {"key": ""}) for one in retired if _has_key(project, one))
    for kind in _MADE_FIRST:
        for one in found:
            if one.kind == kind and one.what in ("added", "changed"):
                yield from _made(project, book, one)
    for kind in reversed(_MADE_FIRST):
        yield from (RetirePart(kind, one.part) for one in retired if one.kind == kind)
    yield from _order(book, found)


def _has_key(project: Project, one: Difference) -> bool:
    return bool((project.record(one.kind, one.part) or {}).get("key"))


def _made(project: Project, book: Codebook, one: Difference) -> Iterator[Command]:
    if one.what == "changed":
        if one.field in KINDS[one.kind]:
            yield ChangePart(one.kind, one.part, {one.field: one.after})
        elif one.field == _EXAMPLES:
            kept = (project.record(one.kind, one.part) or {}).get("extra") or {}
            others = {name: value for name, value in kept.items() if name != _EXAMPLES}
            yield ChangePart(one.kind, one.part, {"extra": {**others, **_told(one.after)} or None})
        return
    fields = _fields(book, one)
    if project.record(one.kind, one.part) is None:
        yield AddPart(one.kind, one.name, fields, one.part)
    else:
        yield RestorePart(one.kind, one.part)
        yield ChangePart(one.kind, one.part, fields)


def _fields(book: Codebook, one: Difference) -> dict[str, Any]:
    told: Any = book.to_json()
    (key,) = (key for key, kind in PARTS.items() if kind == one.kind)
    (part,) = (part for part in told[key] if part["id"] == one.part)
    known = {name: value for name, value in part.items() if name in KINDS[one.kind]}
    examples = _told(part.get(_EXAMPLES))
    return {**known, "extra": examples} if examples else known


def _told(examples: Any) -> dict[str, Any]:
    return {_EXAMPLES: examples} if examples else {}


def _order(book: Codebook, found: tuple[Difference, ...]) -> Iterator[Command]:
    """Put each part of a kind that comes, goes or moves in the place that it has in ``book``."""
    told: Any = book.to_json()
    for key, kind in PARTS.items():
        if any(one.kind == kind and one.what in ("added", "order") for one in found):
            yield from (MovePart(kind, part["id"], place) for place, part in enumerate(told[key]))
