"""γ, γ-cat and γ-k: agreement on where units are and what they are called, by aligning them.

    γ = 1 − observed / expected disorder

The disorder of a document is what its best alignment costs, divided by the mean number of units of an
annotator; the expected one is the mean of 30 or more documents that are sampled by chance. γ-cat looks at the
labels of aligned units only: their share of different labels, each pair weighted by how near its places are,

    w = max(0, 1 − α ((|s − s′| + |e − e′|) / (ℓ + ℓ′))²) / (k − 1)

for a tuple of k units; what nobody else marked plays no part. γ-k are the pairs with label k on one side or
both. Sources: Mathet, Widlöcher & Métivier (2015); Y. Mathet, The Agreement Measure Gamma-Cat, Computational
Linguistics 43 (2017).

A document's statistics are rows of observed and expected sums [labels + 2, 4]: numerator and denominator of
the observed, of the expected; row 0 is γ, row 1 γ-cat, then come the labels. A corpus has the sums.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from annotator.measure.arrays import Floats, corrected, share
from annotator.measure.gamma_alignment import Alignment, alignments
from annotator.measure.gamma_distance import Distance, Layers
from annotator.measure.gamma_sampling import generator, sampled
from annotator.measure.material import Material
from annotator.measure.stretches import Bools, Ints

_MOST = 1000
"""More samples than this are never drawn of a document."""


@dataclass(frozen=True, slots=True)
class Method:
    """What γ is measured with.

    ``samples`` are drawn of each document, and more until the expected disorder of the corpus is known to
    within the share ``precision``, 19 times of 20. A document whose alignments can't be proved to be the best
    in ``seconds`` is left out, and counted.
    """

    distance: Distance = field(default_factory=Distance)
    samples: int = 30
    precision: float = 0.02
    seed: int = 0
    seconds: float = 10.0

    def to_json(self) -> dict[str, Any]:
        """The parameters as a figure names them."""
        told = {**asdict(self), **asdict(self.distance)}
        del told["distance"]
        return told


@dataclass(frozen=True, slots=True)
class GammaStatistics:
    """``tables`` [documents, labels + 2, 4]; 0 with fewer than two finishers, without units, and where
    ``unsolved`` [documents]. ``samples`` is how many were drawn of each."""

    tables: Floats
    unsolved: Bools
    samples: int


def statistics(
    materials: Sequence[Material],
    labels: Sequence[str],
    method: Method | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> GammaStatistics | None:
    """Align all documents and samples of them; None when ``cancelled`` says so in between.

    Fragments are units. ``progress`` is told how many documents are done, and of how many; when more samples
    are needed all documents are gone through once more.
    """
    method = method or Method()
    numbers = {label: number for number, label in enumerate(labels)}
    documents = [_document(material, numbers, method.seed) for material in materials]
    samples = 0
    wanted = method.samples
    while samples < wanted:
        for done, document in enumerate(documents, 1):
            if cancelled and cancelled():
                return None
            if document and not document.unsolved:
                document.sample(wanted - samples, method, len(labels))
            if progress:
                progress(done, len(documents))
        first, samples = not samples, wanted
        solved = [document for document in documents if document and not document.unsolved]
        wanted = _wanted(solved, method) if first else samples
    tables = np.zeros((len(materials), len(labels) + 2, 4))
    for number, document in enumerate(documents):
        if document and not document.unsolved:
            tables[number] = document.table()
    unsolved = np.array([bool(document and document.unsolved) for document in documents], dtype=bool)
    return GammaStatistics(tables, unsolved, samples)


def gamma(tables: Floats) -> Floats:
    """γ [...] of tables [..., labels + 2, 4]; nan where chance has no disorder."""
    return _ratio(tables[..., 0, :])


def gamma_cat(tables: Floats) -> Floats:
    """γ-cat [...]; nan where nothing is aligned, or chance never errs."""
    return _ratio(tables[..., 1, :])


def gamma_k(tables: Floats) -> Floats:
    """γ-k [..., labels]; nan as γ-cat."""
    return _ratio(tables[..., 2:, :])


def _ratio(rows: Floats) -> Floats:
    return corrected(share(rows[..., 0], rows[..., 1]), share(rows[..., 2], rows[..., 3]))


@dataclass(slots=True)
class _Document:
    """One document on the way: its layers, and the sums of its own and of its samples' alignments."""

    length: int
    layers: list[Ints]
    rng: np.random.Generator
    observed: Floats | None = None
    chance: list[Floats] = field(default_factory=list)
    unsolved: bool = False

    @property
    def units(self) -> float:
        """Mean number of units of an annotator."""
        return sum(map(len, self.layers)) / len(self.layers)

    def sample(self, many: int, method: Method, labels: int) -> None:
        """Align the document itself, at first, and so many samples of it."""
        if self.observed is None:
            # Apart from the samples, lest they decide which of two equally good alignments is found.
            self.observed = next(iter(self._aligned([self.layers], method, labels)), None)
        drawn = [sampled(self.layers, self.length, self.rng) for _ in range(many)]
        chance = [] if self.observed is None else self._aligned(drawn, method, labels)
        self.chance += chance
        self.unsolved = not chance

    def _aligned(self, drawn: Sequence[Layers], method: Method, labels: int) -> list[Floats]:
        """The sums of each document's alignment; nothing when they couldn't be found in time."""
        found = alignments(drawn, method.distance, method.seconds)
        if found is None:
            return []
        both = zip(found, drawn, strict=True)
        return [_sums(alignment, layers, method.distance, labels) for alignment, layers in both]

    def table(self) -> Floats:
        """Observed and expected sums [labels + 2, 4]."""
        assert self.observed is not None
        chance = np.array(self.chance)
        expected = chance.mean(axis=0)
        # The document weighs as many units as an annotator has there.
        expected[0] = self.units * self.disorders().mean(), self.units
        return np.concatenate([self.observed, expected], axis=1)

    def disorders(self) -> Floats:
        """The disorder of each sample so far."""
        chance = np.array(self.chance)
        return np.asarray(chance[:, 0, 0] / chance[:, 0, 1])


