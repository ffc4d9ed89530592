"""What a DNA file says, version 2 or 3, read into values; rows that dangle are reported and left out."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from annotator.errors import UserError
from annotator.formats.dna import cells
from annotator.formats.dna.database import (
    MAYBE_NUMBER,
    MAYBE_TEXT,
    NUMBER,
    TEXT,
    Cell,
    Database,
    Row,
    Shape,
)
from annotator.formats.dna.model import (
    CODER_SETTINGS,
    DATA_TABLES,
    PERMISSIONS,
    RELATION_FLAGS,
    SHORT,
    WHOLE,
    YES_NO,
    Coder,
    Document,
    Entity,
    Statement,
    Type,
    Variable,
)
from annotator.plugin_api import Source

_COLOUR: Shape = {"Red": MAYBE_NUMBER, "Green": MAYBE_NUMBER, "Blue": MAYBE_NUMBER}
_DOCUMENT: Shape = {
    "ID": NUMBER, "Title": MAYBE_TEXT, "Text": TEXT, "Coder": MAYBE_NUMBER, "Author": MAYBE_TEXT,
    "Source": MAYBE_TEXT, "Section": MAYBE_TEXT, "Notes": MAYBE_TEXT, "Type": MAYBE_TEXT,
    "Date": Cell(int, 0),
}  # fmt: skip


class Contents:
    """Everything but the documents' texts, which are read one by one."""

    def __init__(self, database: Database, source: Source) -> None:
        """Read all that is small.

        Raises:
            UserError: ``dna.other_database`` when these are not DNA's tables.
        """
        self._database = database
        self._source = source
        if not all(map(database.has, ("DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES"))):
            raise UserError("dna.other_database", file=source.name)
        self._refused: set[int] = set()
        self.settings = {
            row["Property"]: row["Value"]
            for row in self._optional("SETTINGS", {"Property": TEXT, "Value": MAYBE_TEXT})
        }
        self.version = 3 if database.has("ENTITIES") else 2
        self._permissions = self._old_permissions()
        self.coders = {row["ID"]: self._coder(row) for row in self._coder_rows()}
        self.types = self._types()
        self.variables = {one.id: one for kind in self.types.values() for one in kind.variables}
        self.entities = self._entities()
        self._last_entity = max(self.entities, default=0)
        self._by_value = {(one.variable, one.value): one.id for one in self.entities.values()}
        self._statements = self._all_statements()
        self._fill()

    # --- What is asked ------------------------------------------------------------------------------------

    def documents(self) -> Iterator[Document]:
        """The documents by ID."""
        for row in self._database.rows("DOCUMENTS", _DOCUMENT):
            date = row["Date"] if self.version == 3 else row["Date"] // 1000
            fields = {name: row[name] for name in ("Title", "Author", "Source", "Section", "Notes", "Type")}
            yield Document(row["ID"], row["Coder"], row["Text"], date, fields)

    def statements(self, document: int) -> list[Statement]:
        """The statements of a document by ID."""
        return self._by_document.get(document, [])

    def numbers(self, variables: Container[int | None]) -> set[int]:
        """All whole numbers that statements have in these variables."""
        told = (cell for statement in self._statements.values() for cell in statement.cells.items())
        return {value for variable, value in told if variable in variables and isinstance(value, int)}

    def rest(self) -> dict[str, Any]:
        """Tables that say nothing of texts, as they stand: to be written again, and to be looked up."""
        relations = {
            "ID": NUMBER,
            "Coder": NUMBER,
            "OtherCoder": NUMBER,
            **dict.fromkeys(RELATION_FLAGS, Cell(int, 1)),
        }
        links = {"ID": NUMBER, "SourceVariableId": MAYBE_NUMBER, "TargetVariableId": MAYBE_NUMBER}
        regexes = [
            [row["Label"], _colour(row)] for row in self._optional("REGEXES", {"Label": TEXT, **_COLOUR})
        ]
        return {
            "settings": self.settings,
            "regexes": regexes,
            "coder_relations": [list(row.values()) for row in self._optional("CODERRELATIONS", relations)],
            "variable_links": [list(row.values()) for row in self._optional("VARIABLELINKS", links)],
            "attribute_variables": [[id_, *told] for id_, told in self.attribute_variables.items()],
            "empty": [
                {"id": one.id, "variable": one.variable, "colour": one.colour}
                for one in self.entities.values()
                if not one.value
            ],
        }

    def links(self) -> Iterator[tuple[int, Statement, Statement]]:
        """Links between statements (version 2): ID, source and target."""
        shape = {"ID": NUMBER, "SourceId": NUMBER, "TargetId": NUMBER}
        for row in self._optional("STATEMENTLINKS", shape):
            ends = [self._statements.get(row[name]) for name in ("SourceId", "TargetId")]
            if ends[0] is None or ends[1] is None:
                self._dangles("STATEMENTLINKS", row, "SourceId" if ends[0] is None else "TargetId")
            else:
                yield row["ID"], ends[0], ends[1]

    def own_rows(self, table: str, shape: Shape) -> Iterator[Row]:
        """The rows of a table that is not DNA's."""
        return self._optional(table, shape)

    # --- Reading ------------------------------------------------------------------------------------------

    def _optional(self, table: str, shape: Shape) -> Iterator[Row]:
        return self._database.rows(table, shape) if self._database.has(table) else iter(())

    def _dangles(self, table: str, row: Row, column: str) -> None:
        self._source.skip("dna.dangling", table=table, id=row["ID"], column=column, value=row[column])

    def _coder_rows(self) -> Iterator[Row]:
        settings = dict.fromkeys(CODER_SETTINGS, MAYBE_NUMBER)
        yield from self._optional("CODERS", {"ID": NUMBER, "Name": TEXT, **_COLOUR, **settings})

    def _coder(self, row: Row) -> Coder:
        told = {name: row[name] for name in CODER_SETTINGS if row[name] is not None}
        told.update(self._permissions.get(row["ID"], {}))
        return Coder(row["ID"], row["Name"], _colour(row), told)

    def _old_permissions(self) -> dict[int, dict[str, int]]:
        """Version 2 keeps permissions in rows: ``addDocuments`` is ``PermissionAddDocuments``."""
        found: dict[int, dict[str, int]] = {}
        shape = {"ID": NUMBER, "Coder": NUMBER, "Type": TEXT, "Permission": NUMBER}
        for row in self._optional("CODERPERMISSIONS", shape):
            name = "Permission" + row["Type"][:1].upper() + row["Type"][1:]
            if name in PERMISSIONS:
                found.setdefault(row["Coder"], {})[name] = int(row["Permission"] != 0)
        return found

    def _types(self) -> dict[int, Type]:
        labels = {
            row["ID"]: row
            for row in self._database.rows("STATEMENTTYPES", {"ID": NUMBER, "Label": TEXT, **_COLOUR})
        }
        variables: dict[int, list[Variable]] = {}
        shape = {"ID": NUMBER, "Variable": TEXT, "DataType": TEXT, "StatementTypeId": NUMBER}
        for row in self._database.rows("VARIABLES", shape):
            if row["StatementTypeId"] not in labels:
                self._dangles("VARIABLES", row, "StatementTypeId")
            elif row["DataType"] not in DATA_TABLES:
                self._source.skip("dna.bad_row", table="VARIABLES", id=row["ID"], column="DataType")
            else:
                made = Variable(row["ID"], row["Variable"], row["DataType"], row["StatementTypeId"])
                variables.setdefault(made.type_id, []).append(made)
        return {
            id_: Type(
                id_,
                row["Label"],
                _colour(row),
                tuple(variables.get(id_, ())),
            )
            for id_, row in labels.items()
        }

    def _entities(self) -> dict[int, Entity]:
        self.attribute_variables: dict[int, tuple[int, str]] = {}
        return self._new_entities() if self.version == 3 else self._old_entities()

    def _new_entities(self) -> dict[int, Entity]:
        shape = {"ID": NUMBER, "VariableId": NUMBER, "AttributeVariable": TEXT}
        for row in self._optional("ATTRIBUTEVARIABLES", shape):
            self.attribute_variables[row["ID"]] = (row["VariableId"], row["AttributeVariable"])
        attributes = self._attribute_values()
        found: dict[int, Entity] = {}
        shape = {"ID": NUMBER, "VariableId": NUMBER, "Value": TEXT, **_COLOUR, "ChildOf": MAYBE_NUMBER}
        for row in self._database.rows("ENTITIES", shape):
            if row["VariableId"] not in self.variables:
                self._dangles("ENTITIES", row, "VariableId")
                continue
            found[row["ID"]] = Entity(
                row["ID"], row["VariableId"], row["Value"], _colour(row),
                row["ChildOf"], attributes.get(row["ID"], {}),
            )  # fmt: skip
        return found

    def _attribute_values(self) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        shape = {
            "ID": NUMBER,
            "EntityId": NUMBER,
            "AttributeVariableId": NUMBER,
            "AttributeValue": MAYBE_TEXT,
        }
        for row in self._optional("ATTRIBUTEVALUES", shape):
            named = self.attribute_variables.get(row["AttributeVariableId"])
            if named is None:
                self._dangles("ATTRIBUTEVALUES", row, "AttributeVariableId")
            else:
                found.setdefault(row["EntityId"], {})[named[1]] = row["AttributeValue"]
        return found

    def _old_entities(self) -> dict[int, Entity]:
        """Version 2 names the parent by its value."""
        kinds = dict.fromkeys(("Type", "Alias", "Notes"), MAYBE_TEXT)
        shape = {"ID": NUMBER, "VariableId": NUMBER, "Value": TEXT, **_COLOUR, **kinds, "ChildOf": MAYBE_TEXT}
        rows = []
        for row in self._optional("ATTRIBUTES", shape):
            if row["VariableId"] in self.variables:
                rows.append(row)
            else:
                self._dangles("ATTRIBUTES", row, "VariableId")
        by_value = {(row["VariableId"], row["Value"]): row["ID"] for row in rows}
        return {
            row["ID"]: Entity(
                row["ID"], row["VariableId"], row["Value"], _colour(row),
                by_value.get((row["VariableId"], row["ChildOf"])) if row["ChildOf"] else None,
                {name: row[name] for name in kinds},
            )
            for row in rows
        }  # fmt: skip

    def _all_statements(self) -> dict[int, Statement]:
        documents = {row["ID"] for row in self._database.rows("DOCUMENTS", {"ID": NUMBER})}
        self._by_document: dict[int, list[Statement]] = {}
        shape = {name: NUMBER for name in ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder")}
        known = {"StatementTypeId": self.types, "DocumentId": documents, "Coder": self.coders}
        found: dict[int, Statement] = {}
        for row in self._database.rows("STATEMENTS", shape):
            dangling = next((name for name, there in known.items() if row[name] not in there), None)
            if dangling:
                self._dangles("STATEMENTS", row, dangling)
                self._refused.add(row["ID"])
                continue
            made = Statement(*row.values())
            found[made.id] = made
            self._by_document.setdefault(made.document, []).append(made)
        return found

    def _fill(self) -> None:
        for data_type, table in DATA_TABLES.items():
            by_entity = data_type == SHORT and self.version == 3
            column = "Entity" if by_entity else "Value"
            cell = NUMBER if by_entity or data_type in (WHOLE, YES_NO) else MAYBE_TEXT
            shape = {"ID": NUMBER, "StatementId": NUMBER, "VariableId": NUMBER, column: cell}
            for row in self._optional(table, shape):
                self._put(table, data_type, column, row)

    def _put(self, table: str, data_type: str, column: str, row: Row) -> None:
        statement, variable = self._statements.get(row["StatementId"]), self.variables.get(row["VariableId"])
        if row["StatementId"] in self._refused:
            return  # its statement has been reported
        if statement is None:
            self._dangles(table, row, "StatementId")
        elif variable is None or variable.data_type != data_type or variable.type_id != statement.type_id:
            self._dangles(table, row, "VariableId")
        elif column == "Entity" and self._entity_of(row, variable) is None:
            self._dangles(table, row, "Entity")
        elif data_type == YES_NO and row["Value"] not in (0, 1):
            self._source.skip("dna.bad_row", table=table, id=row["ID"], column="Value")
        elif data_type == SHORT and column == "Value":
            statement.cells[variable.id] = self._valued(variable, row["Value"])
        else:
            statement.cells[variable.id] = row[column]

    def _entity_of(self, row: Row, variable: Variable) -> Entity | None:
        entity = self.entities.get(row["Entity"])
        return entity if entity is not None and entity.variable == variable.id else None

    def _valued(self, variable: Variable, value: str) -> int:
        """The entity that version 2 names by its value; one that is not in its table is made."""
        there = self._by_value.get((variable.id, value))
        if there is None:
            self._last_entity += 1
            there = self._last_entity
            self.entities[there] = Entity(there, variable.id, value, None, None, {})
            self._by_value[variable.id, value] = there
        return there


def _colour(row: Row) -> str | None:
    return cells.colour(row["Red"], row["Green"], row["Blue"])
