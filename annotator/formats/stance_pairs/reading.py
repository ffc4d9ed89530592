"""Stance pairs as documents: a text, and for each target in it a statement by whoever said so.

Nobody tells where in the text the target or the stance is, so a statement has no evidence; its target
becomes an entity. Rows with the same text are one document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from annotator.core.kinds import VOICES
from annotator.core.records import Annotator, Entity, Filling, Stance
from annotator.core.uids import derived_uid
from annotator.formats.layer_names import GOLD
from annotator.formats.stance_pairs.pairs import SOFT
from annotator.formats.stance_pairs.words import COLUMNS, META, SOFT_COLUMNS, SYNONYMS, found
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingStatement,
    Source,
)

Row = Mapping[str, Any]
_OWN = {"uid", "type", "target_uid"}
_VALUES = "values"


def documents(
    source: Source, rows: Iterable[tuple[int, Row]], was: Callable[[str], str] = str
) -> Iterator[Incoming]:
    """A document for each run of rows with the same text; ``was`` takes guards off the cells of a table."""
    reader = _Reader(source, was)
    told = (pair for pair in map(reader.pair, rows) if pair is not None)
    for text, together in groupby(told, key=lambda pair: pair.text):
        yield from reader.document(text, list(together))


class _Pair:
    """A row, told apart."""

    def __init__(self, line: int, text: str, row: dict[str, Any], mapping: Mapping[str, str]) -> None:
        self.line = line
        self.text = text
        self.row = row
        self.mapping = mapping

    def cell(self, name: str) -> str:
        """A cell as text; empty for nothing."""
        value = self.row.get(self.mapping.get(name, name))
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """A cell that says yes or no."""
        return self.cell(name).casefold() == "true"

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote the row, so that its stances are ids already."""
        return self.row.keys() >= _OWN


class _Reader:
    def __init__(self, source: Source, was: Callable[[str], str]) -> None:
        self._source = source
        self._was = was
        self._entities: set[str] = set()
        self._people: set[str] = set()
        options = source.options
        self._roles = str(options.get("actor") or "actor"), str(options.get("target") or "proposal")
        self._values = {
            name.partition(":")[2].casefold(): str(value)
            for name, value in options.items()
            if name.startswith(f"{_VALUES}:")
        }
        self._mappings: dict[tuple[str, ...], dict[str, str] | None] = {}

    def pair(self, numbered: tuple[int, Row]) -> _Pair | None:
        """A row with a text and a target; None, with the reason reported, for any other."""
        line, row = numbered
        names = tuple(row)
        if names not in self._mappings:
            self._mappings[names] = found(names)
        mapping = self._mappings[names]
        if mapping is None:
            self._source.skip("stance_pairs.no_columns", line=line, columns=", ".join(names))
            return None
        cells = {name: self._was(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        pair = _Pair(line, str(cells.get(mapping["text"]) or ""), cells, mapping)
        if not pair.text.strip() or not pair.cell("target").strip():
            missing = "target" if pair.text.strip() else "text"
            self._source.skip("stance_pairs.empty", line=line, missing=missing)
            return None
        return pair

    def document(self, text: str, pairs: list[_Pair]) -> Iterator[Incoming]:
        """The document of these rows, and before it the entities that nobody has told of yet."""
        where = self._source.at(pairs[0].line)
        statements: dict[tuple[bool, str | None], list[IncomingStatement]] = {}
        entities: list[Entity] = []
        for pair in pairs:
            whose = pair.flag("gold"), pair.cell("annotator_uid") or pair.cell("annotator") or None
            statements.setdefault(whose, []).append(self._statement(pair, entities))
        people = list(self._new_people(pairs))
        if entities or people:
            yield IncomingHeader(where=where, entities=tuple(entities), annotators=tuple(people))
        layers, gold = [], None
        for (is_gold, annotator), said in statements.items():
            # Gold that nobody signed is called so.
            named = None if is_gold and annotator == GOLD else annotator
            layer = IncomingLayer(annotator=named, status="done", statements=tuple(said))
            if is_gold:
                gold = layer
            else:
                layers.append(layer)
        yield IncomingDocument(
            text=text,
            where=where,
            title=pairs[0].cell("title"),
            meta=_meta(pairs[0]),
            layers=tuple(layers),
            gold=gold,
        )

    def _new_people(self, pairs: list[_Pair]) -> Iterator[Annotator]:
        """Those whom our own file names by uid and name."""
        for pair in pairs:
            uid, name = pair.cell("annotator_uid"), pair.cell("annotator")
            if uid and name and uid not in self._people:
                self._people.add(uid)
                yield Annotator(uid, name)

    def _statement(self, pair: _Pair, entities: list[Entity]) -> IncomingStatement:
        actor, aim = self._roles
        roles = {}
        for role, column in ((actor, "actor"), (aim, "target")):
            if pair.cell(column).strip():
                roles[role] = Filling(self._entity(pair, column, entities))
        soft = {name: pair.row.get(name) for name in SOFT_COLUMNS}
        return IncomingStatement(
            type=pair.cell("type") or "position",
            roles=roles,
            stance=Stance(self._stance(pair)),
            uid=pair.cell("uid") or None if pair.is_ours else None,
            voice=pair.cell("voice") if pair.cell("voice") in VOICES else None,
            in_doubt=pair.flag("in_doubt"),
            note=pair.cell("note"),
            extra={SOFT: {**soft, "votes": _votes(soft["votes"])}} if soft["unit"] else {},
        )

    def _stance(self, pair: _Pair) -> str | None:
        said = pair.cell("stance").strip()
        if said.casefold() in self._values:
            return self._values[said.casefold()] or None
        if pair.is_ours or not said:
            return said or None
        return SYNONYMS.get(said.casefold(), said)

    def _entity(self, pair: _Pair, column: str, entities: list[Entity]) -> str:
        name = " ".join(pair.cell(column).split())
        kind = pair.cell(f"{column}_kind") or ("proposal" if column == "target" else "actor")
        own = pair.cell(f"{column}_uid") if pair.is_ours else ""
        uid = own or derived_uid("stance-pairs", kind, name.casefold())
        if uid not in self._entities:
            self._entities.add(uid)
            entities.append(Entity(uid, kind, name))
        return uid


def _votes(told: Any) -> Any:
    """The shares, which a table has as JSON."""
    try:
        return json.loads(told) if isinstance(told, str) else told
    except (ValueError, RecursionError):
        return told


def _meta(pair: _Pair) -> dict[str, Any]:
    """What the columns say of the text; those of the statement are with the statement."""
    taken = {*pair.mapping.values()}
    if pair.is_ours:
        named = {key: pair.row.get(key) for key in META if key != "title"}
        origin = pair.row.get("document")
        return {key: value for key, value in {**named, "document": origin}.items() if value}
    ours = {*COLUMNS, *SOFT_COLUMNS} - {*META}
    return {
        key: value
        for key, value in pair.row.items()
        if key not in taken and key != "title" and value not in (None, "") and key not in ours
    }
