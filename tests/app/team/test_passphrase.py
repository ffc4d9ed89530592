"""Passphrases are kept as what scrypt makes of them, whatever is typed and whatever is in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.team.passphrase import hashed, is_right


@settings(max_examples=8)
@given(st.text(st.characters(), min_size=1, max_size=20), st.text(max_size=5))
def test_only_the_same_phrase_is_right(phrase: str, other: str) -> None:
    kept = hashed(phrase)
    assert is_right(phrase, kept)
    assert hashed(phrase) != kept, "salted"
    assert not is_right(phrase + "x" + other, kept)


def test_letters_in_pieces_are_the_same_letters() -> None:
    assert is_right("cafe\u0301", hashed("caf\u00e9"))


@pytest.mark.parametrize(
    "kept",
    [
        "", "x", "scrypt$$$$$", "md5$1$1$1$AA==$AA==", "scrypt$16384$8$1$?$?", "scrypt$3$8$1$AAAA$AAAA",
        f"scrypt${2**40}$8$1$AAAA$AAAA", "scrypt$-1$8$1$AAAA$AAAA", "scrypt$16384$8$1$AAAA$AAAA",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_never_right(kept: str) -> None:
    assert not is_right("", kept) and not is_right("x", kept)
