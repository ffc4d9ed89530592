"""The text of a page as a reader sees it."""

from __future__ import annotations

import pytest

from annotator.formats.articles.blocks import blocks, named_blocks
from annotator.formats.articles.clipping import Clipping
from annotator.formats.articles.languages import language_code
from annotator.formats.xml_in import parse_html


def seen(page: str) -> list[str]:
    root = parse_html(page)
    assert root is not None
    return blocks(root)


@pytest.mark.parametrize(
    "page, paragraphs",
    [
        ("Loose <b>bo</b>ld\n  words<p>one<br> two </p>tail", ["Loose bold words", "one\ntwo", "tail"]),
        ("<table><tr><td>a<td> b <i>c</i><tr><td>d</table>", ["a\tb c", "d"]),
        ("<ul><li>x<li>y<ul><li>z</ul></ul>", ["x", "y", "z"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<p>a&nbsp;b &amp; c&#8201;d</p><p>&nbsp;</p>", ["a\u00a0b & c\u2009d"]),
        (
            "<script>x</script><style>y</style><p>z<noscript>n</noscript><svg><text>s</text></svg>w</p>",
            ["zw"],
        ),
        ("<p>מילה <bdi>word</bdi> e\u0301</p>", ["מילה word e\u0301"]),
    ],
)
def test_paragraphs_of_a_page(page: str, paragraphs: list[str]) -> None:
    assert seen(page) == paragraphs


def test_paragraphs_with_what_they_are() -> None:
    root = parse_html("<h1>T</h1><div>a<p>b</p>c</div>")
    assert list(named_blocks(root)) == [("h1", "T"), ("div", "a"), ("p", "b"), ("", "c")]


def test_a_page_of_two_thousand_levels_is_read() -> None:
    assert seen("<div>" * 1500 + "deep" + "</div>" * 1500) == ["deep"]


@pytest.mark.parametrize(
    "said, code",
    [("ENGLISH", "en"), ("German; Deutsch", "de"), ("Français", "fr"), ("pt", "pt"), ("英文", "en"),
     ("", None), ("Klingon", None), ("English; German", None)],
)  # fmt: skip
def test_languages_by_their_names(said: str, code: str | None) -> None:
    assert language_code(said) == code


def test_what_a_database_says_twice_is_joined() -> None:
    clipping = Clipping("T", ["Text"])
    clipping.tell_all({"author": ["By Ada", " "], "words": ["1.212 Wörter"], "copyright": ["a", "b"]})
    clipping.tell("date", "05/03/2024")
    clipping.tell("language", "Klingon")
    assert clipping.document("x").meta == {
        "author": "Ada", "words": 1212, "copyright": "a; b", "date": "05/03/2024", "language": "Klingon"
    }  # fmt: skip
