"""The sample corpus as the tests of the seeds read it: plain JSON, nothing of the program in between."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SAMPLE = SEEDS / "sample.jsonl"
ARTICLES = sorted((SEEDS / "articles").glob("*.txt"))
LINES = SAMPLE.read_text(encoding="utf-8").splitlines()
HEADER: dict[str, Any] = json.loads(LINES[0])
DOCUMENTS: list[dict[str, Any]] = [json.loads(line) for line in LINES[1:]]

Item = dict[str, Any]


def compact(value: object) -> str:
    """The canonical JSON of the format."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def all_layers(document: Item) -> list[Item]:
    """The annotators' layers and, if there is one, gold."""
    return [*document["layers"], *([document["gold"]] if document["gold"] else [])]


def every_layer() -> Iterator[tuple[Item, Item]]:
    """Each layer of the corpus with its document."""
    return ((document, layer) for document in DOCUMENTS for layer in all_layers(document))


def finished_pairs() -> Iterator[tuple[Item, Item]]:
    """Each ordered pair of layers of one document that are finished and not empty."""
    for document in DOCUMENTS:
        finished = [layer for layer in document["layers"] if layer["status"] == "done" and layer["spans"]]
        yield from permutations(finished, 2)


def pieces(span: Item) -> list[list[int]]:
    """The fragments of a span; one for a span that is not in pieces."""
    found: list[list[int]] = span.get("fragments", [[span["start"], span["end"]]])
    return found


def overlap(one: Item, other: Item) -> bool:
    """Whether two spans share a code point."""
    return any(a < d and c < b for a, b in pieces(one) for c, d in pieces(other))


def evidence(statement: Item) -> list[str]:
    """Uids of the spans that a statement rests on."""
    roles = [uid for filling in statement["roles"].values() for uid in filling["spans"]]
    return [*roles, *statement["stance"]["spans"], *statement["spans"]]
