"""How long γ takes for 100 articles of three annotators with 30 spans each, beside pygamma-agreement.

pygamma-agreement is large and no dependency of ours, not even of the tests: install it where you like and
name that Python in the environment. It measures a share of the same articles with the same parameters and the
same way to sample, after a first one that compiles it; its time for all is extrapolated. Both must find the
same observed disorder, article by article.

    PYGAMMA_PYTHON=… python benchmarks/gamma.py
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import time
from typing import Any

from annotator.core.records import Span
from annotator.measure.arrays import defined
from annotator.measure.gamma import Method, gamma, gamma_cat, statistics
from annotator.measure.material import Material, Version

DOCUMENTS, ANNOTATORS, SPANS, SHARE = 100, 3, 30, 5
LABELS = ["actor", "oppose", "proposal", "support"]
LENGTH = 5_000
SAME = 1e-4

THEIRS = """
import json, sys, time
from pyannote.core import Segment
from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum, ShuffleContinuumSampler
found = []
for layers in json.load(sys.stdin):
    continuum = Continuum()
    for number, layer in enumerate(layers):
        for start, end, label in layer:
            continuum.add(str(number), Segment(start, end), label)
    dissimilarity = CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1)
    clock, processor = time.perf_counter(), time.process_time()
    result = continuum.compute_gamma(dissimilarity, n_samples=30, sampler=ShuffleContinuumSampler())
    disorder = float(result.observed_disorder)
    gamma = float(result.gamma)
    found.append([time.perf_counter() - clock, time.process_time() - processor, disorder, gamma])
print("\\n" + json.dumps(found))
"""

Layers = list[list[tuple[int, int, str]]]


def main() -> None:
    """Measure and print."""
    rng = random.Random(1)
    articles = [_article(rng) for _ in range(DOCUMENTS)]
    corpus = [_material(number, layers) for number, layers in enumerate(articles)]
    print(f"γ of {DOCUMENTS} articles × {ANNOTATORS} annotators × {SPANS} spans, 30 samples of each")
    statistics(corpus[:1], LABELS)
    clock, processor = time.perf_counter(), time.process_time()
    found = statistics(corpus, LABELS, Method())
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    assert found is not None
    table = found.tables.sum(axis=0)
    value, of_labels = defined(gamma(table)), defined(gamma_cat(table))
    print(f"ours: {clock:.1f} s, {processor:.1f} s of processor (limit 10 s); {found.samples} samples")
    print(f"γ {value:.3f}, γ-cat {of_labels:.3f}; {found.unsolved.sum()} unsolved")
    python = os.environ.get("PYGAMMA_PYTHON")
    if not python:
        print("not compared: PYGAMMA_PYTHON names no Python that has pygamma-agreement")
        return
    theirs = _theirs(python, articles)
    times = clock / DOCUMENTS, processor / DOCUMENTS
    means = [sum(one[part] for one in theirs) / len(theirs) for part in (0, 1)]
    print(
        f"pygamma-agreement: {means[0] * DOCUMENTS:.0f} s, {means[1] * DOCUMENTS:.0f} s of processor, "
        f"extrapolated from {len(theirs)} articles"
    )
    print(
        f"ours is {means[0] / times[0]:.1f} times as fast by the clock, "
        f"{means[1] / times[1]:.1f} times by the processor (at least 5)"
    )
    _compare(found.tables[1 : SHARE + 1], theirs)


def _theirs(python: str, articles: list[Layers]) -> list[list[float]]:
    """Seconds by the clock, of the processor, observed disorder and γ of some articles, after the first."""
    given = json.dumps(articles[: SHARE + 1])
    run = subprocess.run([python, "-c", THEIRS], input=given, stdout=subprocess.PIPE, text=True, check=True)
    found: list[list[float]] = json.loads(run.stdout.splitlines()[-1])
    return found[1:]


def _compare(tables: Any, theirs: list[list[float]]) -> None:
    for table, (_, _, disorder, value) in zip(tables, theirs, strict=True):
        ours = table[0, 0] / table[0, 1]
        same = "same" if abs(ours - disorder) <= SAME else "DIFFERENT"
        print(
            f"observed disorder {ours:.5f}, theirs {disorder:.5f}: {same}; "
            f"γ {defined(gamma(table)):.3f}, theirs {value:.3f}"
        )


def _article(rng: random.Random) -> Layers:
    """Everybody marks much the same, not to the letter, and calls it the same nine times of ten."""
    starts = sorted(rng.sample(range(LENGTH - 100), SPANS))
    truth = [(start, start + rng.randrange(10, 80), rng.choice(LABELS)) for start in starts]
    return [[_mark(rng, *one) for one in truth] for _ in range(ANNOTATORS)]


def _mark(rng: random.Random, start: int, end: int, label: str) -> tuple[int, int, str]:
    if rng.random() < 0.1:
        start = rng.randrange(LENGTH - 100)
        end = start + 30
    if rng.random() < 0.1:
        label = rng.choice(LABELS)
    return start + rng.randrange(8), end + rng.randrange(8), label


def _material(number: int, layers: Layers) -> Material:
    versions = tuple(Version(str(name), tuple(map(_span, layer))) for name, layer in enumerate(layers))
    return Material(str(number), LENGTH, ((0, LENGTH),), versions)


def _span(mark: tuple[int, int, str]) -> Span:
    start, end, label = mark
    return Span.from_fields("", {"layer": "", "label": label, "fragments": [(start, end)], "quote": ""})


if __name__ == "__main__":
    main()
