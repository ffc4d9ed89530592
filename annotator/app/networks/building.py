"""From ties to networks: one of all, or one for each window of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotator.app.networks.choice import Choice
from annotator.app.networks.gathering import Gathered, Gathering
from annotator.app.networks.ladder import Ladder
from annotator.app.networks.plan import Plan, plan
from annotator.app.networks.reading import Reading
from annotator.app.networks.wording import facts, title
from annotator.core.network import Edge, Network, Node, Slice
from annotator.errors import UserError
from annotator.measure.networks.counts import Counts, Matrix, tabulate
from annotator.measure.networks.one_mode import one_mode
from annotator.measure.networks.ties import Tie
from annotator.measure.networks.two_mode import two_mode
from annotator.measure.networks.windows import Window, dna_windows, windows
from annotator.plugin_api import Issue

MOST_CELLS = 100_000_000
"""Numbers that are held at once: 800 MB of them."""
MOST_SLICES = 1000
"""More files than that nobody wants; a window of a day over a century would make 36,500."""


@dataclass(frozen=True, slots=True)
class Built:
    """Networks, and what became of the statements.

    Attributes:
        networks: one, or one for each slice of time that has statements, in order.
        pool: statements of the type and layers that were asked for.
        counted: those of them that count.
        left_out: one issue for each of the others: by its uid, with the reason.
        notes: what to look at besides.
    """

    networks: tuple[Network, ...]
    pool: int
    counted: int
    left_out: tuple[Issue, ...]
    notes: tuple[Issue, ...]


def build(reading: Reading, choice: Choice) -> Built:
    """The networks that a choice makes of what a project says.

    Raises:
        UserError: ``network.*`` where the choice does not fit the project.
    """
    planned = plan(reading, choice)
    gathered = Gathering(reading, planned).run()
    builder = _Builder(reading, planned, gathered)
    return Built(
        networks=tuple(builder.networks()),
        pool=gathered.pool,
        counted=len(gathered.ties),
        left_out=tuple(gathered.left_out),
        notes=tuple(gathered.notes),
    )


class _Builder:
    def __init__(self, reading: Reading, planned: Plan, gathered: Gathered) -> None:
        self._plan = planned
        self._choice = planned.choice
        self._gathered = gathered
        self._ladder = Ladder(reading.entities)
        self._facts = facts(planned, gathered)
        called = dict.fromkeys(gathered.stances[tie.uid] for tie in gathered.ties)
        self._names = [name for name in called if name]

    def networks(self) -> Iterator[Network]:
        """One network, or one for each window."""
        if self._choice.slices is None:
            yield self._network(self._gathered.ties, None)
            return
        made = 0
        for window in self._windows():
            if window.ties:
                made += 1
                if made > MOST_SLICES:
                    raise UserError("network.too_many_slices", most=MOST_SLICES)
                days = window.start.isoformat(), window.end.isoformat()
                yield self._network(window.ties, Slice(window.number, *days))
        if not made:
            yield self._network((), None)

    def _windows(self) -> Iterator[Window]:
        choice, gathered = self._choice, self._gathered
        first, last = self._plan.since or gathered.first, self._plan.until or gathered.last
        unit: Any = choice.slices
        if choice.dna and not choice.cumulative:
            return dna_windows(gathered.ties, unit, choice.size, first=first, last=last)
        return windows(
            gathered.ties,
            unit,
            choice.size,
            choice.step,
            cumulative=choice.cumulative,
            first=first,
            last=last,
        )

    # --- One network ----------------------------------------------------------------------------------------

    def _network(self, ties: Sequence[Tie], slice_: Slice | None) -> Network:
        choice = self._choice
        counts = self._counts(ties)
        actor, proposal = self._plan.actor.id, self._plan.proposal.id
        if choice.two_modes:
            modes: tuple[str, ...] = (actor, proposal)
            matrix = two_mode(counts, choice.stance, choice.normalise)  # type: ignore[arg-type]
            edges = list(self._two_mode_edges(matrix, ties))
        else:
            turned = choice.nodes == "proposal"
            modes = (proposal,) if turned else (actor,)
            counts = counts.turned() if turned else counts
            matrix = one_mode(counts, choice.kind, choice.normalise, dna=choice.dna)  # type: ignore[arg-type]
            edges = list(_one_mode_edges(matrix, counts))
        nodes = self._nodes(matrix, modes, ties)
        if choice.isolates == "drop":
            tied = {end for edge in edges for end in (edge.source, edge.target)}
            nodes = [node for node in nodes if node.id in tied]
        return Network(
            name=title(self._plan),
            modes=modes,
            nodes=tuple(nodes),
            edges=tuple(edges),
            facts={**self._facts, "statements": len(ties)},
            slice=slice_,
            is_whole=self._is_whole(counts),
        )

    def _counts(self, ties: Sequence[Tie]) -> Counts:
        """How often who spoke of what; raises ``network.too_large`` where memory would not hold it."""
        gathered, everybody = self._gathered, self._choice.isolates == "all"
        actors = gathered.actors if everybody else {tie.actor for tie in ties}
        proposals = gathered.proposals if everybody else {tie.proposal for tie in ties}
        counted = len(actors) * len(proposals) * len(gathered.scale.levels)
        tied = (
            0 if self._choice.two_modes else len(actors if self._choice.nodes == "actor" else proposals) ** 2
        )
        if max(counted, tied) > MOST_CELLS:
            raise UserError("network.too_large", actors=len(actors), proposals=len(proposals))
        ordered = {"actors": self._ordered(actors), "proposals": self._ordered(proposals)}
        return tabulate(ties, gathered.scale, **ordered)

    def _ordered(self, uids: set[str]) -> list[str]:
        """Entities by name: as people sort them, or as DNA does."""

        def key(uid: str) -> tuple[str, str, str]:
            name = self._ladder[uid].name
            return (name if self._choice.dna else name.casefold(), name, uid)

        return sorted(uids, key=key)

    def _nodes(self, matrix: Matrix, modes: Sequence[str], ties: Sequence[Tie]) -> list[Node]:
        uses: dict[str, Counter[str]] = {
            self._plan.actor.id: Counter(tie.actor for tie in ties),
            self._plan.proposal.id: Counter(tie.proposal for tie in ties),
        }
        nodes = [self._node(uid, modes[0], uid, uses) for uid in matrix.rows]
        if len(modes) == 2:
            taken = frozenset(matrix.rows)
            nodes += [self._node(uid, modes[1], _second_id(uid, taken), uses) for uid in matrix.columns]
        return nodes

    def _node(self, uid: str, mode: str, ident: str, uses: Mapping[str, Counter[str]]) -> Node:
        entity = self._ladder[uid]
        return Node(
            id=ident,
            label=entity.name,
            mode=mode,
            kind=entity.kind,
            parents=tuple(parent.name for parent in self._ladder.above(uid)),
            attributes=dict(entity.attributes),
            statements=uses[mode][uid],
        )

    def _two_mode_edges(self, matrix: Matrix, ties: Sequence[Tie]) -> Iterator[Edge]:
        """The edges with how many statements of each stance they rest on; one that sums to 0 is none."""
        said: dict[tuple[str, str], list[Tie]] = {}
        for tie in ties:
            said.setdefault((tie.actor, tie.proposal), []).append(tie)
        taken = frozenset(matrix.rows)
        names = self._gathered.stances
        for row, column in _cells(matrix):
            actor, proposal = matrix.rows[row], matrix.columns[column]
            under = said[actor, proposal]
            counts = Counter(names[tie.uid] for tie in under)
            numbers = [tie.level for tie in under if isinstance(tie.level, int | float)]
            yield Edge(
                actor,
                _second_id(proposal, taken),
                float(matrix.weights[row, column]),
                {name: counts[name] for name in self._names if name in counts},
                sum(numbers) / len(numbers) if numbers else None,
            )

    def _is_whole(self, counts: Counts) -> bool:
        """Whether weights are whole numbers by the way they are made."""
        choice, scale = self._choice, self._gathered.scale
        if choice.normalise != "none":
            return False
        if choice.ignores_stance or choice.stance == "combine":
            return True
        if choice.two_modes:
            return all(float(amount).is_integer() for amount in scale.amounts())
        return bool(np.isin(scale.distances(), (0.0, 1.0)).all())


def _one_mode_edges(matrix: Matrix, counts: Counts) -> Iterator[Edge]:
    """The edges with how many proposals (or actors) both ends share."""
    uses = (counts.uses() > 0).astype(int)
    shared = uses @ uses.T
    for row, column in _cells(matrix):
        if row < column:
            weight = float(matrix.weights[row, column])
            yield Edge(matrix.rows[row], matrix.rows[column], weight, {"shared": int(shared[row, column])})


def _cells(matrix: Matrix) -> Iterator[tuple[int, int]]:
    """Rows and columns of the cells that are not 0."""
    rows, columns = np.nonzero(matrix.weights)
    return zip(rows.tolist(), columns.tolist(), strict=True)


def _second_id(uid: str, taken: frozenset[str]) -> str:
    """The id of a node of the second mode: an entity may be in both, and then there it is another node."""
    return f"{uid}:2" if uid in taken else uid
