"""The text of a page as a reader sees it: paragraph by paragraph, spaces as browsers show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.formats.extras import need
from annotator.formats.xml_in import Element

_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre",
        "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"
    ]
)  # fmt: skip
_SILENT = frozenset(
    ["button", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template"]
)
_CELLS = frozenset(["td", "th"])
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *\n *")


def blocks(root: Element) -> list[str]:
    """The paragraphs of ``root``, none empty; a line break in one is LF, between cells is a tab."""
    return [text for _, text in named_blocks(root)]


def named_blocks(root: Element) -> Iterator[tuple[str, str]]:
    """Each paragraph with the name of the element it began in (``h1``, ``p``, ``li`` …)."""
    walker = need("lxml.etree", extra="xml").iterwalk(root, events=("start", "end"))
    pieces: list[str] = []
    kept, inside = 0, ""
    for event, element in walker:
        name = _name(element)
        if event == "start":
            if name in _SILENT and element is not root:
                walker.skip_subtree()
                continue
            if name in _BLOCKS:
                yield from _told(inside, pieces)
                inside = name
            elif name in _CELLS and any(piece.strip() for piece in pieces):
                pieces.append("\t")
            kept += name == "pre"
            pieces.append("\n" if name == "br" else _spaced(element.text, kept))
        else:
            kept -= name == "pre"
            if name in _BLOCKS:
                yield from _told(inside, pieces)
                inside = ""
            if element is not root:
                pieces.append(_spaced(element.tail, kept))
    yield from _told(inside, pieces)


def _name(element: Element) -> str:
    """The local name in small letters; empty for what is no element, such as an entity."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _spaced(text: str | None, kept: int) -> str:
    return (text or "") if kept else _SPACE.sub(" ", text or "")


def _told(name: str, pieces: list[str]) -> Iterator[tuple[str, str]]:
    text = "".join(pieces)
    pieces.clear()
    if name != "pre":
        text = re.sub(" *\t *", "\t", re.sub("  +", " ", text))
        text = _AROUND_BREAK.sub("\n", text)
    if text.strip():
        yield name, text.strip(" \n\t\r")
