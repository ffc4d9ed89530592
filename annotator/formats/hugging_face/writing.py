"""Writing a folder that ``datasets.load_dataset`` takes: Parquet below ``data``, and a card."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from annotator.errors import UserError
from annotator.formats.extras import need
from annotator.formats.hugging_face.card import front_matter
from annotator.formats.hugging_face.rows import Row, row_of
from annotator.formats.hugging_face.shape import (
    FEATURES_KEY,
    OWN,
    OWN_KEY,
    Classes,
    Fields,
    arrow_schema,
    columns,
    features,
)
from annotator.formats.tables import Names
from annotator.plugin_api import ExportSource, OutgoingDocument, Target

_SPLIT = re.compile(r"[A-Za-z0-9_]+")
_ROWS = 500
_CHARACTERS = 8 << 20
"""Most rows of a row group, and characters of text in it: a reader of any one needs little memory."""


def write(source: ExportSource, target: Target) -> None:
    """One split, named by the option ``split``, as ``data/NAME-00000-of-00001.parquet``.

    Other splits may be there already; the card tells of all.

    Raises:
        UserError: ``format.extra_missing``; ``parquet.split_name`` for a name that is no file's.
    """
    pa, pq = need("pyarrow", extra="parquet"), need("pyarrow.parquet", extra="parquet")
    split, soft = str(target.options.get("split") or "train"), bool(target.options.get("soft"))
    if not _SPLIT.fullmatch(split):
        raise UserError("parquet.split_name", name=split)
    shape = columns(soft=soft)
    schema = arrow_schema(shape, pa)
    book = source.codebook
    classes = Classes.of([label.id for label in book.labels], [value.id for value in book.values])
    folder = target.path / "data"
    folder.mkdir(exist_ok=True)
    # The schema is told by the metadata below: Arrow's own copy of it would be older than the last label.
    with pq.ParquetWriter(
        folder / f"{split}-00000-of-00001.parquet", schema, compression="zstd", store_schema=False
    ) as writer:
        for rows in _grouped(_rows(source, target, classes, soft=soft)):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema), row_group_size=len(rows))
        writer.add_key_value_metadata(_metadata(source, shape, classes))
    card = ["---", *front_matter(target.path), "---", "", f"# {book.name or 'Dataset'}", "", _CARD]
    (target.path / "README.md").write_text("\n".join(card) + "\n", encoding="utf-8", newline="\n")


_CARD = """\
One row for what one annotator says of one document, `gold` for what reviewers decided. Offsets count Unicode
code points of `text` and end before `end`.

```python
from datasets import load_dataset
data = load_dataset("path/to/this/folder")
print(data["train"].features)
```"""


def _rows(source: ExportSource, target: Target, classes: Classes, *, soft: bool) -> Iterator[Row]:
    names = Names(source)
    for outgoing in source.documents():
        layers = outgoing.all_layers()
        for layer in layers or (None,):
            yield row_of(outgoing, layer, names, classes, soft=soft)
        _count(outgoing, target)


def _count(outgoing: OutgoingDocument, target: Target) -> None:
    layers = outgoing.all_layers()
    target.count(
        documents=1,
        spans=sum(len(layer.spans) for layer in layers),
        statements=sum(len(layer.statements) for layer in layers),
    )


def _grouped(rows: Iterator[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    characters = 0
    for row in rows:
        group.append(row)
        characters += len(row["text"])
        if len(group) >= _ROWS or characters >= _CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _metadata(source: ExportSource, shape: Fields, classes: Classes) -> dict[bytes, bytes]:
    own: dict[str, Any] = {
        "format": OWN,
        "lineage": source.lineage,
        "labels": classes.names("label"),
        "stances": classes.names("stance"),
        "codebook": source.codebook.to_json(),
        "entities": [
            {
                "uid": entity.uid, "kind": entity.kind, "name": entity.name, "aliases": list(entity.aliases),
                "attributes": dict(entity.attributes), "parent": entity.parent,
            }
            for entity in source.entities()
        ],
        "annotators": [
            {"uid": person.uid, "name": person.name, "role": person.role} for person in source.annotators()
        ],
    }  # fmt: skip
    theirs = {"info": {"features": features(shape, classes)}}
    return {OWN_KEY: _bytes(own), FEATURES_KEY: _bytes(theirs)}


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
