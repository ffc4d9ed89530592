"""Factiva's pages: fields in a table, fields by their looks, and the languages of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.formats.articles.factiva import FACTIVA, claims
from tests.formats.articles.reading_in import read

CODED = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body><div id="article-GRDN1"><div class="article enArticle"><table>
<tr><td class="index"><b>SE</b>&nbsp;</td><td>Politics</td></tr>
<tr><td class="index"><b>HD</b>&nbsp;</td><td><b><span class='enHeadline'>Town votes  for wind park
</span></b></td></tr>
<tr><td class="index"><b>BY</b>&nbsp;</td><td>By Ada Example</td></tr>
<tr><td class="index"><b>WC</b>&nbsp;</td><td>1,212 words</td></tr>
<tr><td class="index"><b>PD</b>&nbsp;</td><td>5 March 2024</td></tr>
<tr><td class="index"><b>ET</b>&nbsp;</td><td>22:14</td></tr>
<tr><td class="index"><b>SN</b>&nbsp;</td><td>The Example</td></tr>
<tr><td class="index"><b>SC</b>&nbsp;</td><td>EXAM</td></tr>
<tr><td class="index"><b>LA</b>&nbsp;</td><td>English</td></tr>
<tr><td class="index"><b>CY</b>&nbsp;</td><td>© 2024 Example Ltd</td></tr>
<tr><td class="index"><b>LP</b>&nbsp;</td><td>
<p class="articleParagraph enarticleParagraph">“Yes,” the mayor said.</p></td></tr>
<tr><td class="index"><b>TD</b>&nbsp;</td><td>
<p class="articleParagraph enarticleParagraph">Farmers object.</p>
<p class="articleParagraph enarticleParagraph">HD is no field here.</p></td></tr>
<tr><td class="index"><b>NS</b>&nbsp;</td><td>genv : Natural Environment | gpol : Domestic Politics</td></tr>
<tr><td class="index"><b>ZZ</b>&nbsp;</td><td>new field</td></tr>
<tr><td class="index"><b>AN</b>&nbsp;</td><td>Document EXAM000020240305ek350001</td></tr>
</table></div></div>
<div class="article enArticle"><table><tr><td><b>HD</b></td><td>Only a headline</td></tr></table></div>
</body></html>"""


def laid_out(prefix: str, *header: str, author: str, last: str) -> str:
    divs = "".join(f"<div>{each}</div>" for each in header)
    return (
        f'<html><body><div class="article {prefix}Article"><div>Rubrik</div>'
        f'<div id="hd"><span class="{prefix}Headline">Title</span></div>'
        f'<div class="author">{author}</div>{divs}'
        f'<p class="articleParagraph {prefix}articleParagraph">First&nbsp;paragraph.</p>'
        f'<p class="articleParagraph {prefix}articleParagraph">Second<br>line.</p>'
        f"<p>Example Digital (Full Text)</p><p>{last} EXAM000020240305ek350001</p></div></body></html>"
    )


def test_fields_in_a_table(tmp_path: Path) -> None:
    result = read(FACTIVA, tmp_path / "a.html", CODED)
    article = result.only
    assert article.title == "Town votes for wind park"
    assert article.text == (
        "Town votes for wind park\n\n“Yes,” the mayor said.\n\nFarmers object.\n\nHD is no field here."
    )
    assert article.meta == {
        "section": "Politics", "author": "Ada Example", "words": 1212, "date": "2024-03-05", "time": "22:14",
        "source": "The Example", "source_code": "EXAM", "language": "en", "copyright": "© 2024 Example Ltd",
        "subjects": "genv : Natural Environment | gpol : Domestic Politics", "ZZ": "new field",
        "accession": "EXAM000020240305ek350001",
    }  # fmt: skip
    assert result.skipped == [("a.html #2", "article.no_body")]
    assert article.where == "a.html #1"


@pytest.mark.parametrize(
    "prefix, header, author, last, language",
    [
        ("en", ["1,212 words", "5 March 2024", "22:14", "The Example", "EXAM", "12", "English",
                "Copyright 2024, Example"], "By Ada Example", "Document", "en"),
        ("de", ["1.212 Wörter", "5. März 2024", "22:14", "The Example", "EXAM", "12", "Deutsch",
                "© 2024, Alle Rechte vorbehalten"], "Von Ada Example", "Dokument", "de"),
        ("fr", ["1 212 mots", "5 mars 2024", "22:14", "The Example", "EXAM", "12", "Français",
                "Copyright 2024"], "Par Ada Example", "Document", "fr"),
        ("es", ["1.212 palabras", "5 marzo 2024", "22:14", "The Example", "EXAM", "12", "Español",
                "(c) 2024"], "Por Ada Example", "Documento", "es"),
        ("it", ["1.212 parole", "5 marzo 2024", "22:14", "The Example", "EXAM", "12", "Italiano",
                "Copyright 2024"], "Di Ada Example", "Documento", "it"),
        ("pt", ["1.212 palavras", "5 Março 2024", "22:14", "The Example", "EXAM", "12", "Português",
                "Copyright 2024"], "Por Ada Example", "Documento", "pt"),
        ("nl", ["1.212 woorden", "5 maart 2024", "22:14", "The Example", "EXAM", "12", "Nederlands",
                "Copyright 2024"], "Door Ada Example", "Document", "nl"),
        ("en", ["1,212 字", "2024 年 3 月 5 日", "22:14", "The Example", "EXAM", "12", "英文",
                "Copyright © 2024"], "Ada Example", "文件", "en"),
    ],
)  # fmt: skip
def test_fields_by_their_looks(
    tmp_path: Path, prefix: str, header: list[str], author: str, last: str, language: str
) -> None:
    result = read(FACTIVA, tmp_path / "a.html", laid_out(prefix, *header, author=author, last=last))
    article = result.only
    assert article.text == "Title\n\nFirst\u00a0paragraph.\n\nSecond\nline."
    assert article.meta == {
        "section": "Rubrik", "author": "Ada Example", "words": 1212, "date": "2024-03-05", "time": "22:14",
        "source": "The Example", "source_code": "EXAM", "page": "12", "language": language,
        "copyright": header[-1], "publisher": "Example Digital (Full Text)",
        "accession": "EXAM000020240305ek350001",
    }  # fmt: skip


def test_an_uncertain_date_stays_as_it_stands(tmp_path: Path) -> None:
    page = CODED.replace("5 March 2024", "05/03/2024")
    assert read(FACTIVA, tmp_path / "a.html", page).only.meta["date"] == "05/03/2024"


def test_only_factiva_is_claimed() -> None:
    assert claims(CODED.encode())
    assert claims(b"<div class='article zhcnArticle'>")
    assert claims(b"<html><title>Factiva</title><style>" + b"x" * 100_000)
    assert not claims(b'<article class="article"><p>Any page</p></article>')
    assert not claims(b'<div class="article main-Article">')


@pytest.mark.parametrize(
    "data, code",
    [(b"", "import.empty"), (b"\x89PNG\0\0\0\0\0\0", "import.binary"), (b"<p>nothing", "factiva.none"),
     (b"<!-- -->", "html.unreadable")],
)  # fmt: skip
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(FACTIVA, tmp_path / "a.html", data).skipped == [("a.html", code)]
