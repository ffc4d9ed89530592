"""What becomes of the uses of a part of the codebook: moved to another part, or taken away.

It happens in everybody's layers at once, so each change keeps the scope of the layer it is in. A decision
knows its sources by their digests; where a source was as the decision knew it, the decision knows it as it is
now: that somebody called a label by another id is no reason to decide anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from annotator.core.changes import PROJECT, Scope
from annotator.core.decide.draft import Draft, Fields
from annotator.core.decide.layers import GOLD, has_arrived
from annotator.core.digests import digest
from annotator.core.records import Span, Statement
from annotator.errors import UserError

_EMPTY: Mapping[str, Any] = {"entity": None, "spans": []}


class Labour:
    """Changes in layers, with the scope of each, and the decisions that must hear of them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._scopes: dict[str, Scope] = {}
        self._touched: dict[str, set[tuple[str, str]]] = {}
        self._before: dict[tuple[str, str], Fields] = {}

    def scope(self, layer: str) -> Scope:
        """Whose affair a layer is; raises ``layer.arriving`` while an import is bringing it."""
        if layer not in self._scopes:
            fields = self._draft.need("layer", layer)
            arriving = not has_arrived(self._draft, fields) and self._draft.is_arriving(fields["arrival"])
            if arriving:
                title = self._draft.need("document", fields["document"])["title"]
                raise UserError("layer.arriving", title=title)
            owner = GOLD if fields["gold"] else fields["annotator"]
            self._scopes[layer] = Scope(fields["document"], owner)
        return self._scopes[layer]

    def set(self, kind: str, uid: str, present: Fields, **fields: Any) -> None:
        """Change a span or statement whose fields are ``present``."""
        scope = self.scope(present["layer"])
        self._before.setdefault((kind, uid), dict(present))
        self._touched.setdefault(scope.document or "", set()).add((kind, uid))
        self._draft.set(scope, kind, uid, **fields)

    def remove(self, kind: str, uid: str, present: Fields) -> None:
        """Take a record of a layer away."""
        self._draft.remove(self.scope(present["layer"]), kind, uid)

    def tell_decisions(self) -> None:
        """Let decisions know sources that were changed, if they knew them as they were."""
        for document, keys in self._touched.items():
            uids = {uid: kind for kind, uid in keys}
            for uid, decision in self._draft.where("decision", "document", document).items():
                sources = [self._source(source, uids) for source in decision["sources"] or ()]
                if sources != decision["sources"]:
                    scope = Scope(document, decision["reviewer"])
                    self._draft.set(scope, "decision", uid, sources=sources)

    def _source(self, source: Any, kinds: Mapping[str, str]) -> Any:
        uid = source.get("uid") if isinstance(source, Mapping) else None
        if (
            uid is None
            or uid not in kinds
            or source.get("digest") != self._digest(kinds[uid], uid, past=True)
        ):
            return source
        return {**source, "digest": self._digest(kinds[uid], uid, past=False)}

    def _digest(self, kind: str, uid: str, *, past: bool) -> str:
        fields = self._before[kind, uid] if past else self._draft.need(kind, uid)
        return digest((Span if kind == "span" else Statement).from_fields(uid, fields))


def is_used(draft: Draft, kind: str, part: str) -> bool:
    """Whether anything was said with a part, be it in the codebook or not."""
    if kind == "value":
        return any((statement["stance"] or {}).get("value") == part for _, statement in _statements(draft))
    where = {"label": ("span", "label"), "statement_type": ("statement", "type")}
    return draft.holds(*where.get(kind, ("entity", "kind")), part)


def move_label(draft: Draft, label: str, by: str) -> None:
    """Spans and roles of ``label`` become those of ``by``."""
    for uid, type_ in draft.where("statement_type", "retired", False).items():
        roles = [{**role, "label": by} if role["label"] == label else role for role in type_["roles"] or ()]
        cue = by if type_["stance_label"] == label else type_["stance_label"]
        draft.set(PROJECT, "statement_type", uid, roles=roles, stance_label=cue)
    labour = Labour(draft)
    for uid, span in draft.where("span", "label", label).items():
        labour.set("span", uid, span, label=by)
    labour.tell_decisions()


