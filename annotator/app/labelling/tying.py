"""Tying spans to entities: at once by an exact name, else by a person's pick from the best guesses."""

from __future__ import annotations

from annotator.app.labelling.desk import Desk
from annotator.app.labelling.matching import Candidate
from annotator.core.codebook.model import Label
from annotator.core.commands import AddAlias, Command, CreateEntity, LinkSpan, Together
from annotator.core.names import cleaned, folded, is_pronoun
from annotator.core.records import Entity, Span
from annotator.core.uids import new_uid

LIMIT = 8
"""How many guesses are worth showing; typing narrows them."""


class Tying:
    """Gestures that say whom or what a span of ``desk`` names."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._uses: dict[str, int] = {}
        """What was counted for the question that is open: each key would ask for it again."""

    def exact(self, quote: str, label: Label) -> str | None:
        """Uid of the entity that ``quote`` names beyond doubt, among the kinds that ``label`` allows."""
        if not label.entity_kinds:
            return None
        entity = self._desk.entities.exact(quote, label.entity_kinds)
        return None if entity is None else entity.uid

    def kinds(self, uid: str) -> tuple[str, ...]:
        """The kinds of entity that the span ``uid`` can be tied to."""
        span = self._desk.cache.spans.get(uid)
        label = self._desk.codebook.label(span.label) if span is not None else None
        return () if label is None else label.entity_kinds

    def ask_if_untied(self, uid: str) -> None:
        """Ask for a pick when the span could be tied and isn't."""
        span = self._desk.cache.spans.get(uid)
        if span is not None and span.entity is None and self.kinds(uid):
            self.ask(uid)

    def ask(self, uid: str) -> None:
        """Ask whom or what the span ``uid`` names, also when it is tied already."""
        if not self.kinds(uid):
            self._desk.say("labelling.not_tied_to_entities")
            return
        self._desk.asked = uid
        self._uses.clear()
        self._desk.tell("ask")

    def uses(self, entity: str) -> int:
        """How many spans are tied to ``entity``, as far as whoever labels may see them."""
        if entity not in self._uses:
            from annotator.app import entity_uses  # only who is asked needs it; the window opens sooner

            project = self._desk.project
            self._uses[entity] = entity_uses.span_count(project, entity_uses.members(project, entity))
        return self._uses[entity]

    def is_called(self, entity: str, uid: str) -> bool:
        """Whether the words of the span ``uid`` are a name of ``entity`` already, or can't become one."""
        span, known = self._desk.cache.spans.get(uid), self._desk.entity(entity)
        if span is None or known is None:
            return True
        quote = self._desk.quote_of(span)
        names = {folded(name) for name in (known.name, *known.aliases)}
        return is_pronoun(quote) or folded(quote) in names

    def leave(self) -> None:
        """Leave the question open: the span stays as it is."""
        if self._desk.asked is not None:
            self._desk.asked = None
            self._desk.tell("ask")

    def proposed_name(self, uid: str) -> str:
        """The name a new entity for the span ``uid`` would get; empty for a pronoun."""
        span = self._desk.cache.spans.get(uid)
        quote = self._desk.quote_of(span) if span is not None else ""
        return "" if is_pronoun(quote) else cleaned(quote)

    def candidates(self, uid: str, typed: str | None = None) -> list[Candidate]:
        """Guesses for the span ``uid``, best first: by its own words, or by what was ``typed`` instead.

        A pronoun names whoever was spoken of last, so there the guesses are the entities before it, nearest
        first; they also follow the guesses by resemblance.
        """
        span = self._desk.cache.spans.get(uid)
        if span is None:
            return []
        kinds = self.kinds(uid)
        if typed is not None and typed.strip():
            return self._desk.entities.fuzzy(typed, kinds, LIMIT)
        quote = self._desk.quote_of(span)
        similar = [] if is_pronoun(quote) else self._desk.entities.fuzzy(quote, kinds, LIMIT)
        known = {candidate.entity.uid for candidate in similar}
        recent = [guess for guess in self._recent(span, kinds) if guess.entity.uid not in known]
        found = [*similar, *recent][:LIMIT]
        return found or self._desk.entities.of_kinds(kinds, LIMIT)

    def _recent(self, span: Span, kinds: tuple[str, ...]) -> list[Candidate]:
        """Entities that the spans before ``span`` are tied to, nearest first."""
        found: dict[str, Entity] = {}
        for earlier in self._desk.cache.backwards_from(span.start):
            entity = self._desk.entity(earlier.entity) if earlier.uid != span.uid else None
            if entity is not None and entity.kind in kinds:
                found.setdefault(entity.uid, entity)
            if len(found) == LIMIT:
                break
        return [Candidate(entity, entity.name, 0.0) for entity in found.values()]

    def tie(self, uid: str, entity: str, *, remember: bool = False) -> bool:
        """Tie the span to ``entity``; ``remember`` keeps its words as an alias, unless it is a pronoun."""
        span = self._desk.cache.spans.get(uid)
        if span is None:
            return False
        commands: list[Command] = [LinkSpan(uid, entity)]
        quote = self._desk.quote_of(span)
        if remember and not is_pronoun(quote):
            commands.append(AddAlias(entity, cleaned(quote)))
        return self._tied(commands, "LinkSpan")

    def tie_new(self, uid: str, name: str, kind: str, *, remember: bool = False) -> bool:
        """Tie the span to a new entity of this name and kind; ``remember`` keeps its words as an alias."""
        if not name.strip():
            self._desk.say("labelling.nameless_entity")
            return False
        span = self._desk.cache.spans.get(uid)
        quote = self._desk.quote_of(span) if span is not None else ""
        kept = remember and not is_pronoun(quote) and cleaned(quote) != name.strip()
        entity = new_uid()
        made = CreateEntity(kind, name.strip(), (cleaned(quote),) if kept else (), uid=entity)
        return self._tied([made, LinkSpan(uid, entity)], "CreateEntity")

    def _tied(self, commands: list[Command], name: str) -> bool:
        command = commands[0] if len(commands) == 1 else Together(name, tuple(commands))
        if self._desk.run(command) is None:
            return False
        self._desk.asked = None
        self._desk.tell("ask")
        return True
