"""Small DNA databases of our own texts, as versions 2 and 3 make them, for readers to read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.app.messages import sentence
from annotator.formats.dna import DNA
from annotator.formats.dna.schema import TABLES
from annotator.plugin_api import IncomingDocument, IncomingHeader, IncomingLayer, Report
from tests.formats import fakes

TEXT = "“We need a truce,” said Ana 🕊 Berg.\nThe League of Ports opposes it."
"""The dove counts two of DNA's units, so all that is behind it is one further than in code points."""

Rows = Mapping[str, Sequence[Sequence[Any]]]

_CODER = [0, 14, "hash", 300, 0, 0, 1, *[1] * 16]
VERSION_3: Rows = {
    "SETTINGS": [["version", "3.1.2"], ["date", "2026-06-30"]],
    "CODERS": [[1, "Admin", 255, 255, 0, *_CODER], [2, "Ines", 51, 153, 255, *_CODER]],
    "CODERRELATIONS": [[1, 2, 1, 1, 0, 1, 1], [2, 1, 2, 1, 1, 1, 1]],
    "DOCUMENTS": [[1, "A truce", TEXT, 1, "B. Writer", "Herald", "Front", "look twice", "news", 1107302400]],
    "STATEMENTTYPES": [[1, "DNA Statement", 239, 208, 51], [2, "Annotation", 211, 211, 211]],
    "VARIABLES": [
        [1, "person", "short text", 1], [2, "organization", "short text", 1], [3, "concept", "short text", 1],
        [4, "agreement", "boolean", 1], [5, "note", "long text", 2],
    ],
    "REGEXES": [["tr.ce", 255, 0, 0]],
    "STATEMENTS": [[1, 1, 1, 0, 36, 2], [2, 1, 1, 37, 68, 2], [3, 2, 1, 31, 35, 1]],
    "ENTITIES": [
        [1, 1, "", 0, 0, 0, None], [2, 1, "Ana Berg", 0, 204, 0, None], [3, 2, "", 0, 0, 0, None],
        [4, 2, "League of Ports", 0, 0, 0, 6], [5, 3, "Truce", 0, 0, 0, None], [6, 2, "Ports", 9, 9, 9, None],
        [7, 3, "", 0, 0, 0, None],
    ],
    "ATTRIBUTEVARIABLES": [[1, 1, "Type"], [2, 1, "Alias"], [3, 2, "Type"]],
    "ATTRIBUTEVALUES": [
        [1, 1, 1, ""], [2, 1, 2, ""], [3, 2, 1, "NGO"], [4, 2, 2, "Mrs Berg"], [5, 3, 3, ""],
        [6, 4, 3, "Business"], [7, 6, 3, ""],
    ],
    "DATABOOLEAN": [[1, 1, 4, 1], [2, 2, 4, 0]],
    "DATASHORTTEXT": [
        [1, 1, 1, 2], [2, 1, 2, 3], [3, 1, 3, 5], [4, 2, 1, 1], [5, 2, 2, 4], [6, 2, 3, 5],
    ],
    "DATALONGTEXT": [[1, 3, 5, "Who is this?"]],
}  # fmt: skip

