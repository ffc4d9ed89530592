"""Rules for statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.core.commands.statements import (
    AddStatement,
    FillRole,
    NoteStatement,
    RemoveStatement,
    SetDoubt,
    SetStance,
    SetVoice,
)
from annotator.core.decide.draft import Draft, Rules
from annotator.core.decide.layers import own_layer, own_record
from annotator.core.decide.spans import need_entity
from annotator.core.kinds import VOICES
from annotator.core.records import Filling
from annotator.core.uids import new_uid
from annotator.errors import UserError


def _need_spans(draft: Draft, layer: str, spans: Iterable[str]) -> None:
    for uid in spans:
        span = draft.need("span", uid)
        if span["layer"] != layer:
            raise UserError("statement.foreign_span", span=uid)


def _need_value(draft: Draft, value: str | None) -> None:
    if value is not None:
        fields = draft.get("value", value)
        if fields is None or fields["retired"]:
            raise UserError("stance.unknown", value=value)


def _need_voice(voice: str | None) -> None:
    if voice is not None and voice not in VOICES:
        raise UserError("voice.unknown", voice=voice, known=", ".join(VOICES))


def _filled(draft: Draft, layer: str, type_: str, roles: Mapping[str, Filling]) -> dict[str, Any]:
    fields = draft.get("statement_type", type_)
    if fields is None or fields["retired"]:
        raise UserError("statement_type.unknown", type=type_)
    known = [role["id"] for role in fields["roles"]]
    for role, filling in roles.items():
        if role not in known:
            raise UserError("role.unknown", role=role, type=type_, known=", ".join(known))
        need_entity(draft, filling.entity)
        _need_spans(draft, layer, filling.spans)
    return {role: roles.get(role, Filling()).to_fields() for role in known}


def _add(command: AddStatement, draft: Draft) -> None:
    layer, scope = own_layer(draft, command.document)
    roles = _filled(draft, layer, command.type, command.roles)
    _need_value(draft, command.stance.value)
    _need_voice(command.voice)
    _need_spans(draft, layer, (*command.stance.spans, *command.spans))
    draft.create(
        scope,
        "statement",
        command.uid or new_uid(),
        layer=layer,
        type=command.type,
        roles=roles,
        stance=command.stance.to_fields(),
        spans=list(command.spans),
        voice=command.voice,
        in_doubt=command.in_doubt,
        note=command.note,
        origin=command.origin,
    )


def _set_stance(command: SetStance, draft: Draft) -> None:
    statement, _, scope = own_record(draft, "statement", command.statement)
    _need_value(draft, command.value)
    stance = {**statement["stance"], "value": command.value}
    if command.spans is not None:
        _need_spans(draft, statement["layer"], command.spans)
        stance["spans"] = list(command.spans)
    draft.set(scope, "statement", command.statement, stance=stance)


def _fill_role(command: FillRole, draft: Draft) -> None:
    statement, _, scope = own_record(draft, "statement", command.statement)
    roles = _filled(draft, statement["layer"], statement["type"], {command.role: command.filling})
    filled = {**statement["roles"], command.role: roles[command.role]}
    draft.set(scope, "statement", command.statement, roles=filled)


def _set_voice(command: SetVoice, draft: Draft) -> None:
    _need_voice(command.voice)
    _, _, scope = own_record(draft, "statement", command.statement)
    draft.set(scope, "statement", command.statement, voice=command.voice)


def _set_doubt(command: SetDoubt, draft: Draft) -> None:
    _, _, scope = own_record(draft, "statement", command.statement)
    draft.set(scope, "statement", command.statement, in_doubt=command.in_doubt)


def _note(command: NoteStatement, draft: Draft) -> None:
    _, _, scope = own_record(draft, "statement", command.statement)
    draft.set(scope, "statement", command.statement, note=command.note)


def _remove(command: RemoveStatement, draft: Draft) -> None:
    _, _, scope = own_record(draft, "statement", command.statement)
    draft.remove(scope, "statement", command.statement)


RULES: Rules = {
    AddStatement: _add,
    SetStance: _set_stance,
    FillRole: _fill_role,
    SetVoice: _set_voice,
    SetDoubt: _set_doubt,
    NoteStatement: _note,
    RemoveStatement: _remove,
}
