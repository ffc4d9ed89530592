"""A document of ours that comes back from DNA: what is as it was stays ours, what DNA changed is DNA's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.formats.dna.beside import GOLD, NOBODY, Beside, Kept, statement_cells
from annotator.formats.dna.model import Statement
from annotator.formats.dna.statements import Translator
from annotator.plugin_api import IncomingDocument, IncomingLayer, IncomingSpan, IncomingStatement, Source


def returned(
    ours: IncomingDocument,
    rows: Sequence[Statement],
    beside: Beside,
    people: Mapping[int, str],
    translator: Translator,
    source: Source,
) -> IncomingDocument:
    """``ours`` with the statements that DNA's ``rows`` of the document say now."""
    by_person: dict[str, list[Statement]] = {}
    for row in rows:
        by_person.setdefault(people[row.coder], []).append(row)
    back = _Return(ours, beside, translator, source)
    layers = [back.layer(layer, by_person.pop(layer.annotator or NOBODY, [])) for layer in ours.layers]
    gold_rows = by_person.pop(GOLD, [])
    gold = ours.gold
    if gold is not None or gold_rows:
        gold = back.layer(gold or IncomingLayer(), gold_rows, who=GOLD)
    layers += [
        back.layer(IncomingLayer(who, status="in_progress"), there) for who, there in by_person.items()
    ]
    return replace(ours, layers=tuple(layers), gold=gold)


class _Return:
    def __init__(
        self, ours: IncomingDocument, beside: Beside, translator: Translator, source: Source
    ) -> None:
        self._ours = ours
        self._beside = beside
        self._translator = translator
        self._source = source
        self._seen: Counter[str] = Counter()

    def layer(self, layer: IncomingLayer, rows: Sequence[Statement], who: str | None = None) -> IncomingLayer:
        """One layer; statements without a row of its coder's have been removed."""
        known = {kept.uid: (kept, row) for row in rows if (kept := self._beside.statements.get(row.id))}
        spans = list(layer.spans)
        statements = []
        there: set[str] = set()
        for statement in layer.statements:
            found = known.get(statement.uid or "")
            if found is None:
                self._source.warn("dna.removed", uid=statement.uid or "", document=self._ours.uid or "")
                continue
            there.add(statement.uid or "")
            statements.append(self._statement(statement, *found, spans))
        for row in rows:
            kept = self._beside.statements.get(row.id)
            if kept is None or kept.uid not in there:
                self._add(row, who or layer.annotator or NOBODY, spans, statements)
        gone = {one.uid for one in layer.statements} - there
        relations = tuple(one for one in layer.relations if not {one.source, one.target} & gone)
        return replace(layer, spans=tuple(spans), statements=tuple(statements), relations=relations)

    def _statement(
        self, ours: IncomingStatement, kept: Kept, row: Statement, spans: list[IncomingSpan]
    ) -> IncomingStatement:
        now = statement_cells(row)
        if kept.cells == now:
            return ours
        made = self._translator.changed(ours, row)
        has_moved = not isinstance(kept.cells, list) or kept.cells[2:4] != now[2:4]
        place = self._translator.place(row, self._ours.text) if has_moved else None
        if place is not None:
            passage = self._translator.passage(ours.uid or "", row, place)
            if not any(span.uid == passage.uid for span in spans):
                spans.append(passage)
            made = replace(made, spans=(passage.uid or "",))
        return made

    def _add(
        self, row: Statement, who: str, spans: list[IncomingSpan], statements: list[IncomingStatement]
    ) -> None:
        place = self._translator.place(row, self._ours.text)
        if place is None:
            return
        statement, passage = self._translator.coded(row, place, (self._ours.uid or "", who), self._seen)
        spans.append(passage)
        statements.append(statement)
