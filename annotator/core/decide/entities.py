"""Rules for entities and their names."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.changes import PROJECT
from annotator.core.commands.entities import (
    AddAlias,
    CreateEntity,
    RemoveAlias,
    RemoveAttribute,
    RenameEntity,
    RetireEntity,
    SeparateEntity,
    SetAttribute,
    SetEntityKind,
    SetParent,
    SplitAlias,
    UniteEntities,
    UniteNamesakes,
)
from annotator.core.commands.spans import LinkSpan
from annotator.core.decide import spans
from annotator.core.decide.draft import Draft, Fields, Rules
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


def _remove_alias(command: RemoveAlias, draft: Draft) -> None:
    united = _all_same(draft, [command.entity])
    uids = [alias_uid(uid, command.text) for uid in united]
    known = [uid for uid in uids if not (draft.get("alias", uid) or {"retired": True})["retired"]]
    if not known:
        if any(draft.need("entity", uid)["name"] == command.text for uid in united):
            raise UserError("entity.alias_is_a_name", name=command.text)
        raise UserError("entity.no_such_alias", name=_standing(draft, united)[1]["name"], alias=command.text)
    for uid in known:
        draft.set(PROJECT, "alias", uid, retired=True)


def _split_alias(command: SplitAlias, draft: Draft) -> None:
    _remove_alias(RemoveAlias(command.entity, command.text), draft)
    kind = _standing(draft, _all_same(draft, [command.entity]))[1]["kind"]
    uid = command.uid or new_uid()
    _create(CreateEntity(kind, command.text, uid=uid), draft)
    for span in command.moved:
        spans.RULES[LinkSpan](LinkSpan(span, uid), draft)


def _set_attribute(command: SetAttribute, draft: Draft) -> None:
    name = command.name.strip()
    if not name:
        raise UserError("entity.attribute_nameless")
    entity, _ = _standing(draft, _all_same(draft, [command.entity]))
    uid = attribute_uid(entity, name)
    if draft.get("attribute", uid) is not None:
        draft.set(PROJECT, "attribute", uid, value=command.value, retired=False)
        return
    position = len(draft.where("attribute", "entity", entity))
    draft.create(
        PROJECT, "attribute", uid, entity=entity, name=name, value=command.value, position=position
    )  # fmt: skip


def _remove_attribute(command: RemoveAttribute, draft: Draft) -> None:
    said = [attribute_uid(uid, command.name) for uid in _all_same(draft, [command.entity])]
    known = [uid for uid in said if not (draft.get("attribute", uid) or {"retired": True})["retired"]]
    if not known:
        raise UserError("entity.no_such_attribute", name=command.name)
    for uid in known:
        draft.set(PROJECT, "attribute", uid, retired=True)


def _set_parent(command: SetParent, draft: Draft) -> None:
    united = _all_same(draft, [command.entity])
    uid, fields = _standing(draft, united)
    if command.parent is None:
        for other in united:
            draft.set(PROJECT, "entity", other, parent=None)
        return
    need_entity(draft, command.parent)
    parent, above = _standing(draft, _all_same(draft, [command.parent]))
    if above["retired"]:
        raise UserError("entity.unknown", entity=command.parent)
    if _is_above(draft, united, parent):
        raise UserError("entity.parent_cycle", name=fields["name"], parent=above["name"])
    draft.set(PROJECT, "entity", uid, parent=parent)


def _is_above(draft: Draft, upper: set[str], lower: str) -> bool:
    """Whether ``lower`` is one of ``upper`` or stands under one, at any depth and whoever is the same."""
    seen: set[str] = set()
    waiting = [lower]
    while waiting:
        uid = waiting.pop()
        if uid in upper:
            return True
        if uid in seen or draft.get("entity", uid) is None:
            continue
        united = _all_same(draft, [uid])
        seen |= united
        parents = (draft.need("entity", each)["parent"] for each in united)
        waiting += [parent for parent in parents if parent is not None]
    return False


def _retire(command: RetireEntity, draft: Draft) -> None:
    united = _all_same(draft, [command.entity])
    _, fields = _standing(draft, united)
    children = [
        child["name"]
        for uid in united
        for other, child in draft.where("entity", "parent", uid).items()
        if other not in united and not child["retired"]
    ]
    if children:
        raise UserError("entity.has_children", name=fields["name"], children=", ".join(sorted(children)))
    uses = {kind for kind, _ in draft.named_by("entity", united)} & {"span", "statement"}
    if uses:
        raise UserError("entity.in_use", name=fields["name"])
    for uid in united:
        draft.set(PROJECT, "entity", uid, retired=True)


def _set_kind(command: SetEntityKind, draft: Draft) -> None:
    _need_kind(draft, command.kind)
    for uid in _all_same(draft, [command.entity]):
        draft.set(PROJECT, "entity", uid, kind=command.kind)


def _unite(command: UniteEntities, draft: Draft) -> None:
    united = _all_same(draft, command.entities)
    for uid in united:
        parent = draft.need("entity", uid)["parent"]
        # Right below each other may become one; with somebody between them they would stand under themselves.
        if parent is not None and parent not in united and _is_above(draft, united, parent):
            between = draft.need("entity", parent)["name"]
            raise UserError("entity.unite_cycle", name=draft.need("entity", uid)["name"], between=between)
    _unite_class(draft, command.entities)


def _separate(command: SeparateEntity, draft: Draft) -> None:
    others = _all_same(draft, [command.entity]) - {command.entity}
    if not others:
        raise UserError("entity.not_united", name=draft.need("entity", command.entity)["name"])
    draft.set(PROJECT, "entity", command.entity, same_as=None)
    _point(draft, others)


def _unite_namesakes(command: UniteNamesakes, draft: Draft) -> None:
    for entities in command.classes:
        _unite_class(draft, entities)


def _unite_class(draft: Draft, entities: Iterable[str]) -> None:
    """Let all that are the same as any of ``entities`` point straight to the smallest of them."""
    united = _all_same(draft, entities)
    kinds = sorted({draft.need("entity", uid)["kind"] for uid in united})
    if len(kinds) > 1:
        raise UserError("entity.kinds_differ", kinds=", ".join(kinds))
    _point(draft, united)


def _point(draft: Draft, united: set[str]) -> None:
    first, _ = _standing(draft, united)
    for uid in sorted(united):
        draft.set(PROJECT, "entity", uid, same_as=None if uid == first else first)


def _standing(draft: Draft, united: set[str]) -> tuple[str, Fields]:
    """Of entities that are the same: the one that stands for all, and what it says of itself."""
    present = [uid for uid in united if not draft.need("entity", uid)["retired"]]
    first = min(present or united)
    return first, draft.need("entity", first)


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
    RemoveAlias: _remove_alias,
    SplitAlias: _split_alias,
    SetAttribute: _set_attribute,
    RemoveAttribute: _remove_attribute,
    SetParent: _set_parent,
    RetireEntity: _retire,
    SetEntityKind: _set_kind,
    UniteEntities: _unite,
    SeparateEntity: _separate,
    UniteNamesakes: _unite_namesakes,
}
