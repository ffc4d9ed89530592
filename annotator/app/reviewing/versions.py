"""What an annotator's version says, in words and colours for a card; no drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.core.codebook.model import UNSTYLED, Codebook, StatementType
from annotator.core.commands.review import GoldItem, GoldSpan
from annotator.core.fragments import Fragments, hull
from annotator.core.records import Entity, Filling, Span, Stance, Statement

SHORT = 90
"""Code points of a quotation that a card shows."""

Said = Span | Statement | GoldItem


@dataclass(frozen=True, slots=True)
class Chip:
    """An entity, quotation or label on its label's colour; ``role`` is the role it fills, if any."""

    text: str
    colour: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """A stance value as a person reads it; ``value`` is empty where none was given."""

    value: str
    symbol: str
    name: str
    verb: str
    colour: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One item in reading order: chips, the stance between them, what it rests on, what was noted."""

    before: tuple[Chip, ...]
    stance: StanceWords | None = None
    after: tuple[Chip, ...] = ()
    quote: str = ""
    voice: str = ""
    note: str = ""
    in_doubt: bool = False

    def spoken(self) -> str:
        """All of it in one line."""
        stance = self.stance.verb if self.stance else ""
        parts = [*(chip.text for chip in self.before), stance, *(chip.text for chip in self.after)]
        return " ".join(filter(None, [*parts, f"“{self.quote}”" if self.quote else ""]))


class Words:
    """Reads items aloud: it knows the codebook, the entities, the text and all spans that may be evidence."""

    def __init__(
        self, codebook: Codebook, entities: Mapping[str, Entity], spans: Mapping[str, Span], text: str
    ) -> None:
        self.codebook = codebook
        self._entities = entities
        self._spans = spans
        self._text = text

    def label(self, label: str) -> Chip:
        """A label's name on its colour."""
        known = self.codebook.label(label)
        return Chip(known.name, known.colour) if known else Chip(label, UNSTYLED)

    def entity(self, uid: str | None, *, parents: bool = True) -> str:
        """An entity's name, with whom it belongs to if ``parents``; empty for none."""
        known = self._entities.get(uid or "")
        if known is None:
            return ""
        parent = self._entities.get(known.parent or "")
        return known.name if parent is None or not parents else f"{known.name} → {parent.name}"

    def stance(self, value: str | None) -> StanceWords:
        """A stance value's words."""
        known = self.codebook.value(value or "")
        if known is None:
            return StanceWords(value or "", "", value or "", value or "", "")
        return StanceWords(known.id, known.symbol, known.name, known.verb or known.name, known.colour)

    def quote(self, fragments: Fragments, most: int = SHORT) -> str:
        """What the fragments say, on one line of at most ``most`` code points."""
        said = " … ".join(" ".join(self._text[start:end].split()) for start, end in fragments)
        return said if len(said) <= most else said[: most - 1].rstrip() + "…"

    def of(self, item: Said) -> Reading:
        """One item's words."""
        if isinstance(item, Span | GoldSpan):
            entity = self.entity(item.entity)
            chips = (self.label(item.label), *((Chip(entity, ""),) if entity else ()))
            note = item.note if isinstance(item, Span) else ""
            return Reading(chips, quote=self.quote(item.fragments, 2 * SHORT), note=note)
        roles = self.roles(item.type, item.roles)
        type_ = self.codebook.statement_type(item.type)
        stanced = item.stance.value is not None or (type_ is not None and type_.stance_label is not None)
        return Reading(
            roles[:1],
            self.stance(item.stance.value) if stanced else None,
            roles[1:],
            self._evidence(item.stance, item.spans, item.roles),
            item.voice or "",
            item.note if isinstance(item, Statement) else "",
            isinstance(item, Statement) and item.in_doubt,
        )

    def roles(self, type_id: str, filled: Mapping[str, Filling], *, parents: bool = True) -> tuple[Chip, ...]:
        """A chip for each role, in the order of the codebook; empty text where nobody fills it."""
        type_ = self.codebook.statement_type(type_id) or StatementType(type_id, type_id)
        known = [role.id for role in type_.roles]
        chips = []
        for role in (*known, *(role for role in filled if role not in known)):
            place = type_.role(role)
            label = self.codebook.label(place.label) if place else None
            filling = filled.get(role, Filling())
            text = self.entity(filling.entity, parents=parents) or self._quotes(filling.spans)
            chips.append(Chip(text, label.colour if label else UNSTYLED, role))
        return tuple(chips)

    def title(self, item: Said) -> str:
        """What a list calls the item: who and what of a statement, the words of a span."""
        if isinstance(item, Span | GoldSpan):
            return self.quote(item.fragments)
        roles = [chip.text for chip in self.roles(item.type, item.roles, parents=False) if chip.text]
        return " → ".join(roles) or self._evidence(item.stance, item.spans, item.roles)

    def fragments(self, uids: Iterable[str]) -> Fragments:
        """Where the spans of these uids are, as they stand; unknown ones are passed over."""
        return tuple(piece for uid in uids if uid in self._spans for piece in self._spans[uid].fragments)

    def _evidence(self, stance: Stance, passage: tuple[str, ...], roles: Mapping[str, Filling]) -> str:
        """The words that carry the stance; where none were marked, those of the roles."""
        carried = self._quotes((*stance.spans, *passage))
        return carried or self._quotes(uid for filling in roles.values() for uid in filling.spans)

    def _quotes(self, uids: Iterable[str]) -> str:
        spans = sorted((self._spans[uid] for uid in dict.fromkeys(uids) if uid in self._spans), key=_place)
        return self.quote(tuple(piece for span in spans for piece in span.fragments)) if spans else ""


def _place(span: Span) -> tuple[int, int]:
    return hull(span.fragments)
