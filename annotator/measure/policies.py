"""What gold would hold by policy alone, and what remains for a reviewer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast, get_args

from annotator.core.records import Span
from annotator.measure.disagreements import Finding
from annotator.measure.groups import Group, Item, Kind
from annotator.measure.material import Material
from annotator.measure.settling import in_place_of, settled_spans, settled_statements
from annotator.measure.votes import BoundaryRule, PolicyName, Undecided, Votes


@dataclass(frozen=True, slots=True)
class Policy(Votes):
    """The rule for votes that a project keeps."""

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
    False; ``layer`` and ``origin`` are the source's, for the caller to replace. A span whose hull is no
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


Decided = Mapping[tuple[str, ...], Sequence[Item]]
"""What a reviewer made of groups, by ``group.sources``."""


class Settling:
    """What ``policy`` makes of the groups ``found``; what doesn't depend on a reviewer is found once."""

    def __init__(self, material: Material, found: Sequence[Finding], policy: Policy) -> None:
        self._found = found
        self._policy = policy
        self._open = {span.uid: None for version in material.versions for span in version.spans}
        self._spans = [(at, group, _settled(group, policy)) for at, group in _of_kind(found, "span")]
        self._statements = _of_kind(found, "statement")

    def choices(
        self, decided: Decided | None = None, without: Collection[tuple[str, ...]] = ()
    ) -> tuple[Choice, ...]:
        """As :func:`choices`; the groups ``without``, by their sources, are as good as undecided."""
        decided = decided or {}
        made: dict[int, tuple[Item, ...]] = {}
        chosen: dict[str, Sequence[Span] | None] = dict(self._open)
        for at, group, settled in self._spans:
            if group.sources in without:
                continue
            if group.sources in decided:
                chosen.update(
                    _places(group, [item for item in decided[group.sources] if isinstance(item, Span)])
                )
            elif settled is not None:
                made[at], places = settled
                chosen.update(places)
        for at, group in self._statements:
            if group.sources not in decided and group.sources not in without:
                with suppress(Undecided):
                    made[at] = settled_statements(group, self._policy, chosen)
        return tuple(Choice(self._found[at], made[at]) for at in sorted(made))


Places = Mapping[str, Sequence[Span]]
"""What stands for each source of a group of spans."""


def _settled(group: Group, policy: Policy) -> tuple[tuple[Span, ...], Places] | None:
    """What gold holds of a group of spans by policy alone; None where that is open."""
    try:
        gold = settled_spans(group, policy)
    except Undecided:
        return None
    return gold, _places(group, gold)


def _places(group: Group, gold: Sequence[Span]) -> Places:
    sources = (span for annotator in group.present for span in group.spans_of(annotator))
    return {source.uid: in_place_of(source, gold) for source in sources}


def choices(
    material: Material, found: Sequence[Finding], policy: Policy, decided: Decided | None = None
) -> tuple[Choice, ...]:
    """The groups that ``policy`` settles, in the order of ``found``; the others remain to decide.

    A statement is settled only together with its evidence, so an agreed one too waits for disputed spans.
    Groups in ``decided`` get no choice here, and their spans count as settled evidence. The answer does not
    depend on the order of annotators.
    """
    return Settling(material, found, policy).choices(decided)


def preview(
    material: Material, found: Sequence[Finding], policy: Policy, decided: Decided | None = None
) -> Preview:
    """What ``policy`` would make of the document beside what is ``decided``, in numbers of groups."""
    made = choices(material, found, policy, decided)
    left_out = sum(not choice.items for choice in made)
    by_hand = sum(finding.group.sources in (decided or {}) for finding in found)
    return Preview(len(made) - left_out, left_out, len(found) - len(made) - by_hand)


def _of_kind(found: Sequence[Finding], kind: Kind) -> list[tuple[int, Group]]:
    return [(at, finding.group) for at, finding in enumerate(found) if finding.group.kind == kind]
