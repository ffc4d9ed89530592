"""Whatever happens to a file on its way, its reader tells in sentences and never falls over."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.formats.articles import docx, eml, epub, factiva, feeds, html, nexis, pdf, rtf
from annotator.plugin_api import Format
from tests.formats.articles import (
    test_docx,
    test_epub,
    test_factiva,
    test_feeds,
    test_html,
    test_nexis,
    test_pdf,
    test_rtf,
)
from tests.formats.articles.pdf_files import lines
from tests.formats.articles.pdf_files import pdf as pdf_file
from tests.formats.articles.reading_in import read

WHOLE: dict[str, tuple[Format, bytes]] = {
    "a.html": (html.HTML, test_html.PAGE.encode()),
    "a.pdf": (pdf.PDF, pdf_file([lines(*test_pdf.COLUMN)])),
    "a.docx": (docx.DOCX, test_docx.packed(test_docx.paragraph(test_docx.run("Text")))),
    "a.rtf": (rtf.RTF, test_rtf.GOOD.encode()),
    "a.epub": (epub.EPUB, test_epub.book()),
    "a.eml": (eml.EML, b"From: a@example.org\nSubject: =?utf-8?q?=C3=BC?=\nDate: Tue, 5 Mar 2024\n\nText\n"),
    "a.rss": (feeds.FEEDS, test_feeds.RSS.encode()),
    "a.htm": (factiva.FACTIVA, test_factiva.CODED.encode()),
    "a.txt": (nexis.NEXIS, test_nexis.OLD.encode()),
}
PIECES = st.sampled_from(
    [b"", b"\0", b"<", b">", b"{", b"}", b"&#0;", b"\\u-1", b"\xff\xfe", b"\xed\xa0\x80", b"=?"]
)


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25)
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_told(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    format_, data = WHOLE[name]
    for place, length, piece in cuts:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + length :]
    if format_.claims is not None:
        format_.claims(data)
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = read(format_, Path(folder) / name, data)
        except UserError:
            return
    assert result.documents or result.skipped
