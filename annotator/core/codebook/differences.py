"""What one state of a codebook has that another has not, part by part and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.records_form import PARTS

What = Literal["added", "gone", "changed", "order", "named"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: ``kind`` and ``part`` (an id) say where, ``name`` is what the part is called now.

    ``field``, ``before`` and ``after`` are told of what ``changed`` and, for the codebook's name, ``named``.
    Values are JSON values.
    """

    what: What
    kind: str = ""
    part: str = ""
    name: str = ""
    field: str = ""
    before: Any = None
    after: Any = None


def differences(before: Codebook, after: Codebook) -> tuple[Difference, ...]:
    """From ``before`` to ``after``; the version's number is no difference."""
    return tuple(_differences(before.to_json(), after.to_json()))


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    if before["name"] != after["name"]:
        yield Difference("named", before=before["name"], after=after["name"])
    for key, kind in PARTS.items():
        yield from _parts(kind, _by_id(before[key]), _by_id(after[key]))


def _by_id(parts: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in parts}


def _parts(
    kind: str, before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[Difference]:
    for part in sorted(before.keys() - after.keys()):
        yield Difference("gone", kind, part, before[part]["name"])
    for part, fields in after.items():
        if part not in before:
            yield Difference("added", kind, part, fields["name"])
            continue
        for field in dict.fromkeys([*before[part], *fields]):
            old, new = before[part].get(field), fields.get(field)
            if old != new:
                yield Difference("changed", kind, part, fields["name"], field, old, new)
    stayed = [part for part in before if part in after]
    if stayed != [part for part in after if part in before]:
        yield Difference("order", kind)
