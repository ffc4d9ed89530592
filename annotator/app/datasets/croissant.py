"""``croissant.json``: metadata of the dataset as Croissant 1.0, which search engines and loaders read.

See https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html. Files are described with their hashes;
those that are tables, their columns too.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.datasets.manifest import files_of, sha256_of

if TYPE_CHECKING:
    from annotator.app.datasets.writing import Making

_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/jsonlines",
    ".json": "application/json",
    ".parquet": "application/x-parquet",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the specification tells everybody to copy."""


def croissant(making: Making, folder: Path) -> str:
    """The metadata of the files that are in ``folder`` now."""
    files = {file.relative_to(folder).as_posix(): file for file in files_of(folder)}
    moment = making.material.moment
    languages = {each.language for split in making.splits for each in split.documents if each.language}
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": moment.codebook.name or "dataset",
        "description": _description(making),
        "version": f"{max(moment.codebook.version, 0)}.0.{moment.position}",
        "identifier": moment.lineage,
        "isLiveDataset": False,
    }
    if making.plan.licence:
        told["license"] = making.plan.licence
    if languages:
        told["inLanguage"] = sorted(languages)
    told["distribution"] = [_file_object(name, file) for name, file in files.items()]
    records = [found for name, file in files.items() if (found := _records(name, file)) is not None]
    if records:
        told["recordSet"] = records
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _description(making: Making) -> str:
    total = making.total
    return (
        f"{total.documents} articles with {total.spans} labelled spans and {total.statements} statements; "
        f"layer “{making.plan.layer}”, splits "
        + ", ".join(f"{split.name} ({split.counts.documents})" for split in making.splits)
        + ". How they were made stands in README.md."
    )


def _file_object(name: str, file: Path) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": f"{file.stat().st_size} B",
        "encodingFormat": _TYPES.get(file.suffix.lower(), "application/octet-stream"),
        "sha256": sha256_of(file),
    }


def _records(name: str, file: Path) -> dict[str, Any] | None:
    """The columns of a table; None for what is none."""
    columns = columns_of(file)
    if not columns:
        return None
    table = name.rpartition(".")[0].replace("/", "-")
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table}/{column}",
                "name": column,
                "dataType": kind,
                "source": {"fileObject": {"@id": name}, "extract": {"column": column}},
            }
            for column, kind in columns.items()
        ],
    }


def columns_of(file: Path) -> dict[str, str]:
    """Column → type of a file that is a table; {} for one that is none."""
    reader = _COLUMNS.get(file.suffix.lower())
    return {} if reader is None else reader(file)


def _of_table(file: Path) -> dict[str, str]:
    delimiter = "\t" if file.suffix.lower() == ".tsv" else ","
    with file.open(encoding="utf-8-sig", newline="") as stream:
        header = next(csv.reader(stream, delimiter=delimiter), [])
    return dict.fromkeys(header, "sc:Text")


def _of_lines(file: Path) -> dict[str, str]:
    """The keys of the first object whose values are scalars, if all lines have the same keys."""
    with file.open(encoding="utf-8") as stream:
        first = json.loads(stream.readline() or "{}")
        if not isinstance(first, dict) or any(json.loads(line).keys() != first.keys() for line in stream):
            return {}
    return {key: _kind(value) for key, value in first.items() if not isinstance(value, dict | list)}


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "sc:Boolean"
    return "sc:Integer" if isinstance(value, int) else "sc:Float" if isinstance(value, float) else "sc:Text"


def _of_parquet(file: Path) -> dict[str, str]:
    """The columns that are no lists: what is nested in Parquet describes itself."""
    # Whoever wrote the file had the library.
    schema = import_module("pyarrow.parquet").read_schema(file)
    kinds = {"string": "sc:Text", "bool": "sc:Boolean", "int64": "sc:Integer", "double": "sc:Float"}
    return {field.name: kinds[str(field.type)] for field in schema if str(field.type) in kinds}


_COLUMNS: Mapping[str, Callable[[Path], dict[str, str]]] = {
    ".csv": _of_table,
    ".tsv": _of_table,
    ".jsonl": _of_lines,
    ".parquet": _of_parquet,
}
