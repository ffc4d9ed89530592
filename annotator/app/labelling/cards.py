"""What the card of a statement says, worked out from the records: words and colours, no drawing.

The passage it quotes is what a reader would underline: from the actor to the proposal when they stand close
together in one sentence, else without the actor, else piece by piece.
"""

from __future__ import annotations

from annotator.app.labelling.composer import missing
from annotator.app.labelling.desk import Desk
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook, Role, StatementType
from annotator.core.records import Filling, Span, Statement
from annotator.core.values import dataclass

CLOSE = 120
"""Code points that a card shows at once: evidence further apart is quoted without what stands before."""

_LOOSE = Role("", "", "")


@dataclass(frozen=True, slots=True)
class RoleLine:
    """Who or what fills a role; ``parent`` is the entity it belongs to. Empty ``text``: nobody yet."""

    role: str
    label: str
    text: str
    parent: str
    colour: str
    tied: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The content of a card; ``value`` is empty for a statement without a stance.

    ``made`` tells the version of the codebook under which it was made, if that is not the one in force.
    """

    uid: str
    roles: tuple[RoleLine, ...]
    value: str
    symbol: str
    verb: str
    colour: str
    quote: str
    in_doubt: bool
    voice: str
    note: str
    missing: tuple[str, ...]
    has_stance: bool
    made: str = ""

    def spoken(self) -> str:
        """The card as one sentence, for those who listen."""
        first, *rest = [line.text or f"({line.label})" for line in self.roles] or [""]
        return " ".join(filter(None, [first, self.verb, *rest]))


def card_for(desk: Desk, statement: Statement) -> Card:
    """The card of ``statement``."""
    type_ = desk.codebook.statement_type(statement.type) or StatementType(statement.type, statement.type)
    stance = statement.stance.value
    value = desk.codebook.value(stance) if stance is not None else None
    return Card(
        uid=statement.uid,
        roles=tuple(_role_line(desk, type_, role, filling) for role, filling in _ordered(type_, statement)),
        value=stance or "",
        symbol=value.symbol if value else "",
        verb=(value.verb or value.name) if value else (stance or ""),
        colour=value.colour if value else "",
        quote=passage(desk, type_, statement),
        in_doubt=statement.in_doubt,
        voice=statement.voice or "",
        note=statement.note,
        missing=missing(statement, desk.codebook),
        has_stance=type_.stance_label is not None,
        made=_made(desk, statement),
    )


def _made(desk: Desk, statement: Statement) -> str:
    """The latest version under which its evidence was labelled: statements are made of what is there."""
    versions = [span.codebook_version for span in _spans(desk, statement.evidence())]
    known = [version for version in versions if isinstance(version, int)]
    return version_words(desk.codebook, max(known, default=None))


def version_words(book: Codebook, version: object) -> str:
    """The version of the codebook under which something was made; "" if it is in force or unknown."""
    if version is None or version == book.version:
        return ""
    return gettext("codebook version {n}").format(n=version)


def _ordered(type_: StatementType, statement: Statement) -> list[tuple[str, Filling]]:
    """The fillings in the order of the codebook; roles it doesn't know (any more) come last."""
    known = [role.id for role in type_.roles]
    foreign = [role for role in statement.roles if role not in known]
    return [(role, statement.roles.get(role, Filling())) for role in (*known, *foreign)]


def _role_line(desk: Desk, type_: StatementType, role_id: str, filling: Filling) -> RoleLine:
    role = type_.role(role_id) or _LOOSE
    label = desk.codebook.label(role.label)
    entity = desk.entity(filling.entity)
    parent = desk.entity(entity.parent) if entity is not None else None
    quotes = (desk.quote_of(desk.cache.spans[uid]) for uid in filling.spans if uid in desk.cache.spans)
    return RoleLine(
        role=role_id,
        label=role.name or role_id,
        text=entity.name if entity is not None else one_line(next(quotes, "")),
        parent=parent.name if parent is not None else "",
        colour=label.colour if label is not None else "",
        tied=entity is not None,
    )


def passage(desk: Desk, type_: StatementType, statement: Statement) -> str:
    """The words that ``statement`` rests on, as one quotable line."""
    everything = _spans(desk, statement.evidence())
    sticky = {role.id for role in type_.roles if role.sticky}
    stays = {uid for role, filling in statement.roles.items() if role in sticky for uid in filling.spans}
    core = [span for span in everything if span.uid not in stays] or everything
    if not core:
        return ""
    first = core[0].start
    near = [
        span
        for span in everything
        if span.start >= first or desk.boundaries.in_one_sentence(span.start, first)
    ]
    if near and _stretch(near) <= CLOSE:
        return _quoted(desk, near)
    if _stretch(core) <= 2 * CLOSE:
        return "…" + _quoted(desk, core)
    return " … ".join(one_line(desk.quote_of(span)) for span in core)


def _quoted(desk: Desk, spans: list[Span]) -> str:
    return one_line(desk.text[spans[0].start : max(span.end for span in spans)])


def _spans(desk: Desk, uids: tuple[str, ...] | list[str]) -> list[Span]:
    found = (desk.cache.spans[uid] for uid in uids if uid in desk.cache.spans)
    return sorted(found, key=lambda span: (span.start, span.end))


def _stretch(spans: list[Span]) -> int:
    return max(span.end for span in spans) - spans[0].start


def one_line(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return " ".join(text.split())
