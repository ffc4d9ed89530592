"""Making a gold item of one's own, from a version: stance, roles, boundaries, label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from annotator.core.commands.review import GoldItem, GoldSpan, GoldStatement
from annotator.core.fragments import Fragments, merged
from annotator.core.records import Filling, Stance
from annotator.core.text.boundaries import Boundaries

Edge = Literal["start", "end"]


class Editing:
    """The items of one row while a reviewer changes them; nothing is decided before they say so.

    ``versions`` are what the row's other versions would become: the roles to choose from are theirs.
    """

    def __init__(
        self, items: Sequence[GoldItem], versions: Iterable[GoldItem], boundaries: Boundaries, start: int = 1
    ) -> None:
        self.items: tuple[GoldItem, ...] = tuple(items)
        self.start = start
        """The side, from 1, that the items came from."""
        self._versions = tuple(versions)
        self._boundaries = boundaries

    @property
    def span(self) -> GoldSpan | None:
        """The span being edited: the first, when a version split it."""
        return next((item for item in self.items if isinstance(item, GoldSpan)), None)

    @property
    def statement(self) -> GoldStatement | None:
        """The statement being edited."""
        return next((item for item in self.items if isinstance(item, GoldStatement)), None)

    def set_stance(self, value: str) -> bool:
        """Give the statement this stance; its cue stays."""
        statement = self.statement
        if statement is None or statement.stance.value == value:
            return False
        self._put(statement, replace(statement, stance=Stance(value, statement.stance.spans)))
        return True

    def relabel(self, label: str) -> bool:
        """Give the span this label."""
        span = self.span
        if span is None or span.label == label:
            return False
        self._put(span, replace(span, label=label))
        return True

    def turn_role(self, roles: Iterable[str]) -> bool:
        """Fill the first of ``roles`` that the statement has as the next of the versions fills it."""
        statement = self.statement
        role = next((role for role in roles if statement is not None and role in statement.roles), None)
        if statement is None or role is None:
            return False
        choices = self._fillings(role)
        now = statement.roles[role]
        at = next((place for place, each in enumerate(choices) if each.entity == now.entity), -1)
        following = choices[(at + 1) % len(choices)] if choices else now
        if following == now:
            return False
        self._put(statement, replace(statement, roles={**statement.roles, role: following}))
        return True

    def move(self, edge: Edge, direction: int, *, exact: bool = False) -> bool:
        """Move an edge of the span left (−1) or right (1) by a word, or by a grapheme."""
        span = self.span
        if span is None:
            return False
        start, end = span.fragments[0] if edge == "start" else span.fragments[-1]
        if edge == "start":
            start = self._moved_start(start, direction, exact)
        else:
            end = self._moved_end(end, direction, exact)
        rest = span.fragments[1:] if edge == "start" else span.fragments[:-1]
        return start < end and self.place((*rest, (start, end)))

    def place(self, fragments: Fragments) -> bool:
        """Put the span on these fragments; those that meet become one."""
        span, pieces = self.span, merged(fragments)
        if span is None or not pieces or pieces == span.fragments:
            return False
        self._put(span, replace(span, fragments=pieces))
        return True

    def _put(self, old: GoldItem, new: GoldItem) -> None:
        self.items = tuple(new if item is old else item for item in self.items)

    def _fillings(self, role: str) -> list[Filling]:
        """The different ways in which the versions fill a role, one for each entity."""
        found: dict[str | None, Filling] = {}
        for item in (*self.items, *self._versions):
            if isinstance(item, GoldStatement) and role in item.roles:
                found.setdefault(item.roles[role].entity, item.roles[role])
        return sorted(found.values(), key=lambda filling: filling.entity or "")

    def _moved_start(self, at: int, direction: int, exact: bool) -> int:
        bounds = self._boundaries
        if exact:
            return bounds.next_grapheme(at) if direction > 0 else bounds.previous_grapheme(at)
        return bounds.next_word(at) if direction > 0 else bounds.previous_word(at)

    def _moved_end(self, at: int, direction: int, exact: bool) -> int:
        bounds = self._boundaries
        if exact:
            return bounds.next_grapheme(at) if direction > 0 else bounds.previous_grapheme(at)
        return bounds.next_word_end(at) if direction > 0 else bounds.previous_word_end(at)
