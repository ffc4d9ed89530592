"""When two spellings are one name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.names import folded

WORDS = st.lists(
    st.one_of(st.sampled_from(["the", "A", "an", "ʼn", "ﬁ", "İ"]), st.text("abzÀßТя9x", min_size=1)),
    min_size=1,
)


@given(WORDS)
def test_names_of_letters_alone_fold_as_all_others_do(words: list[str]) -> None:
    name = "  ".join(words)
    assert folded(name) == folded(f"“{name}”")
