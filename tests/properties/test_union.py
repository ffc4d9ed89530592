"""Uniting histories: in any order, any number of times, in any portions, the same state comes out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.changes import PROJECT, Change
from annotator.core.entry import VERSION, Entry, packed
from annotator.core.fold import fold
from annotator.core.uids import derived_uid
from annotator.errors import UserError
from annotator.store import check, projection
from annotator.store.database import ProjectFile
from annotator.store.union import unite
from tests.properties.memory import memory_folder

KINDS = ("entity", "alias", "nothing we know")
UIDS = ("a", "b", "0123456789abcdef0123456789abcdef")

values = st.fixed_dictionaries({}, optional={"name": st.text(max_size=3), "retired": st.booleans()})
texts = st.fixed_dictionaries({}, optional={"text": st.text(max_size=3), "position": st.integers(0, 9)})


@st.composite
def changes(draw: st.DrawFn) -> Change:
    kind, uid = draw(st.sampled_from(KINDS)), draw(st.sampled_from(UIDS))
    fields = texts if kind == "alias" else values
    before, after = draw(st.one_of(st.none(), fields)), draw(st.one_of(st.none(), fields))
    return Change(kind, uid, before, after)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Entries of two or three replicas whose clocks stand close together, with gaps in their numbers."""
    made = []
    for replica in ("here", "there", "elsewhere"):
        for number in sorted(draw(st.sets(st.integers(1, 20), max_size=5))):
            body = packed(draw(st.lists(changes(), max_size=3)))
            made.append(_entry(replica, number, draw(st.integers(1, 6)), body))
    return made


def _entry(replica: str, rseq: int, hlc: int, body: str) -> Entry:
    uid = derived_uid(replica, str(rseq))
    return Entry(uid, VERSION, PROJECT, None, replica, rseq, hlc, "Test", uid, None, None, body)


@given(histories(), st.randoms(use_true_random=False), st.data())
def test_the_fold_of_a_union_asks_neither_for_order_nor_for_copies(
    entries: list[Entry], rng: random.Random, data: st.DataObject
) -> None:
    expected = fold(entries)
    shuffled = rng.sample(entries, len(entries))
    again = data.draw(st.lists(st.sampled_from(entries), max_size=5)) if entries else []
    assert fold([*again, *shuffled, *again]) == expected


@given(histories(), histories())
def test_a_part_of_the_records_folds_to_what_they_are_in_the_whole(
    first: list[Entry], second: list[Entry]
) -> None:
    entries = [*first, *second]
    whole = fold(entries)
    keys = {("entity", "a"), ("alias", "b")}
    assert fold(entries, keys) == {key: fields for key, fields in whole.items() if key in keys}


@settings(max_examples=30)
@given(histories(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_files_that_unite_the_same_histories_hold_the_same(
    entries: list[Entry], rng: random.Random, pieces: int
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(memory_folder()))
        files = [ProjectFile(folder / f"{name}.annotator", folder / "state", new=True) for name in "ab"]
        for file in files:
            stack.callback(file.close)
        unite(files[0], entries)
        shuffled = rng.sample(entries, len(entries))
        for portion in (shuffled[at::pieces] for at in range(pieces)):
            unite(files[1], [*portion, *portion])
        assert unite(files[1], entries) == (0, ())
        assert [projection.tabled(file.db) for file in files] == [fold(entries)] * 2
        assert [check.faults(file) for file in files] == [[], []]


def test_an_entry_that_is_told_differently_is_refused(tmp_path: Path) -> None:
    file = ProjectFile(tmp_path / "a.annotator", tmp_path / "state", new=True)
    true, false = (
        _entry("there", 1, 5, packed([Change("entity", "a", None, {"name": name})])) for name in "xy"
    )
    other = _entry("there", 2, 6, packed([Change("entity", "b", None, {"name": "z"})]))
    assert unite(file, [true])[0] == 1
    with pytest.raises(UserError) as refused:
        unite(file, [other, false])
    assert refused.value.code == "log.contradiction"
    assert _names(file) == ["x"]
    file.close()


def _names(file: ProjectFile) -> Sequence[str]:
    return [fields["name"] for (kind, _), fields in projection.tabled(file.db).items() if kind == "entity"]
