"""The articles that can be searched and the index of their texts, kept up by what is committed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.app.jobs import stand_aside
from annotator.app.searching.folding import as_indexed
from annotator.core.changes import Committed
from annotator.store import search as store
from annotator.store.packing import unpack_json, unpack_uid

if TYPE_CHECKING:
    from annotator.app.project import Project

_AT_ONCE = 40
"""Texts that are read and taken in before a key press may come in between."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a search needs to know of an article; ``text`` is its text's hash."""

    uid: str
    text: str
    title: str
    date: str
    source: str


class Shelf:
    """The articles of a project. Any thread may ask; :meth:`read` is for one that can wait."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._index = store.TextIndex()
        self._reading = threading.Lock()
        self._articles: tuple[Article, ...] | None = None
        self._unread: tuple[tuple[Article, ...], int, Sequence[str]] = ((), 0, ())
        project.subscribe(self._take_note)

    def _take_note(self, committed: Committed) -> None:
        # What an import brought is not among its changes.
        if any(change.kind in ("document", "import") for change in committed.changes):
            self._articles = None

    def articles(self) -> tuple[Article, ...]:
        """The articles that are there, in import order."""
        known = self._articles
        if known is None:
            with self._project.reading():
                rows = store.articles(self._project._file.db)
            known = self._articles = tuple(_article(*row) for row in rows)
        return known

    def unread(self) -> Sequence[str]:
        """Hashes of the texts that the index lacks."""
        articles, size = self.articles(), len(self._index)
        asked, known, told = self._unread
        if asked is not articles or known != size:
            told = list(dict.fromkeys(one.text for one in articles if one.text not in self._index))
            self._unread = (articles, size, told)
        return told

    def read(
        self,
        progress: Callable[[int, int], object] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Take the texts that the index lacks into it; whether that came to its end."""
        with self._reading:
            unread = self.unread()
            for at in range(0, len(unread), _AT_ONCE):
                if cancelled():
                    return False
                told = self.bodies(unread[at : at + _AT_ONCE])
                self._index.put({sha256: as_indexed(body) for sha256, body in told.items()})
                progress(min(at + _AT_ONCE, len(unread)), len(unread))
                stand_aside()
        return True

    def having(self, words: tuple[str, ...], *, begins: bool) -> frozenset[str]:
        """Hashes of the texts in the index in which ``words`` follow each other."""
        return self._index.having(words, begins=begins)

    def bodies(self, hashes: Sequence[str]) -> dict[str, str]:
        """Texts by hash."""
        with self._project.reading():
            return store.bodies(self._project._file.db, hashes)


def _article(uid: object, text: str, title: str, meta: object) -> Article:
    told = unpack_json(meta) or {}
    return Article(unpack_uid(uid), text, title, str(told.get("date") or ""), str(told.get("source") or ""))
