"""Factiva: the page of articles that one saves as HTML, from an interface in any of its languages.

An article comes either as a table, a row for each field under its code (HD, BY, WC, PD …), or as it is
laid out for reading, where a field is known by what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.text.dates import to_iso
from annotator.formats.articles.blocks import blocks
from annotator.formats.articles.clipping import Clipping
from annotator.formats.articles.files import load_page
from annotator.formats.articles.languages import language_code
from annotator.formats.xml_in import Element, parse_html
from annotator.plugin_api import Format, Holds, Incoming, Option, Source

_CLAIM = re.compile(
    rb"""<title>\s*Factiva\s*</title>|class\s*=\s*["']?article\s+[a-z]{2}(?:-?[A-Za-z]{2,4})?Article\b"""
)
"""The styles of the site come before the first article, and there are many."""

_TITLE, _TEXT = "HD", ("LP", "TD")
_FIELDS = {
    "SE": "section", "BY": "author", "AU": "author", "CR": "credit", "WC": "words", "PD": "date",
    "ET": "time", "SN": "source", "SC": "source_code", "ED": "edition", "PG": "page", "VOL": "volume",
    "LA": "language", "CY": "copyright", "CLM": "column", "CT": "contact", "RF": "references",
    "ART": "artwork", "CO": "companies", "IN": "industries", "NS": "subjects", "RE": "regions",
    "IPC": "codes", "IPD": "descriptors", "PUB": "publisher", "AN": "accession",
}  # fmt: skip
_CODE = re.compile(r"[A-Z]{2,3}")

_WORDS = re.compile(
    r"[\d.,\s]+(?:words?|wörter|worte?|mots?|palabras?|parole|parola|palavras?|woorden|ord|slov[aí]?|słów|слов\w?|"
    r"szó|kelime|字|語|단어)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+(?:uhr|gmt|[a-z]{3,4}))?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z0-9]{3,8}")
_RIGHTS = re.compile(
    r"(?:copyright|\(c\)|©|alle rechte|tous droits|todos los derechos|tutti i diritti)", re.I
)
_ACCESSION = re.compile(r"[^\W\d]+\s+([A-Z0-9]{4,}\d{8}[a-z0-9]+)")
_PAGE = re.compile(r"(?:pg\.?|page|seite|s\.|p\.?|página|pagina)?\s*[A-Z]?\d{1,4}[A-Z]?", re.IGNORECASE)


def read(source: Source) -> Iterator[Incoming]:
    """Each article as a document; one without text is reported and left out."""
    page = load_page(source)
    root = None if page is None else parse_html(page)
    if root is None:
        if page is not None:
            source.skip("html.unreadable")
        return
    found = _articles(root)
    if not found:
        source.skip("factiva.none")
    for number, element in enumerate(found, start=1):
        clipping = _from_table(element) or _from_layout(element)
        where = f"{source.name} #{number}"
        if clipping.paragraphs:
            yield clipping.document(where)
        else:
            source.report.skip(where, "article.no_body", title=clipping.title)


def claims(head: bytes) -> bool:
    """Whether there are articles as Factiva marks them."""
    return _CLAIM.search(head) is not None


def _articles(root: Element) -> list[Element]:
    marked = [element for element in root.iter("div", "article") if "article" in _classes(element)]
    own = [e for e in marked if any(name.endswith("Article") for name in _classes(e))]
    return own or marked


def _classes(element: Element) -> list[str]:
    names: list[str] = (element.get("class") or "").split()
    return names


# --- The table -------------------------------------------------------------------------------------------


def _from_table(article: Element) -> Clipping | None:
    """The article of a table of fields; None if there is none."""
    clipping, coded = Clipping(), False
    texts: dict[str, list[str]] = {}
    for row in article.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        if len(cells) != 2:
            continue
        code = " ".join(cells[0].text_content().split())
        if not _CODE.fullmatch(code):
            continue
        coded = True
        said = blocks(cells[1])
        if code == _TITLE:
            clipping.title = " ".join(" ".join(said).split())
        elif code in _TEXT:
            texts.setdefault(code, []).extend(said)
        else:
            accession = _ACCESSION.fullmatch(" ".join(said))
            clipping.tell(_FIELDS.get(code, code), accession[1] if accession else "; ".join(said))
    clipping.paragraphs = [paragraph for code in _TEXT for paragraph in texts.get(code, ())]
    return clipping if coded else None


