"""The columns of our Parquet files: one row for what one annotator says of one document.

Each column is declared once; the Arrow schema, the features that ``datasets`` reads from the file's metadata
and those of the card derive from it. Labels and stances are numbers with names, as ``ClassLabel``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

OWN = "annotator-parquet/1"
OWN_KEY, FEATURES_KEY = b"annotator", b"huggingface"
"""Keys of the file's metadata: ours has the codebook, entities and people; theirs the features."""

Kind = Literal["string", "int64", "float64", "bool", "label", "stance"]
Fields = Mapping[str, "Column"]
Column = Kind | Sequence[Any] | Mapping[str, Any]
"""A scalar; a list, as a sequence of its one element; or a mapping of names to columns."""

RANGE: Fields = {"start": "int64", "end": "int64"}
SPAN: Fields = {
    "uid": "string", "label": "label", "start": "int64", "end": "int64", "text": "string",
    "fragments": [RANGE], "entity": "string", "entity_uid": "string", "attributes": "string",
    "note": "string", "origin": "string", "codebook_version": "string",
}  # fmt: skip
ROLE: Fields = {"role": "string", "entity": "string", "entity_uid": "string", "spans": ["string"]}
STATEMENT: Fields = {
    "uid": "string", "type": "string", "roles": [ROLE], "stance": "stance", "stance_spans": ["string"],
    "spans": ["string"], "voice": "string", "in_doubt": "bool", "attributes": "string", "note": "string",
    "origin": "string",
}  # fmt: skip
RELATION: Fields = {"uid": "string", "type": "string", "source": "string", "target": "string"}
ROW: Fields = {
    "document": "string", "title": "string", "text": "string", "date": "string", "source": "string",
    "author": "string", "url": "string", "language": "string", "meta": "string", "state": "string",
    "document_notes": "string", "annotator": "string", "annotator_uid": "string", "gold": "bool",
    "status": "string", "seconds": "int64", "notes": "string", "marks": ["int64"], "spans": [SPAN],
    "statements": [STATEMENT], "relations": [RELATION],
}  # fmt: skip

SOFT_SPAN: Fields = {"unit": "string", "support": "float64", "label_distribution": ["float64"]}
SOFT_STATEMENT: Fields = {"unit": "string", "support": "float64", "stance_distribution": ["float64"]}


@dataclass(slots=True)
class Classes:
    """Names of labels and stances by number: those of the codebook in its order, then others as they come."""

    labels: dict[str, int]
    stances: dict[str, int]

    @classmethod
    def of(cls, labels: Sequence[str], stances: Sequence[str]) -> Classes:
        """The numbers of these names."""
        return cls(
            {name: number for number, name in enumerate(labels)},
            {name: number for number, name in enumerate(stances)},
        )

    def label(self, name: str) -> int:
        """The number of a label."""
        return self.labels.setdefault(name, len(self.labels))

    def stance(self, name: str | None) -> int | None:
        """The number of a stance; None for none yet."""
        return None if name is None else self.stances.setdefault(name, len(self.stances))

    def names(self, kind: str) -> list[str]:
        """The names of ``label`` or ``stance`` by number."""
        return list(self.labels if kind == "label" else self.stances)


def class_named(number: int, names: Sequence[str]) -> str:
    """The name of a class by its number.

    Raises:
        LookupError: No class has it; -1 says that there is none.
    """
    if number < 0:
        raise LookupError(number)
    return names[number]


def columns(*, soft: bool) -> Fields:
    """The columns of a row, with the support of each item among annotators where they are ``soft``."""
    if not soft:
        return ROW
    return {**ROW, "spans": [{**SPAN, **SOFT_SPAN}], "statements": [{**STATEMENT, **SOFT_STATEMENT}]}


def arrow_schema(column: Fields, pa: Any) -> Any:
    """The Arrow schema of a row; ``pa`` is pyarrow."""
    return pa.schema([(name, _arrow(each, pa)) for name, each in column.items()])


def _arrow(column: Column, pa: Any) -> Any:
    if isinstance(column, str):
        return pa.int64() if column in ("label", "stance") else pa.type_for_alias(column)
    if isinstance(column, Mapping):
        return pa.struct([(name, _arrow(each, pa)) for name, each in column.items()])
    return pa.list_(_arrow(column[0], pa))


def features(column: Column, classes: Classes) -> Any:
    """The features as the metadata of a Parquet file has them."""
    if isinstance(column, str):
        if column in ("label", "stance"):
            return {"names": classes.names(column), "_type": "ClassLabel"}
        return {"dtype": column, "_type": "Value"}
    if isinstance(column, Mapping):
        return {name: features(each, classes) for name, each in column.items()}
    return [features(column[0], classes)]
