"""Copies outside the project's folder: made when due, checked, thinned out by a plan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.store import backups
from annotator.store.backups import back_up, outdated
from tests.store.sample import begin, label

NOW = datetime(2025, 8, 18, 12, tzinfo=UTC)


def _copy_of(moment: datetime) -> Path:
    return Path(f"{moment:%Y%m%dT%H%M%SZ}.annotator")


def test_closing_makes_a_copy_that_can_be_opened(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.annotator", 3) as project:
        folder = project.backups
    (copy,) = folder.iterdir()
    assert tmp_path not in folder.parents
    with Project.open(copy, annotator="Ada") as restored:
        assert len(restored.spans("talks")) == 3
        assert restored.check() == []


def test_a_copy_is_due_after_half_an_hour_if_something_changed(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with begin(tmp_path / "talks.annotator", 1) as project:
        file = project._file
        assert back_up(file, folder, NOW) == folder / _copy_of(NOW)
        assert back_up(file, folder, NOW + timedelta(hours=1)) is None
        label(project, 1)
        assert back_up(file, folder, NOW + timedelta(minutes=29)) is None
        assert back_up(file, folder, NOW + timedelta(minutes=31)) is not None
        label(project, 1)
        assert back_up(file, folder, NOW - timedelta(days=1)) is not None, "the clock was wrong before"


def test_a_copy_that_cannot_be_made_leaves_nothing_and_the_project_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.annotator"
    with begin(path, 1) as project:
        folder = project.backups
        with monkeypatch.context() as failing:
            failing.setattr("os.fsync", _fail)
            assert back_up(project._file, folder, NOW) is None
        assert list(folder.iterdir()) == []
        folder.rmdir()
        folder.parent.rmdir()
        folder.parent.write_text("in the way")
    Project.open(path).close()


def _fail(_: int) -> None:
    raise OSError("no space left on device")


def test_a_year_of_daily_work_is_thinned_out_to_the_plan() -> None:
    kept: list[Path] = []
    now = NOW
    for _ in range(800):
        now += timedelta(hours=12)
        kept.append(_copy_of(now))
        gone = set(outdated(kept, now))
        kept = [path for path in kept if path not in gone]
    ages = [(now - backups._moment(path)) / timedelta(days=1) for path in reversed(kept)]
    assert [age for age in ages if age <= 2] == [0, 0.5, 1, 1.5, 2]
    gaps = [(age, older - age) for age, older in pairwise(ages)]
    assert all(gap <= 1 for age, gap in gaps if age <= 11)
    assert all(gap <= 7 for age, gap in gaps if age <= 7 * 9)
    assert all(gap <= 30 for _, gap in gaps)
    assert 30 * 9 <= max(ages) <= 30 * 10
    assert len(kept) <= 5 + 12 + 10 + 9


@given(st.lists(st.integers(-10, 100_000), min_size=1, unique=True))
def test_the_latest_copies_are_kept_however_old(hours: list[int]) -> None:
    copies = [_copy_of(NOW - timedelta(hours=age)) for age in sorted(hours, reverse=True)]
    assert not set(outdated(copies, NOW)) & set(copies[-3:])
