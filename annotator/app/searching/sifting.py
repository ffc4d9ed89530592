"""The filter of the list of articles: what lines say answers at once, texts and labels are looked up beside.

Each piece of what is typed must hold: of the line (title, source, date, status) or else of the text. A phrase
in quotation marks is one piece; ``label:``, ``stance:`` and ``entity:`` before a piece ask for what was
labelled, as far as it may be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import regex

from annotator.app.searching.folding import is_sign, words
from annotator.app.searching.wish import Wish

if TYPE_CHECKING:
    from annotator.app.project import Project

Kind = Literal["words", "label", "stance", "entity"]
Known = Mapping["Piece", frozenset[str]]
"""Documents (uids) by what was looked up."""

_PIECES = regex.compile(r'(?:(?P<kind>label|stance|entity):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_MOST_NAMES = 10
"""Entities whose names begin alike that are asked for: who types on means fewer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that must hold; ``text`` is casefolded."""

    kind: Kind
    text: str


def pieces(typed: str) -> tuple[Piece, ...]:
    """What ``typed`` asks for, each once."""
    found = []
    for match in _PIECES.finditer(typed.translate(_QUOTES)):
        text = (match["word"] if match["phrase"] is None else match["phrase"]).strip().casefold()
        if text:
            found.append(Piece(cast("Kind", match["kind"] or "words"), text))
    return tuple(dict.fromkeys(found))


def sifted(lines: Sequence[tuple[str, str]], asked: Sequence[Piece], known: Known) -> list[str]:
    """Which of ``lines`` (uid, and casefolded what it says) hold all that is ``asked``.

    Those that say it themselves come first, then those whose texts do; each part in the order of ``lines``.
    """
    first, every = lines, lines
    for piece in asked:
        found = known.get(piece, frozenset())
        if piece.kind == "words":
            text = piece.text
            first = [line for line in first if text in line[1]]
            every = [line for line in every if text in line[1] or line[0] in found]
        else:
            first = [line for line in first if line[0] in found]
            every = [line for line in every if line[0] in found]
    best = [uid for uid, _ in first]
    if len(every) == len(first):
        return best
    before = set(best)
    return best + [uid for uid, _ in every if uid not in before]


def look_up(
    project: Project, asked: Sequence[Piece], cancelled: Callable[[], bool] = lambda: False
) -> Known | None:
    """Which documents hold each piece in their texts or labels, so far as texts have been read.

    None when it was called off. For a thread that can wait.
    """
    found: dict[Piece, frozenset[str]] = {}
    for piece in asked:
        if cancelled():
            return None
        found[piece] = _in_texts(project, piece) if piece.kind == "words" else _labelled(project, piece)
    return found


def _in_texts(project: Project, piece: Piece) -> frozenset[str]:
    asked = words(piece.text)
    # A single letter begins words of nearly every text.
    if not asked or (len(asked) == 1 and len(asked[0]) == 1 and not is_sign(asked[0])):
        return frozenset()
    shelf = project.search.shelf
    having = shelf.having(asked, begins=True)
    return frozenset(article.uid for article in shelf.articles() if article.text in having)


def _labelled(project: Project, piece: Piece) -> frozenset[str]:
    found: set[str] = set()
    for wish in _wishes(project, piece):
        found.update(project.search.labelled(wish))
    return frozenset(found)


def _wishes(project: Project, piece: Piece) -> list[Wish]:
    book = project.codebook
    if piece.kind == "label":
        return [Wish(label=each.id) for each in book.labels if _begins(piece.text, each.id, each.name)]
    if piece.kind == "stance":
        return [Wish(stance=each.id) for each in book.values if _begins(piece.text, each.id, each.name)]
    entities = project.entities()
    exact = [one.uid for one in entities if _is(piece.text, one.name, *one.aliases)]
    meant = exact or [one.uid for one in entities if _begins(piece.text, one.name, *one.aliases)]
    return [Wish(entity=uid) for uid in meant[:_MOST_NAMES]]


def _begins(text: str, *names: str) -> bool:
    return any(name.casefold().startswith(text) for name in names)


def _is(text: str, *names: str) -> bool:
    return any(name.casefold() == text for name in names)
