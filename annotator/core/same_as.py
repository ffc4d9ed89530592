"""Entities that turned out to be one: who stands for whom.

An entity is never deleted for another, for somebody's copy may still name it; it is ``same_as`` the other.
Copies that were united at different times may link in any shape, so what is linked in any direction is one
class, and its smallest uid stands for it: every copy then comes to the same answer.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from annotator.core.records import Filling, Span, Statement
from annotator.core.values import replace


def representatives(links: Mapping[str, str], present: Container[str]) -> dict[str, str]:
    """For each uid that another stands for, that other.

    ``links`` says which uid is the same as which. Only one that is ``present`` can stand for others; where
    none of a class is, each stands for itself.
    """
    classes: dict[str, set[str]] = {}
    for one, other in links.items():
        united = classes.get(one, {one}) | classes.get(other, {other})
        classes.update(dict.fromkeys(united, united))
    standing: dict[str, str] = {}
    for united in {id(united): united for united in classes.values()}.values():
        candidates = [uid for uid in united if uid in present]
        if candidates:
            first = min(candidates)
            standing.update(dict.fromkeys(united - {first}, first))
    return standing


def canonical_span(span: Span, standing: Mapping[str, str]) -> Span:
    """``span`` with the entity that stands for its own; ``standing`` is what :func:`representatives` says."""
    stands = standing.get(span.entity or "")
    return span if stands is None else replace(span, entity=stands)


def canonical_statement(statement: Statement, standing: Mapping[str, str]) -> Statement:
    """``statement`` with the entities that stand for those in its roles."""
    if not any(filling.entity in standing for filling in statement.roles.values()):
        return statement
    roles = {
        role: Filling(standing.get(filling.entity or "", filling.entity), filling.spans)
        for role, filling in statement.roles.items()
    }
    return replace(statement, roles=roles)
