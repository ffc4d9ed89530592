"""Rules for entities and their names."""

from __future__ import annotations

from annotator.core.changes import PROJECT
from annotator.core.commands.entities import AddAlias, CreateEntity, RenameEntity
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


def _create(command: CreateEntity, draft: Draft) -> None:
    kind = draft.get("entity_kind", command.kind)
    if kind is None or kind["retired"]:
        raise UserError("entity_kind.unknown", kind=command.kind)
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


RULES: Rules = {CreateEntity: _create, RenameEntity: _rename, AddAlias: _add_alias}
