"""The three files that stance pairs come in: JSON Lines, tables with delimiters, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.formats import json_lines
from annotator.formats.csv_table import header_of, rows_of
from annotator.formats.decoding import open_text
from annotator.formats.extras import need
from annotator.formats.stance_pairs.pairs import SOFT, Row, rows
from annotator.formats.stance_pairs.reading import documents
from annotator.formats.stance_pairs.words import COLUMNS, SOFT_COLUMNS, are_certain, found
from annotator.formats.tables import Table, plain, unguarded
from annotator.plugin_api import ExportSource, Incoming, Source, Target

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ROWS = 2_000
_MOSTLY_LATIN = 0.95
_SEEN = 1 << 20


def _columns(target: Target) -> tuple[str, ...]:
    return (*COLUMNS, *SOFT_COLUMNS) if target.options.get(SOFT) else COLUMNS


# --- JSON Lines --------------------------------------------------------------------------------------------


def write_lines(source: ExportSource, target: Target) -> None:
    """An object a statement, each with the same keys."""
    names = _columns(target)
    for row in rows(source, target):
        target.write(_ENCODER.encode({name: row.get(name) for name in names}) + "\n")


def read_lines(source: Source) -> Iterator[Incoming]:
    """Each line is a pair."""
    yield from documents(source, json_lines.objects(source))


def claims_lines(head: bytes) -> bool:
    """Whether the first line is an object that has a text, a target and a stance."""
    try:
        first = json.loads(head.split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and are_certain(first)


# --- Tables ------------------------------------------------------------------------------------------------


def write_table(source: ExportSource, target: Target) -> None:
    """A row a statement, commas between the cells."""
    table = Table(target, _columns(target))
    for row in rows(source, target):
        table.row({name: plain(value) for name, value in row.items()})
    table.close()


def read_table(source: Source) -> Iterator[Incoming]:
    """Each row is a pair; delimiter, quoting and encoding are found out."""
    reading = replace(source, options={**source.options, **_western(source)})
    with open_text(reading) as stream:
        if stream is None:
            return
        table = rows_of(reading, stream)
        header = header_of(table)
        if header is None or found(header) is None:
            source.skip("stance_pairs.no_columns", columns=", ".join(header or ()))
            return
        yield from documents(source, _cells(source, header, table), unguarded)


def _cells(
    source: Source, header: list[str], table: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for line, cells in table:
        if any(cells[len(header) :]):
            source.skip("table.too_many_cells", line=line, found=len(cells), expected=len(header))
        else:
            yield line, dict(zip(header, cells, strict=False))


def _western(source: Source) -> dict[str, str]:
    """The encoding of a file that is nearly all ASCII and no UTF-8: shared tasks of twenty years.

    What else is in such a file are curly quotes and accents; a guess by their frequency would have too
    little to go by, so it is not left to one.
    """
    if source.options.get("encoding"):
        return {}
    with source.path.open("rb") as stream:
        head = stream.read(_SEEN)
    ascii_ = sum(byte < 128 for byte in head)
    if ascii_ == len(head) or ascii_ < _MOSTLY_LATIN * len(head) or b"\0" in head:
        return {}
    data = source.path.read_bytes()
    for name in ("utf-8", "windows-1252", "latin-1"):
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "utf-8":
            return {}
        source.warn("import.encoding_guessed", encoding=name)
        return {"encoding": name}
    return {}


def claims_table(head: bytes) -> bool:
    """Whether the first row names a text, a target and a stance."""
    first = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").rstrip("\r")
    delimiter = max("\t,;|", key=first.count)
    try:
        header = next(csv.reader(io.StringIO(first), delimiter=delimiter), [])
    except csv.Error:
        return False
    return are_certain(cell.strip() for cell in header)


# --- Parquet -----------------------------------------------------------------------------------------------


def claims_columns(end: bytes) -> bool:
    """Whether a Parquet file ends with the columns of pairs; those of whole articles have spans, too."""
    names = (b"text", b"target", b"stance")
    return end.endswith(b"PAR1") and all(name in end for name in names) and b"spans" not in end


def write_parquet(source: ExportSource, target: Target) -> None:
    """A row a statement; stances as ``ClassLabel``, soft ones as a distribution besides."""
    pa, pq = need("pyarrow", extra="parquet"), need("pyarrow.parquet", extra="parquet")
    stances = {value.id: number for number, value in enumerate(source.codebook.values)}
    names = _columns(target)
    kinds = {"stance": pa.int64(), "start": pa.int64(), "end": pa.int64(), "support": pa.float64()}
    kinds |= {"gold": pa.bool_(), "in_doubt": pa.bool_()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in names])
    with pq.ParquetWriter(target.path, schema, compression="zstd", store_schema=False) as writer:
        group: list[Row] = []
        for row in rows(source, target):
            number = stances.setdefault(row["stance"], len(stances))
            votes = row.get("votes")
            group.append(
                {**row, "stance": number, "votes": None if votes is None else _ENCODER.encode(votes)}
            )
            if len(group) >= _ROWS:
                writer.write_table(pa.Table.from_pylist(group, schema=schema))
                group = []
        if group:
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
        features = {name: {"dtype": str(schema.field(name).type), "_type": "Value"} for name in names}
        for feature in features.values():
            feature["dtype"] = {"double": "float64"}.get(feature["dtype"], feature["dtype"])
        told = {"info": {"features": {**features, "stance": _class_label(stances)}}}
        writer.add_key_value_metadata({b"huggingface": _ENCODER.encode(told).encode()})


def _class_label(stances: Mapping[str, int]) -> dict[str, Any]:
    return {"names": list(stances), "_type": "ClassLabel"}


def read_parquet(source: Source) -> Iterator[Incoming]:
    """Each row is a pair."""
    pa, pq = need("pyarrow", extra="parquet"), need("pyarrow.parquet", extra="parquet")
    try:
        with pq.ParquetFile(source.path) as file:
            metadata = file.schema_arrow.metadata or {}
            yield from of_parquet(source, metadata, _rows(file))
    except (pa.ArrowException, UnicodeDecodeError) as error:
        source.skip("parquet.damaged", reason=str(error).partition("\n")[0])
    except (LookupError, TypeError, AttributeError) as error:
        source.skip("parquet.damaged", reason=repr(error))


def of_parquet(
    source: Source, metadata: Mapping[bytes, bytes], numbered: Iterator[tuple[int, Mapping[str, Any]]]
) -> Iterator[Incoming]:
    """The pairs of a Parquet file whose rows have been read."""
    try:
        features = json.loads(metadata.get(b"huggingface", b"{}"))["info"]["features"]
    except (ValueError, KeyError, TypeError, RecursionError):
        features = {}
    classes = {
        name: feature["names"]
        for name, feature in features.items()
        if isinstance(feature, dict) and feature.get("_type") == "ClassLabel"
    }
    yield from documents(source, ((line, _named(row, classes)) for line, row in numbered))


def _rows(file: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    number = 0
    for batch in file.iter_batches(batch_size=256):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _named(row: Mapping[str, Any], classes: Mapping[str, list[str]]) -> dict[str, Any]:
    """A row with the names of its classes; -1 and what has no name say nothing."""
    told = dict(row)
    for name, names in classes.items():
        number = row.get(name)
        if isinstance(number, int):
            told[name] = names[number] if 0 <= number < len(names) else None
    return told
