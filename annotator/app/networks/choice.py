"""What can be chosen about a network: data for the command line, the dialog and scripts alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["two-mode", "congruence", "conflict", "subtract", "ignore"]
KINDS: tuple[Kind, ...] = ("two-mode", "congruence", "conflict", "subtract", "ignore")

NORMS = {
    "two-mode": ("none", "activity", "prominence"),
    "one-mode": ("none", "average", "jaccard", "cosine"),
}
"""By what weights may be divided, in networks of two modes and of one."""
STANCES = ("ignore", "subtract", "combine")
"""What becomes of the stances in a network of two modes."""
DUPLICATES = ("none", "document", "day", "week", "month", "year", "all")
UNITS = ("days", "weeks", "months", "years", "events")
ISOLATES = ("keep", "drop", "all")
"""Nodes: those of the statements that count, those of them with an edge, or also those that statements left
out name."""
MIXED = ("leave-out", "middle")
"""Stances off the scale where distances count: the statement does not, or it counts as the scale's middle."""
SCALES = ("numbers", "categories")

ITSELF, TOP = 0, -1
"""Levels of the hierarchy: the entity itself; n is its n-th parent, or the last before it; the topmost."""

BY_ITSELF = ""
"""For ``layers``: gold where there is any in the project, else all annotators'."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a network is to be made; the defaults are what most people want first.

    Attributes:
        kind: two modes, or one of the four that tie actors (or proposals) to each other.
        stance: with two modes, what becomes of the stances.
        nodes: with one mode, whether actors or proposals are the nodes.
        normalise: one of :data:`NORMS`.
        duplicates: within what a repeated statement counts once.
        layers: ``gold``, ``all`` (every annotator's, without gold), names with commas between, or
            :data:`BY_ITSELF`.
        type: the statement type (id or name; "": the first that has two roles).
        actor: the role whose entities are actors (id or name; "": by its name, else the first).
        proposal: the same for proposals; "" takes the last that is left.
        qualifier: an attribute of statements, or a role, to take in place of the stance.
        scale: ``categories`` makes names of the stances' numbers: two are the same or not.
        mixed: one of :data:`MIXED`.
        actor_level: at which level of the hierarchy actors are counted.
        proposal_level: the same for proposals.
        since: only articles from this day, month or year on (ISO 8601).
        until: only articles up to and including it.
        exclude: entities (uids, names or aliases) whose statements do not count.
        exclude_stances: stance values (ids or names) that do not count.
        only: pairs of a metadata key and a value: of each key, one of its values must be there.
        without: pairs of a metadata key and a value that must not be there.
        doubtful: whether statements in doubt count.
        least_actor: how many statements an actor must have.
        least_proposal: how many statements a proposal must have.
        isolates: one of :data:`ISOLATES`.
        slices: the unit of windows of time; None for one network of all.
        size: how many units a window has.
        step: how many units the next begins later.
        cumulative: whether all windows begin with the first.
        dna: whether figures are those of Discourse Network Analyzer, also where it says something else.
    """

    kind: Kind = "two-mode"
    stance: str = "ignore"
    nodes: Literal["actor", "proposal"] = "actor"
    normalise: str = "none"
    duplicates: str = "none"
    layers: str = BY_ITSELF
    type: str = ""
    actor: str = ""
    proposal: str = ""
    qualifier: str = ""
    scale: str = "numbers"
    mixed: str = "leave-out"
    actor_level: int = ITSELF
    proposal_level: int = ITSELF
    since: str = ""
    until: str = ""
    exclude: tuple[str, ...] = ()
    exclude_stances: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    doubtful: bool = True
    least_actor: int = 1
    least_proposal: int = 1
    isolates: str = "keep"
    slices: str | None = None
    size: int = 1
    step: int = 1
    cumulative: bool = False
    dna: bool = False

    @property
    def two_modes(self) -> bool:
        """Whether actors are tied to proposals."""
        return self.kind == "two-mode"

    @property
    def ignores_stance(self) -> bool:
        """Whether it makes no difference how they stand."""
        return (self.stance if self.two_modes else self.kind) == "ignore"

    @property
    def needs_numbers(self) -> bool:
        """Whether the sum of stances is asked for, which names have not."""
        return self.two_modes and self.stance == "subtract"

    @property
    def norms(self) -> tuple[str, ...]:
        """By what weights of this kind may be divided."""
        return NORMS["two-mode" if self.two_modes else "one-mode"]
