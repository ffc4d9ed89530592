"""Saved pages: the article and what the page says of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from annotator.app.plugins import Formats
from annotator.formats.articles.factiva import FACTIVA
from annotator.formats.articles.html import HTML
from annotator.formats.articles.nexis import NEXIS
from tests.formats.articles.reading_in import read

LONG = "und sie meinte es so, denn die Stadt hatte zehn Jahre darauf gewartet, dass etwas geschieht."
PAGE = f"""<!DOCTYPE html><html lang="de-AT"><head><meta charset="utf-8">
<title>Größe des Ganzen | The Example</title><meta property="og:title" content="Größe des Ganzen">
<meta property="og:site_name" content="The Example"><meta name="author" content="Ada Example">
<meta property="article:published_time" content="2024-03-05T23:30:00+01:00">
<link rel="canonical" href="https://example.org/a"></head>
<body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Größe des Ganzen</h1>
<p>“Ja”, sagte die <a href="/b">Bürgermeisterin</a>, {LONG}</p><h2>Gründe</h2>
<p>Die Bauern sind dagegen. Sie haben ihre Gründe, und die sind nicht schlecht.<br>Neue Zeile.</p>
<ul><li>eins</li><li>zwei</li></ul><table><tr><td>A</td><td>12</td></tr></table></article>
<footer>Impressum Datenschutz</footer><script>alert(1)</script></body></html>"""


def test_an_article_and_what_the_page_says_of_it(tmp_path: Path) -> None:
    result = read(HTML, tmp_path / "a.html", PAGE)
    article = result.only
    assert article.text == (
        f"Größe des Ganzen\n\n“Ja”, sagte die Bürgermeisterin, {LONG}\n\nGründe\n\n"
        "Die Bauern sind dagegen. Sie haben ihre Gründe, und die sind nicht schlecht.\n"
        "Neue Zeile.\n\neins\n\nzwei\n\nA\t12"
    )
    assert article.title == "Größe des Ganzen"
    assert article.meta == {
        "file": "a.html", "date": "2024-03-05", "source": "The Example", "author": "Ada Example",
        "url": "https://example.org/a", "language": "de",
        "html_sha256": hashlib.sha256(PAGE.encode()).hexdigest(),
    }  # fmt: skip
    assert not result.warnings


def test_everything_on_the_page_where_that_is_wanted(tmp_path: Path) -> None:
    article = read(HTML, tmp_path / "a.html", PAGE, take="everything").only
    assert article.text.startswith("Home Sport\n\nGröße des Ganzen\n\n“Ja”")
    assert article.text.endswith("Impressum Datenschutz")


def test_a_day_is_never_guessed(tmp_path: Path) -> None:
    page = PAGE.replace("2024-03-05T23:30:00+01:00", "").replace("Impressum", "© 2019 Impressum")
    assert "date" not in read(HTML, tmp_path / "a.html", page).only.meta


@pytest.mark.parametrize(
    "declared, encoding",
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("utf-8", "utf-8"), ("", "utf-8"), ("", "utf-16"),
     ("no-such", "utf-8")],
)  # fmt: skip
def test_pages_are_decoded_as_they_say(tmp_path: Path, declared: str, encoding: str) -> None:
    said = "Город голосует" if encoding == "cp1251" else "“Größe”"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{said} {"x" * 50}</p></body></html>'
    assert read(HTML, tmp_path / "a.html", page.encode(encoding)).only.text.startswith(said)


@pytest.mark.parametrize(
    "head, format_",
    [(PAGE, HTML), ('<div class="article deArticle">', FACTIVA), ("<html><!-- <DOC NUMBER=1> -->", NEXIS)],
)
def test_each_page_goes_to_its_reader(tmp_path: Path, head: str, format_: object) -> None:
    (tmp_path / "a.html").write_text(head)
    assert Formats((FACTIVA, HTML, NEXIS)).for_file(tmp_path / "a.html") is format_


@pytest.mark.parametrize(
    "data, code",
    [(b"", "import.empty"), (b"<!-- -->", "html.unreadable"), (b"<body> </body>", "import.empty"),
     (b"<div>" * 100_000, "html.unreadable"), (b"%PDF-1.4 \0\1\2\3", "import.binary")],
)  # fmt: skip
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(HTML, tmp_path / "a.html", data).skipped == [("a.html", code)]


def test_too_large_a_page_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as stream:
        stream.truncate((256 << 20) + 1)
    assert read(HTML, path).skipped == [("a.html", "article.too_large")]
