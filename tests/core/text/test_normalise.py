"""Normalising a raw text and finding the way back."""

from __future__ import annotations

import pytest
from hypothesis import given

from annotator.core.text.normalise import NUL_REPLACED, SURROGATE_REPLACED, normalise
from tests.core.text.anything import any_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\r\r\n\n", "\n\n\n"),
        ("\ufeffKyiv", "Kyiv"),
        ("Ky\ufeffiv", "Ky\ufeffiv"),
        ("a\0b", "a\ufffdb"),
        ("a\ud83db", "a\ufffdb"),
        ("NBSP\u00a0 and e\u0301 stay", "NBSP\u00a0 and e\u0301 stay"),
    ],
)
def test_changes_only_what_must_change(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_tells_what_a_person_should_know() -> None:
    assert normalise("\ufeffplain\r\n").notes == ()
    assert normalise("\0\ud800").notes == (NUL_REPLACED, SURROGATE_REPLACED)


@given(any_text())
def test_is_idempotent(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once


@given(any_text())
def test_leaves_only_what_can_be_stored(raw: str) -> None:
    text = normalise(raw).text
    assert text.encode("utf-8").decode("utf-8") == text
    assert not {"\r", "\0"} & set(text)


@given(any_text())
def test_offsets_keep_order_and_ends(raw: str) -> None:
    done = normalise(raw)
    there = [done.offsets.to_new(offset) for offset in range(len(raw) + 1)]
    back = [done.offsets.to_raw(offset) for offset in range(len(done.text) + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert there[0] == 0
    assert there[-1] == len(done.text)
    assert back[-1] == len(raw)


@given(any_text())
def test_offsets_make_the_round_trip(raw: str) -> None:
    done = normalise(raw)
    for offset in range(len(done.text) + 1):
        assert done.offsets.to_new(done.offsets.to_raw(offset)) == offset


@given(any_text())
def test_every_piece_of_the_raw_text_normalises_to_its_counterpart(raw: str) -> None:
    done = normalise(raw)
    for offset in range(len(raw) + 1):
        if raw[offset - 1 : offset + 1] == "\r\n":
            continue
        assert normalise(raw[:offset]).text == done.text[: done.offsets.to_new(offset)]
