"""Statements as rows: the passage, what it is about, and how somebody stands on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.records import Span, Statement
from annotator.core.text.boundaries import paragraphs, sentences
from annotator.core.text.normalise import normalise
from annotator.core.text.pieces import Range
from annotator.core.uids import text_hash
from annotator.formats.layer_names import GOLD
from annotator.formats.stance_pairs.words import META, SOFT_COLUMNS
from annotator.formats.tables import Names
from annotator.plugin_api import ExportSource, Option, OutgoingDocument, OutgoingLayer, Target

SOFT = "soft"
CONTEXTS = ("sentence", "paragraph", "document")
OPTIONS = (
    Option("context", "How much text stands around the evidence of a statement.", "sentence", CONTEXTS),
    Option("target", "The role that is the target; its entity's name stands in the column.", "proposal"),
    Option("actor", "The role that is the actor.", "actor"),
    Option(SOFT, "Columns for the share of annotators behind each stance; a soft dataset has them.", False),
)

Row = dict[str, Any]


def rows(source: ExportSource, target: Target) -> Iterator[Row]:
    """A row for every statement with a target and a stance, by document, layer and uid."""
    names, book = Names(source), source.codebook
    passages: set[str] = set()
    for outgoing in source.documents():
        around = _Around(outgoing.text, str(target.options.get("context") or "sentence"))
        for layer in outgoing.all_layers():
            spans = {span.uid: span for span in layer.spans}
            place = _place(outgoing, layer, names)
            for statement in layer.statements:
                told = _told(statement, spans, names, book, target)
                if told is None:
                    continue
                start, end = around.evidence(statement, spans)
                text = outgoing.text[start:end]
                row = {**place, "text": text, "start": start, "end": end, **told}
                is_new = (sha256 := text_hash(normalise(text).text)) not in passages
                passages.add(sha256)
                target.count(documents=is_new, statements=1)
                yield row


def _place(outgoing: OutgoingDocument, layer: OutgoingLayer, names: Names) -> Row:
    document, whose = outgoing.document, layer.layer
    told: Row = {"title": document.title, **document.meta}
    return {
        "document": document.uid,
        **{key: told[key] for key in META if isinstance(told.get(key), str)},
        "annotator": names.annotator(whose.annotator) or (GOLD if whose.gold else ""),
        "annotator_uid": whose.annotator,
        "gold": whose.gold,
    }


def _told(
    statement: Statement, spans: dict[str, Span], names: Names, book: Codebook, target: Target
) -> Row | None:
    """What the statement says; None, with the reason reported, where it makes no pair."""
    actor, aim = (str(target.options.get(name) or usual) for name, usual in _ROLES)
    if aim not in statement.roles and (kind := book.statement_type(statement.type)) and kind.roles:
        aim = kind.roles[-1].id
    about = _name(statement, aim, spans, names)
    if not about.strip() or not statement.stance.value:
        missing = "stance_pairs.no_stance" if about.strip() else "stance_pairs.no_target"
        target.lose(statement.uid, missing, uid=statement.uid)
        return None
    for role, filling in statement.roles.items():
        if role not in (actor, aim) and (filling.entity or filling.spans):
            target.lose(statement.uid, "stance_pairs.lost_role", uid=statement.uid, role=role)
    row: Row = {
        "target": about,
        "stance": statement.stance.value,
        "actor": _name(statement, actor, spans, names) if actor != aim else "",
        "uid": statement.uid,
        "type": statement.type,
        "voice": statement.voice,
        "in_doubt": statement.in_doubt,
        "note": statement.note,
    }
    for column, role in (("target", aim), ("actor", actor)):
        named = None if column == "actor" and actor == aim else statement.roles.get(role)
        entity = named.entity if named is not None else None
        row[f"{column}_uid"] = entity
        row[f"{column}_kind"] = names.kind(entity) or None
    if target.options.get(SOFT):
        soft = statement.extra.get(SOFT) or {}
        row.update({name: soft.get(name) for name in SOFT_COLUMNS})
    return row


_ROLES = (("actor", "actor"), ("target", "proposal"))


def _name(statement: Statement, role: str, spans: dict[str, Span], names: Names) -> str:
    """What fills a role, by the entity's name or else by the words in the text."""
    filling = statement.roles.get(role)
    if filling is None:
        return ""
    said = " … ".join(spans[uid].quote for uid in filling.spans if uid in spans)
    return names.entity(filling.entity) or " ".join(said.split())


class _Around:
    """The passage around evidence in one text; what a context needs is found once."""

    def __init__(self, text: str, context: str) -> None:
        self._text = text
        self._context = context

    def evidence(self, statement: Statement, spans: dict[str, Span]) -> Range:
        """Whole sentences or paragraphs that hold all evidence; all of the text where there is none."""
        cited = [spans[uid] for uid in statement.spans or statement.evidence() if uid in spans]
        if not cited or self._context == "document" or not self._parts:
            return 0, len(self._text)
        start, end = min(span.start for span in cited), max(span.end for span in cited)
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        passage = min(start, self._parts[first][0]), max(end, self._parts[last][1])
        return passage if self._text[slice(*passage)].strip() else (0, len(self._text))

    @cached_property
    def _parts(self) -> list[Range]:
        return sentences(self._text) if self._context == "sentence" else paragraphs(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._parts]
