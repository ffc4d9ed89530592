"""How long uα and the F1 of spans take for a large corpus.

2,000 documents, five annotators who finished all, 50 spans of each in each: from the annotations as the
project gives them to the statistics of every document, from which any figure is a sum. Then what one changed
document costs, and 2,000 resamples.

    python benchmarks/unitizing.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from annotator.core.records import Span
from annotator.measure.arrays import defined
from annotator.measure.bootstrap import measured
from annotator.measure.material import Material, Version
from annotator.measure.span_f1 import all_labels, characters, exact, overlapping, pair_mean
from annotator.measure.unitizing import by_label, together, u_alpha, u_alpha_of_labels

DOCUMENTS, ANNOTATORS, SPANS = 2_000, [f"annotator {n}" for n in range(5)], 50
LABELS = ["actor", "proposal", "stance"]
LENGTH = 6_000


def main() -> None:
    """Measure and print."""
    rng = random.Random(1)
    corpus = [_document(rng, number) for number in range(DOCUMENTS)]
    print(f"{DOCUMENTS:,} documents × {len(ANNOTATORS)} annotators × {SPANS} spans")
    _tell("uα, labels together", 2, lambda: together(corpus, LABELS))
    _tell("uα, label by label", 2, lambda: by_label(corpus, LABELS))
    for kind in (exact, overlapping, characters):
        _tell(f"span F1 of ten pairs, {kind.__name__}", None, lambda: kind(corpus, LABELS, ANNOTATORS))  # noqa: B023 - called at once
    _tell("uα of one changed document", 0.2, lambda: by_label(corpus[:1], LABELS))
    tables, counts = by_label(corpus, LABELS).tables, exact(corpus, LABELS, ANNOTATORS)
    _tell("2,000 resamples of uα", None, lambda: measured(u_alpha_of_labels, tables, units=0))
    print(
        f"uα {defined(u_alpha_of_labels(tables.sum(axis=0))):.3f}, "
        f"of labels together {defined(u_alpha(together(corpus, LABELS).tables.sum(axis=0))):.3f}, "
        f"exact F1 {defined(pair_mean(all_labels(counts.sum(axis=0)))):.3f}"
    )


def _document(rng: random.Random, number: int) -> Material:
    """Everybody marks much the same: nine of ten spans, not always to the letter, one of ten otherwise."""
    places = [(at, at + rng.randrange(10, 90)) for at in range(0, LENGTH, LENGTH // SPANS)]
    truth = [(start, end, rng.choice(LABELS)) for start, end in places]
    versions = tuple(Version(name, tuple(_span(rng, *one) for one in truth)) for name in ANNOTATORS)
    return Material(str(number), LENGTH, ((0, LENGTH),), versions)


def _span(rng: random.Random, start: int, end: int, label: str) -> Span:
    if rng.random() < 0.3:
        start, end = start + rng.randrange(5), end + rng.randrange(15)
    if rng.random() < 0.1:
        label = rng.choice(LABELS)
    fields = {"layer": "", "label": label, "fragments": [(start, end)], "quote": ""}
    return Span.from_fields("", fields)


def _tell(what: str, limit: float | None, work: Callable[[], object]) -> None:
    """Print seconds by the clock and of the processor beside what it may take."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    bound = "" if limit is None else f" (limit {limit:g} s)"
    print(f"{what}: {clock:.3f} s, {processor:.3f} s of processor{bound}")


if __name__ == "__main__":
    main()
