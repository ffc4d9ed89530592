"""What annotators would have marked by chance: their own layers, shifted.

Each annotator of a sampled document takes the layer of one at random and moves it along by a random length;
what leaves the text at its end comes in again at its begin. So lengths, labels, gaps and what is usually
marked together stay as they are. The shifts of two annotators differ by half a mean unit or more, lest the
same layer is laid upon itself. Source: Mathet, Widlöcher & Métivier (2015), §5.2.
"""

from __future__ import annotations

import hashlib

import numpy as np

from annotator.measure.gamma_distance import Layers
from annotator.measure.stretches import Ints

_TRIES = 50
"""After so many shifts that are too near to another any will do: the text is too short for all."""


def generator(seed: int, document: str) -> np.random.Generator:
    """Random numbers of a document's own, whatever other documents there are and in which order."""
    digest = hashlib.blake2b(document.encode(), digest_size=8).digest()
    return np.random.default_rng([seed, int.from_bytes(digest)])


def sampled(layers: Layers, length: int, rng: np.random.Generator) -> list[Ints]:
    """Layers by chance in a text of ``length`` code points; at least one of ``layers`` has a unit.

    A document of empty layers alone says nothing and is drawn again.
    """
    sizes = np.concatenate([layer[:, 1] - layer[:, 0] for layer in layers])
    least = float(sizes.mean()) / 2
    while True:
        chosen = [layers[int(rng.integers(len(layers)))] for _ in layers]
        if any(map(len, chosen)):
            break
    return [
        _moved(layer, by, length)
        for layer, by in zip(chosen, _shifts(len(layers), length, least, rng), strict=True)
    ]


def _moved(layer: Ints, by: int, length: int) -> Ints:
    start = (layer[:, 0] + by) % length
    moved = np.column_stack([start, start + layer[:, 1] - layer[:, 0], layer[:, 2]])
    return moved[np.argsort(start, kind="stable")]


def _shifts(many: int, length: int, least: float, rng: np.random.Generator) -> list[int]:
    shifts: list[int] = []
    while len(shifts) < many:
        drawn = (int(rng.integers(length)) for _ in range(_TRIES))
        far = (by for by in drawn if all(least <= abs(by - other) <= length - least for other in shifts))
        shifts.append(next(far, int(rng.integers(length))))
    return shifts
