"""``statements.csv``: a row for every statement, with all one needs to count, model or draw a network.

Each role of the codebook has five columns (entity, its uid, the quoted evidence, and its hull in code
points); evidence of several spans is joined with `` | `` and its hull reaches from the first to the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotator.core.codebook.model import Codebook
from annotator.core.fragments import merged
from annotator.core.records import Span, Statement
from annotator.formats.tables import (
    DOCUMENT_COLUMNS,
    OPTIONS,
    Cell,
    Names,
    Table,
    document_cells,
    document_columns,
    flag,
    plain,
    ranges,
)
from annotator.plugin_api import ExportSource, Format, Holds, Target

_EVIDENCE_JOINT = " | "
_STANCE_COLUMNS = (
    "stance", "stance_name", "stance_number", "stance_quote", "stance_start", "stance_end",
)  # fmt: skip
_OTHER_COLUMNS = (
    "start", "end", "fragments", "quote", "voice", "in_doubt", "complete", "note", "origin", "attributes",
)  # fmt: skip
_TAKEN = {"uid", "type", *DOCUMENT_COLUMNS, *_STANCE_COLUMNS, *_OTHER_COLUMNS}


def write(source: ExportSource, target: Target) -> None:
    """Header and rows: by document, layer and uid."""
    codebook, names = source.codebook, Names(source)
    table = Table(target, [*document_columns(source), *statement_columns(codebook)])
    for outgoing in source.documents():
        rows = spans = 0
        for layer in outgoing.all_layers():
            place = document_cells(outgoing, layer, names)
            by_uid = {span.uid: span for span in layer.spans}
            for statement in layer.statements:
                table.row({**place, **statement_cells(statement, by_uid, codebook, names)})
            rows += len(layer.statements)
            cited = {uid for statement in layer.statements for uid in statement.evidence()}
            spans += len(cited & by_uid.keys())
        target.count(documents=bool(rows), spans=spans, statements=rows)
    table.close()


def roles_of(codebook: Codebook) -> list[str]:
    """Ids of the roles of all statement types, in the codebook's order."""
    return list(dict.fromkeys(role.id for kind in codebook.statement_types for role in kind.roles))


def statement_columns(codebook: Codebook) -> list[str]:
    """What a table says of a statement itself."""
    columns = ["uid", "type"]
    for role in map(role_column, roles_of(codebook)):
        columns += [role, f"{role}_kind", f"{role}_uid", f"{role}_quote", f"{role}_start", f"{role}_end"]
    return [*columns, *_STANCE_COLUMNS, *_OTHER_COLUMNS]


def role_column(role: str) -> str:
    """The name of a role's column: its id, unless another column is called so already."""
    return f"role_{role}" if role in _TAKEN else role


def role_of_column(column: str) -> str:
    """The role whose column this is: the inverse of :func:`role_column`."""
    role = column.removeprefix("role_")
    return role if role in _TAKEN else column


def statement_cells(
    statement: Statement, by_uid: Mapping[str, Span], codebook: Codebook, names: Names
) -> dict[str, Cell]:
    """The cells of :func:`statement_columns`; ``by_uid`` are the spans of the layer."""
    value = codebook.value(statement.stance.value or "")
    cells: dict[str, Cell] = {
        "uid": statement.uid,
        "type": statement.type,
        "stance": statement.stance.value,
        "stance_name": value.name if value else None,
        "stance_number": value.number if value else None,
        "voice": statement.voice,
        "in_doubt": flag(statement.in_doubt),
        "complete": flag(_is_complete(statement, codebook)),
        "note": statement.note,
        "origin": statement.origin,
        "attributes": plain(statement.attributes) if statement.attributes else None,
    }
    for role, filling in statement.roles.items():
        column = role_column(role)
        cells[column] = names.entity(filling.entity)
        cells[f"{column}_kind"] = names.kind(filling.entity)
        cells[f"{column}_uid"] = filling.entity
        cells.update(_quoted(f"{column}_", _present(filling.spans, by_uid)))
    cells.update(_quoted("stance_", _present(statement.stance.spans, by_uid)))
    passage = _present(statement.spans or statement.evidence(), by_uid)
    cells.update(_quoted("", passage))
    cells["fragments"] = ranges(merged(piece for span in passage for piece in span.fragments))
    return cells


def _quoted(prefix: str, spans: Sequence[Span]) -> dict[str, Cell]:
    """Quote and hull of spans in reading order."""
    if not spans:
        return {}
    return {
        f"{prefix}quote": _EVIDENCE_JOINT.join(span.quote for span in spans),
        f"{prefix}start": spans[0].start,
        f"{prefix}end": max(span.end for span in spans),
    }


def _present(uids: Iterable[str], by_uid: Mapping[str, Span]) -> list[Span]:
    """The spans with these uids that the layer has, in reading order."""
    found = [by_uid[uid] for uid in uids if uid in by_uid]
    return sorted(found, key=lambda span: (span.start, span.end, span.uid))


def _is_complete(statement: Statement, codebook: Codebook) -> bool:
    """Whether every required role is filled and, where the type has a stance, one is given."""
    kind = codebook.statement_type(statement.type)
    if kind is None:
        return False
    needs_stance = kind.stance_label is not None
    filled = {role for role, filling in statement.roles.items() if filling.entity or filling.spans}
    missing = any(role.required and role.id not in filled for role in kind.roles)
    return not missing and (statement.stance.value is not None or not needs_stance)


STATEMENTS_CSV = Format(
    name="statements-csv",
    title="Statements, one a row",
    suffixes=(".csv",),
    aliases=("statements.csv", "statements"),
    description="For every statement: its document with all metadata, annotator, entity and quoted evidence "
    "of each role, stance as id, name and number, offsets, voice, doubt and note.",
    holds=frozenset(
        {
            Holds.STATEMENTS,
            Holds.ENTITIES,
            Holds.ATTRIBUTES,
            Holds.NOTES,
            Holds.DETAILS,
            Holds.METADATA,
            Holds.ANNOTATORS,
            Holds.GOLD,
        }
    ),
    options=OPTIONS,
    default_name="statements.csv",
    write=write,
)
