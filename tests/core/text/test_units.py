"""The map between code points and UTF-16 units, over all of Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.units import Utf16Map
from tests.core.text.anything import any_text


def units_before(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


@given(any_text())
def test_agrees_with_the_encoder_at_every_offset(text: str) -> None:
    offsets = Utf16Map(text)
    for offset in range(len(text) + 1):
        u16 = units_before(text, offset)
        assert offsets.to_u16(offset) == u16
        assert offsets.to_code_point(u16) == offset


@given(any_text())
def test_never_lands_inside_a_pair(text: str) -> None:
    offsets = Utf16Map(text)
    for u16 in range(units_before(text, len(text)) + 1):
        floor = offsets.to_u16(offsets.to_code_point(u16))
        assert u16 - floor in (0, 1)
        assert floor == u16 or ord(text[offsets.to_code_point(u16)]) > 0xFFFF


@given(st.text(st.characters(max_codepoint=0xFFFF)))
def test_is_the_identity_without_astral_characters(text: str) -> None:
    assert Utf16Map(text).is_identity


@pytest.mark.parametrize("text", ["👍", "a𝔘b", "🇺🇦"])
def test_is_not_the_identity_with_one(text: str) -> None:
    assert not Utf16Map(text).is_identity


def test_floors_between_the_halves() -> None:
    offsets = Utf16Map("a😀b")
    assert [offsets.to_code_point(u16) for u16 in range(5)] == [0, 1, 1, 2, 3]
