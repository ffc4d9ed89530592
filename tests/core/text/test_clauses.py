"""Clauses end at signs: what people label mostly does so, too."""

from __future__ import annotations

import pytest
from hypothesis import given

from annotator.core.text.boundaries import Boundaries, sentences
from annotator.core.text.clauses import clause_ranges
from tests.core.text.anything import any_text


@pytest.mark.parametrize(
    "marked",
    [
        "[He said], “[We need guarantees],” [and left].",
        "[At 10:30] – [with 1,000 men] ([or so]): [nothing].",
        "[It’s Zelensky’s aide]; [Kyiv's too]! [A well-known one]?",
        "„[Nein]“, [sagte er]. [C’est non]\u00a0!",
        "[北京]，[和平]。[谈判]、[开始]",
        "[50%] — [$5] — [№ 7]…",
        "— …",
    ],
)
def test_clauses(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    wanted = [part.partition("]")[0] for part in marked.split("[")[1:]]
    assert [text[start:end] for start, end in clause_ranges(text, 0, len(text))] == wanted


@given(any_text())
def test_each_lies_within_one_sentence_and_holds_something(text: str) -> None:
    before = 0
    for start, end in clause_ranges(text, 0, len(text)):
        assert before <= start < end
        assert text[start:end] == text[start:end].strip()
        assert any(first <= start < end <= last for first, last in sentences(text))
        before = end


def test_a_selection_grows_to_the_end_of_its_clause() -> None:
    boundaries = Boundaries("Kyiv should leave Donbas, he said.")
    assert boundaries.next_clause_end(5) == 24
    assert boundaries.next_clause_end(24) == 33
    assert boundaries.next_clause(0) == 26
    assert boundaries.previous_clause(26) == 0
