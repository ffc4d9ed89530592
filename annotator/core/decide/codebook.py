"""Rules for the codebook: what may be said, and what becomes of what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.core.changes import PROJECT
from annotator.core.codebook import schema
from annotator.core.codebook.records_form import PARTS
from annotator.core.commands.codebook import (
    AddPart,
    ChangePart,
    MovePart,
    NameCodebook,
    RemoveRole,
    ReplacePart,
    RestorePart,
    RetirePart,
)
from annotator.core.decide import codebook_uses as uses
from annotator.core.decide.draft import Draft, Fields, Rules
from annotator.core.decide.permits import require
from annotator.errors import UserError

_SHAPES = {
    "label": schema.LABEL,
    "value": schema.VALUE,
    "statement_type": schema.STATEMENT_TYPE,
    "entity_kind": schema.ENTITY_KIND,
}
_LOOKS = frozenset({"colour", "key", "position"})
"""What changes how a part looks or is reached, not what it means: that makes no new version."""
_MAY_BE_EMPTY = {"key": "", "number": None, "stance_label": None}


def _raise_version(draft: Draft) -> None:
    """Count the codebook one further if anything was labelled under the version in force.

    A number under which somebody has labelled is never given again, also not after an undo.
    """
    version = draft.need("project", "project")["codebook_version"] or 1
    while draft.holds("span", "codebook_version", version):
        version += 1
    draft.set(PROJECT, "project", "project", codebook_version=version)


def _present(draft: Draft, kind: str) -> dict[str, Fields]:
    """The parts of a kind that are offered, in their order."""
    found = draft.where(kind, "retired", False)
    return dict(sorted(found.items(), key=lambda part: (part[1]["position"], part[0])))


def _end(draft: Draft, kind: str) -> int:
    """The position behind all that are offered; there are gaps where some were taken away."""
    return max((fields["position"] for fields in _present(draft, kind).values()), default=-1) + 1


def _need(draft: Draft, kind: str, part: str) -> Fields:
    fields = draft.get(kind, part) if kind in PARTS.values() else None
    if fields is None:
        raise UserError("codebook_edit.unknown_part", part=part)
    return fields


def _check(draft: Draft, kind: str, part: str | None, fields: Mapping[str, Any]) -> None:
    """Raise what is wrong with new values of a part's fields."""
    for entry in _SHAPES[kind].entries:
        if entry.name not in fields or entry.name == "id":
            continue
        value = fields[entry.name]
        empty = entry.name in _MAY_BE_EMPTY and value == _MAY_BE_EMPTY[entry.name]
        if not (empty or entry.type.fits(value)):
            raise UserError(f"codebook_edit.{entry.type.error.partition('.')[2]}", key=entry.name)
    if fields.get("key"):
        _check_key(draft, kind, part, fields["key"])
    for wanted in fields.get("entity_kinds") or ():
        _check_offered(draft, "entity_kind", wanted)
    if fields.get("stance_label"):
        _check_offered(draft, "label", fields["stance_label"])
    _check_roles(draft, fields.get("roles") or ())


def _check_key(draft: Draft, kind: str, part: str | None, key: str) -> None:
    folded = key.casefold()
    if folded in {char.casefold() for char in schema.RESERVED_KEYS}:
        raise UserError("codebook_edit.key_reserved", key=key)
    for other in ("label", "value"):
        for uid, fields in _present(draft, other).items():
            if (other, uid) != (kind, part) and fields["key"].casefold() == folded:
                raise UserError("codebook_edit.key_taken", key=key, name=fields["name"])


def _check_offered(draft: Draft, kind: str, part: str) -> None:
    fields = draft.get(kind, part)
    if fields is None or fields["retired"]:
        raise UserError("codebook_edit.unknown_part", part=part)


def _check_roles(draft: Draft, roles: Iterable[Any]) -> None:
    seen = set()
    for role in roles:
        for entry in schema.ROLE.entries:
            if entry.required and not entry.type.fits(role.get(entry.name)):
                raise UserError("codebook_edit.not_filled", key=entry.name)
        if role["id"] in seen:
            raise UserError("codebook_edit.duplicate_role", role=role["id"])
        seen.add(role["id"])
        _check_offered(draft, "label", role["label"])


def _name(command: NameCodebook, draft: Draft) -> None:
    require(draft, "reviewer")
    name = command.name.strip()
    if not name:
        raise UserError("codebook_edit.not_filled", key="name")
    draft.set(PROJECT, "project", "project", codebook_name=name)


def _add(command: AddPart, draft: Draft) -> None:
    require(draft, "reviewer")
    if command.kind not in _SHAPES:
        raise UserError("codebook_edit.unknown_part", part=command.kind)
    name = command.name.strip()
    fields = {**_minimum(command.kind, name), **command.fields, "name": name}
    _check(draft, command.kind, None, fields)
    uid = command.uid or _free_id(draft, command.kind, name)
    _raise_version(draft)
    position = _end(draft, command.kind)
    draft.create(PROJECT, command.kind, uid, **{**fields, "position": position})


def _minimum(kind: str, name: str) -> dict[str, Any]:
    """What a part must have, for one of which only the name is told."""
    listed: dict[str, dict[str, Any]] = {
        "label": {"entity_kinds": []},
        "statement_type": {"roles": []},
        "entity_kind": {"attributes": []},
    }
    shown = {"colour": "#6b7280"} if kind in ("label", "value") else {}
    spoken = {"verb": name.casefold(), "symbol": "●"} if kind == "value" else {}
    return {**listed.get(kind, {}), **shown, **spoken}


