"""Does everything in a codebook file that refers to something find it, and is every name and key taken once?

Works on data whose shape has been checked. Each check raises for the first thing it finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.core.codebook.source import Path, Source

_Placed = Iterator[tuple[Path, Mapping[str, Any]]]


def check_references(source: Source, reserved: frozenset[str]) -> None:
    """Raise the first ``codebook.*`` error of meaning in a file whose shape is right."""
    if not source.data.get("label"):
        raise source.error("codebook.no_label", ())
    for table in ("label", "value", "statement_type", "entity_kind"):
        _check_unique(source, table, "id", _items(source, table))
    _check_unique(source, "entity", "name", _items(source, "entity"))
    _check_keys(source, frozenset(char.casefold() for char in reserved))
    _check_labels(source)
    _check_statement_types(source)
    _check_entities(source)


def _items(source: Source, table: str) -> _Placed:
    return _placed(source.data.get(table, []), (table,))


def _placed(items: Sequence[Mapping[str, Any]], path: Path) -> _Placed:
    return (((*path, index), item) for index, item in enumerate(items))


def _check_unique(source: Source, table: str, key: str, items: _Placed) -> None:
    first: dict[str, Path] = {}
    for path, item in items:
        identity = item[key]
        if identity in first:
            raise source.error(
                "codebook.duplicate",
                (*path, key),
                key=key,
                table=table,
                id=identity,
                first_line=source.line_of((*first[identity], key)),
            )
        first[identity] = path


def _check_keys(source: Source, reserved: frozenset[str]) -> None:
    taken: dict[str, str] = {}
    for table in ("label", "value"):
        for path, item in _items(source, table):
            char = item.get("key", "")
            place = (*path, "key")
            if char.casefold() in reserved:
                raise source.error("codebook.key_reserved", place, key=char, name=item["name"])
            if char and char.casefold() in taken:
                raise source.error(
                    "codebook.key_taken", place, key=char, first=taken[char.casefold()], second=item["name"]
                )
            taken[char.casefold()] = item["name"]


def _check_labels(source: Source) -> None:
    kinds = _ids(source, "entity_kind")
    for path, item in _items(source, "label"):
        for kind in item.get("entity_kinds", []):
            _require(source, (*path, "entity_kinds"), "entity_kind", kind, kinds)


def _check_statement_types(source: Source) -> None:
    labels = _ids(source, "label")
    for path, item in _items(source, "statement_type"):
        if "stance_label" in item:
            _require(source, (*path, "stance_label"), "label", item["stance_label"], labels)
        roles = item.get("role", [])
        _check_unique(source, "role", "id", _placed(roles, (*path, "role")))
        for role_path, role in _placed(roles, (*path, "role")):
            _require(source, (*role_path, "label"), "label", role["label"], labels)


def _check_entities(source: Source) -> None:
    kinds = {item["id"]: item.get("attributes", []) for _, item in _items(source, "entity_kind")}
    parents = {item["name"]: item.get("parent") for _, item in _items(source, "entity")}
    for path, item in _items(source, "entity"):
        _require(source, (*path, "kind"), "entity_kind", item["kind"], list(kinds))
        for name in item.get("attributes", {}):
            _require(source, (*path, "attributes", name), "attribute", name, kinds[item["kind"]])
        if "parent" in item:
            if item["parent"] not in parents:
                raise source.error(
                    "codebook.unknown_parent", (*path, "parent"), key="parent", parent=item["parent"]
                )
            if _descends_from_itself(item["name"], parents):
                raise source.error(
                    "codebook.parent_circle", (*path, "parent"), key="parent", name=item["name"]
                )


def _descends_from_itself(name: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    ancestor = parents.get(name)
    while ancestor is not None and ancestor not in seen:
        if ancestor == name:
            return True
        seen.add(ancestor)
        ancestor = parents.get(ancestor)
    return False


def _ids(source: Source, table: str) -> list[str]:
    return [item["id"] for _, item in _items(source, table)]


def _require(source: Source, path: Path, kind: str, wanted: str, known: Sequence[str]) -> None:
    """``kind`` is what the name at ``path`` should name: a label, an entity_kind, an attribute."""
    if wanted not in known:
        key = next(step for step in reversed(path) if isinstance(step, str))
        listed = ", ".join(known) or "—"
        raise source.error(f"codebook.unknown_{kind}", path, key=key, id=wanted, known=listed)
