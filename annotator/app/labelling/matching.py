"""Which entity a quotation names: at once when an alias is exactly it, else best guesses in order.

When two spellings are exactly the same name, :mod:`annotator.core.names` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from annotator.core.names import folded, is_pronoun
from annotator.core.records import Entity
from annotator.core.values import dataclass

LEAST_SCORE = 60.0
"""Below this similarity (0 … 100) two names merely share letters."""
MANY = 8_000
"""From this many names on, a quick look says which are compared thoroughly."""
LONG = 32
"""From this many characters on a quotation is a phrase: it is compared by its words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a quotation may name, the name that resembles it, and how much (0 … 100)."""

    entity: Entity
    matched: str
    score: float


class EntityIndex:
    """The project's entities by folded name, for exact and for fuzzy look-up.

    ``standing`` says of entities that are the same as another which one stands for them: they answer as it.
    """

    def __init__(
        self, entities: Iterable[Entity] = (), standing: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._standing = standing
        self._entities: dict[str, Entity] = {}
        self._by_name: dict[str, dict[str, None]] = {}
        self._unfolded: dict[str, Entity] = {}
        """Entities whose names nobody has asked for yet: opening a project with thousands need not wait."""
        self._lists: dict[frozenset[str], tuple[list[str], list[tuple[str, str]]]] = {}
        for entity in entities:
            self.put(entity)

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[Entity]:
        """The entities that stand for themselves."""
        return (entity for uid, entity in self._entities.items() if uid not in self._standing)

    def get(self, uid: str | None) -> Entity | None:
        """The entity ``uid``, or the one that stands for it; None when there is none (any more)."""
        return self._entities.get(self._standing.get(uid, uid)) if uid is not None else None

    def is_united(self, uid: str) -> bool:
        """Whether another entity stands for the entity ``uid``."""
        return uid in self._standing

    def put(self, entity: Entity) -> None:
        """Insert ``entity`` or replace what was known of it."""
        self.drop(entity.uid)
        self._entities[entity.uid] = self._unfolded[entity.uid] = entity

    def drop(self, uid: str) -> None:
        """Forget the entity ``uid``, if it is known."""
        self._lists.clear()
        entity = self._entities.pop(uid, None)
        if entity is None or self._unfolded.pop(uid, None) is not None:
            return
        for name in (entity.name, *entity.aliases):
            named = self._by_name.get(folded(name), {})
            named.pop(uid, None)
            if not named:
                self._by_name.pop(folded(name), None)

    def _fold(self) -> None:
        """Take in the names of the entities that came since the last question."""
        for entity in self._unfolded.values():
            for name in (entity.name, *entity.aliases):
                self._by_name.setdefault(folded(name), {})[entity.uid] = None
        self._unfolded.clear()

    def exact(self, quote: str, kinds: Collection[str]) -> Entity | None:
        """The one entity of ``kinds`` that ``quote`` names; None when none or several have the name."""
        if is_pronoun(quote):
            return None
        self._fold()
        named = [self._entities[uid] for uid in self._by_name.get(folded(quote), ())]
        fitting = [entity for entity in named if entity.kind in kinds]
        return fitting[0] if len(fitting) == 1 else None

    def fuzzy(self, text: str, kinds: Collection[str], limit: int = 8) -> list[Candidate]:
        """Entities of ``kinds`` with the name ``text``, then with one like it, best first; each once."""
        needle = folded(text)
        if not needle:
            return []
        names, owners = self._holding(needle, frozenset(kinds), limit)
        from rapidfuzz import fuzz, process  # only who is asked needs it; the window opens sooner

        scorer = fuzz.WRatio if len(needle) < LONG else fuzz.token_set_ratio
        found = process.extract(
            needle, names, scorer=scorer, limit=4 * limit, score_cutoff=LEAST_SCORE, processor=None
        )
        same = self._same(needle, kinds)
        best: dict[str, Candidate] = {}
        for name, score, place in found:
            uid, spelling = owners[place]
            rank = min(100.0, score + _bonus(needle, name))
            if uid not in same and (uid not in best or rank > best[uid].score):
                best[uid] = Candidate(self._entities[uid], spelling, rank)
        similar = sorted(best.values(), key=lambda guess: (-guess.score, guess.entity.name))
        return [*same.values(), *similar][:limit]

    def _same(self, needle: str, kinds: Collection[str]) -> dict[str, Candidate]:
        """The entities of ``kinds`` that have the name ``needle``, by uid: first by name, then by alias."""
        self._fold()
        named = [self._entities[uid] for uid in self._by_name.get(needle, ())]
        called = [
            Candidate(
                each, next(name for name in (each.name, *each.aliases) if folded(name) == needle), 100.0
            )
            for each in named
            if each.kind in kinds
        ]
        called.sort(key=lambda guess: (guess.matched != guess.entity.name, guess.entity.name))
        return {guess.entity.uid: guess for guess in called}

    def of_kinds(self, kinds: Collection[str], limit: int) -> list[Candidate]:
        """The first ``limit`` entities of ``kinds`` by name, when there is nothing to go by."""
        fitting = (entity for entity in self._entities.values() if entity.kind in kinds)
        ordered = sorted(fitting, key=lambda entity: entity.name.casefold())
        return [Candidate(entity, entity.name, 0.0) for entity in ordered[:limit]]

    def _holding(
        self, needle: str, kinds: frozenset[str], enough: int
    ) -> tuple[list[str], list[tuple[str, str]]]:
        """As :meth:`_names`, but only those that hold ``needle`` itself, if they are ``enough``.

        They come first anyway, and comparing tens of thousands of names thoroughly takes longer than a key
        may. So of very many only those that may be like it are compared: those nearest at first sight, and
        those with the first letters of one of its words.
        """
        names, owners = self._names(kinds)
        places = [place for place, name in enumerate(names) if needle in name]
        if len({owners[place][0] for place in places}) < enough:
            if len(names) < MANY:
                return names, owners
            places = _near(needle, names)
        return [names[place] for place in places], [owners[place] for place in places]

    def _names(self, kinds: frozenset[str]) -> tuple[list[str], list[tuple[str, str]]]:
        """Folded names of the entities of ``kinds`` and, in step, whose they are and how they are spelt."""
        if kinds not in self._lists:
            owners = [
                (entity.uid, name)
                for entity in self._entities.values()
                if entity.kind in kinds
                for name in (entity.name, *entity.aliases)
            ]
            self._lists[kinds] = [folded(name) for _, name in owners], owners
        return self._lists[kinds]


def _near(needle: str, names: list[str]) -> list[int]:
    """Places of the names that are worth a thorough comparison with ``needle``."""
    from rapidfuzz import fuzz, process

    near = process.extract(needle, names, scorer=fuzz.ratio, limit=MANY // 4, processor=None)
    beginnings = {word[:3] for word in needle.split() if len(word) > 2}
    alike = (place for place, name in enumerate(names) if any(letters in name for letters in beginnings))
    return sorted({*(place for _, _, place in near), *alike})


def _bonus(needle: str, name: str) -> float:
    """What a name earns for starting with, or holding, the very letters that were asked for."""
    if name.startswith(needle):
        return 8.0
    return 4.0 if needle in name else 0.0
