"""Read a codebook file: TOML text in, values out, and one clear error for the first thing that is wrong.

Three passes, each trusting the one before: the text is TOML (:mod:`.source`), every table has the declared
shape (:mod:`.schema`), and every name that refers to something finds it (:mod:`.references`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from annotator.core.codebook import schema
from annotator.core.codebook.json_form import decode
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.references import check_references
from annotator.core.codebook.source import Path, Source
from annotator.core.values import dataclass, field


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """An entity that a codebook file brings along. It has no uid yet; ``parent`` is another one's name."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict, hash=False)
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """What a codebook file holds: the codebook and, in the order of the file, the entities listed in it."""

    codebook: Codebook
    entities: tuple[ListedEntity, ...] = ()


def read_codebook(
    text: str, name_of_file: str, *, reserved: frozenset[str] = schema.RESERVED_KEYS
) -> CodebookFile:
    """The codebook that ``text`` describes; ``name_of_file`` is how messages call the file.

    ``reserved`` are the characters that no label or value may use as its key, in any case.
    Raises :class:`~annotator.errors.UserError` with a ``codebook.*`` code and ``file``, ``line`` (from 1) and
    mostly ``key``, for the first thing that is wrong.
    """
    source = Source(text, name_of_file)
    _check_shape(source, schema.CODEBOOK, source.data, ())
    check_references(source, reserved)
    return CodebookFile(
        _codebook(source.data), tuple(_entity(item) for item in source.data.get("entity", ()))
    )


def _check_shape(source: Source, table: schema.Table, data: Mapping[str, Any], path: Path) -> None:
    for name in data:
        if name not in table.names:
            raise _unknown_key(source, table, name, path)
    for entry in table.entries:
        if entry.name in data:
            if not entry.type.fits(data[entry.name]):
                raise source.error(entry.type.error, (*path, entry.name), key=entry.name)
        elif entry.required:
            raise source.error("codebook.missing_key", path, key=entry.name, table=table.name)
    for inner in table.tables:
        _check_tables(source, inner, data.get(inner.name, []), (*path, inner.name))


def _check_tables(source: Source, table: schema.Table, items: object, path: Path) -> None:
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise source.error("codebook.not_tables", path, key=table.name)
    for index, item in enumerate(items):
        _check_shape(source, table, item, (*path, index))


def _unknown_key(source: Source, table: schema.Table, name: str, path: Path) -> Exception:
    facts = {"key": name, "table": table.name}
    near = get_close_matches(name.casefold(), table.names, n=1)
    if near:
        return source.error("codebook.misspelt_key", (*path, name), **facts, meant=near[0])
    return source.error("codebook.unknown_key", (*path, name), **facts, known=", ".join(table.names))


def _codebook(data: Mapping[str, Any]) -> Codebook:
    """The file's tables have the names of single things, the codebook's fields those of many."""
    types = [{**_trimmed(item), "roles": item.get("role", ())} for item in data.get("statement_type", ())]
    for item in types:
        item.pop("role", None)
    head = {name: data[name] for name in ("name", "version") if name in data}
    lists: dict[str, Sequence[object]] = {
        "labels": [_trimmed(item) for item in data["label"]],
        "values": [_trimmed(item) for item in data.get("value", ())],
        "statement_types": types,
        "entity_kinds": data.get("entity_kind", ()),
    }
    return decode(Codebook, head | lists)


def _trimmed(item: Mapping[str, Any]) -> dict[str, Any]:
    """A guideline is written between triple quotes; the line breaks at its ends aren't meant."""
    if "guideline" in item:
        return {**item, "guideline": item["guideline"].strip()}
    return dict(item)


def _entity(data: Mapping[str, Any]) -> ListedEntity:
    return ListedEntity(
        name=data["name"],
        kind=data["kind"],
        aliases=tuple(dict.fromkeys(data.get("aliases", ()))),
        attributes=dict(data.get("attributes", {})),
        parent=data.get("parent"),
    )
