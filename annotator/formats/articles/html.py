"""HTML: the article on a saved page, without menus and advertisements."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Any

from annotator.formats.articles.blocks import blocks
from annotator.formats.articles.files import load_page
from annotator.formats.articles.languages import language_code
from annotator.formats.articles.properties import own_title
from annotator.formats.extras import need
from annotator.formats.xml_in import Element, parse_html
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Source

_TAGS = {
    "head": "h2", "item": "li", "list": "ul", "row": "tr", "cell": "td", "quote": "blockquote", "lb": "br"
}  # fmt: skip
"""Elements of the library's own → those of HTML."""


def read(source: Source) -> Iterator[Incoming]:
    """The page as one document; where no article is made out, all of its text is taken and that is told."""
    page = load_page(source)
    if page is None:
        return
    root = parse_html(page)
    if root is None:
        source.skip("html.unreadable")
        return
    everything = blocks(root)
    if not everything:
        source.skip("import.empty")
        return
    whole = source.options.get("take", "article") == "everything"
    found = None if whole else _extracted(root)
    paragraphs = blocks(_as_html(found.body)) if found is not None else []
    if not paragraphs:
        paragraphs = everything
        if not whole:
            source.warn("html.whole_page")
    title = _title(root, found)
    headline = [" ".join(text.split()) for heading in root.iter("h1") for text in blocks(heading)]
    if title in headline and " ".join(paragraphs[0].split()) != title and not whole:
        paragraphs.insert(0, title)
    yield IncomingDocument("\n\n".join(paragraphs), source.name, title=title, meta=_meta(source, root, found))


def _extracted(root: Element) -> Any:
    """What the library makes out, or None; days from the page's data, none from its words."""
    extract = need("trafilatura", extra="html").bare_extraction
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it discards, the report tells
    return extract(
        deepcopy(root),
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _as_html(body: Element) -> Element:
    for element in body.iter():
        element.tag = _TAGS.get(element.tag, element.tag)
    return body


def _title(root: Element, found: Any) -> str:
    said = (found.title if found is not None else None) or root.findtext(".//title") or ""
    return own_title(said)


def _meta(source: Source, root: Element, found: Any) -> dict[str, str]:
    meta = {"file": PurePosixPath(source.name).name}
    if found is not None:
        said = {
            "date": found.date,
            "source": found.sitename or found.hostname,
            "author": found.author,
            "url": found.url,
            "description": found.description,
            "tags": "; ".join([*(found.categories or ()), *(found.tags or ())]),
            "licence": found.license,
        }
        meta |= {name: " ".join(value.split()) for name, value in said.items() if value and value.strip()}
    language = (root.get("lang") or "").partition("-")[0]
    if language:
        meta["language"] = language_code(language) or language
    meta["html_sha256"] = hashlib.sha256(source.path.read_bytes()).hexdigest()
    return meta


HTML = Format(
    name="html",
    title="Web page (HTML)",
    suffixes=(".html", ".htm", ".xhtml"),
    aliases=("web",),
    description="One article a page, without what is around it; title, day, author, source and address as "
    "the page states them. The page's SHA-256 is kept as html_sha256.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(
        Option("take", "The article, or everything on the page.", "article", ("article", "everything")),
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    needs="html",
    read=read,
)
