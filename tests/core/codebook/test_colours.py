"""Colours are measured as the literature says, and those we offer are told apart by everybody."""

from __future__ import annotations

from itertools import combinations

import pytest

from annotator.core.codebook.colours import (
    APART,
    OKABE_ITO,
    QUIET,
    SEEN,
    contrast,
    difference,
    free,
    nearest,
)


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_red_and_green_are_one_colour_to_some() -> None:
    assert difference("#1b8a5a", "#1b8a5a") == 0
    assert difference("#808000", "#9a7500") < APART < difference("#0072b2", "#d55e00")


@pytest.mark.parametrize("palette", [QUIET, OKABE_ITO], ids=["ours", "Okabe and Ito"])
def test_all_of_a_palette_are_told_apart(palette: tuple[tuple[str, str], ...]) -> None:
    assert all(difference(one, other) >= APART for (_, one), (_, other) in combinations(palette, 2))


def test_ours_are_seen_on_paper() -> None:
    assert all(contrast(colour, "#ffffff") >= SEEN for _, colour in QUIET)


def test_the_next_free_colour_is_unlike_all_that_are_taken() -> None:
    taken: list[str] = []
    for _, colour in QUIET:
        assert free(taken) == colour
        taken.append(colour)
    assert free(taken) in taken, "all are taken: the one that is least in the way"
    found = nearest("#2f6fb3", [("Actor", "#2f6fb2"), ("Cue", "#c77700")])
    assert found is not None
    assert found[0] == "Actor"
    assert found[1] == pytest.approx(0, abs=1)
    assert nearest("#2f6fb3", []) is None
