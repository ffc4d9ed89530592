"""How long the agreement page takes: the first time, after one changed document, and its intervals alone.

500 articles, three annotators, about 30 spans and 8 statements in each layer.

    python benchmarks/agreement.py
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator import Project
from annotator.app.agreement.page import Page
from annotator.core.commands import SetStatus
from annotator.core.commands.spans import MoveSpan
from annotator.gui.tour.stage import private_folder

ARTICLES, PEOPLE, STATEMENTS = 500, 3, 8
LENGTH = 3000
VALUES = ("support", "oppose", "neutral", "mixed")
ROUNDS = 7


def main() -> None:
    """Measure and print."""
    with private_folder() as folder:
        (folder / "corpus.jsonl").write_text(_corpus(), encoding="utf-8")
        with Project.create(folder / "bench.annotator") as project:
            project.import_files([folder / "corpus.jsonl"], format="native")
        with Project.open(folder / "bench.annotator") as project:
            first = _timed(lambda: project.agreement.page())
            print(f"page of {ARTICLES} articles × {PEOPLE} annotators, for the first time: {first:.2f} s")
            changed = [_after_a_change(project, number) for number in range(ROUNDS)]
            _tell("page after one changed article", changed, 0.2)
            page = project.agreement.page()
            assert page is not None
            seeds = [_timed(lambda seed=seed: _page(project, seed)) for seed in range(1, ROUNDS)]  # type: ignore[misc]
            _tell("page with other draws, 2,000 resamples of every figure", seeds, 1.0)


def _after_a_change(project: Project, number: int) -> float:
    document = project.documents()[number * 31].uid
    annotator = project.annotators()[number % PEOPLE]
    project.become(annotator.uid)
    span = project.spans(document)[0]
    start, end = span.fragments[0]
    project.execute(MoveSpan(span.uid, ((start, end + 1),)))
    project.execute(SetStatus(document, "done"))
    return _timed(lambda: project.agreement.page())


def _page(project: Project, seed: int) -> Page | None:
    return project.agreement.page(seed=seed)


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _tell(what: str, took: list[float], bound: float) -> None:
    middle, worst = sorted(took)[len(took) // 2], max(took)
    print(f"{what}: {1000 * middle:.0f} ms, at most {1000 * worst:.0f} ms (bound {1000 * bound:.0f} ms)")


def _corpus() -> str:
    """A file in the native format: everybody labels the same places, and now and then otherwise."""
    rng = random.Random(3)
    book = json.loads(
        Path(__file__).parents[1].joinpath("seeds", "sample.jsonl").read_text("utf-8").split("\n")[0]
    )
    people = [{"uid": f"person{n}", "name": f"Coder {n}", "role": "reviewer"} for n in range(PEOPLE)]
    entities = [
        {"uid": f"e{n}", "kind": "proposal" if n % 2 else "person", "name": f"Entity {n}"} for n in range(40)
    ]
    head = {**book, "lineage": "b" * 32, "annotators": people, "entities": entities}
    lines = [json.dumps(head)]
    lines += [json.dumps(_document(rng, number)) for number in range(ARTICLES)]
    return "\n".join(lines) + "\n"


def _document(rng: random.Random, number: int) -> dict[str, Any]:
    words = "".join(rng.choice("abcdefghij  ") for _ in range(LENGTH))
    places = sorted(rng.sample(range(0, LENGTH - 40, 30), 4 * STATEMENTS))
    layers = [_layer(rng, f"d{number}p{person}", person, places, words) for person in range(PEOPLE)]
    return {"uid": f"d{number}", "title": f"Article {number}", "text": words, "meta": {}, "layers": layers}


def _layer(rng: random.Random, name: str, person: int, places: list[int], text: str) -> dict[str, Any]:
    spans, statements = [], []
    for number in range(STATEMENTS):
        if rng.random() < 0.12:
            continue
        evidence: dict[str, str] = {}
        for step, label in enumerate(("actor", "stance", "proposal")):
            start = places[4 * number + step] + rng.choice((0, 0, 0, 2))
            uid = f"{name}s{number}{label}"
            evidence[label] = uid
            spans.append(
                {
                    "uid": uid, "label": label, "start": start, "end": start + 12,
                    "text": text[start : start + 12],
                    "entity": None if label == "stance" else f"e{2 * (number % 20) + (label == 'proposal')}",
                }
            )  # fmt: skip
        statements.append(
            {
                "uid": f"{name}t{number}", "type": "position",
                "roles": {
                    "actor": {"entity": f"e{2 * (number % 20)}", "spans": [evidence["actor"]]},
                    "proposal": {"entity": f"e{2 * (number % 20) + 1}", "spans": [evidence["proposal"]]},
                },
                "stance": {
                    "value": VALUES[(number + (rng.random() < 0.2)) % 4], "spans": [evidence["stance"]]
                },
            }
        )  # fmt: skip
    return {"annotator": f"person{person}", "status": "done", "spans": spans, "statements": statements}


if __name__ == "__main__":
    main()
