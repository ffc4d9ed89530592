"""Near-duplicates among articles, against all pairs compared by hand."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.measure.resemblance import ALIKE, WORDS, groups, resemblance


def article(rng: random.Random, words: int, vocabulary: int = 5000) -> list[str]:
    """Words by the law of Zipf, roughly."""
    return [f"w{int(vocabulary ** rng.random())}" for _ in range(words)]


def oracle(one: str, other: str) -> float:
    """Resemblance by sets of tuples."""

    def shingles(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        run = min(WORDS, len(words))
        return {tuple(words[i : i + run]) for i in range(len(words) - run + 1)} if words else set()

    first, second = shingles(one), shingles(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def grouped(texts: list[str]) -> list[tuple[int, ...]]:
    """The groups by looking at all pairs."""
    near: dict[int, set[int]] = {place: {place} for place in range(len(texts))}
    for i, j in combinations(range(len(texts)), 2):
        if oracle(texts[i], texts[j]) >= ALIKE and near[i] is not near[j]:
            near[i] |= near[j]
            for member in near[j]:
                near[member] = near[i]
    return sorted({tuple(sorted(members)) for members in near.values() if len(members) > 1})


@settings(max_examples=60)
@given(st.lists(st.text(alphabet="ab .", max_size=60), max_size=8))
def test_groups_of_short_texts_are_those_of_all_pairs(texts: list[str]) -> None:
    assert groups(texts) == grouped(texts)


@given(st.text(alphabet="aB c,", max_size=60), st.text(alphabet="ab C.", max_size=60))
def test_resemblance_is_that_of_sets(one: str, other: str) -> None:
    assert resemblance(one, other) == oracle(one, other) == resemblance(other, one)


def test_agency_copy_with_another_lead_and_tail_is_found() -> None:
    rng = random.Random(7)
    copy = article(rng, 500)
    printed = [" ".join(article(rng, 40) + copy + article(rng, 40)) for _ in range(5)]
    shortened = " ".join(copy[:320])
    others = [" ".join(article(rng, 580)) for _ in range(100)]
    assert groups([*others[:50], *printed, *others[50:], shortened]) == [(50, 51, 52, 53, 54, 105)]


def test_typesetting_makes_no_other_text() -> None:
    rng = random.Random(3)
    words = article(rng, 200)
    plain = " ".join(words)
    assert groups([plain, "“" + plain.upper().replace(" ", ",\n\n") + "”", "\u00a0".join(words)]) == [
        (0, 1, 2)
    ]


def test_scripts_without_spaces_have_words_too() -> None:
    rng = random.Random(1)
    letters = [chr(rng.randrange(0x4E00, 0x9000)) for _ in range(400)]
    other = [chr(rng.randrange(0x4E00, 0x9000)) for _ in range(400)]
    assert groups(["".join(letters), "".join(other), "".join(letters[50:])]) == [(0, 2)]


def test_texts_without_words_are_not_alike() -> None:
    assert groups(["", "…", "…", ""]) == []


def test_two_thousand_articles_take_a_fifth_of_what_ten_thousand_may() -> None:
    """The corpus of a thesis: 600 words each, one in ten the copy of another with changed ends."""
    rng = random.Random(11)
    pool = [" ".join(article(rng, 60)) for _ in range(1200)]
    texts: list[str] = []
    copies: dict[int, int] = {}
    for place in range(2000):
        if place % 10 == 9:
            words = texts[place - 5].split()
            texts.append(" ".join([*article(rng, 50), *words[60:540], *article(rng, 50)]))
            copies[place - 5] = place
        else:
            texts.append(" ".join(rng.choice(pool) for _ in range(3)) + " " + " ".join(article(rng, 420)))
    began = time.process_time()
    found = groups(texts)
    assert time.process_time() - began < 20 / 5
    assert {pair: copy for pair, copy in found} == copies
