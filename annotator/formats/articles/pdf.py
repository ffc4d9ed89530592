"""PDF: the text of its pages as one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from annotator.formats.articles.files import load
from annotator.formats.articles.pdf_lines import PDFIUM, Line, pages_of
from annotator.formats.articles.pdf_mending import as_set, paragraphs, without_running_heads
from annotator.formats.articles.properties import metadata, own_title
from annotator.formats.extras import need
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Source

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024
_WRONG_PASSWORD = 4
_PROPERTIES: Mapping[str, str] = {
    "Author": "author", "Subject": "subject", "Keywords": "keywords", "CreationDate": "created"
}  # fmt: skip
_MOMENT = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def read(source: Source) -> Iterator[Incoming]:
    """The file as one document; one that is only pictures of pages is reported and left out."""
    data = load(source)
    if data is None:
        return
    with PDFIUM:
        opened = _opened(source, data)
    if opened is None:
        return
    pages, said = opened
    blank = [number for number, page in enumerate(pages, start=1) if not page]
    if len(blank) == len(pages):
        source.skip("pdf.no_text")
        return
    if blank:
        source.warn("pdf.pages_without_text", pages=", ".join(map(str, blank)), count=len(pages))
    if source.options.get("heads", "drop") == "drop":
        pages, gone = without_running_heads(pages)
        if gone:
            source.warn("pdf.running_heads", lines=" / ".join(gone))
    mend = source.options.get("lines", "mend") == "mend"
    yield IncomingDocument(
        "\n\n".join(paragraphs(pages) if mend else as_set(pages)),
        source.name,
        title=own_title(said.pop("Title", "")),
        meta={"file": PurePosixPath(source.name).name, **_meta(said), "pages": len(pages)},
    )


def _opened(source: Source, data: bytes) -> tuple[list[list[Line]], dict[str, str]] | None:
    """The lines of the pages and what the file says of itself; None, with the reason reported."""
    if _MAGIC not in data[:_MAGIC_WITHIN]:
        source.skip("pdf.damaged")
        return None
    pdfium: Any = need("pypdfium2", extra="pdf")
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error).casefold()
        source.skip("archive.protected" if locked else "pdf.damaged")
        return None
    try:
        return pages_of(pdf), dict(pdf.get_metadata_dict())
    except pdfium.PdfiumError:
        source.skip("pdf.damaged")
        return None
    finally:
        pdf.close()


def _meta(said: Mapping[str, str]) -> dict[str, str]:
    told = {name: said.get(key, "") for key, name in _PROPERTIES.items()}
    if moment := _MOMENT.match(told["created"]):
        told["created"] = "-".join(filter(None, moment.groups()))
    return metadata(told)


PDF = Format(
    name="pdf",
    title="PDF",
    suffixes=(".pdf",),
    description="One article a file, its pages joined. Title, author and the day on which the file was made "
    "are those of the file's properties. Scanned pages have no text: let a program recognise it first.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(
        Option("lines", "Lines and words that the page broke: mended, or kept.", "mend", ("mend", "keep")),
        Option("heads", "What pages repeat at their edges: left out, or kept.", "drop", ("drop", "keep")),
    ),
    needs="pdf",
    read=read,
)
