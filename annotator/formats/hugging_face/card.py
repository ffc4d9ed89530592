"""The YAML at the head of a card, from the Parquet files themselves: features, splits, where they lie."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.formats.extras import need
from annotator.formats.hugging_face.shape import FEATURES_KEY

_NUMBERED = "-00000-of-00001"


def front_matter(folder: Path) -> list[str]:
    """The lines between ``---`` and ``---`` about the files in ``folder/data``, by split."""
    files = sorted((folder / "data").glob("*.parquet"))
    sizes = {file.stem.removesuffix(_NUMBERED): (_rows(file), file.stat().st_size) for file in files}
    lines = ["dataset_info:", "  features:", *_features(_told(files[0]), "  "), "  splits:"]
    for name, (rows, size) in sizes.items():
        lines += [f"  - name: {name}", f"    num_bytes: {size}", f"    num_examples: {rows}"]
    total = sum(size for _, size in sizes.values())
    lines += [f"  download_size: {total}", f"  dataset_size: {total}"]
    lines += ["configs:", "- config_name: default", "  data_files:"]
    for name in sizes:
        lines += [f"  - split: {name}", f"    path: data/{name}-*"]
    return lines


def _rows(file: Path) -> int:
    return int(need("pyarrow.parquet", extra="parquet").read_metadata(file).num_rows)


def _told(file: Path) -> dict[str, Any]:
    metadata = need("pyarrow.parquet", extra="parquet").read_schema(file).metadata
    found: dict[str, Any] = json.loads(metadata[FEATURES_KEY])["info"]["features"]
    return found


def _features(told: dict[str, Any], indent: str) -> Iterator[str]:
    """Names with their types, in the form that ``datasets`` writes itself."""
    for name, feature in told.items():
        yield f"{indent}- name: {name}"
        yield from _type(feature, f"{indent}  ")


def _type(feature: Any, indent: str) -> Iterator[str]:
    if isinstance(feature, list):
        element = feature[0]
        if isinstance(element, dict) and element.get("_type") == "Value":
            yield f"{indent}list: {element['dtype']}"
        else:
            yield f"{indent}list:"
            yield from _features(element, indent)
    elif feature["_type"] == "ClassLabel":
        yield f"{indent}dtype:"
        yield f"{indent}  class_label:"
        yield f"{indent}    names:"
        for number, name in enumerate(feature["names"]):
            yield f"{indent}      '{number}': {json.dumps(name, ensure_ascii=False)}"
    else:
        yield f"{indent}dtype: {feature['dtype']}"
