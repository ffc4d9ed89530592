"""The sample corpus is what it says: articles of newspaper length, exact and canonical annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.app.resources import resource
from annotator.core.codebook.reader import read_codebook
from annotator.core.text.boundaries import paragraphs
from annotator.core.text.normalise import normalise
from tests.seeds.sample import (
    ARTICLES,
    DOCUMENTS,
    HEADER,
    LINES,
    SAMPLE,
    Item,
    all_layers,
    compact,
    every_layer,
    evidence,
    pieces,
)

KEYS = {
    "header": ["format", "lineage", "codebook", "entities", "annotators"],
    "entity": ["uid", "kind", "name", "aliases", "attributes", "parent"],
    "annotator": ["uid", "name", "role"],
    "document": ["uid", "title", "text", "meta", "state", "notes", "layers", "decisions", "gold"],
    "layer": ["annotator", "status", "seconds", "notes", "marks", "spans", "statements", "relations"],
    "span": [
        "uid", "label", "start", "end", "text", "fragments", "entity", "attributes", "note", "origin",
        "codebook_version",
    ],
    "statement": [
        "uid", "type", "roles", "stance", "spans", "voice", "in_doubt", "attributes", "note", "origin",
    ],
    "decision": [
        "uid", "type", "sources", "verdict", "results", "reviewer", "policy", "time", "reason",
    ],
}  # fmt: skip


def records() -> Iterator[tuple[str, Item]]:
    """Every object of the file with the name of its kind."""
    yield "header", HEADER
    yield from (("entity", entity) for entity in HEADER["entities"])
    yield from (("annotator", person) for person in HEADER["annotators"])
    for document in DOCUMENTS:
        yield "document", document
        yield from (("decision", decision) for decision in document["decisions"])
        for layer in all_layers(document):
            yield "layer", layer
            yield from (("span", span) for span in layer["spans"])
            yield from (("statement", statement) for statement in layer["statements"])


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_has_a_headline_and_newspaper_length(article: Path) -> None:
    text = article.read_bytes().decode("utf-8")
    assert 350 <= len(text.split()) <= 700
    assert 10 <= len(text.split("\n", 1)[0]) <= 80
    assert normalise(text).text == text == text.strip()


def test_each_article_is_a_document_with_the_same_text() -> None:
    assert len(DOCUMENTS) >= 9
    texts = [article.read_bytes().decode("utf-8") for article in ARTICLES]
    assert [document["text"] for document in DOCUMENTS] == texts
    assert [document["title"] for document in DOCUMENTS] == [text.split("\n")[0] for text in texts]


def test_metadata_is_complete_and_in_order_of_publication() -> None:
    dates = [date.fromisoformat(document["meta"]["date"]) for document in DOCUMENTS]
    assert dates == sorted(dates)
    for document in DOCUMENTS:
        assert list(document["meta"]) == ["date", "source", "author", "language"]
        assert all(document["meta"].values())


def test_the_file_is_canonical() -> None:
    raw = SAMPLE.read_bytes()
    assert raw == "".join(compact(value) + "\n" for value in [HEADER, *DOCUMENTS]).encode()
    assert raw.count(b"\n") == len(LINES) == len(DOCUMENTS) + 1


def test_keys_stand_in_the_printed_order() -> None:
    for kind, record in records():
        expected = [key for key in KEYS[kind] if key != "fragments" or key in record]
        assert list(record) == expected, kind


def test_records_stand_in_order_under_names_of_their_own() -> None:
    uids = [record["uid"] for _, record in records() if "uid" in record]
    assert len(uids) == len(set(uids))
    assert all(len(uid) == 32 and set(uid) <= set("0123456789abcdef") for uid in [*uids, HEADER["lineage"]])
    for document, layer in every_layer():
        spans = [(span["start"], span["end"], span["uid"]) for span in layer["spans"]]
        assert spans == sorted(spans), document["title"]
        assert layer["marks"] == sorted(set(layer["marks"]))
    by_uid = [HEADER["entities"], HEADER["annotators"], *(d["decisions"] for d in DOCUMENTS)]
    by_uid += [layer["statements"] for _, layer in every_layer()]
    assert all(items == sorted(items, key=lambda item: str(item["uid"])) for items in by_uid)
    authors = [[layer["annotator"] for layer in document["layers"]] for document in DOCUMENTS]
    assert all(uids == sorted(set(uids)) for uids in authors)


def test_the_codebook_is_the_default_one() -> None:
    path = resource("codebooks", "positions.toml")
    shipped = read_codebook(path.read_text(encoding="utf-8"), path.name).codebook.to_json()
    assert compact(HEADER["codebook"]) == compact(shipped)


def test_every_span_quotes_its_text() -> None:
    for document, layer in every_layer():
        for span in layer["spans"]:
            assert span["text"] == document["text"][span["start"] : span["end"]] == span["text"].strip()
            fragments = pieces(span)
            assert fragments[0][0] == span["start"] and fragments[-1][1] == span["end"]
            assert all(start < end for start, end in fragments)
            assert all(a[1] < b[0] for a, b in pairwise(fragments))
            assert "fragments" not in span or len(fragments) > 1


def test_no_layer_holds_the_same_span_twice() -> None:
    for _, layer in every_layer():
        assert max(Counter((s["label"], compact(pieces(s))) for s in layer["spans"]).values(), default=1) == 1


def test_entities_know_their_kind_and_no_name_means_two() -> None:
    entities = {entity["uid"]: entity for entity in HEADER["entities"]}
    kinds = {kind["id"]: kind["attributes"] for kind in HEADER["codebook"]["entity_kinds"]}
    assert len(entities) >= 25
    names = [{n.casefold() for n in (e["name"], *e["aliases"])} for e in entities.values()]
    assert max(Counter(name for known_as in names for name in known_as).values()) == 1
    for entity in entities.values():
        assert entity["attributes"].keys() <= set(kinds[entity["kind"]])
        assert entity["parent"] is None or entities[entity["parent"]]["uid"] != entity["uid"]
    parents = {entities[e["parent"]]["name"] for e in entities.values() if e["name"] == "Kremlin"}
    assert parents == {"Russia"}


def test_spans_carry_labels_and_entities_of_the_codebook() -> None:
    kinds = {entity["uid"]: entity["kind"] for entity in HEADER["entities"]}
    allowed = {label["id"]: label["entity_kinds"] for label in HEADER["codebook"]["labels"]}
    for _, layer in every_layer():
        for span in layer["spans"]:
            assert span["entity"] is None or kinds[span["entity"]] in allowed[span["label"]]
            assert (span["origin"], span["codebook_version"]) == ("manual", HEADER["codebook"]["version"])


def test_statements_rest_on_spans_of_their_layer() -> None:
    entities = {entity["uid"] for entity in HEADER["entities"]}
    values = {value["id"] for value in HEADER["codebook"]["values"]}
    for _, layer in every_layer():
        labels = {span["uid"]: span["label"] for span in layer["spans"]}
        for statement in layer["statements"]:
            assert statement["type"] == "position" and list(statement["roles"]) == ["actor", "proposal"]
            assert set(evidence(statement)) <= labels.keys()
            assert all(labels[uid] == "stance" for uid in statement["stance"]["spans"])
            assert statement["stance"]["value"] in {*values, None}
            assert statement["voice"] in {"quoted", "paraphrased", "reported"}
            for role, filling in statement["roles"].items():
                assert filling["entity"] in {*entities, None}
                assert all(labels[uid] == role for uid in filling["spans"])


def test_what_is_marked_empty_is_empty() -> None:
    for document, layer in every_layer():
        ranges = paragraphs(document["text"])
        for start, end in (ranges[number] for number in layer["marks"]):
            assert not [s["text"] for s in layer["spans"] if s["start"] < end and s["end"] > start]


def test_layers_have_come_as_far_as_their_status_says() -> None:
    people = {person["uid"]: person for person in HEADER["annotators"]}
    assert sorted(p["role"] for p in people.values()) == [*["annotator"] * 3, "reviewer"]
    for document in DOCUMENTS:
        for layer in document["layers"]:
            assert people[layer["annotator"]]["role"] == "annotator"
            empty = not layer["spans"]
            assert empty == (not layer["statements"])
            assert not empty or layer["status"] != "in_progress"
            assert empty or layer["status"] in {"in_progress", "done"}
    statuses = Counter(layer["status"] for document in DOCUMENTS for layer in document["layers"])
    assert statuses.keys() == {"not_started", "in_progress", "done", "skipped"}
    by_all = [d for d in DOCUMENTS if [x["status"] for x in d["layers"] if x["spans"]] == ["done"] * 3]
    assert len(by_all) >= 6
    assert all(len(layer["statements"]) >= 8 for document in by_all for layer in document["layers"])
