"""Reading DocBins: ours with all that they carry, other people's by what spaCy shows of them.

A Doc of ours that somebody has gone on working with is read as it is now: spans that are gone stay gone,
and new ones are new.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.core.records import Entity
from annotator.core.uids import derived_uid, text_hash
from annotator.formats.native.reading import document_of, header_of
from annotator.formats.spacy_docbin.carried import GROUP, KEY, REL, Carried, decoded
from annotator.formats.spacy_docbin.opening import Doc, docs
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    Relation,
    Source,
)

_TOKENS_HAVE = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD")
"""What a pipeline says of tokens, which is not ours to keep."""

_UNKNOWN = "NIL"
"""spaCy's word for an entity that no knowledge base has."""


def read(source: Source) -> Iterator[Incoming]:
    """The Docs as documents."""
    is_told = False
    for number, doc in docs(source):
        if not is_told and any(doc.has_annotation(name) for name in _TOKENS_HAVE):
            source.warn("spacy.tokens_unread")
            is_told = True
        marks = list(_marks(doc, number, source))
        text = doc.text
        carried = decoded(doc.user_data.get(KEY), text)
        if carried is None:
            yield from _Foreign(doc, marks, source.at(number), source).items()
        else:
            yield from _ours(carried, marks, doc, source)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A span as spaCy has it: between tokens, in a group (empty: in ``ents``)."""

    group: str
    label: str
    start: int
    end: int
    id: str
    entity: str


def _marks(doc: Doc, number: int, source: Source) -> Iterator[_Mark]:
    """All spans of a Doc; one that is not between its tokens is told."""
    groups = {GROUP: doc.spans.get(GROUP, ()), "": doc.ents, **doc.spans}
    for name, group in groups.items():
        for at in range(len(group)):
            try:
                span = group[at]
            except (IndexError, KeyError):  # tokens, or a label, that the Doc does not have
                span = None
            if span is None or span.start >= span.end:
                source.skip("spacy.bad_span", line=number, group=name or "ents", index=at)
            else:
                yield _Mark(name, span.label_, span.start, span.end, span.id_, span.kb_id_)


# --- Ours -------------------------------------------------------------------------------------------------


def _ours(carried: Carried, marks: Iterable[_Mark], doc: Doc, source: Source) -> Iterator[Incoming]:
    header = header_of(source, dict(carried.header)) if carried.header else None
    if header is not None:
        yield header
    document = document_of(source, dict(carried.document))
    if document is None:
        return
    now = {(mark.id, mark.label, mark.start, mark.end): mark for mark in marks if mark.group == GROUP}
    layers = tuple(_as_it_is(layer, carried, now, doc) for layer in document.layers)
    gold = None if document.gold is None else _as_it_is(document.gold, carried, now, doc)
    yield replace(document, layers=layers, gold=gold)


def _as_it_is(
    layer: IncomingLayer, carried: Carried, now: Mapping[tuple[str, str, int, int], _Mark], doc: Doc
) -> IncomingLayer:
    """The layer without the spans that are gone from the Doc, and with those that are new there."""
    left = dict(now)
    spans = []
    for span in layer.spans:
        place = carried.placed.get(span.uid or "")
        if place is None or left.pop((span.uid or "", span.label, *place), None) is not None:
            spans.append(span)
    spans += [_span(mark, doc, None, {}) for mark in left.values()]
    return replace(layer, spans=tuple(spans))


def _span(
    mark: _Mark, doc: Doc, uid: str | None, extra: Mapping[str, Any], entity: str | None = None
) -> IncomingSpan:
    last = doc[mark.end - 1]
    return IncomingSpan(
        mark.label or "span", ((doc[mark.start].idx, last.idx + len(last)),), uid, entity=entity, extra=extra
    )


# --- Other people's ---------------------------------------------------------------------------------------


class _Foreign:
    """A Doc that is not ours."""

    def __init__(self, doc: Doc, marks: Iterable[_Mark], where: str, source: Source) -> None:
        self._doc = doc
        self._source = source
        self._where = where
        self._key = ("spacy", text_hash(doc.text))
        self._entities: dict[str, Entity] = {}
        self._at: dict[int, str] = {}
        """The first span that begins with a token, by the token's number."""
        self._spans = self._made(marks)

    def items(self) -> Iterator[Incoming]:
        """Entities that the Doc links to, then the document."""
        relations = self._relations()
        if self._entities:
            yield IncomingHeader(self._where, entities=tuple(self._entities.values()))
        layer = IncomingLayer(spans=tuple(self._spans), relations=relations)
        yield IncomingDocument(
            text=self._doc.text,
            where=self._where,
            meta=self._meta(),
            layers=(layer,) if self._spans else (),
        )

    def _made(self, marks: Iterable[_Mark]) -> list[IncomingSpan]:
        """Each span once, however many groups it is in."""
        groups: dict[tuple[str, int, int], list[_Mark]] = {}
        for mark in marks:
            groups.setdefault((mark.label, mark.start, mark.end), []).append(mark)
        spans = []
        for (label, start, end), same in groups.items():
            first = same[0]
            uid = derived_uid(*self._key, label, str(start), str(end))
            names = [mark.group for mark in same if mark.group not in ("", GROUP)]
            extra = {**({"id": first.id} if first.id else {}), **({"groups": names} if names else {})}
            linked = next((mark.entity for mark in same if mark.entity), "")
            spans.append(_span(first, self._doc, uid, extra, self._entity(linked, label)))
            self._at.setdefault(start, uid)
        return spans

    def _entity(self, linked: str, label: str) -> str | None:
        if not linked or linked == _UNKNOWN:
            return None
        uid = derived_uid("spacy", "entity", linked)
        self._entities.setdefault(uid, Entity(uid, label or "entity", linked, (), {"kb_id": linked}))
        return uid

    def _relations(self) -> tuple[Relation, ...]:
        """``doc._.rel`` where it has the shape of spaCy's example; guesses of a model are told."""
        said = self._doc.user_data.get(REL)
        found, guesses = [], 0
        for ends, types in said.items() if isinstance(said, Mapping) else ():
            if not (isinstance(ends, tuple) and len(ends) == 2 and isinstance(types, Mapping)):
                continue
            source, target = (self._at.get(end) for end in ends)
            for type_, score in types.items():
                if source is None or target is None or score not in (0, 1):
                    guesses += score not in (0, 1)
                elif score == 1:
                    uid = derived_uid(*self._key, "rel", source, target, str(type_))
                    found.append(Relation(uid, str(type_), source, target))
        if guesses:
            self._source.report.warn(self._where, "spacy.guesses", count=guesses)
        return tuple(found)

    def _meta(self) -> dict[str, Any]:
        """``user_data`` and ``cats``, as far as JSON goes; the rest is told."""
        meta: dict[str, Any] = {}
        strange = []
        data = {**self._doc.user_data, **({"cats": self._doc.cats} if self._doc.cats else {})}
        for key, value in data.items():
            name = (
                key[1] if isinstance(key, tuple) and key[:1] == ("._.",) and key[2:] == (None, None) else key
            )
            if key == REL:
                continue
            try:
                meta[str(name)] = json.loads(json.dumps(value, allow_nan=False))
            except (TypeError, ValueError, RecursionError):
                strange.append(str(name))
        if strange:
            self._source.report.warn(self._where, "spacy.user_data", names=", ".join(sorted(strange)))
        return meta
