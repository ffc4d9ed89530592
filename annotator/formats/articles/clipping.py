"""An article cut out of a file of a news database, whose parts the database names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.core.text.dates import iso_or_said
from annotator.formats.articles.languages import language_code
from annotator.plugin_api import IncomingDocument

_BY = re.compile(r"(?:by|von|par|por|di|door|av|af)\s+(?=\S)", re.IGNORECASE)
_COUNT = re.compile(r"\d+(?:[.,\s\u00a0]\d{3})*")


@dataclass(slots=True)
class Clipping:
    """The parts of an article, as they are found; fields are in the order of finding."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    meta: dict[str, str | int] = field(default_factory=dict)

    def tell(self, name: str, said: str) -> None:
        """Keep what the database says under ``name``; a second word on it is added to the first."""
        said = " ".join(said.split())
        if not said:
            return
        value: str | int = said
        if name == "date":
            value = iso_or_said(said)
        elif name == "language":
            value = language_code(said) or said
        elif name == "author":
            value = _BY.sub("", said, count=1) if _BY.match(said) else said
        elif name == "words" and (count := _COUNT.search(said)):
            value = int(re.sub(r"\D", "", count[0]))
        before = self.meta.get(name)
        self.meta[name] = value if before is None else f"{before}; {value}"

    def tell_all(self, fields: Mapping[str, Iterable[str]]) -> None:
        """As :meth:`tell`, for several."""
        for name, said in fields.items():
            for each in said:
                self.tell(name, each)

    def document(self, where: str) -> IncomingDocument:
        """The article as a document: its headline is the first paragraph of the text, as in the paper."""
        paragraphs = [self.title, *self.paragraphs] if self.title else self.paragraphs
        return IncomingDocument("\n\n".join(paragraphs), where, title=self.title, meta=self.meta)
