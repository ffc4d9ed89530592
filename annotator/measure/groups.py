"""A group: the items of several annotators that are about the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from annotator.core.records import Span, Statement

Kind = Literal["span", "statement"]
Item = Span | Statement


@dataclass(frozen=True)
class Group:
    """What each annotator made of one place: normally one item a person.

    ``items`` names only annotators who have one; several items of one person mean that they split what
    others left whole (then they stand in text order). ``annotators`` are all who finished the document.
    """

    kind: Kind
    items: Mapping[str, tuple[Item, ...]]
    annotators: tuple[str, ...]

    @cached_property
    def present(self) -> tuple[str, ...]:
        """Annotators with an item, in the order of ``annotators``."""
        return tuple(annotator for annotator in self.annotators if annotator in self.items)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """Annotators who finished the document and have no item here."""
        return tuple(annotator for annotator in self.annotators if annotator not in self.items)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Uids of all items, sorted: what a decision on this group rests on."""
        return tuple(sorted(item.uid for items in self.items.values() for item in items))

    def spans_of(self, annotator: str) -> tuple[Span, ...]:
        """The annotator's spans here: none when absent or when the group is of statements."""
        return tuple(item for item in self.items.get(annotator, ()) if isinstance(item, Span))

    def statements_of(self, annotator: str) -> tuple[Statement, ...]:
        """The annotator's statements here: none when absent or when the group is of spans."""
        return tuple(item for item in self.items.get(annotator, ()) if isinstance(item, Statement))
