"""Web Annotations: a JSON-LD reader finds every word, who marked it, and what a statement ties together.

The context beside this file is our own: the terms that we use, with the names that the model gives them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]

from annotator import Project
from annotator.app.resources import seeds
from annotator.formats.web_annotation import CONTEXT

OA, AN = "http://www.w3.org/ns/oa#", "urn:annotator:terms#"
_OWN_CONTEXT = json.loads(Path(__file__).with_name("anno_context.json").read_text(encoding="utf-8"))


def _offline(url: str, options: Any) -> dict[str, Any]:
    assert url == CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": _OWN_CONTEXT}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("sample")
    with Project.create(folder / "p.annotator") as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
        report = made.export(folder / "a.jsonld", format="web-annotation", layers="gold")
        assert report.spans
        yield made, json.loads((folder / "a.jsonld").read_text(encoding="utf-8"))


def expanded(collection: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations with every term as the IRI it stands for; nothing is fetched."""
    (whole,) = jsonld.expand(collection, {"documentLoader": _offline, "base": ""})
    found: list[dict[str, Any]] = whole["http://www.w3.org/ns/activitystreams#first"][0][
        "http://www.w3.org/ns/activitystreams#items"
    ][0]["@list"]
    return found


def test_every_annotation_expands_without_a_word_left_over(sample: tuple[Project, dict[str, Any]]) -> None:
    project, collection = sample
    annotations = expanded(collection)
    spans = sum(len(project.review.gold(line.uid).spans) for line in project.documents())
    statements = sum(len(project.review.gold(line.uid).statements) for line in project.documents())
    assert len(annotations) == collection["total"] == spans + statements
    for annotation in annotations:
        assert annotation["@type"] == [f"{OA}Annotation"]
        assert annotation["@id"].startswith("urn:uuid:")
        assert annotation[f"{OA}hasTarget"]
        assert annotation[f"{AN}layer"] == [{"@value": "gold"}]


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_every_term_that_is_used_means_something(sample: tuple[Project, dict[str, Any]]) -> None:
    known = {*_OWN_CONTEXT["@context"], "@context"}
    assert {key for key in keys(sample[1]) if not key.startswith("an:")} - {"an"} <= known


def test_positions_and_quotes_are_where_the_words_are(sample: tuple[Project, dict[str, Any]]) -> None:
    project, collection = sample
    texts = {line.uid: project.text(line.uid) for line in project.documents()}
    seen = 0
    for annotation in collection["first"]["items"]:
        targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
        for target in targets:
            if annotation["motivation"] != "classifying":
                continue
            text = texts[target["source"]["an:uid"]]
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[max(0, start - 32) : start] == quote["prefix"]
            assert text[end : end + 32] == quote["suffix"]
            seen += 1
    assert seen > 100


def test_a_statement_links_the_annotations_of_its_evidence(sample: tuple[Project, dict[str, Any]]) -> None:
    project, collection = sample
    items = collection["first"]["items"]
    by_uid = {item["an:uid"]: item for item in items}
    ids = {item["id"] for item in items}
    statement = next(one for line in project.documents() for one in project.review.gold(line.uid).statements)
    told = by_uid[statement.uid]
    assert told["motivation"] == "linking"
    assert told["target"] == [by_uid[uid]["id"] for uid in statement.evidence()]
    assert set(told["target"]) <= ids
    names = {entity.uid: entity.name for entity in project.entities()}
    roles = {body["an:role"]: body["source"]["label"] for body in told["body"] if "an:role" in body}
    assert roles == {role: names[filling.entity or ""] for role, filling in statement.roles.items()}
    (stance,) = [body for body in told["body"] if body.get("purpose") == "assessing"]
    assert stance["value"] == statement.stance.value


def test_offsets_are_code_points_and_people_are_named(tmp_path: Path) -> None:
    document = {
        "uid": "d", "text": "🕊🕊 Rome, 🇮🇹 says yes.",
        "meta": {"url": "https://example.org/a", "language": "en"},
        "layers": [{
            "annotator": "Zoë",
            "spans": [
                {"uid": "s1", "label": "actor", "start": 3, "end": 7},
                {"uid": "s2", "label": "stance", "start": 3, "end": 20, "note": "both",
                 "fragments": [[3, 7], [12, 16]]},
            ],
            "relations": [{"uid": "r", "type": "of", "from": "s2", "to": "s1"}],
        }],
    }  # fmt: skip
    document["layers"][0]["spans"][1]["end"] = 16  # type: ignore[index]
    path = tmp_path / "in.jsonl"
    path.write_text('{"format":"annotator/1"}\n' + json.dumps(document) + "\n", encoding="utf-8")
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files([path])
        project.export(tmp_path / "a.jsonld", format="w3c")
    collection = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    one, two, relation = collection["first"]["items"]
    assert one["target"]["selector"][0] == {"type": "TextPositionSelector", "start": 3, "end": 7}
    assert one["target"]["selector"][1]["exact"] == "Rome"
    assert one["target"]["source"]["via"] == "https://example.org/a"
    assert one["creator"]["name"] == "Zoë"
    assert [piece["selector"][0]["start"] for piece in two["target"]] == [3, 12]
    assert {"type": "TextualBody", "value": "both", "purpose": "commenting"} in two["body"]
    assert (relation["target"], relation["body"]) == ([two["id"]], [{"id": one["id"]}])
    assert len(expanded(collection)) == 3
