"""Random projects through brat and back, and its files before an independent reader."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.formats.brat import BRAT
from annotator.plugin_api import Holds
from tests.formats.projects import Journey, Values, projects, there_and_back

brat = import_module("bioc.brat")  # has no types
_BREAKS = re.compile("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@settings(max_examples=10, deadline=None)
@given(values=projects())
def test_a_project_comes_back_up_to_the_printed_losses(
    tmp_path_factory: pytest.TempPathFactory, values: Values
) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("brat"), "brat", out="out")
    assert journey.came.skipped == ()
    assert _told(journey.after) == _told(journey.before, journey.lost)
    _reads_like_bioc(journey)


def _told(values: Values, lost: frozenset[str] = frozenset()) -> Values:
    """All but the lineage, decisions, empty roles and what is lost; in an order of its own."""
    header, *documents = values
    told = []
    for document in documents:
        layers = [_layer(layer, lost) for layer in document["layers"]]
        gold = document["gold"] and _layer(document["gold"], lost)
        told.append({**document, "layers": layers, "gold": gold, "decisions": []})
    return [{**header, "lineage": None}, *sorted(told, key=lambda document: str(document["uid"]))]


def _layer(layer: dict[str, Any], lost: frozenset[str]) -> dict[str, Any]:
    kept = dict(layer)
    for kind in ("spans", "statements", "relations"):
        kept[kind] = [item for item in layer[kind] if item["uid"] not in lost]
    for statement in kept["statements"]:
        filled = {role: told for role, told in statement["roles"].items() if told["entity"] or told["spans"]}
        statement["roles"] = filled
    return kept


def _reads_like_bioc(journey: Journey) -> None:
    """Another reader of brat finds as many of everything, and its quotes in the text."""
    counts = [0, 0]
    for path in sorted(journey.file.rglob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode()
        # bioc takes the blanks off the end of a line, the last column of a blank span with them.
        found = brat.loads_ann(re.sub(r"(?m)^(T.*\t)[^\S\n]+$", r"\1.", path.read_bytes().decode()))
        for entity in found.entities:
            pieces = sorted((piece.begin, piece.end) for piece in entity.locations)
            quote = " ".join(text[a:b] for a, b in pieces)
            if not quote.strip():
                assert entity.text == "."
            elif _BREAKS.search(quote):  # at an edge, where brat itself never puts one
                assert "".join(quote.split()) == "".join(entity.text.split())
            else:
                assert entity.text == quote.rstrip()
        counts[0] += len(found.entities) - len(found.events)
        counts[1] += len(found.events)
    assert counts == [journey.gone.spans, journey.gone.statements]


def test_everything_is_held() -> None:
    assert BRAT.holds == frozenset(Holds)