# --- The layout ------------------------------------------------------------------------------------------


def _from_layout(article: Element) -> Clipping:
    said = blocks(article)
    headline = _first_with(article, "Headline")
    title = [] if headline is None else blocks(headline)
    above, rest = _split_at(said, title)
    first = _first_with(article, "articleParagraph", "p")
    header, body = _split_at(rest, [] if first is None else blocks(first)[:1], keep=True)
    clipping = Clipping(" ".join(" ".join(title).split()))
    for block in above:
        clipping.tell("section", block)
    author = _first_with(article, "author")
    authors = [] if author is None else blocks(author)
    clipping.tell_all({"author": authors})
    _tell_header(clipping, [block for block in header if block not in authors])
    clipping.paragraphs, trailer = _without_trailer(article, list(body))
    for block in trailer:
        accession = _ACCESSION.fullmatch(block)
        clipping.tell("accession" if accession else "publisher", accession[1] if accession else block)
    return clipping


def _without_trailer(article: Element, body: list[str]) -> tuple[list[str], list[str]]:
    """The text, and what stands after its last paragraph: the publisher and the number of the article."""
    marked = [e for e in article.iter("p") if "articleParagraph" in _classes(e)]
    if not marked or not (last := blocks(marked[-1])):
        ends = body and _ACCESSION.fullmatch(body[-1])
        return (body[:-1], body[-1:]) if ends else (body, [])
    end = max((place for place, block in enumerate(body) if block == last[-1]), default=len(body) - 1) + 1
    return body[:end], body[end:]


def _first_with(article: Element, ending: str, tag: str | None = None) -> Element | None:
    """The first element one of whose classes ends so, in any case."""
    for element in article.iter(tag or "*"):
        if any(name.casefold().endswith(ending.casefold()) for name in _classes(element)):
            return element
    return None


def _split_at(
    said: Sequence[str], mark: Sequence[str], *, keep: bool = False
) -> tuple[Sequence[str], Sequence[str]]:
    """What stands before the blocks ``mark`` and after them; ``keep`` leaves them in what comes after."""
    if not mark:
        return (), said
    for place in range(len(said) - len(mark) + 1):
        if list(said[place : place + len(mark)]) == list(mark):
            return said[:place], said[place if keep else place + len(mark) :]
    return (), said


def _tell_header(clipping: Clipping, header: Sequence[str]) -> None:
    """The blocks between headline and text: the source stands after the day, its code after the source."""
    for block in header:
        meta = clipping.meta
        if _WORDS.fullmatch(block) and "words" not in meta:
            clipping.tell("words", block)
        elif "date" not in meta and to_iso(block):
            clipping.tell("date", block)
        elif _TIME.fullmatch(block) and "time" not in meta:
            clipping.tell("time", block)
        elif _RIGHTS.match(block):
            clipping.tell("copyright", block)
        elif "date" in meta and "source" not in meta:
            clipping.tell("source", block)
        elif "source" in meta and "source_code" not in meta and _SOURCE_CODE.fullmatch(block):
            clipping.tell("source_code", block)
        elif "language" not in meta and len(block.split()) <= 2 and language_code(block):
            clipping.tell("language", block)
        elif "source" in meta and "page" not in meta and _PAGE.fullmatch(block):
            clipping.tell("page", block)
        else:
            clipping.tell("edition" if "source" in meta else "author", block)


FACTIVA = Format(
    name="factiva",
    title="Factiva (HTML)",
    suffixes=(".html", ".htm"),
    description="Articles saved from Factiva as HTML, in tables of fields (“full article plus indexing”) or "
    "laid out for reading, from an interface in any language. Each article is a document, its fields are "
    "metadata.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(Option("encoding", "Read the file in this encoding instead of finding it out."),),
    needs="xml",
    read=read,
    claims=claims,
)
