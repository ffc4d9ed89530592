"""Rules for spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.core.changes import Scope
from annotator.core.commands.spans import AddSpan, LinkSpan, MoveSpan, NoteSpan, Relabel, RemoveSpan
from annotator.core.decide.draft import Draft, Fields, Rules
from annotator.core.decide.layers import open_document, own_layer, own_record
from annotator.core.decide.marks import drop_marks
from annotator.core.fragments import Fragments, checked, hull
from annotator.core.records import Filling, Statement
from annotator.core.uids import new_uid
from annotator.errors import UserError


def need_label(draft: Draft, label: str) -> None:
    """Raise ``UserError("label.unknown")`` unless ``label`` is in the codebook."""
    fields = draft.get("label", label)
    if fields is None or fields["retired"]:
        raise UserError("label.unknown", label=label)


def need_entity(draft: Draft, entity: str | None) -> None:
    """Raise ``UserError("entity.unknown")`` unless ``entity`` is None or an entity of the project."""
    known = None if entity is None else draft.get("entity", entity)
    if entity is not None and (known is None or known["retired"]):
        raise UserError("entity.unknown", entity=entity)


def placed(draft: Draft, document: Fields, pieces: Fragments) -> tuple[list[list[int]], str]:
    """Fragments and quote of a span on ``pieces``; raises as :func:`annotator.core.fragments.checked`."""
    fragments = checked(pieces, draft.text_length(document))
    quote = draft.text_slice(document, *hull(fragments))
    return [list(fragment) for fragment in fragments], quote


def _add(command: AddSpan, draft: Draft) -> None:
    need_label(draft, command.label)
    need_entity(draft, command.entity)
    layer, scope = own_layer(draft, command.document)
    document = open_document(draft, command.document)
    fragments, quote = placed(draft, document, command.fragments)
    drop_marks(draft, scope, layer, document, command.fragments)
    draft.create(
        scope,
        "span",
        command.uid or new_uid(),
        layer=layer,
        label=command.label,
        fragments=fragments,
        quote=quote,
        entity=command.entity,
        note=command.note,
        origin=command.origin,
        codebook_version=draft.need("project", "project")["codebook_version"],
    )


def _move(command: MoveSpan, draft: Draft) -> None:
    span, uid, scope = own_record(draft, "span", command.span)
    document = open_document(draft, uid)
    fragments, quote = placed(draft, document, command.fragments)
    drop_marks(draft, scope, span["layer"], document, command.fragments)
    draft.set(scope, "span", command.span, fragments=fragments, quote=quote)


def _relabel(command: Relabel, draft: Draft) -> None:
    need_label(draft, command.label)
    _, _, scope = own_record(draft, "span", command.span)
    draft.set(scope, "span", command.span, label=command.label)


def _link(command: LinkSpan, draft: Draft) -> None:
    need_entity(draft, command.entity)
    span, _, scope = own_record(draft, "span", command.span)
    draft.set(scope, "span", command.span, entity=command.entity)
    for statement in _resting_on(draft, span["layer"], command.span):
        roles = {
            role: replace(filling, entity=command.entity)
            if command.span in filling.spans and filling.entity == span["entity"]
            else filling
            for role, filling in statement.roles.items()
        }
        draft.set(scope, "statement", statement.uid, roles=_told(roles))


def _note(command: NoteSpan, draft: Draft) -> None:
    _, _, scope = own_record(draft, "span", command.span)
    draft.set(scope, "span", command.span, note=command.note)


def _remove(command: RemoveSpan, draft: Draft) -> None:
    span, _, scope = own_record(draft, "span", command.span)
    for statement in _resting_on(draft, span["layer"], command.span):
        draft.set(scope, "statement", statement.uid, **_without(statement, command.span))
    _drop_relations(draft, scope, span["layer"], command.span)
    draft.remove(scope, "span", command.span)


def _resting_on(draft: Draft, layer: str, span: str) -> Iterator[Statement]:
    """The statements of a layer that have ``span`` among their evidence."""
    for uid, fields in draft.where("statement", "layer", layer).items():
        statement = Statement.from_fields(uid, fields)
        if span in statement.evidence():
            yield statement


def _drop_relations(draft: Draft, scope: Scope, layer: str, span: str) -> None:
    for uid, relation in draft.where("relation", "layer", layer).items():
        if span in (relation["source"], relation["target"]):
            draft.remove(scope, "relation", uid)


def _without(statement: Statement, span: str) -> dict[str, Any]:
    """The evidence of a statement without ``span``; entities stay, they were chosen."""
    roles = {
        role: replace(filling, spans=_others(filling.spans, span))
        for role, filling in statement.roles.items()
    }
    stance = replace(statement.stance, spans=_others(statement.stance.spans, span))
    passage = list(_others(statement.spans, span))
    return {"roles": _told(roles), "stance": stance.to_fields(), "spans": passage}


def _others(spans: tuple[str, ...], span: str) -> tuple[str, ...]:
    return tuple(uid for uid in spans if uid != span)


def _told(roles: Mapping[str, Filling]) -> dict[str, Any]:
    return {role: filling.to_fields() for role, filling in roles.items()}


RULES: Rules = {
    AddSpan: _add,
    MoveSpan: _move,
    Relabel: _relabel,
    LinkSpan: _link,
    NoteSpan: _note,
    RemoveSpan: _remove,
}
