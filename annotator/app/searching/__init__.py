"""Search: words in the articles and what was labelled there; see ``docs/search.md``."""

from annotator.app.searching.finder import Search
from annotator.app.searching.results import ArticleHits, Found, Hit
from annotator.app.searching.wish import Wish, wish_named

__all__ = ["ArticleHits", "Found", "Hit", "Search", "Wish", "wish_named"]
