"""Which column of a table, or key of an object, is the title, the text, the date … of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.errors import UserError

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "head", "hed", "articletitle", "subject"),
    "text": ("text", "body", "content", "fulltext", "articletext", "bodytext", "maintext", "articlebody",
             "article", "story", "plaintext"),
    "date": ("date", "published", "publicationdate", "datepublished", "publishedat", "publishdate", "pubdate",
             "publishedon", "publisheddate", "articledate", "datetime", "timestamp"),
    "source": ("source", "outlet", "newspaper", "publication", "publisher", "medium", "media", "journal",
               "newssource", "sourcename"),
    "author": ("author", "authors", "byline", "writer", "journalist", "reporter", "creator"),
    "url": ("url", "link", "href", "uri", "weburl", "permalink", "sourceurl", "articleurl"),
    "language": ("language", "lang", "languagecode"),
}  # fmt: skip
"""Names that are understood, best first, compared without case, spaces, dots, dashes and underscores."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """One article's parts, told apart: ``text`` is None where there is none."""

    title: str
    text: str | None
    meta: dict[str, Any]


def mapping_for(columns: Iterable[str], chosen: Mapping[str, str | None]) -> dict[str, str]:
    """Field → column: what the user ``chosen``, the rest by synonym; None in ``chosen`` means no column.

    Raises:
        UserError: ``table.unknown_field`` for a choice of an unknown field, ``table.no_such_column`` for a
            column that is not there.
    """
    names = list(columns)
    for field, column in chosen.items():
        if field not in SYNONYMS:
            raise UserError("table.unknown_field", field=field, known=", ".join(SYNONYMS))
        if column is not None and column not in names:
            raise UserError("table.no_such_column", column=column, columns=", ".join(names))
    taken = {column for column in chosen.values() if column is not None}
    by_plain_name: dict[str, str] = {}
    for name in names:
        if name not in taken:
            by_plain_name.setdefault(_plain(name), name)
    mapping = {field: column for field, column in chosen.items() if column is not None}
    for field, synonyms in SYNONYMS.items():
        found = next((by_plain_name[name] for name in synonyms if name in by_plain_name), None)
        if found is not None and field not in chosen:
            mapping[field] = found
    return mapping


def apply(mapping: Mapping[str, str], row: Mapping[str, Any]) -> Mapped:
    """The parts of ``row``: mapped columns under their field's name, the others under their own.

    Empty cells say nothing and are left out. A column that bears the name of a field another column was
    chosen for keeps its value under ``name_2``.
    """
    text = row.get(mapping.get("text", ""))
    meta = {
        field: value
        for field, column in mapping.items()
        if field not in ("title", "text") and (value := _said(row.get(column))) != ""
    }
    taken = set(mapping.values())
    for column, value in row.items():
        if column not in taken and value is not None and value != "":
            meta[_free_name(column, meta)] = value
    return Mapped(
        title=_said(row.get(mapping.get("title", ""))),
        text=text if isinstance(text, str) else None,
        meta=meta,
    )


def _plain(name: str) -> str:
    return re.sub(r"[\s._-]+", "", name).casefold()


def _said(value: Any) -> str:
    """A field's value as one string: a list of names becomes ``A; B``."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_said(item) for item in value)
    return value.strip("\ufeff") if isinstance(value, str) else str(value)


def _free_name(name: str, taken: Mapping[str, Any]) -> str:
    candidate, number = name or "column", 2
    while candidate in taken:
        candidate, number = f"{name}_{number}", number + 1
    return candidate
