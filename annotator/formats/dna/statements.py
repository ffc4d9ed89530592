"""One row of DNA's statements as a statement of ours, with the span of its passage."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from annotator.core.codebook.model import Codebook
from annotator.core.records import Filling, Stance
from annotator.core.uids import derived_uid
from annotator.formats.dna.contents import Contents
from annotator.formats.dna.model import SHORT, YES_NO, Statement
from annotator.formats.dna.plans import ATTRIBUTE, EXACT, NOTE, ROLE, STANCE, Plan, Use
from annotator.formats.offsets import Unit
from annotator.plugin_api import IncomingSpan, IncomingStatement, Json, Source

Coded = tuple[IncomingStatement, IncomingSpan]


class Translator:
    """Knows what the variables of a file mean."""

    def __init__(
        self,
        contents: Contents,
        plans: Mapping[int, Plan],
        entities: Mapping[int, str],
        codebook: Codebook,
        source: Source,
    ) -> None:
        """``entities`` are our uids by DNA's ID."""
        self._contents = contents
        self._plans = plans
        self._entities = entities
        self._codebook = codebook
        self._source = source
        self._read, self._unit = "", Unit("", "utf-16")

    def place(self, row: Statement, text: str) -> tuple[int, int] | None:
        """Where the row lies in ``text``, in code points; None, with the reason reported, if nowhere."""
        if self._read is not text:  # the statements of a document come one after the other
            self._read, self._unit = text, Unit(text, "utf-16")
        start, stop = self._unit.to_code_points(row.start), self._unit.to_code_points(row.stop)
        if 0 <= start < stop <= len(text):
            return start, stop
        self._source.skip("dna.outside", table="STATEMENTS", id=row.id, start=row.start, stop=row.stop)
        return None

    def coded(
        self, row: Statement, place: tuple[int, int], key: tuple[str, ...], seen: Counter[str]
    ) -> Coded:
        """The row as a statement about a passage.

        ``key`` names the document and the coder. The uids are made of what is said, so that another file
        with the same row brings nothing new, and one with another row of that ID does not get in its way.
        """
        plan = self._plans[row.type_id]
        told = json.dumps([plan.label, *place, sorted(self._said(row, plan).items())], ensure_ascii=True)
        seen[told] += 1
        uid = derived_uid("dna", "statement", *key, told, str(seen[told]))
        passage = self.passage(uid, row, place)
        statement = IncomingStatement(
            plan.type,
            roles={use.of: Filling(uid_) for use in plan.uses if (uid_ := self._filling(row, use))},
            stance=Stance(self.stance(row, plan)),
            spans=(passage.uid,) if passage.uid else (),
            uid=uid,
            attributes=self.attributes(row, plan),
            note=self.note(row, plan),
            extra={"dna": {"id": row.id}},
        )
        return statement, passage

    def passage(self, statement: str, row: Statement, place: tuple[int, int]) -> IncomingSpan:
        """The span of a statement's passage."""
        return IncomingSpan(
            self._plans[row.type_id].passage, (place,), uid=derived_uid("dna", "passage", statement)
        )

    def changed(self, ours: IncomingStatement, row: Statement) -> IncomingStatement:
        """Our statement with what DNA says now; evidence stays with what it is evidence for."""
        plan = self._plans[row.type_id]
        roles = dict(ours.roles)
        for use in plan.uses:
            entity = self._filling(row, use)
            if use.use == ROLE and entity != (roles[use.of].entity if use.of in roles else None):
                roles[use.of] = Filling(entity, roles[use.of].spans if use.of in roles else ())
        return replace(
            ours,
            type=plan.type,
            roles=roles,
            stance=Stance(self.stance(row, plan), ours.stance.spans),
            note=self.note(row, plan) if plan.one(NOTE) else ours.note,
            attributes={**ours.attributes, **self.attributes(row, plan)},
        )

    def stance(self, row: Statement, plan: Plan) -> str | None:
        """The stance value of a row: the one it names, else the one whose number it gives."""
        exact, plain = plan.one(EXACT), plan.one(STANCE)
        named = self._text(row, exact) if exact else ""
        values = self._codebook.values
        for value in values:
            if named and named in (value.name, value.id):
                return value.id
        given = row.cells.get(plain.id or 0) if plain and not named and exact is None else None
        if exact is not None or plain is None or not isinstance(given, int):
            return named or None
        if plain.data_type == YES_NO:
            sign = 1 if given else -1
            return next((value.id for value in values if value.number and value.number * sign > 0), None)
        return next((value.id for value in values if value.number == given), str(given))

    def note(self, row: Statement, plan: Plan) -> str:
        """What the variable for notes says."""
        use = plan.one(NOTE)
        return self._text(row, use) if use else ""

    def attributes(self, row: Statement, plan: Plan) -> dict[str, Json]:
        """What the variables say that are neither role nor stance nor note."""
        found: dict[str, Json] = {}
        for use in plan.uses:
            if use.use == ATTRIBUTE and use.id in row.cells:
                value = row.cells[use.id]
                found[use.of] = bool(value) if use.data_type == YES_NO else self._plain(use, value)
        return found

    def _plain(self, use: Use, value: int | str) -> int | str:
        if use.data_type != SHORT:
            return value
        entity = self._contents.entities.get(int(value))
        return entity.value if entity else ""

    def _text(self, row: Statement, use: Use) -> str:
        return str(self._plain(use, row.cells[use.id])) if use.id in row.cells else ""

    def _filling(self, row: Statement, use: Use) -> str | None:
        """Our uid of the entity in a role; None for the empty one."""
        value = row.cells.get(use.id or 0) if use.use == ROLE else None
        return self._entities.get(int(value)) if value is not None else None

    def _said(self, row: Statement, plan: Plan) -> dict[str, int | str]:
        """The values by the variables' names; entities by theirs."""
        named = {use.id: use for use in plan.uses}
        return {
            named[id_].name: self._plain(named[id_], value)
            for id_, value in row.cells.items()
            if id_ in named
        }
