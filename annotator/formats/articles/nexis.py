"""Nexis and Lexis: many articles in a file of any kind that one can download there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from annotator.formats.articles.blocks import blocks
from annotator.formats.articles.docx_text import beginning, read_docx
from annotator.formats.articles.files import load_page
from annotator.formats.articles.nexis_articles import articles
from annotator.formats.articles.nexis_labels import LENGTH, label_of, mark_of
from annotator.formats.articles.rtf_text import read_rtf, rtf_beginning
from annotator.formats.decoding import decode
from annotator.formats.xml_in import parse_html
from annotator.plugin_api import Format, Holds, Incoming, Option, Source

_DOC_NUMBER = re.compile(rb"<DOC NUMBER=\d+>")
_COVER = re.compile(r"^\s*(User Name|Job Number|Client/Matter|Search Terms|Search Type):", re.MULTILINE)
_COVER_MARKS = 3
"""What the cover page of a download says; where it lists hundreds of articles, the first one is far away."""

_CENTRED = 8
"""Blanks before a line that is set in the middle."""


def read(source: Source) -> Iterator[Incoming]:
    """Each article as a document; one without text is reported and left out."""
    by_suffix: dict[str, Callable[[Source], list[str] | None]] = {
        ".docx": _of_docx, ".rtf": read_rtf, ".html": _of_html, ".htm": _of_html
    }  # fmt: skip
    paragraphs = by_suffix.get(source.path.suffix.lower(), _of_text)(source)
    if paragraphs is None:
        return
    number = 0
    for number, clipping in enumerate(articles(paragraphs), start=1):
        where = f"{source.name} #{number}"
        if clipping.paragraphs:
            yield clipping.document(where)
        else:
            source.report.skip(where, "article.no_body", title=clipping.title)
    if not number:
        source.skip("nexis.none")


def claims(head: bytes) -> bool:
    """Whether the beginning of the file has the marks of Nexis: a count of documents, or length and text."""
    if head.startswith(b"PK\x03\x04"):
        return _is_nexis(beginning(head), joined=True)
    if head.startswith(b"{\\rtf"):
        return _is_nexis(rtf_beginning(head))
    if b"<html" in head[:2048].lower() or b"<body" in head[:4096].lower():
        text = re.sub(r"<[^>]*>", "\n", head.decode("utf-8", "replace"))
        return _DOC_NUMBER.search(head) is not None or _is_nexis(text)
    return _is_nexis(head.decode("utf-8", "replace"))


def _is_nexis(text: str, *, joined: bool = False) -> bool:
    if len({*_COVER.findall(text)}) >= _COVER_MARKS:
        return True
    if not LENGTH.search(text):  # cheap, for each text file of an import is asked
        return False
    said = [line.strip() for line in text.splitlines() if line.strip()]
    marks = {mark_of(line) for line in said}
    labels = {label[0] for line in said if (label := label_of(line))}
    # In word processors a label and what it says may stand in two runs.
    labels |= (
        {"words"} if joined and any(label_of(f"{line} x") for line in said if line.endswith(":")) else set()
    )
    return "words" in labels and bool(marks & {"counted", "body", "end"})


# --- Paragraphs ------------------------------------------------------------------------------------------


def _of_docx(source: Source) -> list[str] | None:
    found = read_docx(source)
    return None if found is None else [text for text, _ in found.paragraphs]


def _of_html(source: Source) -> list[str] | None:
    page = load_page(source)
    if page is None:
        return None
    root = parse_html(page)
    if root is None:
        source.skip("html.unreadable")
        return None
    return blocks(root)


def _of_text(source: Source) -> list[str] | None:
    text = decode(source)
    if text is None:
        return None
    lines = text.lstrip("\ufeff").replace("\f", "\n").splitlines()
    if not any(mark_of(line) == "counted" for line in lines):
        return [line.strip() for line in lines if line.strip()]
    return list(_unwrapped(lines))


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Paragraphs of a text that was broken into lines of equal length and has empty ones in between."""
    paragraph: list[str] = []
    for line in [*lines, ""]:
        said = line.strip()
        centred = len(line) - len(line.lstrip(" ")) >= _CENTRED
        if paragraph and (not said or centred or mark_of(said) or _is_label(said)):
            yield " ".join(paragraph)
            paragraph = []
        if said and (centred or mark_of(said)):
            yield said
        elif said:
            paragraph.append(said)


def _is_label(line: str) -> bool:
    """Whether a line names a field; in the files that are broken into lines the names are in capitals."""
    return line.partition(":")[0].isupper() and label_of(line) is not None


NEXIS = Format(
    name="nexis",
    title="Nexis or Lexis (DOCX, RTF, TXT, HTML)",
    suffixes=(".docx", ".rtf", ".txt", ".html", ".htm"),
    aliases=("lexis", "lexisnexis"),
    description="Downloads with many articles a file, older ones (“3 of 200 DOCUMENTS”) and newer ones "
    "(“End of Document”), from an interface in any language. Each article is a document, its fields are "
    "metadata.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(Option("encoding", "Read text and HTML in this encoding instead of finding it out."),),
    needs="xml",
    read=read,
    claims=claims,
)
