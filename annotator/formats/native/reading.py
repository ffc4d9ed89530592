"""Reading ``annotator/1``: each line checked against the shape, what does not fit reported and left out.

Only shapes are judged here. Whether offsets lie in the text, uids are taken or references dangle is the
program's to say, with the project at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Entity, Filling, Stance
from annotator.errors import UserError
from annotator.formats import json_lines
from annotator.formats.native import shape
from annotator.formats.native.shape import WrongShape, fitted
from annotator.plugin_api import (
    Decision,
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    Relation,
    Source,
)

_T = TypeVar("_T")
_NAMED_VERSION = re.compile(r"annotator/(\d+)\Z")


def read(source: Source) -> Iterator[Incoming]:
    """The header, if the file has one, and each document.

    Raises:
        UserError: ``native.newer`` when a newer version of the program wrote the file.
    """
    for position, (number, value) in enumerate(json_lines.objects(source)):
        reader = _LineReader(source, number)
        if position == 0 and "format" in value:
            header = reader.header(value)
            if header is not None:
                yield header
            continue
        document = reader.document(value)
        if document is not None:
            yield document


def header_of(source: Source, value: dict[str, Any]) -> IncomingHeader | None:
    """The header that a file of another format carries as a JSON object; None, with the reason reported.

    Raises:
        UserError: As :func:`read`.
    """
    return _LineReader(source, None).header(value)


def document_of(source: Source, value: dict[str, Any]) -> IncomingDocument | None:
    """The document that a file of another format carries as a JSON object; None, with the reason reported."""
    return _LineReader(source, None).document(value)


class _LineReader:
    """Reads one line; knows where it is, for reports."""

    def __init__(self, source: Source, number: int | None) -> None:
        self._source = source
        self._number = number
        self._where = source.at(number)

    def header(self, value: dict[str, Any]) -> IncomingHeader | None:
        """What the first line says of the whole."""
        self._check_version(value["format"])
        try:
            known, extra = fitted(value, shape.HEADER)
        except WrongShape as wrong:
            self._skip(wrong, "header", value)
            return None
        return IncomingHeader(
            where=self._where,
            lineage=known["lineage"],
            codebook=self._codebook(known["codebook"]),
            entities=self._items("entity", known["entities"], entity_of),
            annotators=self._items("annotator", known["annotators"], _annotator),
            extra=extra,
        )

    def document(self, value: dict[str, Any]) -> IncomingDocument | None:
        """One document with its layers; None, with the reason reported, if it has no text."""
        try:
            known, extra = fitted(value, shape.DOCUMENT)
        except WrongShape as wrong:
            self._skip(wrong, "document", value)
            return None
        gold = known["gold"]
        return IncomingDocument(
            where=self._where,
            uid=known["uid"],
            title=known["title"],
            text=known["text"],
            meta=known["meta"],
            state=known["state"],
            notes=known["notes"],
            layers=self._items("layer", known["layers"], self._layer),
            decisions=self._items("decision", known["decisions"], _decision),
            gold=None if gold is None else next(iter(self._items("gold", [gold], self._layer)), None),
            extra=extra,
        )

    def _check_version(self, named: Any) -> None:
        match = _NAMED_VERSION.match(named) if isinstance(named, str) else None
        if match is None:
            raise UserError("native.other_format", file=self._source.name, found=named)
        if int(match[1]) > shape.VERSION:
            raise UserError("native.newer", file=self._source.name, found=named, known=shape.FORMAT)

    def _codebook(self, value: dict[str, Any] | None) -> Codebook | None:
        if not value:  # an empty object says nothing; it does not ask for a project without labels
            return None
        try:
            return Codebook.from_json(value)
        except UserError as error:
            place = error.params.get("where", "codebook")
            self._source.skip("native.bad_codebook", line=self._number, place=place, reason=error.code)
            return None

    def _layer(self, value: Any) -> IncomingLayer:
        known, extra = fitted(value, shape.LAYER)
        return IncomingLayer(
            annotator=known["annotator"],
            status=known["status"],
            seconds=known["seconds"],
            notes=known["notes"],
            marks=tuple(known["marks"]),
            spans=self._items("span", known["spans"], span_of),
            statements=self._items("statement", known["statements"], statement_of),
            relations=self._items("relation", known["relations"], relation_of),
            extra=extra,
        )

    def _items(self, kind: str, values: Iterable[Any], build: Callable[[Any], _T]) -> tuple[_T, ...]:
        """What could be built of ``values``; the others are reported and left out."""
        built = []
        for value in values:
            try:
                built.append(build(value))
            except WrongShape as wrong:
                self._skip(wrong, kind, value)
        return tuple(built)

    def _skip(self, wrong: WrongShape, kind: str, value: Any) -> None:
        uid = value.get("uid") if isinstance(value, dict) else None
        self._source.skip(wrong.code, line=self._number, kind=kind, uid=uid or "without uid", **wrong.params)


def entity_of(value: Any) -> Entity:
    """An entity from its value; raises :class:`~annotator.formats.native.shape.WrongShape`."""
    known, extra = fitted(value, shape.ENTITY)
    return Entity(
        known["uid"], known["kind"], known["name"], tuple(known["aliases"]), known["attributes"],
        known["parent"], extra,
    )  # fmt: skip


def _annotator(value: Any) -> Annotator:
    known, extra = fitted(value, shape.ANNOTATOR)
    return Annotator(known["uid"], known["name"], known["role"], extra)


def span_of(value: Any) -> IncomingSpan:
    """A span from its value; raises :class:`~annotator.formats.native.shape.WrongShape`."""
    known, extra = fitted(value, shape.SPAN)
    start, end, pieces = known["start"], known["end"], known["fragments"]
    fragments = tuple((first, last) for first, last in pieces) if pieces else ((start, end),)
    if (fragments[0][0], fragments[-1][1]) != (start, end):
        raise WrongShape("native.hull", start=start, end=end)
    return IncomingSpan(
        label=known["label"],
        fragments=fragments,
        uid=known["uid"],
        quote=known["text"],
        entity=known["entity"],
        attributes=known["attributes"],
        note=known["note"],
        origin=known["origin"],
        codebook_version=known["codebook_version"],
        extra=extra,
    )


def statement_of(value: Any) -> IncomingStatement:
    """A statement from its value; raises :class:`~annotator.formats.native.shape.WrongShape`."""
    known, extra = fitted(value, shape.STATEMENT)
    roles, inside_roles = {}, {}
    for role, given in known["roles"].items():
        filling, unknown = fitted(given, shape.FILLING)
        roles[role] = Filling(filling["entity"], tuple(filling["spans"]))
        if unknown:
            inside_roles[role] = unknown
    stance, inside_stance = fitted(known["stance"], shape.STANCE)
    # What is unknown inside a known key is kept under that key, where nothing else can come from.
    inside = {"roles": inside_roles, "stance": inside_stance}
    return IncomingStatement(
        type=known["type"],
        roles=roles,
        stance=Stance(stance["value"], tuple(stance["spans"])),
        spans=tuple(known["spans"]),
        uid=known["uid"],
        voice=known["voice"],
        in_doubt=known["in_doubt"],
        attributes=known["attributes"],
        note=known["note"],
        origin=known["origin"],
        extra={**extra, **{key: value for key, value in inside.items() if value}},
    )


def relation_of(value: Any) -> Relation:
    """A relation from its value; raises :class:`~annotator.formats.native.shape.WrongShape`."""
    known, extra = fitted(value, shape.RELATION)
    return Relation(known["uid"], known["type"], known["from"], known["to"], extra)


def _decision(value: Any) -> Decision:
    known, extra = fitted(value, shape.DECISION)
    return Decision(**known, extra=extra)
