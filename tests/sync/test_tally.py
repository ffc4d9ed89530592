"""What entries bring along, counted as they pass."""

from __future__ import annotations

from annotator.core.changes import PROJECT, Change, Scope
from annotator.core.entry import VERSION, Entry, packed
from annotator.core.uids import derived_uid
from annotator.sync.tally import Brought, LayerCount, Tally


def entry(number: int, scope: Scope, *changes: Change, v: int = VERSION) -> Entry:
    uid = derived_uid("entry", str(number))
    return Entry(uid, v, scope, None, "there", number, number, "Test", uid, None, None, packed(changes))


def counted(*entries: Entry) -> Brought:
    tally = Tally()
    for one in entries:
        tally.take(one)
    return tally.result()


def test_labels_are_counted_by_person_documents_and_people_once() -> None:
    mine = Scope("d", "ada")
    brought = counted(
        entry(1, PROJECT, Change("entity", "e", None, {}), Change("annotator", "ada", None, {})),
        entry(2, Scope("d"), Change("document", "d", None, {"text": "x"})),
        entry(3, mine, Change("span", "s", None, {}), Change("span", "t", None, {})),
        entry(4, mine, Change("span", "s", {}, None), Change("statement", "p", None, {})),
        entry(5, Scope("other", "ada"), Change("layer", "l", {}, {"status": "done"})),
        entry(6, Scope("d", "rae"), Change("decision", "x", None, {}), Change("decision", "y", None, {})),
        entry(7, PROJECT, Change("entity", "gone", None, {})),
        entry(8, PROJECT, Change("entity", "gone", {}, None)),
    )
    assert brought == Brought(
        entries=8, documents=1, entities=1, decisions=2, annotators=("ada",),
        layers=(LayerCount("ada", documents=2, spans=2, statements=1, removed=1),),
    )  # fmt: skip
    assert (brought.spans, brought.statements) == (2, 1)


def test_what_a_newer_program_wrote_is_a_step_of_which_nothing_is_known() -> None:
    newer = entry(1, Scope("d", "ada"), Change("span", "s", None, {}), v=VERSION + 1)
    assert counted(newer) == Brought(entries=1)
    assert newer.changes() == []
