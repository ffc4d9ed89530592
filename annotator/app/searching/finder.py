"""Searching a project: which articles match, and where in them.

With words alone, a place is where they stand. With a label, entity, stance, doubt or annotator, a place is a
span or statement, and words must hold of the paragraphs in which it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.app.searching.expression import Expression, Sought, Term, chosen, without_denials
from annotator.app.searching.items import Item, Items
from annotator.app.searching.kept import KeptTexts, Text
from annotator.app.searching.language import parse
from annotator.app.searching.results import ArticleHits, Found, Hit, hit_at
from annotator.app.searching.shelf import Article, Shelf
from annotator.app.searching.sight import Sight
from annotator.app.searching.wish import Wish
from annotator.store import search as store

if TYPE_CHECKING:
    from annotator.app.project import Project

_AT_ONCE = 20
"""Texts that are read together when places are looked for."""

_NO_TEXT = Text("", "")


class Search:
    """Finds in one project. Any thread may ask; two questions at a time are answered one after the other."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.shelf = Shelf(project)
        self._items = Items(project)
        self._texts = KeptTexts(self.shelf.bodies)

    def find(self, wish: Wish, most: int | None = None, *, thorough: bool = True) -> Found:
        """What ``wish`` finds; articles follow until ``most`` places are told (None: all).

        A text that the index lacks is read on the spot if ``thorough``, else counted as unread; see
        :meth:`annotator.app.searching.shelf.Shelf.read`.
        """
        if wish.is_empty:
            return Found()
        expression = parse(wish.text)
        if expression is None and wish.text.strip() and not _says_more(wish):
            return Found()
        articles = list(self._articles(wish))
        items = self._items.by_document(wish) if wish.about_labels else None
        if items is not None:
            articles = [article for article in articles if article.uid in items]
        unread = set() if expression is None else set(self.shelf.unread())
        if expression is not None:
            articles = self._candidates(expression, articles, unread if thorough else set(), items)
        told, looked = self._told(articles, expression, items, unread, most)
        whole = looked == len(articles)
        is_known = expression is None or (items is None and not unread)
        total = len(told) if whole else len(articles) if is_known else None
        return Found(tuple(told), total, 0 if thorough else len(unread))

    def labelled(self, wish: Wish) -> frozenset[str]:
        """The documents in which something is labelled as ``wish`` asks, whatever its words are."""
        return frozenset(self._items.by_document(wish))

    # --- Which articles -----------------------------------------------------------------------------------

    def _articles(self, wish: Wish) -> Iterator[Article]:
        source = None if wish.source is None else wish.source.casefold()
        statuses = self._with_status(wish) if wish.status else None
        for article in self.shelf.articles():
            if source is not None and article.source.casefold() != source:
                continue
            if not _within(article.date, wish.since, wish.until):
                continue
            if statuses is None or (article.uid in statuses) != (wish.status == "not_started"):
                yield article

    def _with_status(self, wish: Wish) -> set[str]:
        """The documents whose layer has the status; for "not started", those in which somebody has begun."""
        sight = Sight(self._project)
        whose = wish.annotator or sight.own
        with self._project.reading():
            rows = store.layers(self._project._file.db)
        begun = ("in_progress", "done", "skipped")
        wanted = begun if wish.status == "not_started" else (wish.status,)
        return {
            document
            for document, annotator, status in rows
            if status in wanted and whose in (None, annotator) and sight.shows(document, annotator)
        }

    def _candidates(
        self,
        expression: Expression,
        articles: Sequence[Article],
        unread: set[str],
        items: Mapping[str, list[Item]] | None,
    ) -> list[Article]:
        """The articles that may match, in their order: by the index, and those it lacks (``unread``)."""
        needed = expression if items is None else without_denials(expression)
        every = {article.text for article in articles}
        if needed is None:
            return list(articles)
        found = chosen(needed, self._having, every - unread) | (every & unread)
        return [article for article in articles if article.text in found]

    def _having(self, term: Term) -> frozenset[str]:
        return self.shelf.having(term.words, begins=term.begins)

    # --- Where in them ------------------------------------------------------------------------------------

    def _told(
        self,
        articles: Sequence[Article],
        expression: Expression | None,
        items: Mapping[str, list[Item]] | None,
        unread: set[str],
        most: int | None,
    ) -> tuple[list[ArticleHits], int]:
        """Articles with their places, until there are enough; and how many were looked at."""
        told: list[ArticleHits] = []
        places = looked = 0
        seeker = None if expression is None else _Seeker(expression, unread)
        for at in range(0, len(articles), _AT_ONCE):
            some = articles[at : at + _AT_ONCE]
            needed = [article.text for article in some] if seeker or items is not None else []
            texts = self._texts.get(needed)
            for article in some:
                if most is not None and (places >= most or len(told) >= most):
                    return told, looked
                hits = _hits(article, texts.get(article.text, _NO_TEXT), seeker, items)
                looked += 1
                if hits is not None:
                    told.append(_answer(article, hits))
                    places += len(hits)
        return told, looked


class _Seeker:
    """Looks into texts for what an expression asks; ``unread`` ones must be tried first."""

    def __init__(self, expression: Expression, unread: set[str]) -> None:
        self._expression = expression
        self._sought = Sought(expression)
        self._unread = unread

    def hits(self, article: Article, text: Text) -> list[Hit] | None:
        """The places of the words; None if the article doesn't match."""
        if article.text in self._unread and not self._expression.matches(text.folded):
            return None
        return [hit_at(article.uid, text.body, *place) for place in self._sought.places(text.folded)]

    def chosen(self, text: Text, items: Sequence[Item]) -> list[Item]:
        """The items in whose paragraphs the expression holds."""
        return [item for item in items if self._expression.matches(_paragraphs(text.folded, item))]


def _hits(
    article: Article, text: Text, seeker: _Seeker | None, items: Mapping[str, list[Item]] | None
) -> list[Hit] | None:
    if items is None:
        return [] if seeker is None else seeker.hits(article, text)
    there: Sequence[Item] = items[article.uid]
    if seeker is not None:
        there = seeker.chosen(text, there)
    made = [hit_at(one.document, text.body, one.start, one.end, one.uid, one.annotator) for one in there]
    return made or None


def _paragraphs(folded: str, item: Item) -> str:
    first = folded.rfind("\n", 0, item.start) + 1
    last = folded.find("\n", item.end)
    return folded[first:] if last < 0 else folded[first:last]


def _answer(article: Article, hits: Sequence[Hit]) -> ArticleHits:
    return ArticleHits(article.uid, article.title, article.date, article.source, tuple(hits))


def _within(date: str, since: str, until: str) -> bool:
    if not (since or until):
        return True
    return bool(date) and date[: len(since)] >= since and (not until or date[: len(until)] <= until)


def _says_more(wish: Wish) -> bool:
    return wish != Wish(text=wish.text)