_VALUE = "StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, StatementTypeId INTEGER, Value"
_TABLES_2 = (
    "SETTINGS(Property TEXT PRIMARY KEY, Value TEXT)",
    "CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER,"
    " Password TEXT)",
    "DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,"
    " Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER)",
    "STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER)",
    "VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER)",
    "CODERPERMISSIONS(ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER, Type TEXT, Permission INTEGER)",
    "STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,"
    " Stop INTEGER, Coder INTEGER)",
    "STATEMENTLINKS(ID INTEGER PRIMARY KEY NOT NULL, SourceId INTEGER NOT NULL, TargetId INTEGER NOT NULL)",
    *(
        f"{name}(ID INTEGER PRIMARY KEY NOT NULL, {_VALUE} {kind})"
        for name, kind in (
            ("DATABOOLEAN", "INTEGER"), ("DATAINTEGER", "INTEGER"), ("DATASHORTTEXT", "TEXT"),
            ("DATALONGTEXT", "TEXT"),
        )
    ),
    "ATTRIBUTES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL,"
    " Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT)",
)  # fmt: skip
VERSION_2: Rows = {
    "SETTINGS": [["version", "2.0 beta 25"]],
    "CODERS": [[1, "Admin", 255, 255, 0, ""], [2, "Ines", 51, 153, 255, ""]],
    "CODERPERMISSIONS": [[1, 2, "addDocuments", 0]],
    "DOCUMENTS": [[7, "A truce", TEXT, 1, "", "Herald", "", "", "", 1107302400_000]],
    "STATEMENTTYPES": [[1, "DNA Statement", 239, 208, 51]],
    "VARIABLES": [
        [1, "organization", "short text", 1], [2, "concept", "short text", 1], [3, "intensity", "integer", 1],
    ],
    "STATEMENTS": [[1, 1, 7, 0, 36, 2], [2, 1, 7, 37, 68, 2]],
    "STATEMENTLINKS": [[1, 1, 2]],
    "DATAINTEGER": [[1, 1, 3, 1, 2], [2, 2, 3, 1, -2]],
    "DATASHORTTEXT": [
        [1, 1, 1, 1, ""], [2, 1, 2, 1, "Truce"], [3, 2, 1, 1, "League of Ports"], [4, 2, 2, 1, "Truce"],
    ],
    "ATTRIBUTES": [
        [1, 1, "League of Ports", 1, 2, 3, "Business", "", "", "Ports"],
        [2, 1, "Ports", 0, 0, 0, "", "", "", ""],
    ],
}  # fmt: skip


def version_3(path: Path, *, checked: bool = True, **changed: Sequence[Sequence[Any]]) -> Path:
    """A database of version 3; tables in ``changed`` have other rows, unless ``checked`` bad ones too."""
    return _made(path, TABLES, {**VERSION_3, **changed}, checked)


def version_2(path: Path, **changed: Sequence[Sequence[Any]]) -> Path:
    """A database of version 2."""
    return _made(path, [f"CREATE TABLE {table}" for table in _TABLES_2], {**VERSION_2, **changed}, True)


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table."""
    connection = sqlite3.connect(path)
    names = "SELECT name FROM sqlite_master WHERE type = 'table'"
    found = {
        name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in connection.execute(names)
    }
    connection.close()
    return found


def edit(path: Path, *commands: str) -> None:
    """What somebody does to a database."""
    connection = sqlite3.connect(path)
    for command in commands:
        connection.execute(command)
    connection.commit()
    connection.close()


def read(path: Path, **options: Any) -> tuple[IncomingHeader, list[IncomingDocument], Report]:
    """What a database says; whatever is reported can be told in a sentence."""
    [header, *documents], report = fakes.read(DNA, path, **options)
    assert isinstance(header, IncomingHeader)
    for issue in (*report.skipped, *report.warnings):
        assert sentence(issue.code, {"where": issue.where, **issue.params})
    return header, [one for one in documents if isinstance(one, IncomingDocument)], report


def layers(documents: list[IncomingDocument]) -> dict[str | None, IncomingLayer]:
    """All layers by their annotators."""
    return {layer.annotator: layer for document in documents for layer in document.layers}


def codes(report: Report) -> list[tuple[str, object, object]]:
    """What was left out: code, table and ID."""
    return [(issue.code, issue.params.get("table"), issue.params.get("id")) for issue in report.skipped]


def _made(path: Path, schema: Sequence[str], rows: Rows, checked: bool) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA ignore_check_constraints = {not checked}")
    for table in schema:
        connection.execute(table)
    for name, told in rows.items():
        for row in told:
            connection.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)
    connection.commit()
    connection.close()
    return path
