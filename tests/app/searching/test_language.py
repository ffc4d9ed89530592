"""What queries mean, and that none is ever a mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.searching.expression import And, Expression, Not, Or, Sought, Term
from annotator.app.searching.folding import MARK, fold, words
from annotator.app.searching.language import parse


def term(*told: str, begins: bool = False) -> Term:
    return Term(told, begins)


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("", None),
        ("  * ... ( )", None),
        ("Peace", term("peace")),
        ("peace talks", And((term("peace"), term("talks")))),
        ("peace AND talks", And((term("peace"), term("talks")))),
        ("“Peace Talks”", term("peace", "talks")),
        ("pro-Russian", term("pro", "russian")),
        ("sanct*", term("sanct", begins=True)),
        ('"peace t"*', term("peace", "t", begins=True)),
        ("a OR b c", Or((term("a"), And((term("b"), term("c")))))),
        ("(a OR b) c", And((Or((term("a"), term("b"))), term("c")))),
        ("a NOT b", And((term("a"), Not(term("b"))))),
        ("a -b", And((term("a"), Not(term("b"))))),
        ("NOT (a b)", Not(And((term("a"), term("b"))))),
        ("a OR", term("a")),
        ("OR a) b", And((term("a"), term("b")))),
        ("a NOT", term("a")),
        ('"open phrase', term("open", "phrase")),
        ("Ministère Łódź ёлка", And((term("ministere"), term("lodz"), term("елка")))),
    ],
)
def test_queries(query: str, meaning: Expression | None) -> None:
    assert parse(query) == meaning


@given(st.text(alphabet='ab "()*-ANDORT中\u0301\n', max_size=60))
def test_no_query_is_a_mistake(query: str) -> None:
    expression = parse(query)
    if expression is not None:
        places = Sought(expression).places(fold("ab a 中 b and or"))
        assert all(start < end for start, end in places)


def test_what_was_pasted_by_mistake_does_no_harm() -> None:
    assert parse("(" * 5000 + "a") == parse("NOT " * 5000 + "a") == term("a")
    assert parse("NOT " * 5001 + "a") == Not(term("a"))


@given(st.text())
def test_folding_keeps_every_place_and_folds_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text())
def test_words_are_folded_and_free_of_marks(text: str) -> None:
    assert all(word == fold(word) and MARK not in word and word for word in words(text))


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("Zelenskyy’s zelenskyy", "Zelenskyy", ["Zelenskyy", "zelenskyy"]),
        ("sanctions, sanctioned", "sanction", []),
        ("sanctions, sanctioned.", "sanction*", ["sanctions", "sanctioned"]),
        ("peace—talks; peace, then talks", '"peace talks"', ["peace—talks"]),
        ("Erdog\u0306an Erdoğan", "erdogan", ["Erdog\u0306an", "Erdoğan"]),
        ("Zelen\u00adskyy", "zelenskyy", ["Zelen\u00adskyy"]),
        ("мой мои", "мои", ["мои"]),
        ("北京和平谈判", "和平", ["和平"]),
        ("สันติภาพในยูเครน", "ยูเครน", ["ยูเครน"]),
        ("हिन्दी भाषा", "हिन्दी", ["हिन्दी"]),
        ("हिन्दीभाषा", "हिन्दी", []),
        ("السَّلام", "السلام", ["السَّلام"]),
        ("a b a", "a NOT c OR b", ["a", "b", "a"]),
    ],
)
def test_where_words_stand(text: str, query: str, places: list[str]) -> None:
    expression = parse(query)
    assert expression is not None
    found = [text[start:end] for start, end in Sought(expression).places(fold(text))]
    assert found == places