def remove_spans(draft: Draft, label: str) -> None:
    """Spans of ``label`` go; statements that rest on them lose this evidence, entities stay."""
    labour = Labour(draft)
    by_layer: dict[str, dict[str, Fields]] = {}
    for uid, span in draft.where("span", "label", label).items():
        by_layer.setdefault(span["layer"], {})[uid] = span
    for layer, spans in by_layer.items():
        for uid, statement in draft.where("statement", "layer", layer).items():
            rest = _without(statement, spans.keys())
            if any(statement[name] != value for name, value in rest.items()):
                labour.set("statement", uid, statement, **rest)
        _remove_relations(draft, labour, layer, spans.keys())
        for uid, span in spans.items():
            labour.remove("span", uid, span)
    labour.tell_decisions()


def _without(statement: Fields, spans: Collection[str]) -> dict[str, Any]:
    stance = statement["stance"] or {}
    roles = statement["roles"] or {}
    return {
        "roles": {role: {**filled, "spans": _rest(filled, spans)} for role, filled in roles.items()},
        "stance": {**stance, "spans": _rest(stance, spans)},
        "spans": [uid for uid in statement["spans"] or () if uid not in spans],
    }


def _rest(holder: Mapping[str, Any], spans: Collection[str]) -> list[str]:
    return [uid for uid in holder.get("spans") or () if uid not in spans]


def _remove_relations(draft: Draft, labour: Labour, layer: str, ends: Collection[str]) -> None:
    for uid, relation in draft.where("relation", "layer", layer).items():
        if relation["source"] in ends or relation["target"] in ends:
            labour.remove("relation", uid, relation)


def move_value(draft: Draft, value: str, by: str | None) -> None:
    """Stances of ``value`` become ``by``, or none; cues stay."""
    labour = Labour(draft)
    for uid, statement in _statements(draft):
        stance = statement["stance"] or {}
        if stance.get("value") == value:
            labour.set("statement", uid, statement, stance={**stance, "value": by})
    labour.tell_decisions()


def _statements(draft: Draft) -> Iterator[tuple[str, Fields]]:
    for type_ in (*draft.where("statement_type", "retired", False), *_retired(draft)):
        yield from draft.where("statement", "type", type_).items()


def _retired(draft: Draft) -> dict[str, Fields]:
    return draft.where("statement_type", "retired", True)


def move_statements(draft: Draft, type_: str, by: str | None) -> None:
    """Statements of ``type_`` become of type ``by``, their fillings kept by role; or they go."""
    labour = Labour(draft)
    found = draft.where("statement", "type", type_)
    known = [] if by is None else [role["id"] for role in draft.need("statement_type", by)["roles"] or ()]
    for uid, statement in found.items():
        if by is None:
            _remove_relations(draft, labour, statement["layer"], (uid,))
            labour.remove("statement", uid, statement)
        else:
            roles = {**{role: dict(_EMPTY) for role in known}, **(statement["roles"] or {})}
            labour.set("statement", uid, statement, type=by, roles=roles)
    labour.tell_decisions()


def move_role(draft: Draft, type_: str, role: str, by: str | None) -> None:
    """What fills ``role`` goes to ``by`` where that is empty; else it goes."""
    labour = Labour(draft)
    for uid, statement in draft.where("statement", "type", type_).items():
        roles = dict(statement["roles"] or {})
        filling = roles.pop(role, None)
        if filling is None:
            continue
        there = roles.get(by or "") or _EMPTY
        if by is not None and there.get("entity") is None and not there.get("spans"):
            roles[by] = filling
        labour.set("statement", uid, statement, roles=roles)
    labour.tell_decisions()


def move_entities(draft: Draft, kind: str, by: str | None) -> None:
    """Entities of ``kind`` become of kind ``by``; they are never taken away with it.

    Raises:
        UserError: ``codebook_edit.kind_in_use`` when there are any and ``by`` is None.
    """
    found = draft.where("entity", "kind", kind)
    present = [uid for uid, entity in found.items() if not entity["retired"]]
    if by is None and present:
        name = (draft.get("entity_kind", kind) or {"name": kind})["name"]
        raise UserError("codebook_edit.kind_in_use", name=name, entities=len(present))
    for uid in found if by is not None else ():
        draft.set(PROJECT, "entity", uid, kind=by)
