"""Every word that people read is asked for in one place, which keeps it."""

from __future__ import annotations

import ast
from gettext import NullTranslations

import pytest

from annotator.app.messages import words
from tests.architecture.sources import package_sources

HOME = "annotator/app/messages/words.py"


def test_nobody_but_our_words_asks_gettext() -> None:
    asking = [
        source.name
        for source in package_sources()
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.ImportFrom) and node.module == "gettext")
        or (isinstance(node, ast.Import) and any(alias.name == "gettext" for alias in node.names))
    ]
    assert asking == [HOME]


def test_a_word_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Loud(NullTranslations):
        def gettext(self, message: str) -> str:
            asked.append(message)
            return message.upper()

    monkeypatch.setattr(words, "_catalogue", Loud)
    word = "a word that only this test knows"
    assert [words.gettext(word) for _ in range(3)] == [word.upper()] * 3
    assert asked == [word]


def test_numbers_choose_their_form() -> None:
    assert [words.ngettext("{n} span", "{n} spans", count) for count in (1, 2)] == ["{n} span", "{n} spans"]
