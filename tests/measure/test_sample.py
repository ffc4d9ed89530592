"""The sample's articles: what a person decided there is what we find there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from annotator.core.records import Span, Statement
from annotator.measure.disagreements import findings
from annotator.measure.material import Material, Version
from annotator.measure.policies import Policy, choices

SAMPLE = Path(__file__).parents[2] / "seeds" / "sample.jsonl"
TYPES = {"split/merge": "split"}


def articles() -> Iterator[Mapping[str, Any]]:
    """The articles as JSON objects."""
    _, *lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    yield from map(json.loads, lines)


def read(article: Mapping[str, Any]) -> Material:
    """An article's finished layers."""
    lines = article["text"].split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    paragraphs = [(at, at + len(line)) for at, line in zip(starts, lines, strict=False) if line.strip()]
    versions = [version(layer) for layer in article["layers"] if layer["status"] == "done"]
    return Material(article["uid"], len(article["text"]), tuple(paragraphs), tuple(versions))


def version(layer: Mapping[str, Any]) -> Version:
    """A layer's spans and statements."""
    spans = [
        {
            **one,
            "layer": "",
            "quote": one["text"],
            "fragments": one.get("fragments", [[one["start"], one["end"]]]),
        }
        for one in layer["spans"]
    ]
    return Version(
        layer["annotator"],
        tuple(Span.from_fields(one["uid"], one) for one in spans),
        tuple(Statement.from_fields(one["uid"], {**one, "layer": ""}) for one in layer["statements"]),
        frozenset(layer["marks"]),
    )


DECIDED = [article for article in articles() if article["decisions"]]


@pytest.mark.parametrize("article", DECIDED, ids=lambda article: article["title"])
def test_what_was_decided_is_found_with_its_type(article: Mapping[str, Any]) -> None:
    found = {uid: one for one in findings(read(article)) for uid in one.group.sources}
    for decision in article["decisions"]:
        type_ = TYPES.get(decision["type"], decision["type"])
        concerned = [found[source["uid"]] for source in decision["sources"]]
        if type_ == "agreed":
            assert {one.types for one in concerned} == {()}
            assert len({one.group.sources for one in concerned}) == 1
        else:
            assert type_ in concerned[0].types, "the first source is what the decision is about"
            assert all(one.types for one in concerned)


@pytest.mark.parametrize("article", DECIDED, ids=lambda article: article["title"])
def test_all_agree_puts_into_gold_what_it_did_there(article: Mapping[str, Any]) -> None:
    material = read(article)
    made = choices(material, findings(material), Policy("all"))
    agreed = {
        tuple(sorted(source["uid"] for source in decision["sources"]))
        for decision in article["decisions"]
        if decision["type"] == "agreed"
    }
    assert {one.finding.group.sources for one in made} <= agreed
    spans = {span.uid for who in material.versions for span in who.spans}
    assert {sources for sources in agreed if sources[0] in spans} <= {
        one.finding.group.sources for one in made
    }
