"""Published figures of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.measure.groups import Item
from annotator.measure.material import Version
from annotator.measure.statement_f1 import Words, statement_f1
from tests.measure.materials import material, role, span, statement, version
from tests.measure.oracles import ORACLES, Oracle


def _observer(name: str, triples: Sequence[Any]) -> Version:
    items: list[Item] = []
    for actor, stance, proposal in triples:
        who, what = span("actor", tuple(actor)), span("proposal", tuple(proposal))
        items += [who, what, statement(stance, actor=role(None, who), proposal=role(None, what))]
    return version(name, *items)


def _triple_f1(given: Mapping[str, Any]) -> dict[str, float]:
    versions = [_observer(str(number), triples) for number, triples in enumerate(given["observers"])]

    def figure(words: Words) -> float:
        ((counts, *_),) = statement_f1(material(*versions), words=words).counts
        return float(2 * counts[0] / (counts[1] + counts[2]))

    return {"exact": figure("exact"), "overlap": figure("overlap")}


ORACLES.append(Oracle("triple_f1_hand", "F1 of statements", _triple_f1))
