"""Rules for entities and their names."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.changes import PROJECT
from annotator.core.commands.entities import (
    AddAlias,
    CreateEntity,
    RenameEntity,
    SetEntityKind,
    UniteEntities,
    UniteNamesakes,
)
from annotator.core.decide.draft import Draft, Rules
from annotator.core.decide.spans import need_entity
from annotator.core.uids import derived_uid, new_uid
from annotator.errors import UserError


def alias_uid(entity: str, text: str) -> str:
    """The name of the record that lets ``entity`` be called ``text``."""
    return derived_uid("alias", entity, text)


def attribute_uid(entity: str, name: str) -> str:
    """The name of the record of one attribute of ``entity``."""
    return derived_uid("attribute", entity, name)


def _need_name(name: str) -> str:
    if not name.strip():
        raise UserError("entity.nameless")
    return name.strip()


def _need_kind(draft: Draft, uid: str) -> None:
    kind = draft.get("entity_kind", uid)
    if kind is None or kind["retired"]:
        raise UserError("entity_kind.unknown", kind=uid)


def _create(command: CreateEntity, draft: Draft) -> None:
    _need_kind(draft, command.kind)
    need_entity(draft, command.parent)
    uid = command.uid or new_uid()
    name = _need_name(command.name)
    draft.create(PROJECT, "entity", uid, kind=command.kind, name=name, parent=command.parent)
    for position, text in enumerate(dict.fromkeys(command.aliases)):
        draft.create(PROJECT, "alias", alias_uid(uid, text), entity=uid, text=text, position=position)
    for position, (name, value) in enumerate(command.attributes.items()):
        draft.create(
            PROJECT, "attribute", attribute_uid(uid, name),
            entity=uid, name=name, value=value, position=position,
        )  # fmt: skip


def _rename(command: RenameEntity, draft: Draft) -> None:
    draft.set(PROJECT, "entity", command.entity, name=_need_name(command.name))


def _add_alias(command: AddAlias, draft: Draft) -> None:
    entity = draft.need("entity", command.entity)
    text = _need_name(command.text)
    uid = alias_uid(command.entity, text)
    if text == entity["name"]:
        return
    if draft.get("alias", uid) is not None:
        draft.set(PROJECT, "alias", uid, retired=False)
        return
    position = len(draft.where("alias", "entity", command.entity))
    draft.create(PROJECT, "alias", uid, entity=command.entity, text=text, position=position)


def _set_kind(command: SetEntityKind, draft: Draft) -> None:
    _need_kind(draft, command.kind)
    draft.set(PROJECT, "entity", command.entity, kind=command.kind)


def _unite(command: UniteEntities, draft: Draft) -> None:
    _unite_class(draft, command.entities)


def _unite_namesakes(command: UniteNamesakes, draft: Draft) -> None:
    for entities in command.classes:
        _unite_class(draft, entities)


def _unite_class(draft: Draft, entities: Iterable[str]) -> None:
    """Let all that are the same as any of ``entities`` point straight to the smallest of them."""
    united = _all_same(draft, entities)
    kinds = sorted({draft.need("entity", uid)["kind"] for uid in united})
    if len(kinds) > 1:
        raise UserError("entity.kinds_differ", kinds=", ".join(kinds))
    present = [uid for uid in united if not draft.need("entity", uid)["retired"]]
    first = min(present or united)
    for uid in sorted(united):
        draft.set(PROJECT, "entity", uid, same_as=None if uid == first else first)


def _all_same(draft: Draft, entities: Iterable[str]) -> set[str]:
    """``entities`` and every entity that is the same as one of them, in either direction."""
    united: set[str] = set()
    waiting = list(entities)
    while waiting:
        uid = waiting.pop()
        if uid in united:
            continue
        united.add(uid)
        target = draft.need("entity", uid)["same_as"]
        # What a record points to may not be here: somebody took it back while it was united elsewhere.
        if target is not None and draft.get("entity", target) is not None:
            waiting.append(target)
        waiting += draft.where("entity", "same_as", uid)
    return united


RULES: Rules = {
    CreateEntity: _create,
    RenameEntity: _rename,
    AddAlias: _add_alias,
    SetEntityKind: _set_kind,
    UniteEntities: _unite,
    UniteNamesakes: _unite_namesakes,
}
