"""What deciding doesn't change, and so need not be found anew: what was labelled, and what differs in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from annotator.app.reviewing.materials import Reading, reading
from annotator.app.reviewing.sides import Side, sides_of
from annotator.core.changes import Change
from annotator.core.decide.layers import gold_uid
from annotator.core.digests import digest
from annotator.core.kinds import LAYER_KINDS
from annotator.measure.disagreements import Finding, findings
from annotator.measure.groups import Item
from annotator.measure.policies import Policy, Settling
from annotator.store import standing

if TYPE_CHECKING:
    from annotator.app.project import Project

Scale = Mapping[str, float | None]

_OF_DECIDING = frozenset({"decision", "time"})
"""Kinds that say nothing of what annotators labelled."""


class Look:
    """What one document's layers say, and what follows from them alone."""

    def __init__(self, read: Reading, entities: Mapping[str, str]) -> None:
        self.read = read
        self.entities = entities
        """For each entity that is the same as another, the one that stands for both."""
        self._digests: dict[str, str] = {}
        self._found: tuple[int, Scale, tuple[Finding, ...], tuple[tuple[Side, ...], ...]] | None = None
        self._settling: tuple[Policy, tuple[Finding, ...], Settling] | None = None

    def digest(self, item: Item) -> str:
        """As :func:`annotator.core.digests.digest`, for one of the items read."""
        if item.uid not in self._digests:
            self._digests[item.uid] = digest(item)
        return self._digests[item.uid]

    def found(self, reach: int, scale: Scale) -> tuple[tuple[Finding, ...], tuple[tuple[Side, ...], ...]]:
        """As :func:`annotator.measure.disagreements.findings`, with the sides of each."""
        known = self._found
        if known is None or known[:2] != (reach, scale):
            found = findings(self.read.material, reach, scale)
            # In one go: a job may look at the same document meanwhile.
            known = self._found = reach, scale, found, sides_of(found)
        return known[2:]

    def settling(self, policy: Policy, found: tuple[Finding, ...]) -> Settling:
        """What ``policy`` makes of what was ``found``."""
        known = self._settling
        if known is None or known[0] != policy or known[1] is not found:
            known = self._settling = policy, found, Settling(self.read.material, found, policy)
        return known[2]


class Compared:
    """Keeps the look at one document for whoever works in it, as long as the log says that it stands."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept: tuple[str, str | None, standing.Place, Look] | None = None

    def look(self, document: str, *, keep: bool) -> Look:
        """What the layers of ``document`` say now; call it while the project is held.

        ``keep`` says that it will soon be asked for again: one document's is kept.

        Raises:
            UserError: ``document.missing``.
        """
        project = self._project
        # What somebody may see depends on who they are.
        person = project.annotator.uid if project.annotator is not None else None
        place = standing.end(project._file.db)
        kept = self._kept
        if kept is not None and kept[:2] == (document, person):
            look = kept[3]
            if self._stands(document, kept[2]):
                if place is not None:
                    self._kept = document, person, place, look
                return look
            self._kept = None
        look = Look(reading(project, document), project.canonical_entities())
        if keep and place is not None:
            self._kept = document, person, place, look
        return look

    def _stands(self, document: str, place: standing.Place) -> bool:
        said = standing.since(self._project._file.db, place, document)
        return said is not None and all(self._is_of_deciding(document, change) for change in said)

    def _is_of_deciding(self, document: str, change: Change) -> bool:
        """Whether a change leaves alone what annotators labelled: it is about decisions, or about gold."""
        gold = gold_uid(document)
        if change.kind in LAYER_KINDS:
            told: Mapping[str, Any] = {**(change.before or {}), **(change.after or {})}
            if "layer" not in told:  # only what was altered is told
                told = self._project.record(change.kind, change.uid) or {}
            return told.get("layer") == gold
        return change.kind in _OF_DECIDING or (change.kind == "layer" and change.uid == gold)
