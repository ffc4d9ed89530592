"""Reading Parquet: our own rows, and tables of articles with spans as other people's datasets have them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Entity
from annotator.errors import UserError
from annotator.formats import json_lines
from annotator.formats.extras import need
from annotator.formats.hugging_face import foreign, resaved
from annotator.formats.hugging_face.resaved import Met
from annotator.formats.hugging_face.rows import Row, layer_of
from annotator.formats.hugging_face.shape import OWN, OWN_KEY, ROW
from annotator.formats.stance_pairs import files as stance_pairs
from annotator.formats.stance_pairs import words as pairs
from annotator.formats.tables import DOCUMENT_META
from annotator.plugin_api import Incoming, IncomingDocument, IncomingHeader, IncomingLayer, Source

_AT_ONCE = 128
_BESIDE = ("README.md", "manifest.json", "croissant.json", "dataset_infos.json", ".gitattributes")


def read(source: Source) -> Iterator[Incoming]:
    """The header and the documents of our own file, else the articles of any.

    Raises:
        UserError: ``format.extra_missing``.
    """
    pa, pq = need("pyarrow", extra="parquet"), need("pyarrow.parquet", extra="parquet")
    try:
        with pq.ParquetFile(source.path) as file:
            metadata, columns = file.schema_arrow.metadata or {}, file.schema_arrow.names
            own, rows = _own(metadata, columns), _rows(source, file)
            named = resaved.classes(metadata, columns)
            if own is not None:
                yield _header(source, own)
                yield from _documents(source, (own["labels"], own["stances"]), rows, None)
            elif named is not None:
                yield from _documents(source, named, rows, resaved.Met())
            elif pairs.are_certain(columns):
                yield from stance_pairs.of_parquet(source, metadata, rows)
            else:
                yield from foreign.documents(source, metadata, file.schema_arrow, rows)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        source.skip("parquet.damaged", reason=str(error).partition("\n")[0])
    except (LookupError, TypeError, AttributeError) as error:
        source.skip("parquet.damaged", reason=repr(error))


def companions(path: Path) -> Sequence[Path]:
    """The papers of a dataset, beside the file or above its folder ``data``."""
    folders = [path.parent, path.parent.parent] if path.parent.name == "data" else [path.parent]
    return [folder / name for folder in folders for name in _BESIDE if (folder / name).exists()]


def _own(metadata: Mapping[bytes, bytes], columns: Iterable[str]) -> dict[str, Any] | None:
    """What a file of ours says of itself; None for anybody else's, and where columns of ours are gone."""
    if not set(ROW) <= set(columns):
        return None
    try:
        told = json.loads(metadata.get(OWN_KEY, b"null"))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and told.get("format") == OWN else None


def _rows(source: Source, file: Any) -> Iterator[tuple[int, Row]]:
    """Number (from 1) and values of each row."""
    total, number = max(1, file.metadata.num_rows), 0
    size = source.path.stat().st_size
    for batch in file.iter_batches(batch_size=_AT_ONCE):
        for row in batch.to_pylist():
            number += 1
            source.position = size * number // total
            yield number, row


def _header(source: Source, own: Mapping[str, Any]) -> IncomingHeader:
    try:
        book: Codebook | None = Codebook.from_json(own["codebook"])
    except UserError as error:
        source.skip("native.bad_codebook", place=error.params.get("where", "codebook"), reason=error.code)
        book = None
    return IncomingHeader(
        where=source.name,
        lineage=own["lineage"],
        codebook=book,
        entities=tuple(
            Entity(
                each["uid"], each["kind"], each["name"], tuple(each["aliases"]), each["attributes"],
                each["parent"],
            )
            for each in own["entities"]
        ),
        annotators=tuple(Annotator(each["uid"], each["name"], each["role"]) for each in own["annotators"]),
    )  # fmt: skip


def _documents(
    source: Source, classes: tuple[list[str], list[str]], rows: Iterator[tuple[int, Row]], met: Met | None
) -> Iterator[Incoming]:
    """The rows of a document stand together; each is a layer of it; ``met`` without a header."""
    labels, stances = classes
    for _, together in groupby(rows, key=lambda numbered: numbered[1]["document"]):
        layers: list[IncomingLayer] = []
        gold: IncomingLayer | None = None
        number, first = 0, Row()
        for number, row in together:
            first = first or row
            try:
                if met is not None:
                    yield IncomingHeader(
                        source.at(number),
                        entities=tuple(met.entities(row)),
                        annotators=tuple(met.people(row)),
                    )
                layer = layer_of(row, labels, stances) if row["status"] is not None else None
            except (ValueError, TypeError, LookupError, RecursionError) as error:
                source.skip("parquet.bad_row", line=number, reason=repr(error))
                continue
            if layer is not None and row["gold"]:
                gold = layer
            elif layer is not None:
                layers.append(layer)
        told = {key: first[key] for key in DOCUMENT_META if first[key] is not None}
        yield IncomingDocument(
            text=first["text"],
            where=source.at(number),
            title=first["title"] or "",
            meta={**told, **_more_meta(source, number, first["meta"])},
            uid=first["document"],
            state=first["state"] or "open",
            notes=first["document_notes"] or "",
            layers=tuple(layers),
            gold=gold,
        )


def _more_meta(source: Source, number: int, told: str | None) -> dict[str, Any]:
    """The metadata that has no column of its own; empty, with the reason reported, if it is damaged."""
    try:
        return json_lines.parse(told or "{}")
    except ValueError as error:
        source.skip("parquet.bad_row", line=number, reason=repr(error))
        return {}
