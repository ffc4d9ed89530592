"""What our files carry where another format lets anything stand, so that they come back whole.

A span or a statement is written as the other format has it, and what is left of it, as in ``annotator/1``,
goes with it in a place of its own. On the way back the format's own word counts: what was changed in the
other program is changed, and the rest is added from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from annotator.core.digests import span_json, statement_json
from annotator.core.kinds import STATUSES
from annotator.core.records import Entity, Filling, Span, Stance, Statement
from annotator.formats.cited import cited_by, with_parents
from annotator.formats.native.reading import entity_of, relation_of, span_of, statement_of
from annotator.formats.native.shape import WrongShape
from annotator.formats.native.writing import entity_json, relation_json
from annotator.plugin_api import (
    Extra,
    Holds,
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    OutgoingDocument,
    OutgoingLayer,
)

_T = TypeVar("_T")
Json = dict[str, Any]

HOLDS = frozenset(Holds) - {Holds.DECISIONS, Holds.CODEBOOK, Holds.EXTRA}
"""What a format holds that carries all that this module offers."""


class Entities:
    """The entities of a project, to be told with the documents that cite them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_uid = {entity.uid: entity for entity in entities}

    def of(self, document: OutgoingDocument) -> list[Json]:
        """The entities that a document cites, and their parents, by uid."""
        cited = {uid for layer in document.all_layers() for uid in cited_by(layer)}
        return [entity_json(entity) for entity in with_parents(cited, self._by_uid)]


def entities_of(values: Any) -> tuple[Entity, ...]:
    """The entities that :class:`Entities` told; what is none is left out."""
    return tuple(_built(entity_of, values))


def span_rest(span: Span) -> Json:
    """What a span has besides label, hull and text; its uid first."""
    rest = {key: value for key, value in span_json(span).items() if value not in (None, "", {}, ())}
    for key in ("label", "start", "end", "text"):
        rest.pop(key, None)
    return rest


def span_with(span: IncomingSpan, rest: Any) -> IncomingSpan:
    """``span`` with what was left of it; its pieces only if nobody has moved it since."""
    start, end = span.fragments[0][0], span.fragments[-1][1]
    value = {**rest, "label": span.label, "start": start, "end": end} if isinstance(rest, dict) else {}
    try:
        told = span_of(value)
    except WrongShape:
        value.pop("fragments", None)
        told = next(iter(_built(span_of, [value])), span)
    return replace(told, uid=told.uid or span.uid, quote=span.quote, extra={**told.extra, **span.extra})


def statement_rest(statement: Statement) -> Json:
    """What a statement has besides its type and its stance, and the order of its evidence; its uid first."""
    rest = {key: value for key, value in statement_json(statement).items() if value}
    rest["stance"] = {"spans": list(statement.stance.spans)}
    rest.pop("type", None)
    return rest


def statement_with(statement: IncomingStatement, rest: Any) -> IncomingStatement:
    """``statement`` with what was left of it; its evidence is what it says itself, in the order told."""
    told = next(iter(_built(statement_of, [rest])), None) if isinstance(rest, dict) else None
    if told is None:
        return statement
    roles: dict[str, Filling] = {}
    for role in dict.fromkeys([*told.roles, *statement.roles]):
        before, now = told.roles.get(role, Filling()), statement.roles.get(role, Filling())
        roles[role] = Filling(before.entity, _in_order(now.spans, before.spans))
    return replace(
        told,
        uid=told.uid or statement.uid,
        type=statement.type,
        roles=roles,
        stance=Stance(statement.stance.value, _in_order(statement.stance.spans, told.stance.spans)),
        spans=_in_order(statement.spans, told.spans),
        extra={**told.extra, **statement.extra},
    )


def _in_order(spans: tuple[str, ...], told: tuple[str, ...]) -> tuple[str, ...]:
    places = {uid: place for place, uid in enumerate(told)}
    return tuple(sorted(spans, key=lambda uid: places.get(uid, len(told))))


def layer_rest(layer: OutgoingLayer, lost: Collection[str]) -> Json:
    """What a layer has besides spans and arrows: its status, and the items with the uids ``lost``."""
    rest = {
        "status": layer.layer.status,
        "seconds": layer.seconds,
        "notes": layer.layer.notes,
        "marks": list(layer.marks),
        "statements": [statement_json(one) for one in layer.statements if one.uid in lost],
        "relations": [relation_json(one) for one in layer.relations if one.uid in lost],
        "extra": dict(layer.layer.extra),
    }
    return {key: value for key, value in rest.items() if value}


def layer_with(layer: IncomingLayer, rest: Mapping[str, Any]) -> IncomingLayer:
    """``layer`` with what :func:`layer_rest` has of it, as far as that has its shape."""
    status, seconds, notes, marks = (rest.get(key) for key in ("status", "seconds", "notes", "marks"))
    return replace(
        layer,
        status=status if status in STATUSES else layer.status,
        seconds=seconds if type(seconds) is int and 0 <= seconds < 2**53 else layer.seconds,
        notes=notes if isinstance(notes, str) else layer.notes,
        marks=tuple(one for one in marks if type(one) is int) if isinstance(marks, list) else layer.marks,
        statements=(*layer.statements, *_built(statement_of, rest.get("statements"))),
        relations=(*layer.relations, *_built(relation_of, rest.get("relations"))),
        extra={**extra_of(rest), **layer.extra},
    )


def mapping(value: Any) -> Mapping[str, Any]:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def extra_of(value: Any) -> Extra:
    """The unknown keys that an object carried under ``extra``."""
    return mapping(mapping(value).get("extra"))


def _built(build: Callable[[Any], _T], values: Any) -> list[_T]:
    """What could be built; a place that anybody may write to is not complained about."""
    built = []
    for value in values if isinstance(values, list) else []:
        try:
            built.append(build(value))
        except WrongShape:
            continue
    return built
