"""The annotators of the sample differ in every way there is, and gold follows from the decisions on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from tests.seeds.sample import DOCUMENTS, HEADER, Item, compact, every_layer, finished_pairs, overlap, pieces

TYPES = {"missing", "boundary", "label", "entity", "stance", "role", "voice", "split/merge"}
REVIEWED = [document for document in DOCUMENTS if document["gold"]]


def test_annotators_differ_in_every_way() -> None:
    spans = {type_ for one, other in finished_pairs() for type_ in _spans_differ(one, other)}
    statements = {type_ for one, other in finished_pairs() for type_ in _statements_differ(one, other)}
    assert spans | statements == TYPES


def _spans_differ(one: Item, other: Item) -> Iterator[str]:
    for span in one["spans"]:
        near = [candidate for candidate in other["spans"] if overlap(span, candidate)]
        alike = [candidate for candidate in near if candidate["label"] == span["label"]]
        same = [candidate for candidate in near if pieces(candidate) == pieces(span)]
        if not near:
            yield "missing"
        if len(alike) > 1:
            yield "split/merge"
        if alike and not same:
            yield "boundary"
        if same and not alike:
            yield "label"
        if any(s["label"] == span["label"] and s["entity"] != span["entity"] for s in same):
            yield "entity"


def _statements_differ(one: Item, other: Item) -> Iterator[str]:
    for a, b in _about_the_same(one, other):
        if not any(overlap(x, y) for x in _evidence(one, a, "actor") for y in _evidence(other, b, "actor")):
            yield "role"
        elif a["stance"]["value"] != b["stance"]["value"]:
            yield "stance"
        elif a["voice"] != b["voice"]:
            yield "voice"


def _evidence(layer: Item, statement: Item, role: str) -> list[Item]:
    return [_span(layer, uid) for uid in statement["roles"][role]["spans"]]


def _about_the_same(one: Item, other: Item) -> Iterator[tuple[Item, Item]]:
    """Statements of two layers that are each the only one on one and the same stretch of text."""
    first, second = _only_on(one), _only_on(other)
    return ((first[place], second[place]) for place in first.keys() & second.keys())


def _only_on(layer: Item) -> dict[str, Item]:
    places = [
        (compact([pieces(span) for span in _evidence(layer, statement, "proposal")]), statement)
        for statement in layer["statements"]
    ]
    times = Counter(place for place, _ in places)
    return {place: statement for place, statement in places if times[place] == 1}


def _span(layer: Item, uid: str) -> Item:
    found: Item = next(span for span in layer["spans"] if span["uid"] == uid)
    return found


def test_the_sample_shows_what_a_window_must_draw() -> None:
    spans = [span for _, layer in every_layer() for span in layer["spans"]]
    statements = [statement for _, layer in every_layer() for statement in layer["statements"]]
    assert any("fragments" in span for span in spans)
    assert any(statement["in_doubt"] for statement in statements)
    assert any(statement["note"] for statement in statements)
    assert any(statement["stance"]["value"] is None for statement in statements)
    assert {s["stance"]["value"] for s in statements} >= {"support", "oppose", "neutral", "mixed"}
    assert any(layer["status"] == "done" and not layer["spans"] for _, layer in every_layer())


def test_three_articles_are_reviewed() -> None:
    assert len(REVIEWED) == 3
    assert all(bool(document["decisions"]) == (document in REVIEWED) for document in DOCUMENTS)
    assert all(document["gold"]["annotator"] is None for document in REVIEWED)


def test_decisions_cite_what_the_annotators_said() -> None:
    for document in REVIEWED:
        items = [item for layer in document["layers"] for item in (*layer["spans"], *layer["statements"])]
        said = {item["uid"]: item for item in items}
        cited = [source for decision in document["decisions"] for source in decision["sources"]]
        assert {source["uid"] for source in cited} == said.keys()
        for source in cited:
            assert source["digest"] == sha256(compact(said[source["uid"]]).encode()).hexdigest()


def test_each_item_of_gold_comes_from_one_decision() -> None:
    for document in REVIEWED:
        gold = [item["uid"] for item in (*document["gold"]["spans"], *document["gold"]["statements"])]
        results = [uid for decision in document["decisions"] for uid in decision["results"]]
        assert sorted(results) == sorted(gold)


def test_people_decide_disagreements_and_the_policy_decides_the_rest() -> None:
    reviewers = {person["uid"] for person in HEADER["annotators"] if person["role"] == "reviewer"}
    decisions = [decision for document in REVIEWED for decision in document["decisions"]]
    for decision in decisions:
        if decision["type"] == "agreed":
            assert (decision["policy"], decision["reviewer"]) == ("all agree", None)
            assert decision["verdict"] == "agreed" and len(decision["sources"]) >= 3
        else:
            assert decision["type"] in TYPES and decision["reviewer"] in reviewers
            assert decision["policy"] is None
    assert {d["verdict"] for d in decisions} == {"agreed", "first", "second", "both", "neither", "edited"}


def test_what_a_policy_took_over_is_what_all_had() -> None:
    for document in REVIEWED:
        said = {item["uid"]: item for layer in document["layers"] for item in layer["spans"]}
        gold = {item["uid"]: item for item in document["gold"]["spans"]}
        for decision in document["decisions"]:
            for uid in decision["results"]:
                if decision["type"] == "agreed" and uid in gold:
                    sources = [said[source["uid"]] for source in decision["sources"]]
                    assert {_content(span) for span in [*sources, gold[uid]]} == {_content(gold[uid])}


def _content(span: Item) -> str:
    return compact([span["label"], pieces(span), span["entity"]])
