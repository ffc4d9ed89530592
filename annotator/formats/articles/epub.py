"""EPUB: the chapters in the order of reading, as one document or each as its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from annotator.errors import UserError
from annotator.formats.archives import Archive, open_archive
from annotator.formats.articles.blocks import named_blocks
from annotator.formats.articles.properties import metadata
from annotator.formats.xml_in import Element, parse, parse_html
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Source

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_PROPERTIES: Mapping[str, str] = {
    "creator": "author", "publisher": "source", "date": "date", "language": "language",
    "description": "description", "subject": "subject", "identifier": "identifier", "rights": "copyright",
}  # fmt: skip
_HEADINGS = ("h1", "h2", "h3")


def read(source: Source) -> Iterator[Incoming]:
    """The book as one document, or a document for each chapter that has text."""
    with open_archive(source) as archive:
        if archive is None:
            return
        package = _package(archive, source)
        if package is None:
            return
        path, root = package
        said = _said(root)
        title = " ".join(said.pop("title", "").split())
        meta = {"file": PurePosixPath(source.name).name, **metadata(said)}
        chapters = [
            found
            for name in _spine(archive, source, path, root)
            if (found := _chapter(archive, source, name))
        ]
    if not chapters:
        source.skip("import.empty")
    elif source.options.get("chapters", "book") == "book":
        text = "\n\n".join(block for _, blocks in chapters for block in blocks)
        yield IncomingDocument(text, source.name, title=title, meta=meta)
    else:
        for number, (heading, blocks) in enumerate(chapters, start=1):
            yield IncomingDocument(
                "\n\n".join(blocks), f"{source.name} #{number}", title=heading,
                meta={**meta, "book": title, "chapter": number} if title else {**meta, "chapter": number},
            )  # fmt: skip


def _package(archive: Archive, source: Source) -> tuple[str, Element] | None:
    """Path and root of the file that says what the book consists of."""
    if _CONTAINER not in archive:
        source.skip("epub.none")
        return None
    container = parse(archive.read(_CONTAINER), source, entry=_CONTAINER)
    paths = [] if container is None else [e.get("full-path") for e in container.iter("{*}rootfile")]
    path = next((path for path in paths if path in archive), None)
    if path is None:
        if container is not None:
            source.skip("epub.none")
        return None
    root = parse(archive.read(path), source, entry=path)
    return None if root is None else (path, root)


def _said(root: Element) -> dict[str, str]:
    """What the book says of itself; several authors, subjects … are joined."""
    said: dict[str, str] = {}
    for block in root.iterchildren("{*}metadata"):
        for element in block:
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            text = " ".join("".join(element.itertext()).split())
            key = "title" if name == "title" else _PROPERTIES.get(name, "")
            if key and text:
                once = key in ("title", "date", "language")
                said[key] = (
                    said[key] if once and key in said else "; ".join(filter(None, (said.get(key), text)))
                )
    return said


def _spine(archive: Archive, source: Source, path: str, root: Element) -> Iterator[str]:
    """The pages in the order of reading that are there and may be read."""
    items = {item.get("id"): item for item in root.iter("{*}item")}
    locked = _locked(archive, source)
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if (
            item is None
            or item.get("media-type") not in _PAGES
            or "nav" in (item.get("properties") or "").split()
        ):
            continue
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href") or "")))
        if name in locked:
            raise UserError("archive.protected", where=source.name)
        if name in archive:
            yield name
        else:
            source.warn("epub.missing", entry=name)


def _locked(archive: Archive, source: Source) -> set[str]:
    """What is under lock; fonts often are, which is no matter."""
    if _RIGHTS not in archive:
        return set()
    root = parse(archive.read(_RIGHTS), source, entry=_RIGHTS)
    found = [] if root is None else root.iter("{*}CipherReference")
    return {unquote(reference.get("URI") or "") for reference in found}


def _chapter(archive: Archive, source: Source, name: str) -> tuple[str, list[str]] | None:
    """Heading and paragraphs of a page; None for one without text."""
    try:
        # Pages are XML that real books often get wrong, and entities of HTML are common in them.
        root = parse_html(_decoded(archive.read(name)))
    except UserError as error:
        source.warn(error.code, entry=name)
        return None
    blocks = [] if root is None else list(named_blocks(root))
    if not blocks:
        return None
    heading = next((text for kind, text in blocks if kind in _HEADINGS), "")
    return " ".join(heading.split()), [text for _, text in blocks]


def _decoded(page: bytes) -> str:
    """EPUB allows UTF-8 and UTF-16 alone."""
    wide = page.startswith((b"\xff\xfe", b"\xfe\xff"))
    return page.decode("utf-16" if wide else "utf-8-sig", "replace")


EPUB = Format(
    name="epub",
    title="EPUB",
    suffixes=(".epub",),
    description="E-books. Title, author, publisher, day and language are those of the book.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(
        Option("chapters", "The book as one document, or each chapter as one.", "book", ("book", "apart")),
    ),
    needs="epub",
    read=read,
)
