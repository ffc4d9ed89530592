"""E-books: the pages in order, whole or by chapters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.formats.articles.epub import EPUB
from tests.formats.articles.reading_in import read

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
    '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
    "<title>x</title></head><body>{}</body></html>"
)
PAGES = {
    "nav.xhtml": "<nav>Contents</nav>",
    "two.xhtml": "<h1>Zweites&nbsp;Kapitel</h1><p>Größe</p>",
    "one %231.xhtml": "<h2>First <i>chapter</i></h2><p>One<br/>line.</p><p>Two.</p>",
    "blank.xhtml": "<p> </p>",
}


ORDER = ("nav.xhtml", "one %231.xhtml", "blank.xhtml", "two.xhtml")


def book(more: Mapping[str, str] | None = None, order: tuple[str, ...] = ORDER) -> bytes:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml" '
        f'properties="{"nav" if name == "nav.xhtml" else ""}"/>'
        for n, name in enumerate(order)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(order)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>The Book</dc:title><dc:creator>Ada</dc:creator><dc:creator>Bernd</dc:creator>"
        "<dc:date>2024-03-05T00:00:00Z</dc:date><dc:language>de-DE</dc:language>"
        "<dc:publisher>Example</dc:publisher>"
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": package,
        **{f"OEBPS/{name.replace('%23', '#')}": PAGE.format(inner) for name, inner in PAGES.items()},
        **(more or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return stream.getvalue()


META = {"file": "a.epub", "author": "Ada; Bernd", "date": "2024-03-05", "language": "de", "source": "Example"}


def test_the_book_as_one_document(tmp_path: Path) -> None:
    article = read(EPUB, tmp_path / "a.epub", book()).only
    assert article.text == "First chapter\n\nOne\nline.\n\nTwo.\n\nZweites\u00a0Kapitel\n\nGröße"
    assert (article.title, article.meta) == ("The Book", META)


def test_chapters_apart(tmp_path: Path) -> None:
    first, second = read(EPUB, tmp_path / "a.epub", book(), chapters="apart").documents
    assert (first.title, first.text) == ("First chapter", "First chapter\n\nOne\nline.\n\nTwo.")
    assert second.meta == {**META, "book": "The Book", "chapter": 2}
    assert second.where == "a.epub #2"


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = read(EPUB, tmp_path / "a.epub", book(order=("gone.xhtml", "two.xhtml")))
    assert result.only.text == "Zweites\u00a0Kapitel\n\nGröße"
    assert result.warnings == [("a.epub", "epub.missing")]


def test_locked_pages_are_refused_and_locked_fonts_are_no_matter(tmp_path: Path) -> None:
    def rights(name: str) -> str:
        cipher = f'<EncryptedData><CipherData><CipherReference URI="{name}"/></CipherData></EncryptedData>'
        return f'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{cipher}</encryption>'

    fonts = book({"META-INF/encryption.xml": rights("OEBPS/font.otf")})
    assert read(EPUB, tmp_path / "a.epub", fonts).only.title == "The Book"
    pages = book({"META-INF/encryption.xml": rights("OEBPS/two.xhtml")})
    with pytest.raises(UserError, match=r"archive\.protected"):
        read(EPUB, tmp_path / "a.epub", pages)


@pytest.mark.parametrize(
    "data, where, code",
    [
        (b"", "a.epub", "archive.damaged"),
        (b"no zip", "a.epub", "archive.damaged"),
        (book()[:-60], "a.epub", "archive.damaged"),
        (book(order=("blank.xhtml",)), "a.epub", "import.empty"),
        (book({"META-INF/container.xml": "<container/>"}), "a.epub", "epub.none"),
        (book({"META-INF/container.xml": "<conta"}), "a.epub, META-INF/container.xml", "xml.damaged"),
        (book({"OEBPS/content.opf": '<!DOCTYPE a [<!ENTITY x "y">]><a/>'}), "a.epub, OEBPS/content.opf",
         "xml.entities"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, where: str, code: str) -> None:
    assert read(EPUB, tmp_path / "a.epub", data).skipped == [(where, code)]
