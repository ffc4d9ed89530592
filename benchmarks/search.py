"""How long a search takes a key: 10,000 articles, queries as they are typed, words and labels.

Each key is answered with the first places, as the window asks for them; then the making of the index, which
goes on in the background, and a search without it.

The filter over the list of articles answers each key from the lines at once; the texts are looked up beside.

    python benchmarks/search.py
"""

from __future__ import annotations

import json
import random
import statistics
import time
from pathlib import Path

from annotator import Project
from annotator.app.labelling.document_list import DocumentList
from annotator.app.searching import Wish
from annotator.app.searching.sifting import look_up, pieces, sifted
from annotator.core.commands import AddSpan
from annotator.gui.search.screen import FIRST
from annotator.gui.tour.stage import private_folder

ARTICLES, WORDS, SPANS, MOST = 10_000, 500, 2_000, FIRST
QUERIES = (
    "government",
    '"of the government"',
    "govern*",
    "peace NOT war",
    "sanction* OR tariff",
    "the of",
    "和平",
)
BOUND = 0.1
_SYLLABLES = ("ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su", "ta", "vé")
_COMMON = ("the", "of", "and", "government", "peace", "war", "sanctions", "a")


def main() -> None:
    """Measure and print."""
    with private_folder() as folder, Project.create(folder / "bench.annotator", annotator="Ada") as project:
        project.import_files([_written(folder)])
        _label(project)
        search = project.search
        _tell("first search without the index", [_timed(search.find, Wish("government"), MOST)])
        started = time.perf_counter()
        search.shelf.read()
        print(f"{'making the index, in the background':44} {time.perf_counter() - started:8.2f} s")
        for query in QUERIES:
            typed = [query[:end] for end in range(1, len(query) + 1)]
            _tell(f"typing {query}", [_timed(search.find, Wish(text), MOST) for text in typed], BOUND)
        said = DocumentList(project.documents()).said()
        filters = [pieces("government"[:end]) for end in range(1, 11)]
        took = [_timed(sifted, said, asked, {}) for asked in filters]
        _tell("the filter's lines, typing government", took, 0.016)
        _tell("the filter's texts, in the background", [_timed(look_up, project, asked) for asked in filters])
        wish = Wish(label="actor")
        _tell("label, for the first time", [_timed(search.find, wish, MOST)])
        typed = ["peace"[:end] for end in range(1, 6)]
        took = [_timed(search.find, Wish(text, label="actor"), MOST) for text in typed]
        _tell("typing peace, within a label", took, BOUND)


def _written(folder: Path) -> Path:
    rng = random.Random(4)
    rare = ["".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4))) for _ in range(30_000)]
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            some = [rng.choice(_COMMON if rng.random() < 0.3 else rare) for _ in range(WORDS)]
            text = ". ".join(" ".join(some[at : at + 20]) for at in range(0, WORDS, 20))
            end = " 北京和平谈判" if number % 100 == 0 else ""
            file.write(json.dumps({"title": f"Article {number}", "text": text + end}) + "\n")
    return path


def _label(project: Project) -> None:
    for number, line in enumerate(project.documents()[:SPANS]):
        project.execute(AddSpan(line.uid, "actor", ((number % 50, number % 50 + 12),)))


def _timed(deed: object, *arguments: object) -> float:
    started = time.perf_counter()
    deed(*arguments)  # type: ignore[operator]
    return time.perf_counter() - started


def _tell(what: str, took: list[float], bound: float | None = None) -> None:
    allowed = "" if bound is None else f"   (bound {1000 * bound:.0f})"
    print(f"{what:44} {1000 * statistics.median(took):8.1f} ms, at most {1000 * max(took):.1f} ms{allowed}")


if __name__ == "__main__":
    main()
