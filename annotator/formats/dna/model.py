"""What a DNA file tells of, version 2 or 3: coders, types and variables, entities, statements, documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SHORT, LONG, WHOLE, YES_NO = "short text", "long text", "integer", "boolean"
DATA_TABLES = {YES_NO: "DATABOOLEAN", WHOLE: "DATAINTEGER", SHORT: "DATASHORTTEXT", LONG: "DATALONGTEXT"}

PERMISSIONS = tuple(
    "Permission" + what
    for what in (
        "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements",
        "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes",
        "EditCoders", "EditCoderRelations", "ViewOthersDocuments", "EditOthersDocuments",
        "ViewOthersStatements", "EditOthersStatements",
    )
)  # fmt: skip
CODER_SETTINGS = (
    "Refresh", "FontSize", "PopupWidth", "ColorByCoder", "PopupDecoration", "PopupAutoComplete", *PERMISSIONS,
)  # fmt: skip
RELATION_FLAGS = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")


@dataclass(frozen=True, slots=True)
class Variable:
    """A field of a statement type; ``data_type`` is one of the keys of :data:`DATA_TABLES`."""

    id: int
    name: str
    data_type: str
    type_id: int


@dataclass(frozen=True, slots=True)
class Type:
    """A statement type with its variables by ID."""

    id: int
    label: str
    colour: str | None
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class Coder:
    """A person; ``settings`` are the columns of version 3 that the file has, passwords aside."""

    id: int
    name: str
    colour: str | None
    settings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of a short-text variable, with its attributes; ``value`` is empty for "nothing"."""

    id: int
    variable: int
    value: str
    colour: str | None
    parent: int | None
    attributes: Mapping[str, str]


@dataclass(slots=True)
class Statement:
    """A coded stretch of a text: UTF-16 units of it with LF line ends, end exclusive.

    ``cells`` are the values by variable: an entity's ID for short text, else the value.
    """

    id: int
    type_id: int
    document: int
    start: int
    stop: int
    coder: int
    cells: dict[int, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document; ``date`` counts seconds since 1970, UTC."""

    id: int
    coder: int | None
    text: str
    date: int
    fields: Mapping[str, str]
