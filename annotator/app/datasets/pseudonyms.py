"""Numbers instead of people's names, for datasets that leave the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.core.records import Annotator
from annotator.core.uids import derived_uid
from annotator.plugin_api import OutgoingDocument, OutgoingLayer


class Pseudonyms:
    """Gives each person of a project a number; where not ``on``, everybody keeps their name.

    The numbers depend on the project alone, so that two datasets of it can be laid side by side. Notes and
    what foreign programs left in a layer may name people; they go, too.
    """

    def __init__(self, lineage: str, people: Sequence[Annotator], *, on: bool) -> None:
        lots = sorted((derived_uid("pseudonym", lineage, person.uid), person.uid) for person in people)
        self._new = {uid: (lot, f"Annotator {n}") for n, (lot, uid) in enumerate(lots, 1)} if on else {}

    def people(self, people: Sequence[Annotator]) -> list[Annotator]:
        """These people under their new names, by uid."""
        return sorted(map(self._person, people), key=lambda person: person.uid)

    def name(self, person: Annotator) -> str:
        """What the person is called in the dataset."""
        return self._person(person).name

    def document(self, outgoing: OutgoingDocument) -> OutgoingDocument:
        """The document with its layers under the new names, ordered by them."""
        if not self._new:
            return outgoing
        layers = sorted(map(self._layer, outgoing.layers), key=lambda layer: layer.layer.annotator or "")
        gold = None if outgoing.gold is None else self._layer(outgoing.gold)
        document = replace(outgoing.document, notes="")
        return replace(outgoing, document=document, layers=tuple(layers), gold=gold)

    def _person(self, person: Annotator) -> Annotator:
        lot = self._new.get(person.uid)
        return person if lot is None else Annotator(lot[0], lot[1], person.role)

    def _layer(self, outgoing: OutgoingLayer) -> OutgoingLayer:
        whose = outgoing.layer.annotator or ""
        uid = self._new[whose][0] if whose in self._new else outgoing.layer.annotator
        return replace(outgoing, layer=replace(outgoing.layer, annotator=uid, notes="", extra={}))
