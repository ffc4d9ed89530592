"""XML and HTML of strangers: nothing is fetched, no entity is expanded, and depth and size are bounded.

Elements are those of lxml, which comes with the extra ``xml``.
"""

from __future__ import annotations

from typing import Any

from annotator.formats.extras import need
from annotator.plugin_api import Source

Element = Any
"""An element of lxml."""

_OF_HEAD = frozenset(["base", "link", "meta", "noscript", "object", "script", "style", "template", "title"])


def parse(data: bytes, source: Source, *, entry: str = "") -> Element | None:
    """The root element of XML; None, with the reason reported, if it is none or is not to be trusted.

    A document type that defines entities is refused. One that merely names a definition elsewhere, as each
    XHTML page does, is left alone: it is never fetched. ``entry`` is the part of ``source`` to name in the
    report. Comments and processing instructions are not in the tree.

    Raises:
        UserError: ``format.extra_missing``.
    """
    etree = need("lxml.etree", extra="xml")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False,
        attribute_defaults=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    place = f"{source.name}, {entry}" if entry else source.name
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        source.report.skip(place, "xml.damaged", line=line, reason=_reason(error))
        return None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        source.report.skip(place, "xml.entities")
        return None
    return root


def parse_html(data: bytes | str) -> Element | None:
    """The root element of a page, mended as browsers do; None for an empty one or one that is too deep.

    Bytes are decoded as the page says; text is taken as it is. Comments are not in the tree.

    Raises:
        UserError: ``format.extra_missing``.
    """
    etree = need("lxml.etree", extra="xml")
    html = need("lxml.html", extra="xml")
    # HTML has no entities of its own, so that size is bounded by the file's; the depth still is.
    parser = html.HTMLParser(
        no_network=True, huge_tree=True, remove_comments=True, remove_pis=True,
        encoding="utf-8" if isinstance(data, str) else None,
    )  # fmt: skip
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any("depth" in entry.message for entry in parser.error_log):
        return None
    _move_to_body(root)
    return root


def _move_to_body(root: Element) -> None:
    """Put what belongs there into the body: of a page without one the parser leaves newer elements above."""
    head = root.find("head")
    strays = [] if head is None else [child for child in head if child.tag not in _OF_HEAD]
    if strays:
        body = root.find("body")
        if body is None:
            body = root.makeelement("body")
            root.append(body)
        strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
        body.text = None
        for place, stray in enumerate(strays):
            body.insert(place, stray)


def _reason(error: Exception) -> str:
    """What the parser says, without its advice to programmers and the place, which is told apart."""
    message = getattr(error, "msg", None) or str(error)
    return str(message).split(", line ")[0].split(", try ")[0].split(", use ")[0].split(", see ")[0].strip()
