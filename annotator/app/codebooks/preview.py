"""How a codebook looks at work: a sample passage with a span of each label, and the card of a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.app.codebooks.parts import Part
from annotator.app.labelling.cards import Card, RoleLine
from annotator.core.codebook.json_form import COLOUR
from annotator.core.codebook.model import Codebook, Label, StanceValue, StatementType
from annotator.core.codebook.records_form import PARTS

_PASSAGE = (
    ("Zelenskyy", " "),
    ("has pressed for months for", " "),
    ("binding security guarantees", ". In "),
    ("Washington", ", "),
    ("officials", " said that "),
    ("a ceasefire", " could come "),
    ("within weeks", ", and "),
    ("Moscow", " "),
    ("would have to agree", "."),
)
_CUE = 1
"""Which piece of the passage shows the stance."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A passage, its spans (label, start, end in code points), and the card of a statement."""

    text: str
    spans: tuple[tuple[str, int, int], ...]
    card: Card | None


def with_fields(book: Codebook, part: Part, fields: Mapping[str, Any]) -> Codebook:
    """``book`` with other values for some fields of a part, as while they are typed.

    A colour that isn't one yet and a name that is empty are passed over.
    """
    told: Any = book.to_json()
    (key,) = (key for key, kind in PARTS.items() if kind == part.kind)
    for each in told[key]:
        if each["id"] == part.uid:
            each.update({name: value for name, value in fields.items() if _is_sound(name, value)})
    return Codebook.from_json(told)


def _is_sound(field: str, value: Any) -> bool:
    if field == "colour":
        return bool(COLOUR.match(value))
    return field != "name" or bool(value.strip())


def sample(book: Codebook, part: Part | None) -> Sample:
    """What shows ``part`` at work (if it is one that can be seen), among the rest of the codebook."""
    type_ = _type_for(book, part)
    value = _value_for(book, part)
    order = _labels_in_order(book, type_, part)
    text, spans, place = "", [], 0
    for index, (piece, gap) in enumerate(_PASSAGE):
        label = _label_of(index, type_, order)
        if label is not None:
            spans.append((label, place, place + len(piece)))
        text += piece + gap
        place = len(text)
    return Sample(text, tuple(spans), None if type_ is None else _card(book, type_, value))


def _type_for(book: Codebook, part: Part | None) -> StatementType | None:
    if part is not None and part.kind == "statement_type":
        return book.statement_type(part.uid)
    if part is not None and part.kind == "label":
        using = (type_ for type_ in book.statement_types if type_.roles_for_label(part.uid))
        found = next(using, None)
        if found is not None:
            return found
    return next(iter(book.statement_types), None)


def _value_for(book: Codebook, part: Part | None) -> StanceValue | None:
    wanted = book.value(part.uid) if part is not None and part.kind == "value" else None
    return wanted or next(iter(book.values), None)


def _labels_in_order(book: Codebook, type_: StatementType | None, part: Part | None) -> list[str]:
    """Labels for the pieces that don't show the stance: those of the roles, the chosen one, the others."""
    cue = type_.stance_label if type_ is not None else None
    roles = [role.label for role in type_.roles] if type_ is not None else []
    chosen = [part.uid] if part is not None and part.kind == "label" and not part.retired else []
    rest = [label.id for label in book.labels if label.id != cue]
    later = [label for label in dict.fromkeys([*chosen, *rest]) if label not in roles and label != cue]
    return [*roles, *later]


def _label_of(index: int, type_: StatementType | None, order: list[str]) -> str | None:
    if index == _CUE:
        return type_.stance_label if type_ is not None else None
    place = index if index < _CUE else index - 1
    return order[place] if place < len(order) else None


def _card(book: Codebook, type_: StatementType, value: StanceValue | None) -> Card:
    pieces = [piece for index, (piece, _) in enumerate(_PASSAGE) if index != _CUE]
    has_stance = type_.stance_label is not None
    roles = tuple(
        RoleLine(role.id, role.name, pieces[place % len(pieces)], "", _colour(book.label(role.label)), True)
        for place, role in enumerate(type_.roles)
    )
    return Card(
        uid="sample",
        roles=roles,
        value=value.id if value is not None and has_stance else "",
        symbol=value.symbol if value is not None else "",
        verb=(value.verb or value.name) if value is not None else "",
        colour=value.colour if value is not None and has_stance else "",
        quote="".join(piece + gap for piece, gap in _PASSAGE[:3]).partition(".")[0],
        in_doubt=False,
        voice="",
        note="",
        missing=(),
        has_stance=has_stance,
    )


def _colour(label: Label | None) -> str:
    return label.colour if label is not None else ""
