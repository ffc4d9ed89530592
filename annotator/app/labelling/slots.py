"""What the composer's slots say, worked out from the desk: words and colours, no drawing."""

from __future__ import annotations

from annotator.app.labelling.cards import one_line
from annotator.app.labelling.composer import Composer, Slot
from annotator.app.labelling.desk import Desk
from annotator.core.codebook.model import Role
from annotator.core.names import folded
from annotator.core.values import dataclass


@dataclass(frozen=True, slots=True)
class SlotItem:
    """One thing in a slot: its words, and the entity they name where that says more than they do."""

    text: str
    entity: str
    parent: str
    tied: bool


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot as it is shown; without items it asks for ``name``."""

    role: str
    name: str
    label: str
    colour: str
    items: tuple[SlotItem, ...]
    carried: bool


@dataclass(frozen=True, slots=True)
class StanceView:
    """The stance slot; ``value`` is empty as long as nobody has said one. ``cues`` are the cue's words."""

    label: str
    value: str
    name: str
    symbol: str
    colour: str
    cues: tuple[str, ...]


def slot_views(desk: Desk) -> tuple[SlotView, ...]:
    """The slots of the composer, in reading order; none when the codebook has no statements."""
    composer = desk.composer
    if composer is None:
        return ()
    return tuple(_slot_view(desk, role, composer.slot(role.id)) for role in composer.type.roles)


def stance_view(desk: Desk) -> StanceView | None:
    """The composer's stance; None for a type of statement that has none."""
    composer = desk.composer
    if composer is None or composer.type.stance_label is None:
        return None
    label = desk.codebook.label(composer.type.stance_label)
    value = desk.codebook.value(composer.value) if composer.value is not None else None
    return StanceView(
        label=composer.type.stance_label,
        value=composer.value or "",
        name=(value.name if value else composer.value) or "",
        symbol=value.symbol if value else "",
        colour=(value.colour if value else label.colour if label else ""),
        cues=_cues(desk, composer),
    )


def _cues(desk: Desk, composer: Composer) -> tuple[str, ...]:
    spans = (desk.cache.spans[uid] for uid in composer.cues if uid in desk.cache.spans)
    return tuple(one_line(desk.quote_of(span)) for span in spans)


def _slot_view(desk: Desk, role: Role, slot: Slot) -> SlotView:
    label = desk.codebook.label(role.label)
    return SlotView(
        role=role.id,
        name=role.name,
        label=role.label,
        colour=label.colour if label is not None else "",
        items=_items(desk, slot),
        carried=slot.carried,
    )


def _items(desk: Desk, slot: Slot) -> tuple[SlotItem, ...]:
    """One item a span; one for the statement's own entity where that holds."""
    if slot.entity is not None:
        entity = desk.entity(slot.entity)
        quotes = [
            one_line(desk.quote_of(desk.cache.spans[uid])) for uid in slot.spans if uid in desk.cache.spans
        ]
        return (_item(desk, quotes[0] if quotes else "", slot.entity if entity else None),)
    spans = [desk.cache.spans[uid] for uid in slot.spans if uid in desk.cache.spans]
    return tuple(_item(desk, one_line(desk.quote_of(span)), span.entity) for span in spans)


def _item(desk: Desk, quote: str, uid: str | None) -> SlotItem:
    entity = desk.entity(uid)
    if entity is None:
        return SlotItem(quote, "", "", tied=False)
    parent = desk.entity(entity.parent)
    said = not quote or folded(quote) == folded(entity.name)
    return SlotItem(
        text=entity.name if said else quote,
        entity="" if said else entity.name,
        parent=parent.name if parent is not None else "",
        tied=True,
    )
