"""The shape of a codebook file, declared once: the reader checks by it, the documentation is held to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotator.core.codebook.json_form import COLOUR

RESERVED_KEYS = frozenset("FJKUYMTEQVN") | frozenset("[]{}.,")
"""Characters that mean something else while the text has the focus, so no label or value may take them.

In this order: fragment, next and previous sentence, next and previous clause, nothing here, tie, edit,
doubt, voice, note; then the span's boundaries, and the next and previous statement.
"""


@dataclass(frozen=True, slots=True)
class ValueType:
    """What a key may hold: a test, and the error code for what fails it."""

    fits: Callable[[object], bool]
    error: str


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _is_key(value: object) -> bool:
    return isinstance(value, str) and len(value) == 1 and value.isprintable() and not value.isspace()


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_text_table(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(item, str) for item in value.values())


TEXT = ValueType(_is_text, "codebook.not_text")
FILLED = ValueType(lambda value: isinstance(value, str) and bool(value.strip()), "codebook.not_filled")
WHOLE = ValueType(lambda value: type(value) is int and value > 0, "codebook.not_whole_number")
NUMBER = ValueType(_is_number, "codebook.not_number")
FLAG = ValueType(lambda value: isinstance(value, bool), "codebook.not_true_or_false")
TEXTS = ValueType(_is_texts, "codebook.not_texts")
TEXT_TABLE = ValueType(_is_text_table, "codebook.not_text_table")
COLOURED = ValueType(
    lambda value: isinstance(value, str) and bool(COLOUR.match(value)), "codebook.not_colour"
)
KEY = ValueType(_is_key, "codebook.not_key")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a table in the file."""

    name: str
    type: ValueType
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file: its keys, and the arrays of tables (``[[…]]``) inside it."""

    name: str
    entries: tuple[Entry, ...]
    tables: tuple[Table, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may stand in this table."""
        return tuple(entry.name for entry in self.entries) + tuple(table.name for table in self.tables)


_IDENTITY = (Entry("id", FILLED, required=True), Entry("name", FILLED, required=True))

LABEL = Table(
    "label",
    (
        *_IDENTITY,
        Entry("colour", COLOURED, required=True),
        Entry("key", KEY),
        Entry("guideline", TEXT),
        Entry("examples", TEXTS),
        Entry("entity_kinds", TEXTS),
    ),
)
VALUE = Table(
    "value",
    (
        *_IDENTITY,
        Entry("verb", FILLED, required=True),
        Entry("number", NUMBER),
        Entry("key", KEY),
        Entry("symbol", FILLED, required=True),
        Entry("colour", COLOURED, required=True),
        Entry("guideline", TEXT),
        Entry("examples", TEXTS),
    ),
)
ROLE = Table(
    "role",
    (
        *_IDENTITY,
        Entry("label", FILLED, required=True),
        Entry("required", FLAG),
        Entry("sticky", FLAG),
        Entry("several", FLAG),
    ),
)
STATEMENT_TYPE = Table("statement_type", (*_IDENTITY, Entry("stance_label", FILLED)), (ROLE,))
ENTITY_KIND = Table("entity_kind", (*_IDENTITY, Entry("attributes", TEXTS)))
ENTITY = Table(
    "entity",
    (
        Entry("name", FILLED, required=True),
        Entry("kind", FILLED, required=True),
        Entry("aliases", TEXTS),
        Entry("attributes", TEXT_TABLE),
        Entry("parent", FILLED),
    ),
)
CODEBOOK = Table(
    "codebook",
    (Entry("name", FILLED, required=True), Entry("version", WHOLE)),
    (LABEL, VALUE, STATEMENT_TYPE, ENTITY_KIND, ENTITY),
)
"""The whole file; its own name is never written in it."""
