"""Labels and stance values under other names: renamed, merged, or left out with what had them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotator.core.codebook.model import Codebook, Label, StanceValue, StatementType
from annotator.core.records import Filling, Span, Stance, Statement
from annotator.errors import UserError
from annotator.plugin_api import OutgoingDocument, OutgoingLayer, Relation, Report

_I = TypeVar("_I", Label, StanceValue)
_LABEL, _STANCE = "label", "stance"


@dataclass(frozen=True, slots=True)
class LabelMap:
    """What ids become; None for one that is left out, absent for one that stays."""

    labels: Mapping[str, str | None] = field(default_factory=dict)
    values: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, mapping: Mapping[str, str], codebook: Codebook) -> LabelMap:
        """The map that a plan's words mean, by id or by name.

        Raises:
            UserError: ``dataset.map_unknown``, or ``dataset.map_unclear`` where a label and a stance value
                have the same name.
        """
        labels: dict[str, str | None] = {}
        values: dict[str, str | None] = {}
        for old, new in mapping.items():
            kind, colon, name = old.partition(":")
            if not colon or kind not in (_LABEL, _STANCE):
                kind, name = "", old
            label = None if kind == _STANCE else _known(name, codebook.labels)
            value = None if kind == _LABEL else _known(name, codebook.values)
            if label and value:
                raise UserError("dataset.map_unclear", name=old)
            if label:
                labels[label] = (_known(new, codebook.labels) or new) or None
            elif value:
                values[value] = (_known(new, codebook.values) or new) or None
            else:
                known = [*(each.id for each in codebook.labels), *(each.id for each in codebook.values)]
                raise UserError("dataset.map_unknown", name=old, known=", ".join(known))
        return cls(labels, values)

    def codebook(self, book: Codebook) -> Codebook:
        """The codebook under the new names."""
        if not self.labels and not self.values:
            return book
        return replace(
            book,
            labels=_renamed(book.labels, self.labels),
            values=_renamed(book.values, self.values),
            statement_types=tuple(map(self._type, book.statement_types)),
        )

    def _type(self, kind: StatementType) -> StatementType:
        roles = tuple(replace(role, label=self.labels.get(role.label) or role.label) for role in kind.roles)
        cue = kind.stance_label
        return replace(kind, roles=roles, stance_label=None if cue is None else self.labels.get(cue) or cue)

    def document(self, outgoing: OutgoingDocument, report: Report) -> OutgoingDocument:
        """The document under the new names; what is left out is told by uid."""
        if not self.labels and not self.values:
            return outgoing
        return replace(
            outgoing,
            layers=tuple(self._layer(layer, report) for layer in outgoing.layers),
            gold=None if outgoing.gold is None else self._layer(outgoing.gold, report),
        )

    def _layer(self, layer: OutgoingLayer, report: Report) -> OutgoingLayer:
        spans = [span for span in layer.spans if self._stays(span, report)]
        kept = {span.uid for span in spans}
        statements = [
            self._statement(statement, kept)
            for statement in layer.statements
            if self._is_said(statement, report)
        ]
        there = kept | {statement.uid for statement in statements}
        return replace(
            layer,
            spans=tuple(replace(span, label=self.labels.get(span.label) or span.label) for span in spans),
            statements=tuple(statements),
            relations=tuple(one for one in layer.relations if _still_ties(one, there, report)),
        )

    def _stays(self, span: Span, report: Report) -> bool:
        if self.labels.get(span.label, "") is None:
            report.lose(span.uid, "dataset.dropped_span", uid=span.uid, label=span.label)
            return False
        return True

    def _is_said(self, statement: Statement, report: Report) -> bool:
        value = statement.stance.value
        if value is not None and self.values.get(value, "") is None:
            report.lose(statement.uid, "dataset.dropped_statement", uid=statement.uid, stance=value)
            return False
        return True

    def _statement(self, statement: Statement, kept: set[str]) -> Statement:
        def there(uids: Iterable[str]) -> tuple[str, ...]:
            return tuple(uid for uid in uids if uid in kept)

        value = statement.stance.value
        return replace(
            statement,
            roles={
                role: Filling(filling.entity, there(filling.spans))
                for role, filling in statement.roles.items()
            },
            stance=Stance(
                None if value is None else self.values.get(value) or value, there(statement.stance.spans)
            ),
            spans=there(statement.spans),
        )


def _still_ties(relation: Relation, there: set[str], report: Report) -> bool:
    if relation.source in there and relation.target in there:
        return True
    report.lose(relation.uid or "", "dataset.dropped_relation", uid=relation.uid, type=relation.type)
    return False


def _known(name: str, among: Sequence[Label] | Sequence[StanceValue]) -> str | None:
    exact = next((each.id for each in among if each.id == name), None)
    folded = name.casefold()
    return exact or next((each.id for each in among if folded and each.name.casefold() == folded), None)


def _renamed(items: Sequence[_I], mapping: Mapping[str, str | None]) -> tuple[_I, ...]:
    """Each new name once: as the codebook has it, else as the first that bears it now, under that name."""
    by_id = {item.id: item for item in items}
    made: dict[str, _I] = {}
    for item in items:
        new = mapping.get(item.id, item.id)
        if new is not None and new not in made:
            made[new] = by_id.get(new) or replace(item, id=new, name=new)
    return tuple(made.values())
