"""Which column of a CoNLL file holds what: said in its first line, or seen from its values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from annotator.formats.conll.schemes import is_tag

GLOBAL = "# global.columns ="
DOCSTART = "-DOCSTART-"
FORM, SPACE, TAGS = "FORM", "ANNOTATOR:SPACE", "NER"
MOST_COLUMNS = 64
_COMMENT = "#"

_NUMBER = re.compile(r"\d+(?:[-.]\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of a file are cut: at tabs or at blanks, into so many columns."""

    tabbed: bool
    width: int

    @classmethod
    def of(cls, lines: Iterable[str]) -> Shape:
        """The shape that the first line of tokens has."""
        first = next(
            (line for line in lines if line.strip() and not line.startswith((_COMMENT, DOCSTART))), ""
        )
        return cls("\t" in first, len(cells(first)))

    def is_comment(self, line: str) -> bool:
        """Whether a line is none of tokens: a number sign may begin either."""
        if not line.startswith(_COMMENT):
            return False
        columns = cells(line)
        return ("\t" in line) != self.tabbed or len(columns) != self.width or not is_tag(columns[-1])


@dataclass(frozen=True, slots=True)
class Layout:
    """Numbers of columns, the first is 0. ``space`` holds what stands after a token in the text."""

    token: int
    tags: tuple[int, ...]
    space: int | None = None

    @property
    def least(self) -> int:
        """How many columns a line must have."""
        return max(self.token, *self.tags, self.space or 0) + 1


def cells(line: str) -> list[str]:
    """The columns of a line: between tabs, or else between blanks."""
    return line.split("\t") if "\t" in line else line.split()


def named(line: str) -> Layout | None:
    """The layout that a line ``# global.columns = FORM NER …`` tells of, if it has tokens and tags."""
    columns = line.removeprefix(GLOBAL).split()
    tags = tuple(at for at, name in enumerate(columns) if name == TAGS or name.startswith(f"{TAGS}:"))
    if FORM not in columns or not tags:
        return None
    return Layout(columns.index(FORM), tags, columns.index(SPACE) if SPACE in columns else None)


def told(labels: Sequence[str], *, spaces: bool) -> str:
    """That line, with a column of tags for each label, or one for all."""
    tags = [f"{TAGS}:{quote(label, safe='')}" for label in labels] or [TAGS]
    return f"{GLOBAL} {' '.join([FORM, *([SPACE] if spaces else []), *tags])}\n"


def seen(rows: Sequence[Sequence[str]], token: int | None, tags: Sequence[int]) -> Layout | None:
    """The layout that the first ``rows`` of a file show: the last column that is all tags is the tags.

    Tokens come first, or second where the first column counts them. ``token`` and ``tags`` are what the user
    says, if anything. None if no column has tags.
    """
    width = min((len(row) for row in rows), default=0)
    if width < 2 or width > MOST_COLUMNS:
        return None
    if token is None:
        counted = (
            width > 2 and all(_NUMBER.fullmatch(row[0]) for row in rows) and rows[0][0] in ("0", "1", "1-2")
        )
        token = int(counted)
    if not tags:
        fitting = [at for at in range(width) if at != token and all(is_tag(row[at]) for row in rows)]
        tags = fitting[-1:]
    return Layout(token, tuple(tags)) if tags and max(token, *tags) < width else None


def space_cell(space: str) -> str:
    """What stands between two tokens, as a cell."""
    return quote(space, safe="") or "_"


def space_of(cell: str) -> str:
    """What :func:`space_cell` was made of."""
    return "" if cell == "_" else unquote(cell)
