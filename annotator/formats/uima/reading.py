"""Reading a CAS: ours come back as they were; of others' each layer becomes what the mapping says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotator.core.fragments import Fragments
from annotator.core.kinds import STATES, STATUSES, VOICES
from annotator.core.records import Annotator, Entity, Filling, Stance
from annotator.core.uids import derived_uid, text_hash
from annotator.formats.layer_names import GOLD
from annotator.formats.uima import own_types
from annotator.formats.uima.mapping import IGNORED, Use, layer_types, uses
from annotator.formats.uima.writing import CURATOR
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    Relation,
    Source,
)

_CURATION = ("curation", "curation_ser")
_ANNOTATION = ("annotation", "annotation_ser")
_ENDS = frozenset({"Governor", "Dependent"})
_PLACES = frozenset({"begin", "end", "sofa"})


def documents(cas: Any, source: Source) -> Iterator[Incoming]:
    """The document of a CAS with the one layer that it has; a CAS without a text is reported."""
    text = cas.sofa_string
    if not text:
        source.skip("import.empty")
        return
    told = next(iter(_of(cas, own_types.DOCUMENT)), None)
    yield _ours(cas, source, told) if told is not None else _theirs(cas, source)


def header(cas: Any, source: Source) -> IncomingHeader | None:
    """The entities and the person that one of our files names."""
    told = next(iter(_of(cas, own_types.DOCUMENT)), None)
    if told is None:
        return None
    entities = tuple(
        Entity(
            item.uid,
            item.kind or "",
            item.name or "",
            _texts(item.aliases),
            _object(item.attributes),
            item.parent,
        )
        for item in _of(cas, own_types.ENTITY)
        if item.uid
    )
    people = (Annotator(told.annotator, told.name or told.annotator),) if told.annotator else ()
    return IncomingHeader(source.name, entities=entities, annotators=people)


# --- Ours --------------------------------------------------------------------------------------------------


def _ours(cas: Any, source: Source, told: Any) -> IncomingDocument:
    layer = IncomingLayer(
        told.annotator,
        told.status if told.status in STATUSES else "in_progress",
        spans=tuple(_own_spans(cas)),
        statements=tuple(_own_statement(item) for item in _of(cas, own_types.STATEMENT)),
        relations=tuple(
            Relation(item.uid, item.relationType or "", item.source.uid, item.target.uid)
            for item in _of(cas, own_types.RELATION)
            if item.source is not None and item.target is not None
        ),
    )
    has_layer = told.status is not None
    return IncomingDocument(
        text=cas.sofa_string,
        where=source.name,
        title=told.title or "",
        meta=_object(told.meta),
        uid=told.uid,
        state=told.state if told.state in STATES else "open",
        notes=told.notes or "",
        layers=() if told.gold or not has_layer else (layer,),
        gold=layer if told.gold else None,
    )


def _own_spans(cas: Any) -> Iterator[IncomingSpan]:
    pieces: dict[str, list[Any]] = {}
    for item in _of(cas, own_types.SPAN):
        pieces.setdefault(item.uid or f"#{item.xmiID}", []).append(item)
    for uid, items in pieces.items():
        first = items[0]
        yield IncomingSpan(
            label=first.label or "",
            fragments=_fragments(items),
            uid=first.uid or uid,
            entity=first.entity,
            attributes=_object(first.attributes),
            note=first.note or "",
            origin=first.origin or "import",
        )


def _own_statement(item: Any) -> IncomingStatement:
    return IncomingStatement(
        type=item.statementType or "position",
        roles={
            argument.role: Filling(argument.entity, _uids(argument.spans))
            for argument in _elements(item.arguments)
            if argument.role
        },
        stance=Stance(item.stance, _uids(item.stanceSpans)),
        spans=_uids(item.passage),
        uid=item.uid,
        voice=item.voice if item.voice in VOICES else None,
        in_doubt=bool(item.inDoubt),
        attributes=_object(item.attributes),
        note=item.note or "",
        origin=item.origin or "import",
    )


# --- Theirs ------------------------------------------------------------------------------------------------


def _theirs(cas: Any, source: Source) -> IncomingDocument:
    mapped = uses(layer_types(cas), source.options)
    annotator, is_gold = whose(source)
    names = _Uids(cas.sofa_string, annotator or (GOLD if is_gold else ""))
    spans, arrows = [], []
    ignored: dict[str, int] = {}
    for type_, use in mapped.items():
        items = list(_of(cas, type_))
        if use == IGNORED:
            ignored[type_] = len(items)
        elif use.kind == "span":
            spans += [_span(item, use, names) for item in items if hasattr(item, "begin")]
        else:
            arrows += [(item, use) for item in items]
    relations = tuple(_relations(arrows, names, {span.uid for span in spans}, source))
    for type_, count in ignored.items():
        source.warn("uima.layer_left_out", layer=type_, count=count)
    metadata = next(iter(_of(cas, own_types.METADATA)), None)
    layer = IncomingLayer(annotator, "in_progress", spans=tuple(spans), relations=relations)
    has_layer = bool(layer.spans or layer.relations)
    return IncomingDocument(
        text=cas.sofa_string,
        where=source.name,
        title=_title(metadata, source),
        meta=_meta(metadata),
        layers=(layer,) if has_layer and not is_gold else (),
        gold=layer if has_layer and is_gold else None,
    )


def whose(source: Source) -> tuple[str | None, bool]:
    """The annotator that a file's place names, as INCEpTION exports them; and whether the file is gold."""
    path = source.path.absolute()
    kind = path.parent.parent.name
    if path.stem == CURATOR or kind in _CURATION:
        return None, True
    return (path.stem, False) if kind in _ANNOTATION else (None, False)


