"""The codebook's rule for what a row is about, as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.app.reviewing.board import Row
from annotator.core.codebook.model import Codebook
from annotator.core.records import Span, Statement

_MARKS = re.compile(r"(\*\*|\*|__|`)")
_BULLET = re.compile(r"^\s*(?:[-*+]|#+|>)\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """What the codebook says of one label or value; ``name`` with its sign, ``text`` without markup."""

    name: str
    text: str


def rules_for(codebook: Codebook, row: Row) -> tuple[Rule, ...]:
    """The rules of the stance values or labels that the versions of ``row`` name, in their order."""
    found: dict[str, Rule] = {}
    for side in row.sides:
        for item in side.items:
            if isinstance(item, Statement) and row.finding.type in ("stance", "voice", "agreed", "missing"):
                value = codebook.value(item.stance.value or "")
                if value is not None:
                    found[value.id] = Rule(f"{value.symbol} {value.name}".strip(), plain(value.guideline))
            else:
                for label in _labels(codebook, item):
                    known = codebook.label(label)
                    if known is not None:
                        found[label] = Rule(known.name, plain(known.guideline))
    return tuple(rule for rule in found.values() if rule.text)


def _labels(codebook: Codebook, item: Span | Statement) -> list[str]:
    if isinstance(item, Span):
        return [item.label]
    type_ = codebook.statement_type(item.type)
    return [role.label for role in type_.roles] if type_ is not None else []


def plain(markdown: str) -> str:
    """Markdown as running text: one line, without signs of emphasis and lists."""
    return " ".join(_MARKS.sub("", _BULLET.sub("", markdown)).split())
