"""Under which name, in which colour and in which place each version is shown.

A reviewer can have the names hidden and the order shuffled, so that a decision is about the words and not
about who wrote them. The order is drawn for each finding, and again the same as long as its items are.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from annotator.app.messages.words import gettext
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.sides import Side
from annotator.core.records import Annotator

SLOTS = 6
"""So many people have a colour of their own; more share them."""


def shuffled(count: int, name: str) -> tuple[int, ...]:
    """The numbers below ``count`` in an order that ``name`` decides: always the same for the same name."""
    order = list(range(count))
    random.Random(name).shuffle(order)
    return tuple(order)


class Faces:
    """How the people of a project are shown to a reviewer.

    ``hidden``: no names, and colours that tell only versions apart. ``mixed``: the versions of each finding
    in an order of their own; ``seed`` makes it another one for another reviewer.
    """

    def __init__(self, people: Iterable[Annotator], seed: str = "") -> None:
        self.hidden = False
        self.mixed = False
        self._seed = seed
        everybody = sorted(people, key=lambda person: (person.role != "annotator", person.uid))
        self._names = {person.uid: person.name for person in everybody}
        self._places = {person.uid: place % SLOTS for place, person in enumerate(everybody)}

    def order(self, row: Row) -> tuple[int, ...]:
        """The sides of ``row``, by number from 0, in the order in which they are shown; an empty one last."""
        said = [number for number, side in enumerate(row.sides) if side.items]
        silent = [number for number, side in enumerate(row.sides) if not side.items]
        if self.mixed:
            said = [said[at] for at in shuffled(len(said), "|".join((self._seed, *row.key)))]
        return (*said, *silent)

    def name(self, annotator: str | None) -> str:
        """A person's name; empty while names are hidden."""
        if self.hidden:
            return ""
        return self._names.get(annotator or "", "") or gettext("somebody")

    def names(self, annotators: Sequence[str]) -> str:
        """Several people's names on one line; while names are hidden, how many they are."""
        if self.hidden:
            return gettext("{n} annotators").format(n=len(annotators))
        return ", ".join(self.name(annotator) for annotator in annotators)

    def side_name(self, row: Row, number: int) -> str:
        """What the side ``number`` (from 0) of ``row`` is called."""
        if self.hidden:
            return gettext("Version {n}").format(n=self.order(row).index(number) + 1)
        return self.names(row.sides[number].annotators)

    def slot(self, row: Row, annotator: str) -> int:
        """Which colour, from 0, the annotator's version has in ``row``."""
        if not self.hidden:
            return self._places.get(annotator, 0)
        for place, number in enumerate(self.order(row)):
            if annotator in row.sides[number].annotators:
                return place % SLOTS
        return 0

    def slots(self, row: Row, side: Side) -> tuple[int, ...]:
        """The colours of all whose version ``side`` is, none twice."""
        return tuple(dict.fromkeys(self.slot(row, annotator) for annotator in side.annotators))

    def place(self, annotator: str) -> int:
        """The colour, from 0, of a person whose name is shown."""
        return self._places.get(annotator, 0)