def _free_id(draft: Draft, kind: str, name: str) -> str:
    """An id made from a name: its letters and digits in lower case, with a number if it is taken."""
    slug = re.sub(r"\W+", "_", name.casefold()).strip("_") or kind
    found, number = slug, 2
    while draft.get(kind, found) is not None:
        found, number = f"{slug}_{number}", number + 1
    return found


def _change(command: ChangePart, draft: Draft) -> None:
    require(draft, "reviewer")
    present = _need(draft, command.kind, command.part)
    fields = {name: value for name, value in command.fields.items() if present.get(name) != value}
    _check(draft, command.kind, command.part, fields)
    if fields.keys() - _LOOKS:
        _raise_version(draft)
    draft.set(PROJECT, command.kind, command.part, **fields)


def _move(command: MovePart, draft: Draft) -> None:
    require(draft, "reviewer")
    _need(draft, command.kind, command.part)
    order = list(_present(draft, command.kind))
    if command.part in order:
        order.remove(command.part)
        order.insert(max(0, command.to), command.part)
    for position, part in enumerate(order):
        draft.set(PROJECT, command.kind, part, position=position)


def _retire(command: RetirePart, draft: Draft) -> None:
    require(draft, "reviewer")
    if _need(draft, command.kind, command.part)["retired"]:
        return
    _refuse_if_needed(draft, command.kind, command.part)
    _raise_version(draft)
    _drop_from_labels(draft, command.kind, command.part, None)
    draft.set(PROJECT, command.kind, command.part, retired=True)


def _is_lost(draft: Draft, kind: str, part: str) -> bool:
    """Whether a part is used and has no record: taken away in one copy while it was used in another."""
    return kind in PARTS.values() and draft.get(kind, part) is None and uses.is_used(draft, kind, part)


def _restore(command: RestorePart, draft: Draft) -> None:
    require(draft, "reviewer")
    if _is_lost(draft, command.kind, command.part):
        _add(AddPart(command.kind, command.part, uid=command.part), draft)
        return
    fields = _need(draft, command.kind, command.part)
    if not fields["retired"]:
        return
    _raise_version(draft)
    position = _end(draft, command.kind)
    taken = {part["key"].casefold() for kind in ("label", "value") for part in _present(draft, kind).values()}
    without_key = {"key": ""} if fields.get("key") and fields["key"].casefold() in taken else {}
    draft.set(PROJECT, command.kind, command.part, retired=False, position=position, **without_key)


def _replace(command: ReplacePart, draft: Draft) -> None:
    require(draft, "reviewer")
    kind, part, by = command.kind, command.part, command.by
    is_lost = _is_lost(draft, kind, part)
    name = part if is_lost else _need(draft, kind, part)["name"]
    if by is not None:
        _check_offered(draft, kind, by)
        if by == part:
            raise UserError("codebook_edit.same", name=name)
    elif not is_lost:
        _refuse_if_needed(draft, kind, part)
    _raise_version(draft)
    _drop_from_labels(draft, kind, part, by)
    if kind == "label" and by is None:
        uses.remove_spans(draft, part)
    elif kind == "label" and by is not None:
        uses.move_label(draft, part, by)
    elif kind == "value":
        uses.move_value(draft, part, by)
    elif kind == "statement_type":
        uses.move_statements(draft, part, by)
    else:
        uses.move_entities(draft, part, by)
    if not is_lost:
        draft.remove(PROJECT, kind, part)


def _refuse_if_needed(draft: Draft, kind: str, part: str) -> None:
    """What a role or a label can't be without must be replaced there first."""
    fields = draft.need(kind, part)
    if kind == "label":
        for type_ in _present(draft, "statement_type").values():
            if type_["stance_label"] == part or any(role["label"] == part for role in type_["roles"] or ()):
                raise UserError("codebook_edit.needed_by", name=fields["name"], user=type_["name"])
        if not fields["retired"] and len(_present(draft, "label")) == 1:
            raise UserError("codebook_edit.last_label", name=fields["name"])
    if kind == "entity_kind":
        for label in _present(draft, "label").values():
            if label["entity_kinds"] == [part]:
                raise UserError("codebook_edit.needed_by", name=fields["name"], user=label["name"])


def _drop_from_labels(draft: Draft, kind: str, part: str, by: str | None) -> None:
    """Where labels are tied to an entity kind, put another in its place, or none."""
    for uid, label in draft.where("label", "retired", False).items() if kind == "entity_kind" else ():
        if part in (label["entity_kinds"] or ()):
            kinds = [by if each == part else each for each in label["entity_kinds"]]
            draft.set(PROJECT, "label", uid, entity_kinds=list(dict.fromkeys(filter(None, kinds))))


def _remove_role(command: RemoveRole, draft: Draft) -> None:
    require(draft, "reviewer")
    roles = _need(draft, "statement_type", command.type)["roles"] or []
    known = [role["id"] for role in roles]
    for wanted in filter(None, (command.role, command.by)):
        if wanted not in known:
            raise UserError("codebook_edit.unknown_part", part=wanted)
    if command.role == command.by:
        raise UserError("codebook_edit.same", name=command.role)
    _raise_version(draft)
    uses.move_role(draft, command.type, command.role, command.by)
    rest = [role for role in roles if role["id"] != command.role]
    draft.set(PROJECT, "statement_type", command.type, roles=rest)


RULES: Rules = {
    NameCodebook: _name,
    AddPart: _add,
    ChangePart: _change,
    MovePart: _move,
    RetirePart: _retire,
    RestorePart: _restore,
    ReplacePart: _replace,
    RemoveRole: _remove_role,
}