def _document(material: Material, numbers: Mapping[str, int], seed: int) -> _Document | None:
    """None with fewer than two finishers and without units."""
    marked = sorted(
        sorted(
            (start, end, numbers[span.label])
            for span in version.spans
            if span.label in numbers
            for start, end in span.fragments
        )
        for version in material.versions
    )
    if len(marked) < 2 or not any(marked):
        return None
    layers = [np.array(units, dtype=np.int64).reshape(-1, 3) for units in marked]
    return _Document(material.length, layers, generator(seed, material.document))


def _wanted(documents: Sequence[_Document], method: Method) -> int:
    """How many samples it takes to know the expected disorder: (1.96 cv / precision)² (Mathet 2015, §5.3)."""
    if not documents:
        return method.samples
    drawn = sum(one.units * one.disorders() for one in documents)
    variation = np.std(drawn, ddof=1) / np.mean(drawn) if np.any(drawn) else 0
    return min(math.ceil((1.96 * variation / method.precision) ** 2), _MOST)


def _sums(alignment: Alignment, layers: Layers, distance: Distance, labels: int) -> Floats:
    """[labels + 2, 2]: cost and mean number of units; then weighted differences and weights of aligned pairs,
    of all and of each label."""
    sums = np.zeros((labels + 2, 2))
    sums[0] = alignment.cost, sum(map(len, layers)) / len(layers)
    tuples = alignment.tuples
    others = (tuples >= 0).sum(axis=1) - 1
    for one, other in combinations(range(len(layers)), 2):
        both = (tuples[:, one] >= 0) & (tuples[:, other] >= 0)
        ours, theirs = layers[one][tuples[both, one]], layers[other][tuples[both, other]]
        weight = np.maximum(0, 1 - distance.places(ours, theirs)) / others[both]
        differs = ours[:, 2] != theirs[:, 2]
        for column, each in enumerate((weight * differs, weight)):
            sums[1, column] += each.sum()
            sums[2:, column] += np.bincount(ours[:, 2], each, labels)
            sums[2:, column] += np.bincount(theirs[:, 2], each * differs, labels)
    return sums
