"""Small debates as projects: who said what of what, and when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.app.project import Project

ENTITIES = (
    {
        "uid": "ru",
        "kind": "country",
        "name": "Russia",
        "aliases": ["Moscow"],
        "attributes": {"type": "state"},
    },
    {"uid": "kr", "kind": "organisation", "name": "Kremlin", "parent": "ru", "attributes": {"staff": [1, 2]}},
    {"uid": "dp", "kind": "person", "name": "Dmitry Peskov", "parent": "kr"},
    {"uid": "vz", "kind": "person", "name": "Зеленський", "attributes": {"party": "SN", "born": 1978}},
    {"uid": "sg", "kind": "proposal", "name": "Security guarantees"},
    {"uid": "nm", "kind": "proposal", "name": "NATO membership", "parent": "sg"},
)


@dataclass(frozen=True)
class Said:
    """A statement: who, on what, how; ``extra`` are further keys of the native format."""

    actor: str | None
    proposal: str | None
    stance: str | None = "support"
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Article:
    """An article with its statements by annotator."""

    date: str | None
    said: dict[str, Sequence[Said]]
    meta: dict[str, Any] = field(default_factory=dict)


def project(folder: Path, articles: Sequence[Article], codebook: Path | None = None) -> Project:
    """A project with the articles; uids of statements are ``article.annotator.number``, all from 1 on."""
    people = sorted({who for article in articles for who in article.said})
    header = {
        "format": "annotator/1",
        "entities": [{"aliases": [], "attributes": {}, "parent": None, **entity} for entity in ENTITIES],
        "annotators": [{"uid": who.lower(), "name": who, "role": "annotator"} for who in people],
    }
    lines = [header, *(_document(number, article) for number, article in enumerate(articles, start=1))]
    file = folder / "debate.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    made = Project.create(folder / "debate.annotator", codebook=codebook)
    report = made.import_files([file], format="native")
    assert not report.skipped, report.skipped
    return made


def _document(number: int, article: Article) -> dict[str, Any]:
    text = f"Article {number} says it."
    date = {} if article.date is None else {"date": article.date}
    return {
        "uid": f"d{number}",
        "title": f"Article {number}",
        "text": text,
        "meta": {**date, **article.meta},
        "layers": [
            {
                "annotator": who.lower(),
                "status": "done",
                "spans": [],
                "statements": [
                    _statement(f"{number}.{who}.{place}", one) for place, one in enumerate(said, start=1)
                ],
            }
            for who, said in article.said.items()
        ],
    }


def _statement(uid: str, said: Said) -> dict[str, Any]:
    roles = {"actor": said.actor, "proposal": said.proposal}
    return {
        "uid": uid,
        "type": "position",
        "roles": {role: {"entity": entity, "spans": []} for role, entity in roles.items()},
        "stance": {"value": said.stance, "spans": []},
        **said.extra,
    }
