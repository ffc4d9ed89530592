"""What a search answers: articles, and the places in them with the words around each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_AROUND = 180
"""Code points on each side of a place that are shown; more than a line holds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in an article: ``[start, end)`` in code points, its words, and those before and after it.

    ``item`` is the span or statement that it is, ``annotator`` whose; both None where words were found.
    """

    document: str
    start: int
    end: int
    before: str
    words: str
    after: str
    item: str | None = None
    annotator: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The place as the command line prints it."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.words,
            "left": self.before,
            "right": self.after,
            "item": self.item,
            "annotator": self.annotator,
        }


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """An article and its places in their order; none where only its state was asked for."""

    document: str
    title: str
    date: str
    source: str
    hits: tuple[Hit, ...]

    def to_json(self) -> dict[str, Any]:
        """The article as the command line prints it."""
        return {
            "uid": self.document,
            "title": self.title,
            "date": self.date,
            "source": self.source,
            "hits": [hit.to_json() for hit in self.hits],
        }


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: ``articles`` in import order, as many as were asked for.

    ``total`` counts all articles that match; None where that is not known before all were looked at.
    ``unread`` articles could not be searched yet, because the index is still being made.
    """

    articles: tuple[ArticleHits, ...] = ()
    total: int | None = 0
    unread: int = 0

    @property
    def places(self) -> int:
        """Places in the articles that are told."""
        return sum(len(article.hits) for article in self.articles)

    @property
    def is_whole(self) -> bool:
        """Whether these are all."""
        return self.total == len(self.articles)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All places, article by article."""
        return tuple(hit for article in self.articles for hit in article.hits)

    def to_json(self) -> dict[str, Any]:
        """The answer as the command line prints it."""
        return {"places": self.places, "articles": [article.to_json() for article in self.articles]}


def hit_at(
    document: str, text: str, start: int, end: int, item: str | None = None, annotator: str | None = None
) -> Hit:
    """The place ``[start, end)`` of an article's text, with the words around it on one line."""
    return Hit(
        document=document,
        start=start,
        end=end,
        before=_on_one_line(text[max(0, start - _AROUND) : start]),
        words=_on_one_line(text[start:end]),
        after=_on_one_line(text[end : end + _AROUND]),
        item=item,
        annotator=annotator,
    )


def _on_one_line(text: str) -> str:
    for sign in _BREAKS:
        text = text.replace(sign, " ")
    return text


_BREAKS = "\n\r\t\u2028\u2029"
