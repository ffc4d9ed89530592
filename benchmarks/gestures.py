"""How long a gesture takes from the key press until it is on the disk, alone and beside a large import.

Prints milliseconds: the gesture (``Project.execute(AddSpan)``) and, of that, the wait for the file's lock.
The import is a real one: 10,000 text files of about 5 KB, found, decoded, normalised and hashed in a thread.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator import Project
from annotator.core.commands import AddSpan

ARTICLES = 10_000
BYTES = 5_000
GESTURES = 400
"""Gestures measured alone; beside the import as many as it lasts for."""

PAUSE = 0.02
"""Seconds between two gestures: faster than anybody types, slow enough to meet the import in any state."""

LIMIT = 16.0
"""Milliseconds that a key press may take to be committed and painted, at the 99th percentile."""

_TEXT = "said the minister would not agree to any truce without guarantees “we need them” he added"
_WORDS = _TEXT.split()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, _private_state(Path(name)):
        folder = Path(name)
        _write(folder / "first", 1)
        _write(folder / "many", ARTICLES)
        with Project.create(folder / "bench.annotator", annotator="Ada") as project:
            project.import_files([folder / "first"])
            alone = _Gestures(project)
            alone.do(lambda done: done < GESTURES)
            alone.tell("alone")
            beside = _Gestures(project)
            thread = threading.Thread(target=lambda: project.import_files([folder / "many"]))
            began = time.perf_counter()
            thread.start()
            beside.do(lambda _: thread.is_alive())
            seconds = time.perf_counter() - began
            beside.tell(f"beside an import of {ARTICLES:,} articles ({seconds:.1f} s)")
            p99, load = beside.percentile(99), os.getloadavg()[0]
            print(
                f"gesture beside an import: p99 {p99:.1f} ms of {LIMIT:.0f} ms with painting; load {load:.1f}"
            )


def _write(folder: Path, articles: int) -> None:
    folder.mkdir()
    for number in range(articles):
        (folder / f"{number}.txt").write_bytes(_article(articles + number))
    # Else the measurement would wait for the disk to take the articles, not the gestures.
    os.sync()


class _Gestures:
    """Gestures on the first article and what each took, in seconds."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._document = project.documents()[0].uid
        self._took: list[float] = []
        self._waited: list[float] = []

    def do(self, go_on: Callable[[int], bool]) -> None:
        """Add spans as long as ``go_on``, asked with their number, says so."""
        rng = random.Random(1)
        while go_on(len(self._took)):
            time.sleep(PAUSE * rng.random())
            start = rng.randrange(4000)
            began = time.perf_counter()
            with self._project.reading():
                self._waited.append(time.perf_counter() - began)
            began = time.perf_counter()
            self._project.execute(AddSpan(self._document, "actor", ((start, start + 8),)))
            self._took.append(time.perf_counter() - began)

    def percentile(self, percent: int) -> float:
        """A percentile of the gestures, in milliseconds."""
        return _percentile(self._took, percent)

    def tell(self, when: str) -> None:
        """Print the distribution."""
        for name, values in (("gesture", self._took), ("lock wait", self._waited)):
            told = "  ".join(f"p{percent} {_percentile(values, percent):6.2f}" for percent in (50, 90, 99))
            print(f"{name:>9} ms  {told}  max {max(values) * 1000:6.2f}  ({len(values)} times {when})")


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000


def _article(number: int) -> bytes:
    rng = random.Random(number)
    words: list[str] = []
    length = 0
    while length < BYTES:
        words.append(rng.choice(_WORDS))
        length += len(words[-1]) + 1
        if rng.random() < 0.01:
            words.append("\r\n\r\n")
    return f"Article {number}\r\n{' '.join(words)}".encode()


@contextmanager
def _private_state(folder: Path) -> Iterator[None]:
    """Keep backups and safety logs of the measurement out of the user's own folders."""
    os.environ["XDG_STATE_HOME"] = os.environ["LOCALAPPDATA"] = str(folder)
    yield


if __name__ == "__main__":
    main()