class _Uids:
    """Names for what another program numbers by file: two files never share one."""

    def __init__(self, text: str, annotator: str) -> None:
        self._key = ("uima", text_hash(text.encode("utf-8", "replace").decode()), annotator)

    def of(self, item: Any) -> str:
        features = [str(getattr(item, name, "")) for name in ("begin", "end")]
        return derived_uid(*self._key, item.type.name, str(item.xmiID), *features)


def _span(item: Any, use: Use, names: _Uids) -> IncomingSpan:
    label = getattr(item, use.feature, None) if use.feature else None
    return IncomingSpan(
        label=str(label or item.type.name.rpartition(".")[2]),
        fragments=((item.begin, item.end),),
        uid=names.of(item),
        attributes=_attributes(item, use),
        extra={"id": item.xmiID},
    )


def _relations(
    arrows: Iterable[tuple[Any, Use]], names: _Uids, spans: set[str | None], source: Source
) -> Iterator[Relation]:
    for item, use in arrows:
        ends = [getattr(item, end, None) for end in ("Governor", "Dependent")]
        if any(end is None or names.of(end) not in spans for end in ends):
            source.warn("uima.relation_dangling", id=item.xmiID, layer=item.type.name)
            continue
        label = getattr(item, use.feature, None) if use.feature else None
        kind = str(label or item.type.name.rpartition(".")[2])
        yield Relation(names.of(item), kind, names.of(ends[0]), names.of(ends[1]), {"id": item.xmiID})


def _attributes(item: Any, use: Use) -> dict[str, Any]:
    """The other features that say something: text, numbers and flags as they are."""
    values = {
        feature.name: getattr(item, feature.name, None)
        for feature in item.type.all_features
        if feature.name not in _PLACES | _ENDS and feature.name != use.feature
    }
    return {name: value for name, value in values.items() if isinstance(value, str | int | float)}


def _title(metadata: Any, source: Source) -> str:
    title = (getattr(metadata, "documentTitle", None) or "") if metadata is not None else ""
    return title or (source.path.parent.name if whose(source) != (None, False) else "")


def _meta(metadata: Any) -> dict[str, Any]:
    if metadata is None:
        return {}
    told = {
        "document id": getattr(metadata, "documentId", None),
        "collection": getattr(metadata, "collectionId", None),
        "language": getattr(metadata, "language", None),
    }
    return {name: value for name, value in told.items() if value and value != "x-unspecified"}


# --- Of both -----------------------------------------------------------------------------------------------


def _of(cas: Any, type_: str) -> list[Any]:
    """Everything of exactly this type; what is of a type derived from it is another layer."""
    if not cas.typesystem.contains_type(type_):
        return []
    return [item for item in cas.select(type_) if item.type.name == type_]


def _fragments(items: list[Any]) -> Fragments:
    return tuple(sorted((item.begin, item.end) for item in items))


def _elements(array: Any) -> list[Any]:
    return list(array.elements) if array is not None and array.elements else []


def _uids(array: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.uid for item in _elements(array) if item is not None))


def _object(text: str | None) -> dict[str, Any]:
    """The JSON object that ``text`` is; an empty one for anything else, since others may have written it."""
    told = _json(text)
    return told if isinstance(told, dict) else {}


def _texts(text: str | None) -> tuple[str, ...]:
    told = _json(text)
    return tuple(one for one in told if isinstance(one, str)) if isinstance(told, list) else ()


def _json(text: str | None) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def type_system_beside(path: Path) -> Path | None:
    """The type system that belongs to an XMI file: beside it, or in the folders above as exports have it."""
    for folder in list(path.absolute().parents)[:4]:
        for name in ("TypeSystem.xml", "typesystem.xml", "typeSystem.xml"):
            if (folder / name).is_file():
                return folder / name
    return None
