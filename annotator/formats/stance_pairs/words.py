"""What the columns of stance pairs are called, and what stances are called elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

TEXT = ("text", "tweet", "sentence", "post", "comment", "passage")
TARGET, STANCE = ("target", "topic"), ("stance", "label")
COLUMNS = (
    "text", "target", "stance", "actor", "document", "title", "date", "source", "author", "url", "language",
    "annotator", "annotator_uid", "gold", "uid", "type", "target_uid", "target_kind", "actor_uid",
    "actor_kind", "start", "end", "voice", "in_doubt", "note",
)  # fmt: skip
SOFT_COLUMNS = ("unit", "support", "votes")
META = ("title", "date", "source", "author", "url", "language")

SYNONYMS: Mapping[str, str] = {
    "favor": "support", "favour": "support", "for": "support", "pro": "support", "support": "support",
    "agree": "support", "positive": "support",
    "against": "oppose", "contra": "oppose", "con": "oppose", "anti": "oppose", "oppose": "oppose",
    "deny": "oppose", "disagree": "oppose", "negative": "oppose",
    "none": "neutral", "neither": "neutral", "neutral": "neutral",
    "mixed": "mixed", "both": "mixed",
}  # fmt: skip
"""Stance values of the usual codebook by what shared tasks call them, compared without case."""

_NAME = re.compile(r"[\s._-]+")


def found(columns: Iterable[str]) -> dict[str, str] | None:
    """``text``, ``target`` and ``stance`` → the columns that are them; None where one is missing."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(_NAME.sub("", column).casefold(), column)
    mapping = {
        field: next((by_name[name] for name in names if name in by_name), "")
        for field, names in (("text", TEXT), ("target", TARGET), ("stance", STANCE))
    }
    return mapping if all(mapping.values()) else None


def are_certain(columns: Iterable[str]) -> bool:
    """Whether these can be nothing but stance pairs: target and stance are called so."""
    mapping = found(columns)
    if mapping is None:
        return False
    return mapping["target"].casefold() == "target" and mapping["stance"].casefold() == "stance"
