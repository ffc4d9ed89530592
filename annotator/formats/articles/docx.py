"""DOCX: one article a file, with what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from annotator.formats.articles.docx_text import DocxText, read_docx
from annotator.formats.articles.properties import metadata, own_title
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Source

_PROPERTIES: Mapping[str, str] = {
    "creator": "author", "created": "created", "modified": "modified", "subject": "subject",
    "keywords": "keywords", "description": "description", "category": "category", "language": "language",
}  # fmt: skip
_HEADINGS = ("title", "heading 1")


def read(source: Source) -> Iterator[Incoming]:
    """The file as one document."""
    found = read_docx(source)
    if found is None:
        return
    notes = source.options.get("notes", "end") == "end"
    paragraphs = [text for text, style in found.paragraphs if notes or style != "note"]
    if not paragraphs:
        source.skip("import.empty")
        return
    said = {name: found.properties[key] for key, name in _PROPERTIES.items() if key in found.properties}
    yield IncomingDocument(
        "\n\n".join(paragraphs),
        source.name,
        title=_title(found),
        meta={"file": PurePosixPath(source.name).name, **metadata(said)},
    )


def _title(found: DocxText) -> str:
    """The heading of the text, else the title that the file gives itself."""
    headings = {style: text for text, style in reversed(found.paragraphs) if style in _HEADINGS}
    heading = next((headings[style] for style in _HEADINGS if style in headings), "")
    return " ".join(heading.split()) or own_title(found.properties.get("title", ""))


DOCX = Format(
    name="docx",
    title="Word (DOCX)",
    suffixes=(".docx", ".docm"),
    aliases=("word",),
    description="One article a file: paragraphs, tables (cells parted by tabs), text boxes, notes, "
    "insertions but no deletions. The title is the heading, else that of the file's properties, which become "
    "metadata.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(Option("notes", "Footnotes and endnotes: at the end, or left out.", "end", ("end", "none")),),
    needs="docx",
    read=read,
)
