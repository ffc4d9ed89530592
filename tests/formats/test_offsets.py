"""What offsets count: found out from quotes, asked for where nothing tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.offsets import UNITS, Ballot, Unit

RARE = "🕊 peace 🕊 talks\nin Geneva"


def count(text: str, unit: str) -> int:
    """The length of ``text`` in ``unit``, told by other means than the module's."""
    if unit.startswith("crlf-1"):
        text = text.replace("\r\n", "\n")
    if unit.startswith("crlf-2"):
        text = text.replace("\n", "\r\n")
    if unit.endswith("utf-16"):
        return len(text.encode("utf-16-le")) // 2
    return len(text.encode()) if unit == "bytes" else len(text)


@given(
    text=st.lists(st.characters(exclude_categories=["Cs"]) | st.sampled_from(["\r\n", "🕊", "\n"])).map(
        "".join
    ),
    data=st.data(),
)
@pytest.mark.parametrize("name", UNITS)
def test_every_offset_is_found_in_every_unit(name: str, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    if text[max(0, offset - 1) : offset + 1] == "\r\n":
        offset -= 1  # nobody points between the two
    assert Unit(text, name).to_code_points(count(text[:offset], name)) == offset


def test_an_offset_beyond_the_text_stays_beyond_it() -> None:
    assert Unit(RARE, "utf-16").to_code_points(10_000) > len(RARE)
    assert Unit(RARE, "utf-16").to_code_points(-1) == -1


@pytest.mark.parametrize("name", ["code-points", "utf-16", "bytes"])
def test_quotes_tell_what_offsets_count(name: str) -> None:
    ballot = Ballot()
    start, end = count("🕊 peace 🕊 ", name), count("🕊 peace 🕊 talks", name)
    ballot.look(RARE, [(start, end, "talks")])
    assert ballot.settled() == name


@pytest.mark.parametrize("name", ["crlf-1", "code-points"])
def test_quotes_tell_how_windows_line_ends_count(name: str) -> None:
    text = "one\r\ntwo\r\nthree"
    ballot = Ballot()
    start = count("one\r\ntwo\r\n", name)
    ballot.look(text, [(start, start + 5, "three")])
    assert ballot.settled() == name


def test_lost_carriage_returns_are_noticed() -> None:
    ballot = Ballot()
    ballot.look("one\ntwo\nthree", [(10, 15, "three")])
    assert ballot.settled() == "crlf-2"


def test_rare_characters_without_quotes_are_not_guessed_at() -> None:
    ballot = Ballot()
    ballot.look(RARE, [(9, 14, None)])
    assert ballot.settled() is None


def test_what_the_makers_are_sure_of_needs_no_quotes() -> None:
    ballot = Ballot("utf-16", sure=True)
    ballot.look(RARE, [(9, 14, None)])
    assert ballot.settled() == "utf-16"


def test_spans_before_the_first_rare_character_leave_nothing_open() -> None:
    ballot = Ballot()
    ballot.look("peace 🕊", [(0, 5, None)])
    assert ballot.settled() == "code-points"


def test_the_user_has_the_last_word() -> None:
    ballot = Ballot(chosen="bytes")
    ballot.look(RARE, [(2, 7, "peace")])
    assert ballot.settled() == "bytes"


def test_quotes_that_are_nowhere_change_nothing() -> None:
    ballot = Ballot()
    ballot.look(RARE, [(9, 14, "tulips")])
    assert ballot.settled() == "code-points"
