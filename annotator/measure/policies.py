"""What gold would hold by policy alone, and what remains for a reviewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from annotator.core.records import Span
from annotator.measure.disagreements import Finding
from annotator.measure.groups import Item
from annotator.measure.material import Material

PolicyName = Literal["all", "majority", "at_least", "nobody"]
BoundaryRule = Literal["exact", "union", "intersection", "longest"]


@dataclass(frozen=True, slots=True)
class Policy:
    """What settles a group without a reviewer.

    ``all``: every finished version has the item and says the same of it. ``majority``: more than half of the
    finished versions, absence being a vote too. ``at_least``: the item and each of its attributes have
    ``at_least`` votes and more than any rival. ``nobody``: a reviewer decides everything.

    ``boundary``: ``exact`` wants the same ends; the others make one of ends that differ by no more than
    ``tolerance`` code points.
    """

    name: PolicyName = "all"
    at_least: int = 2
    boundary: BoundaryRule = "exact"
    tolerance: int = 0

    @property
    def reach(self) -> int:
        """The tolerance to give to ``findings`` under this policy, in code points: 0 for ``exact``."""
        return 0 if self.boundary == "exact" else self.tolerance

    def to_json(self) -> dict[str, Any]:
        """The object that :meth:`from_json` reads."""
        return {
            "name": self.name,
            "at_least": self.at_least,
            "boundary": self.boundary,
            "tolerance": self.tolerance,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Policy:
        """The policy that a project holds; None is the default, all agree.

        Raises:
            ValueError: a word that is no policy or boundary rule, or a number below its least.
        """
        data = data or {}
        name, boundary = data.get("name", "all"), data.get("boundary", "exact")
        at_least, tolerance = int(data.get("at_least", 2)), int(data.get("tolerance", 0))
        if name not in get_args(PolicyName) or boundary not in get_args(BoundaryRule):
            raise ValueError(f"no such policy: {name}, {boundary}")
        if at_least < 1 or tolerance < 0:
            raise ValueError(f"at_least {at_least} or tolerance {tolerance} is too small")
        return cls(cast("PolicyName", name), at_least, cast("BoundaryRule", boundary), tolerance)


@dataclass(frozen=True, slots=True)
class Choice:
    """What gold holds of one group by policy alone.

    ``items`` are templates: copies of sources under a source's uid, with ``note`` empty and ``in_doubt``
    False; ``layer`` and ``origin`` are the source's, for the caller to replace. A span whose fragments are no
    source's has an empty ``quote``. The evidence of a chosen statement names uids of chosen spans (of another
    choice of the same answer, or of ``decided``). ``()`` leaves the group out of gold.
    """

    finding: Finding
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """How many groups a policy puts into gold, leaves out of it, and leaves to the reviewer."""

    settled: int
    left_out: int
    to_decide: int


def choices(
    material: Material,
    found: Sequence[Finding],
    policy: Policy,
    decided: Mapping[tuple[str, ...], Sequence[Span]] | None = None,
) -> tuple[Choice, ...]:
    """The groups that ``policy`` settles, in the order of ``found``; the others remain to decide.

    A statement is settled only together with its evidence. ``decided`` tells what a reviewer has made of span
    groups, by ``group.sources``: it counts as settled evidence, and these groups get no choice here. The
    answer does not depend on the order of annotators.
    """
    del material, decided
    if policy.name == "nobody":
        return ()
    return tuple(
        Choice(finding, finding.group.items[finding.group.present[0]])
        for finding in found
        if not finding.types
    )


def preview(material: Material, found: Sequence[Finding], policy: Policy) -> Preview:
    """What ``policy`` would make of the document, in numbers of groups."""
    made = choices(material, found, policy)
    left_out = sum(not choice.items for choice in made)
    return Preview(len(made) - left_out, left_out, len(found) - len(made))
