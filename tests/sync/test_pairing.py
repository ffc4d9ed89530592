"""Which documents of another project are ours."""

from __future__ import annotations

from annotator.sync.pairing import Known, paired


def known(uid: str, text: str = "t", date: str = "", source: str = "") -> Known:
    return Known(uid, text, uid, date, source)


def test_one_text_once_on_both_sides() -> None:
    found = paired([known("here")], [known("there"), known("alone", text="other")], {})
    assert (found.pairs, found.unclear, found.theirs_alone) == ({"there": "here"}, (), 1)


def test_the_same_uid_is_the_same_document() -> None:
    here = [known("x", date="2024-01-01"), known("y", date="2024-01-01")]
    assert paired(here, [known("y", date="2025-05-05")], {}).pairs == {"y": "y"}


def test_date_and_source_tell_reprints_apart() -> None:
    here = [known("mon", date="2024-01-01", source="A"), known("tue", date="2024-01-02", source="A")]
    there = [known("p", date="2024-01-02", source="A"), known("q", date="2024-01-01", source="A")]
    assert paired(here, there, {}).pairs == {"p": "tue", "q": "mon"}


def test_what_is_untold_contradicts_nothing_and_what_is_told_does() -> None:
    assert paired([known("here", date="2024-01-01")], [known("there", source="A")], {}).pairs == {
        "there": "here"
    }
    contradicted = paired([known("here", date="2024-01-01")], [known("there", date="2023-01-01")], {})
    assert contradicted.pairs == {}
    assert [(one.there.uid, [two.uid for two in one.here]) for one in contradicted.unclear] == [
        ("there", ["here"])
    ]


def test_of_several_that_fit_none_is_taken_unless_somebody_says_which() -> None:
    here, there = [known("one"), known("two")], [known("there")]
    assert [one.there.uid for one in paired(here, there, {}).unclear] == ["there"]
    assert paired(here, there, {"there": "two"}).pairs == {"there": "two"}
    assert paired([known("one")], [known("p"), known("q")], {}).pairs == {}
    assert paired(here, there, {"there": "nonsense"}).pairs == {}


def test_two_of_theirs_are_never_one_of_ours() -> None:
    here = [known("here", date="2024-01-01")]
    found = paired(here, [known("p"), known("q", date="2024-01-01")], {})
    assert found.pairs == {}
    assert len(found.unclear) == 2
