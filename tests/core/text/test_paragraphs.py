"""Which paragraphs a range touches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.paragraphs import Paragraphs

TEXT = "First.\n\n  \nSecond one.\nThird."


def test_a_range_touches_the_paragraphs_that_hold_something_of_it() -> None:
    paragraphs = Paragraphs(TEXT)
    second = TEXT.index("Second")
    assert paragraphs.touched([(0, 1)]) == [0]
    assert paragraphs.touched([(6, second)]) == []
    assert paragraphs.touched([(5, second + 1)]) == [0, 1]
    assert paragraphs.touched([(second, len(TEXT)), (0, 2)]) == [0, 1, 2]


@given(st.text(alphabet="a \n", max_size=40), st.data())
def test_it_is_so_for_any_range(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    paragraphs = Paragraphs(text)
    shared = [n for n, (low, high) in enumerate(paragraphs.ranges) if max(low, start) < min(high, end)]
    assert paragraphs.touched([(start, end)]) == shared
