"""How much memory an import of large files takes: it must not grow with them.

Writes JSON Lines of 200 MB and of 400 MB, plain articles and the native format with labels, imports each by
the command line into a new project, and prints the largest resident size of that process and how long it
took.

    python benchmarks/import_memory.py [MEGABYTES …]
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

MEGABYTES = (200, 400)
GROWTH = 1.15
"""Twice the file may take so many times the memory."""

_WORDS = (
    "Ada",
    "Bob",
    "wants",
    "a",
    "truce",
    "and",
    "guarantees",
    "before",
    "any",
    "talks",
    "in",
    "Rome",
    "–",
)
_SENTENCES = 60
_SPANS = 30


def main() -> None:
    """Measure and print."""
    sizes = tuple(map(int, sys.argv[1:])) or MEGABYTES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for told, lines in (("articles", _articles), ("native", _native)):
            peaks = [_measure(folder, told, lines(), size) for size in sizes]
            if len(peaks) > 1:
                growth = peaks[-1] / peaks[0]
                print(f"{told}: {growth:.2f} times the memory for {sizes[-1] / sizes[0]:.1f} times the file")
                assert growth <= GROWTH, peaks


def _measure(folder: Path, told: str, lines: Iterator[str], megabytes: int) -> float:
    """Megabytes of memory at most."""
    file, project = folder / f"{told}.jsonl", folder / f"{told}-{megabytes}.annotator"
    documents = _fill(file, lines, megabytes << 20)
    environment = {**os.environ, **{f"XDG_{kind}_HOME": str(folder / kind) for kind in ("STATE", "CONFIG")}}
    subprocess.run([sys.executable, "-m", "annotator", "new", str(project)], check=True, env=environment,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    command = [sys.executable, "-m", "annotator", "import", str(project), str(file)]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    assert process.returncode == 0, process.returncode
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(
        f"{told}, {megabytes} MB, {documents} documents: {peak:.0f} MB of memory, {seconds:.0f} s", flush=True
    )
    project.unlink()
    return peak


def _fill(file: Path, lines: Iterator[str], size: int) -> int:
    written = documents = 0
    with file.open("w", encoding="utf-8") as stream:
        while written < size:
            line = next(lines)
            written += stream.write(line + "\n")
            documents += 1
    return documents


def _articles() -> Iterator[str]:
    for number, text in enumerate(_texts()):
        meta = {"date": "2025-02-12", "source": "The Paper", "url": f"https://example.org/{number}"}
        yield json.dumps({"title": f"Article {number}", "text": text, **meta})


def _native() -> Iterator[str]:
    yield json.dumps({"format": "annotator/1", "annotators": [{"uid": "ann", "name": "Ann"}]})
    for number, text in enumerate(_texts()):
        words = islice(re.finditer(r"\w+", text), _SPANS)
        spans = [_span(f"{number}.{index}", word) for index, word in enumerate(words)]
        statements = [
            {
                "uid": f"{number}.s{index}",
                "roles": {
                    "actor": {"spans": [spans[index]["uid"]]},
                    "proposal": {"spans": [spans[-1]["uid"]]},
                },
                "stance": {"value": "support"},
            }
            for index in range(_SPANS // 3)
        ]
        layer = {"annotator": "ann", "status": "done", "spans": spans, "statements": statements}
        yield json.dumps({"uid": f"d{number}", "title": f"Article {number}", "text": text, "layers": [layer]})


def _span(uid: str, word: re.Match[str]) -> dict[str, Any]:
    return {"uid": uid, "label": "actor", "start": word.start(), "end": word.end(), "text": word[0]}


def _texts() -> Iterator[str]:
    chance = random.Random(0)
    while True:
        yield " ".join(" ".join(chance.choices(_WORDS, k=14)) + "." for _ in range(_SENTENCES))


if __name__ == "__main__":
    main()
