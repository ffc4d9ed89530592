"""Small brat files, and what is read of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotator.formats.brat import BRAT
from annotator.plugin_api import IncomingDocument, IncomingHeader, IncomingLayer, IncomingSpan, Issue, Report
from tests.formats import fakes

TEXT = "Ada rejects the truce, Bob does not."


def put(folder: Path, ann: str | bytes, text: str | bytes = TEXT, name: str = "doc") -> Path:
    """``name.ann`` and ``name.txt``."""
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in ((".txt", text), (".ann", ann)):
        (folder / f"{name}{suffix}").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / f"{name}.ann"


def read(path: Path, **options: Any) -> tuple[IncomingDocument, list[IncomingHeader], Report]:
    items, report = fakes.read(BRAT, path, **options)
    [document] = [item for item in items if isinstance(item, IncomingDocument)]
    return document, [item for item in items if isinstance(item, IncomingHeader)], report


def layer_of(path: Path, **options: Any) -> IncomingLayer:
    document, _, report = read(path, **options)
    assert not report.skipped
    return document.layers[0]


def by_id(layer: IncomingLayer) -> dict[str, IncomingSpan]:
    return {span.extra["id"]: span for span in layer.spans}


def codes(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.where, issue.code) for issue in issues]
