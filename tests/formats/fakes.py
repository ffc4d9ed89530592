"""A project in memory for writers to write, and files for readers to read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.core.codebook.model import Codebook, Label, Role, StanceValue, StatementType
from annotator.core.records import Annotator, Document, Entity, Filling, Layer, Span, Stance, Statement
from annotator.core.uids import text_hash
from annotator.plugin_api import (
    Decision,
    Extra,
    Format,
    Incoming,
    OutgoingDocument,
    OutgoingLayer,
    Relation,
    Report,
    Source,
)

CODEBOOK = Codebook(
    name="Positions",
    labels=(Label("actor", "Actor"), Label("stance", "Stance"), Label("proposal", "Proposal")),
    values=(StanceValue("support", "Support", number=1), StanceValue("mixed", "Mixed")),
    statement_types=(
        StatementType(
            "position",
            "Position",
            (Role("actor", "Actor", "actor"), Role("proposal", "Proposal", "proposal")),
            "stance",
        ),
    ),
)
TEXT = "“We need guarantees,” he said, “before any truce.” 🕊"


@dataclass
class Target:
    """Keeps what is written."""

    options: Mapping[str, Any] = field(default_factory=dict)
    name: str = "out"
    path: Path = Path("out")
    text: str = ""
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    report: Report = field(default_factory=Report)

    def write(self, text: str, /) -> int:
        self.text += text
        return len(text)

    def count(self, *, documents: int = 0, spans: int = 0, statements: int = 0) -> None:
        self.counts = [a + b for a, b in zip(self.counts, (documents, spans, statements), strict=True)]

    def lose(self, where: str, code: str, /, **params: object) -> None:
        self.report.lose(where, code, **params)

    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text, newline="")))


@dataclass
class Project:
    """An export source made of values."""

    contents: Sequence[OutgoingDocument] = ()
    people: Sequence[Annotator] = (Annotator("ann", "Ann"),)
    entity_list: Sequence[Entity] = (Entity("e1", "person", "Ada"), Entity("e2", "proposal", "A truce"))
    codebook: Codebook = CODEBOOK
    lineage: str = "line"
    extra: Extra = field(default_factory=dict)

    def entities(self) -> Sequence[Entity]:
        return self.entity_list

    def annotators(self) -> Sequence[Annotator]:
        return self.people

    def meta_keys(self) -> Sequence[str]:
        return sorted({key for content in self.contents for key in content.document.meta})

    def documents(self) -> Iterator[OutgoingDocument]:
        return iter(self.contents)


def span(uid: str, label: str, *fragments: tuple[int, int], text: str = TEXT, **more: Any) -> Span:
    fields = {"layer": "l1", "label": label, "fragments": fragments, "origin": "manual", **more}
    return Span.from_fields(uid, {**fields, "quote": text[fragments[0][0] : fragments[-1][1]]})


def statement(uid: str = "st1", **more: Any) -> Statement:
    fields = {
        "layer": "l1",
        "type": "position",
        "roles": {
            "actor": Filling("e1", ("s2",)).to_fields(),
            "proposal": Filling("e2", ("s3",)).to_fields(),
        },
        "stance": Stance("support", ("s1",)).to_fields(),
        "origin": "manual",
        **more,
    }
    return Statement.from_fields(uid, fields)


SPANS = (
    span("s1", "stance", (1, 19), (32, 48)),
    span("s2", "actor", (22, 24), entity="e1"),
    span("s3", "proposal", (32, 48), entity="e2"),
)


def layer(
    spans: Sequence[Span] = SPANS,
    statements: Sequence[Statement] | None = None,
    *,
    annotator: str | None = "ann",
    gold: bool = False,
    relations: Sequence[Relation] = (),
    extra: Extra | None = None,
) -> OutgoingLayer:
    return OutgoingLayer(
        Layer("l1", "d1", annotator, gold, "done", "", extra or {}),
        seconds=12,
        marks=(2,),
        spans=tuple(spans),
        statements=(statement(),) if statements is None else tuple(statements),
        relations=tuple(relations),
    )


def document(
    *layers: OutgoingLayer,
    gold: OutgoingLayer | None = None,
    decisions: Sequence[Decision] = (),
    meta: Mapping[str, Any] | None = None,
    text: str = TEXT,
    title: str = "Guarantees",
) -> OutgoingDocument:
    return OutgoingDocument(
        Document(
            "d1", text_hash(text), title, meta or {"date": "2025-02-12"}, "open", "", 0, False, None, {}
        ),
        text,
        layers,
        gold,
        tuple(decisions),
    )


def written(format_: Format, project: Project, **options: Any) -> Target:
    assert format_.write is not None
    target = Target(options)
    format_.write(project, target)
    return target


def read(format_: Format, path: Path, **options: Any) -> tuple[list[Incoming], Report]:
    assert format_.read is not None
    report = Report()
    source = Source(path, path.name, report, options)
    return list(format_.read(source)), report
