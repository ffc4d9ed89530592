"""The tables of DNA 3, as its version 3.0.7 makes them; names, types and checks must be these."""

from __future__ import annotations

from annotator.formats.dna.model import PERMISSIONS

VERSION = "3.0.7"
RELEASED = "2022-06-10"
"""What the file says of the program whose tables these are."""

_ID = "ID INTEGER NOT NULL PRIMARY KEY"
_DATA_ID = "ID INTEGER PRIMARY KEY NOT NULL"


def _channels(ending: str = " NOT NULL DEFAULT 0") -> str:
    names = ("Red", "Green", "Blue")
    return ", ".join(f"{name} INTEGER{ending} CHECK ({name} BETWEEN 0 AND 255)" for name in names)


def _text(name: str, default: str = "") -> str:
    return f"{name} TEXT NOT NULL{default} CHECK (LENGTH({name}) < 191)"


def _flag(name: str, default: int) -> str:
    return f"{name} INTEGER NOT NULL CHECK ({name} BETWEEN 0 AND 1) DEFAULT {default}"


def _key(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _data(table: str, value: str, *more: str) -> str:
    keys = [_key("StatementId", "STATEMENTS"), _key("VariableId", "VARIABLES"), *more]
    return (
        f"CREATE TABLE {table}({_DATA_ID}, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, "
        f"{value}, " + ", ".join([*keys, "UNIQUE (StatementId, VariableId)"]) + ")"
    )


_EMPTY = " DEFAULT ''"
_RELATION = ", ".join(
    f"{name} INTEGER NOT NULL DEFAULT 1 CHECK({name} BETWEEN 0 AND 1)"
    for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
)

TABLES = (
    "CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL)",
    f"CREATE TABLE CODERS({_ID}, {_text('Name')}, {_channels()}, "
    "Refresh INTEGER NOT NULL CHECK (Refresh BETWEEN 0 AND 9999) DEFAULT 0, "
    "FontSize INTEGER NOT NULL CHECK (FontSize BETWEEN 1 AND 99) DEFAULT 14, "
    f"{_text('Password')}, PopupWidth INTEGER CHECK (PopupWidth BETWEEN 100 AND 9999) DEFAULT 300, "
    f"{_flag('ColorByCoder', 0)}, {_flag('PopupDecoration', 0)}, {_flag('PopupAutoComplete', 1)}, "
    + ", ".join(_flag(name, 1) for name in PERMISSIONS)
    + ")",
    f"CREATE TABLE DOCUMENTS({_ID}, {_text('Title')}, Text TEXT NOT NULL, Coder INTEGER, "
    + ", ".join(_text(name, _EMPTY) for name in ("Author", "Source", "Section"))
    + f", Notes TEXT NOT NULL DEFAULT '', {_text('Type', _EMPTY)}, Date INTEGER NOT NULL, "
    + f"{_key('Coder', 'CODERS')})",
    f"CREATE TABLE STATEMENTTYPES({_ID}, {_text('Label')}, {_channels()})",
    f"CREATE TABLE VARIABLES({_ID}, {_text('Variable')}, DataType TEXT NOT NULL CHECK (DataType = 'boolean' "
    "OR DataType = 'integer' OR DataType = 'long text' OR DataType = 'short text') DEFAULT 'short text', "
    f"StatementTypeId INTEGER, {_key('StatementTypeId', 'STATEMENTTYPES')}, "
    "UNIQUE (Variable, StatementTypeId))",
    f"CREATE TABLE VARIABLELINKS({_ID}, SourceVariableId INTEGER, TargetVariableId INTEGER, "
    "CHECK (TargetVariableId != SourceVariableId), "
    f"{_key('SourceVariableId', 'VARIABLES')}, {_key('TargetVariableId', 'VARIABLES')})",
    f"CREATE TABLE REGEXES(Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191), {_channels()})",
    f"CREATE TABLE CODERRELATIONS({_ID}, Coder INTEGER CHECK(Coder > 0), "
    f"OtherCoder INTEGER CHECK(OtherCoder > 0), {_RELATION}, CHECK (Coder != OtherCoder), "
    f"{_key('Coder', 'CODERS')}, {_key('OtherCoder', 'CODERS')})",
    f"CREATE TABLE STATEMENTS({_ID}, StatementTypeId INTEGER, DocumentId INTEGER, "
    "Start INTEGER NOT NULL CHECK(Start >= 0), Stop INTEGER NOT NULL CHECK(Stop >= 0), Coder INTEGER, "
    f"CHECK (Start < Stop), {_key('StatementTypeId', 'STATEMENTTYPES')}, {_key('Coder', 'CODERS')}, "
    f"{_key('DocumentId', 'DOCUMENTS')})",
    _data("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
    _data("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
    f"CREATE TABLE ENTITIES({_DATA_ID}, VariableId INTEGER NOT NULL, {_text('Value', _EMPTY)}, "
    f"{_channels('')}, ChildOf INTEGER CHECK(ChildOf > 0), UNIQUE (VariableId, Value), "
    f"{_key('ChildOf', 'ENTITIES')}, {_key('VariableId', 'VARIABLES')})",
    _data("DATASHORTTEXT", "Entity INTEGER NOT NULL", _key("Entity", "ENTITIES")),
    _data("DATALONGTEXT", "Value TEXT DEFAULT ''"),
    f"CREATE TABLE ATTRIBUTEVARIABLES({_DATA_ID}, VariableId INTEGER NOT NULL, {_text('AttributeVariable')}, "
    f"UNIQUE(VariableId, AttributeVariable), {_key('VariableId', 'VARIABLES')})",
    f"CREATE TABLE ATTRIBUTEVALUES({_DATA_ID}, EntityId INTEGER NOT NULL, "
    f"AttributeVariableId INTEGER NOT NULL, {_text('AttributeValue', _EMPTY)}, "
    "UNIQUE (EntityId, AttributeVariableId), "
    f"{_key('EntityId', 'ENTITIES')}, {_key('AttributeVariableId', 'ATTRIBUTEVARIABLES')})",
)
