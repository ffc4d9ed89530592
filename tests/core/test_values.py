"""Laws of the small values below everything: uids, moments, fragments, entries."""

from __future__ import annotations

import dataclasses
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.changes import Change, Scope
from annotator.core.clock import HybridClock, unix_seconds
from annotator.core.entry import MOST_CHANGES, Entry, packed, portions, unpacked
from annotator.core.fragments import checked, hull, merged
from annotator.core.uids import derived_uid, new_uid
from annotator.errors import UserError

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
pieces = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


def test_uids_rise_even_from_many_threads() -> None:
    made: list[list[str]] = []

    def make() -> None:
        made.append([new_uid() for _ in range(2000)])

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(uids == sorted(uids) for uids in made)
    everything = [uid for uids in made for uid in uids]
    assert len(set(everything)) == len(everything)
    assert all(len(uid) == 32 and uid[12] == "7" for uid in everything)


@given(st.lists(st.text(max_size=3), max_size=3), st.lists(st.text(max_size=3), max_size=3))
def test_a_derived_uid_tells_its_parts_apart(first: list[str], second: list[str]) -> None:
    assert (derived_uid(*first) == derived_uid(*second)) == (first == second)


@given(st.lists(st.one_of(st.none(), st.integers(0, 2**62)), max_size=20))
def test_a_clock_never_runs_backwards(seen: list[int | None]) -> None:
    clock = HybridClock()
    last = 0
    for moment in seen:
        if moment is None:
            assert clock.tick() > last
        else:
            clock.observe(moment)
            assert clock.latest >= max(last, moment)
        last = clock.latest


def test_a_clock_tells_the_time_and_goes_on_when_the_wall_clock_is_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = HybridClock()
    assert unix_seconds(clock.tick()) == pytest.approx(time.time(), abs=5)
    late = clock.tick()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert clock.tick() == late + 1


@given(pieces)
def test_merged_pieces_are_fragments_of_the_same_characters(some: list[tuple[int, int]]) -> None:
    fragments = merged(some)
    covered = {at for start, end in some for at in range(start, end)}
    assert {at for start, end in fragments for at in range(start, end)} == covered
    if fragments:
        assert checked(fragments, 30) == fragments
        assert hull(fragments) == (min(covered), max(covered) + 1)


@given(pieces, st.integers(0, 30))
def test_only_fragments_pass_the_check(some: list[tuple[int, int]], length: int) -> None:
    try:
        fragments = checked(some, length)
    except UserError as refused:
        assert refused.code in ("span.empty", "span.outside", "span.pieces")
        inside = all(0 <= start < end <= length for start, end in some)
        assert not (inside and tuple(some) == merged(some) and some)
    else:
        assert fragments == merged(some) == tuple(some)


@given(
    st.lists(st.builds(Change, st.text(), st.text(), st.none() | st.dictionaries(st.text(), json), st.none()))
)
def test_a_body_unpacks_to_what_was_packed(changes: list[Change]) -> None:
    assert unpacked(packed(changes)) == changes
    assert [change.inverted().inverted() for change in changes] == changes


def test_portions_hold_everything_once() -> None:
    changes = [Change("span", str(number), None, {}) for number in range(2 * MOST_CHANGES + 1)]
    parts = list(portions(changes))
    assert [len(part) for part in parts] == [MOST_CHANGES, MOST_CHANGES, 1]
    assert [change for part in parts for change in part] == changes


def test_a_digest_covers_every_field() -> None:
    entry = Entry("a" * 32, 1, Scope("d", "x"), "x", "r", 1, 2, "AddSpan", "a" * 32, None, None, packed([]))
    others: dict[str, object] = {
        "id": "b" * 32, "v": 2, "scope": Scope("d"), "owner": None, "replica": "s", "rseq": 2, "hlc": 3,
        "command": "MoveSpan", "gesture": "b" * 32, "undoes": "c" * 32, "batch": "b",
        "body": "[[]]",
    }  # fmt: skip
    assert others.keys() == {field.name for field in dataclasses.fields(Entry)}
    digests = {dataclasses.replace(entry, **{name: other}).digest() for name, other in others.items()}  # type: ignore[arg-type]
    assert len(digests | {entry.digest()}) == len(others) + 1
