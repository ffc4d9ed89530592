"""Downloads of Nexis and Lexis, old and new, in every kind of file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from annotator.formats.articles.nexis import NEXIS, claims
from tests.formats.articles.reading_in import read

OLD = """\ufeff


                               1 of 2 DOCUMENTS


                             The Example (London)

                             March 5, 2024 Tuesday
                             Late Edition - Final

Town votes for a wind park that
nobody wanted

BYLINE: Ada Example

SECTION: POLITICS; Pg. 4

LENGTH: 12 words

DATELINE: Exampletown


"Yes," the mayor said, and meant it, for the town
had waited ten years.

Note: this is text.

Farmers object.

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                     Copyright 2024 Example Newspapers Limited
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                                 Die Beispielzeitung

                             6. März 2024 Mittwoch

Zweiter Artikel

AUTOR: Bernd Beispiel

LÄNGE: 1.200 Wörter

Der Text.

UPDATE: 7. März 2024

SPRACHE: GERMAN; Deutsch

                     Copyright 2024 Beispiel GmbH
                         Alle Rechte vorbehalten
"""

NEW = [
    *(f"{n}. Article of 4 March 2024" for n in range(1, 101)), "User Name: somebody",
    "Date and Time: Sunday, March 10, 2024 10:00:00 AM CET", "Job Number: 123",
    "Documents (2)", "1. Town votes", "Client/Matter: -None-", "Search Terms: wind",
    "About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2024 LexisNexis",
    "Town votes for wind park", "The Example", "March 5, 2024 Tuesday 10:14 PM GMT", "Late Edition",
    "Copyright 2024 Example Ltd All Rights Reserved", "Section: POLITICS; Version:1", "Length: 812 words",
    "Byline: Ada Example", "Highlight: The highlight", "Body", "“Yes,” the mayor said.", "Farmers object.",
    "Graphic", "The mayor, smiling", "Load-Date: March 5, 2024", "End of Document",
    "Page 2 of 3",
    "Zweiter Artikel", "Beispielzeitung", "Mittwoch 6. März 2024", "Copyright 2024 Beispiel",
    "Length: 3 words", "Body", "Der Text.", "Classification", "Language: GERMAN; DEUTSCH",
    "Publication-Type: Zeitung", "Subject: WIND (90%)", "Load-Date: 7. März 2024", "End of Document",
]  # fmt: skip


def docx(paragraphs: list[str]) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rtf(paragraphs: list[str]) -> bytes:
    spelled = ("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in paragraph) for paragraph in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252 " + "".join(f"{one}\\par\n" for one in spelled) + "}").encode()


def html(paragraphs: list[str]) -> bytes:
    inner = "".join(f"<p><b>{one}</b></p>" for one in paragraphs)
    return f'<html><head><meta charset="utf-8"></head><body>{inner}</body></html>'.encode()


def text(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


KINDS = {"a.docx": docx, "a.rtf": rtf, "a.html": html, "a.txt": text}


def test_the_older_shape(tmp_path: Path) -> None:
    result = read(NEXIS, tmp_path / "a.txt", OLD)
    first, second = result.documents
    assert not result.skipped
    assert first.title == "Town votes for a wind park that nobody wanted"
    assert first.text == (
        "Town votes for a wind park that nobody wanted\n\n"
        '"Yes," the mayor said, and meant it, for the town had waited ten years.\n\n'
        "Note: this is text.\n\nFarmers object."
    )
    assert first.meta == {
        "author": "Ada Example", "section": "POLITICS; Pg. 4", "words": 12, "dateline": "Exampletown",
        "date": "2024-03-05", "source": "The Example (London)", "edition": "Late Edition - Final",
        "load_date": "March 6, 2024", "language": "en", "type": "Newspaper",
        "copyright": "Copyright 2024 Example Newspapers Limited; All Rights Reserved",
    }  # fmt: skip
    assert (second.title, second.text) == ("Zweiter Artikel", "Zweiter Artikel\n\nDer Text.")
    assert second.meta == {
        "author": "Bernd Beispiel", "words": 1200, "date": "2024-03-06", "source": "Die Beispielzeitung",
        "load_date": "7. März 2024", "language": "de",
        "copyright": "Copyright 2024 Beispiel GmbH; Alle Rechte vorbehalten",
    }  # fmt: skip
    assert second.where == "a.txt #2"


@pytest.mark.parametrize("name", KINDS)
def test_the_newer_shape_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    data = KINDS[name](NEW)
    assert claims(data[: 1 << 16])
    result = read(NEXIS, tmp_path / name, data)
    first, second = result.documents
    assert not result.skipped
    assert first.text == "Town votes for wind park\n\n“Yes,” the mayor said.\n\nFarmers object."
    assert {key: first.meta[key] for key in ("title", "date") if key in first.meta} == {"date": "2024-03-05"}
    expected: dict[str, Any] = {
        "source": "The Example", "edition": "Late Edition", "section": "POLITICS; Version:1", "words": 812,
        "author": "Ada Example", "highlight": "The highlight", "graphic": "The mayor, smiling",
    }  # fmt: skip
    assert {key: first.meta[key] for key in expected} == expected
    assert (second.title, second.text) == ("Zweiter Artikel", "Zweiter Artikel\n\nDer Text.")
    assert second.meta == {
        "date": "2024-03-06", "source": "Beispielzeitung", "copyright": "Copyright 2024 Beispiel", "words": 3,
        "language": "de", "type": "Zeitung", "subjects": "WIND (90%)", "load_date": "7. März 2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    "count, length, load",
    [
        ("Dokument 1 von 2", "LÄNGE: 100 Wörter", "UPDATE: 6. März 2024"),
        ("1 de 2 DOCUMENTS", "LONGUEUR: 100 mots", "DATE DE CHARGEMENT: 6 mars 2024"),
        ("1 de 2 DOCUMENTOS", "LONGITUD: 100 palabras", "FECHA DE CARGA: 6 de marzo de 2024"),
        ("DOCUMENTO 1 DI 2", "LUNGHEZZA: 100 parole", "DATA CARICAMENTO: 6 marzo 2024"),
        ("1 van 2 DOCUMENTEN", "LENGTE: 100 woorden", "LAADDATUM: 6 maart 2024"),
    ],
)
def test_interfaces_in_other_languages(tmp_path: Path, count: str, length: str, load: str) -> None:
    lines = [
        " " * 30 + count,
        " " * 30 + "Zeitung",
        " " * 30 + "5. März 2024",
        "Titel",
        length,
        "Text.",
        load,
    ]
    made = "\n\n".join(lines)
    assert claims(made.encode())
    article = read(NEXIS, tmp_path / "a.txt", made).only
    assert (article.text, article.meta["words"]) == ("Titel\n\nText.", 100)
    assert (article.meta["date"], article.meta["source"]) == ("2024-03-05", "Zeitung")


def test_old_pages_count_their_documents(tmp_path: Path) -> None:
    said = [
        "<SPAN>1 of 1 DOCUMENTS</SPAN>", "The Example", "<SPAN>March 5, </SPAN><SPAN>2024</SPAN>",
        "Title of <SPAN>it</SPAN>", "<SPAN>LENGTH: </SPAN><SPAN>9 words</SPAN>", "Text.",
        "LOAD-DATE: March 6, 2024",
    ]  # fmt: skip
    inner = "".join(f'<DIV CLASS="c0"><P>{one}</P></DIV>' for one in said)
    page = f"<HTML><BODY><!-- Hide XML <DOC NUMBER=1> <DOCFULL> -->{inner}</BODY></HTML>"
    assert claims(page.encode())
    article = read(NEXIS, tmp_path / "a.html", page).only
    assert article.text == "Title of it\n\nText."
    assert (article.meta["date"], article.meta["source"], article.meta["words"]) == (
        "2024-03-05",
        "The Example",
        9,
    )


def test_headlines_are_found_without_rights_and_with_labels(tmp_path: Path) -> None:
    newer = [
        "Title",
        "Paper",
        "March 5, 2024",
        "Final Edition",
        "Length: 1 words",
        "Body",
        "Text.",
        "End of Document",
    ]
    article = read(NEXIS, tmp_path / "a.txt", text(newer)).only
    assert (article.title, article.meta["source"], article.meta["edition"]) == (
        "Title",
        "Paper",
        "Final Edition",
    )
    older = ["1 of 1 DOCUMENTS", "Copyright 2004 Paper", "Paper", "March 5, 2004, Friday, Late Edition",
             "SECTION: A", "LENGTH: 1 words", "HEADLINE: Title", "BODY:", "Text."]  # fmt: skip
    article = read(NEXIS, tmp_path / "a.txt", "\n\n".join(older)).only
    assert (article.title, article.meta["source"], article.meta["date"]) == ("Title", "Paper", "2004-03-05")
    assert article.text == "Title\n\nText."


def test_a_cover_page_is_enough_to_know_them_by() -> None:
    cover = ["User Name: x", "Job Number: 1", *(["Title", "Client/Matter: -None-", "Search Terms: x"] * 200)]
    assert claims(docx(cover)) and claims(rtf(cover))
    assert not claims(text(["User Name: x", "Search Terms: y"]))


def test_an_article_without_text_is_told(tmp_path: Path) -> None:
    result = read(NEXIS, tmp_path / "a.txt", text([*NEW[:17], "Body", "End of Document"]))
    assert result.skipped == [("a.txt #1", "article.no_body")]


@pytest.mark.parametrize(
    "data",
    [b"", b"An article.\n\nLength: is no matter. Body of water.", b"<html><body><p>Body</p></body></html>",
     docx(["Body", "of text"]), rtf(["Length of it", "Body"]), b"PK\x03\x04", b"{\\rtf"],
)  # fmt: skip
def test_other_files_are_not_claimed(data: bytes) -> None:
    assert not claims(data)


@pytest.mark.parametrize(
    "name, data, code",
    [("a.txt", b"Nothing of the kind", "nexis.none"), ("a.docx", b"", "import.empty"),
     ("a.docx", b"PK\x03\x04", "archive.damaged"), ("a.rtf", b"no", "rtf.damaged"),
     ("a.html", b"<!-- -->", "html.unreadable"), ("a.txt", b"\x89PNG\0\0\0\0\0\0", "import.binary")],
)  # fmt: skip
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert read(NEXIS, tmp_path / name, data).skipped == [(name, code)]
