"""Among very many entities the one that is meant is still found, with a slip of the finger, too."""

from __future__ import annotations

import random

import pytest

from annotator.app.labelling.matching import MANY, EntityIndex
from annotator.core.records import Entity

_SYLLABLES = ("ka", "lo", "mi", "ren", "sto", "vic", "tor", "ya", "na", "pol", "ber", "lin", "qui")


@pytest.fixture(scope="module")
def index() -> EntityIndex:
    rng = random.Random(1)
    names = [" ".join("".join(rng.choices(_SYLLABLES, k=3)) for _ in range(2)) for _ in range(MANY)]
    entities = [Entity(f"{place:032x}", "person", name.title()) for place, name in enumerate(names)]
    meant = Entity("f" * 32, "person", "Volodymyr Oleksandrovych Zelenskyy, president", ("Zelenskyy",))
    return EntityIndex([*entities, meant])


@pytest.mark.parametrize(
    "typed", ["zelenskyy", "Zelinsky", "zelensky", "volodymir oleksandrovich", "presidnt", "Zel"]
)
def test_the_one_that_is_meant_is_first(index: EntityIndex, typed: str) -> None:
    guesses = index.fuzzy(typed, ("person",))
    assert guesses[0].entity.name.startswith("Volodymyr"), [guess.matched for guess in guesses]
