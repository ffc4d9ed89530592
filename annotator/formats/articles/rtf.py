"""RTF: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from annotator.formats.articles.properties import metadata, own_title
from annotator.formats.articles.rtf_text import UNREADABLE, load_rtf, paragraphs_of, plain_text
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Source

_PROPERTIES: Mapping[str, str] = {
    "author": "author", "subject": "subject", "keywords": "keywords", "doccomm": "description"
}  # fmt: skip
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_HEAD = 64 << 10


def read(source: Source) -> Iterator[Incoming]:
    """The file as one document."""
    raw = load_rtf(source)
    paragraphs = None if raw is None else paragraphs_of(raw, source)
    if raw is None or paragraphs is None:
        return
    if not paragraphs:
        source.skip("import.empty")
        return
    said = {name: _said(raw, word) for word, name in _PROPERTIES.items()}
    if created := _CREATED.search(raw[:_HEAD]):
        said["created"] = "-".join(part.zfill(2) for part in created.groups())
    yield IncomingDocument(
        "\n\n".join(paragraphs),
        source.name,
        title=own_title(_said(raw, "title")),
        meta={"file": PurePosixPath(source.name).name, **metadata(said)},
    )


def _said(raw: str, word: str) -> str:
    """What the file says of itself under ``word``."""
    found = re.search(rf"\{{\\{word}\s([^{{}}]*)\}}", raw[:_HEAD])
    if found is None:
        return ""
    page = re.search(r"\\ansicpg\d+", raw[:_HEAD])
    try:
        return plain_text(f"{{\\rtf1\\ansi{page[0] if page else ''} {found[1]}}}")
    except UNREADABLE:
        return ""


RTF = Format(
    name="rtf",
    title="RTF",
    suffixes=(".rtf",),
    description="One article a file: paragraphs and tables (cells parted by tabs); footnotes and text boxes "
    "are left out. Title, author and day of creation are those of the file's properties.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    needs="rtf",
    read=read,
)
