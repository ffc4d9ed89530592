"""``kill -9`` at random moments: no acknowledged gesture lost, no half gesture, an unclosed import gone.

A few kills run with every test, the hundred with ``make soak``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.killing import kill_while_importing, kill_while_labelling


def test_a_few_kills_while_labelling(tmp_path: Path) -> None:
    tally = kill_while_labelling(tmp_path / "talks.annotator", 6, seed=1)
    assert tally.acknowledged > 0


def test_a_few_kills_while_importing(tmp_path: Path) -> None:
    assert kill_while_importing(tmp_path / "talks.annotator", 3, seed=1).kills == 3


@pytest.mark.soak
def test_a_hundred_kills_while_labelling(tmp_path: Path) -> None:
    tally = kill_while_labelling(tmp_path / "talks.annotator", 100, seed=2)
    print(
        f"\n{tally.kills} kills while labelling: {tally.acknowledged} gestures acknowledged, 0 lost, "
        f"0 halves, {tally.unacknowledged_kept} kept unacknowledged"
    )
    assert tally.acknowledged > 1000


@pytest.mark.soak
def test_twenty_kills_while_importing(tmp_path: Path) -> None:
    tally = kill_while_importing(tmp_path / "talks.annotator", 20, seed=2)
    print(f"\n{tally.kills} kills while importing: {tally.acknowledged * 20} documents written, 0 left")
