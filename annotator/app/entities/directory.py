"""All entities of a project as lines that are searched while somebody types.

Every name is folded once; a search through 10,000 entities takes a few milliseconds. First come those whose
name begins with the words, then those with such an alias, then those that hold every word, then, if they are
few, those that resemble them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from annotator.app.entity_uses import Counts, counts
from annotator.app.labelling.matching import EntityIndex
from annotator.app.project import Project
from annotator.core.names import folded
from annotator.core.records import Entity

SIMILAR = 20
"""How many that merely resemble the words are worth showing."""
ENOUGH = 5
"""From this many names with the words themselves on, nothing else is looked for."""
ALIKE = 80.0
"""How much a name must resemble words that it doesn't hold (0 … 100)."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entity, the name of its parent or "", and how many spans and statements name it."""

    entity: Entity
    parent: str
    spans: int
    statements: int

    @property
    def is_used(self) -> bool:
        """Whether anything names it."""
        return bool(self.spans or self.statements)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: words, a kind ("" for all), only what is unused; the most used first or by name."""

    words: str = ""
    kind: str = ""
    unused: bool = False
    by_uses: bool = False


@dataclass(slots=True)
class Directory:
    """The lines by uid, as they were when they were read."""

    lines: dict[str, Line] = field(default_factory=dict)
    _names: list[tuple[str, str]] = field(default_factory=list)
    """Uid and folded names of each, every one on a line after a line break, in the order of their names."""
    _index: EntityIndex = field(default_factory=EntityIndex)
    _kinds: frozenset[str] = frozenset()
    unused: int = 0
    """How many nothing names."""

    def get(self, uid: str | None) -> Line | None:
        """The line of ``uid``, if it is there."""
        return self.lines.get(uid or "")

    def find(self, wish: Wish) -> list[str]:
        """Uids of the lines that are wished for, in the order in which they are to be shown."""
        words = folded(wish.words)
        found = [uid for uid, _ in self._names] if not words else self._with(words)
        found = [uid for uid in found if self._fits(self.lines[uid], wish)]
        if wish.by_uses:
            found.sort(key=lambda uid: (-self.lines[uid].spans, -self.lines[uid].statements))
        return found

    def _with(self, words: str) -> list[str]:
        holds, whole = self._names, f"\n{words}"
        for word in words.split():
            holds = [named for named in holds if word in named[1]]
        called = [uid for uid, names in holds if names.startswith(whole)]
        begins = [uid for uid, names in holds if whole in names]
        similar = self.like(words) if len(holds) < ENOUGH else []
        return list(dict.fromkeys([*called, *begins, *(uid for uid, _ in holds), *similar]))

    def like(self, words: str, kinds: Collection[str] = (), least: float = ALIKE) -> list[str]:
        """Uids of the entities of ``kinds`` (all, if none are told) that resemble ``words``, best first."""
        kinds = kinds or self._kinds
        return [
            guess.entity.uid for guess in self._index.fuzzy(words, kinds, SIMILAR) if guess.score >= least
        ]

    @staticmethod
    def _fits(line: Line, wish: Wish) -> bool:
        return wish.kind in ("", line.entity.kind) and not (wish.unused and line.is_used)


def directory(project: Project) -> Directory:
    """Read all entities and count their uses; call it in the background, it takes a third of a second."""
    # Not under one lock: keys wait for it, and if something came in between, it is read again anyway.
    found = directory_of(project.entities(), counts(project))
    found.like("a")  # what the first look for similar names needs is made here, and not while somebody types
    return found


def directory_of(entities: Sequence[Entity], counted: Counts) -> Directory:
    """The directory of these entities."""
    by_uid = {entity.uid: entity for entity in entities}
    lines = {uid: _line(entity, by_uid.get(entity.parent or ""), counted) for uid, entity in by_uid.items()}
    ordered = sorted(entities, key=lambda entity: (entity.name.casefold(), entity.uid))
    names = [(entity.uid, _folded((entity.name, *entity.aliases))) for entity in ordered]
    kinds = frozenset(entity.kind for entity in entities)
    unused = sum(not line.is_used for line in lines.values())
    return Directory(lines, names, EntityIndex(entities), kinds, unused)


def _line(entity: Entity, parent: Entity | None, counted: Counts) -> Line:
    above = "" if parent is None else parent.name
    return Line(entity, above, counted.spans.get(entity.uid, 0), counted.statements.get(entity.uid, 0))


def _folded(names: Iterable[str]) -> str:
    return "".join(f"\n{folded(name)}" for name in names)
