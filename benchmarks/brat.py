"""How long it takes to bring in a brat folder of 200 documents with 20,000 spans.

Prints seconds by the clock and of the processor (others may be at work) for reading alone and for the import
into a new project; with ``--profile`` where they go.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import random
import sys
import tempfile
import time
from pathlib import Path

from annotator import Project
from annotator.formats.brat import BRAT
from annotator.plugin_api import Report, Source

DOCUMENTS = 200
SPANS = 100
"""Spans a document."""

Seconds = tuple[float, float]
"""By the clock, and of the processor."""

SECONDS = 5.0
"""The import may take this long."""

_TEXT = "Ada wants a truce and Bob’s friends in Kyiv want guarantees before any such truce 🕊"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("STATE", "CONFIG")})
        corpus = folder / "corpus"
        corpus.mkdir()
        _make(corpus)
        print(f"reading alone  {_told(_reading(corpus))}")
        profile = cProfile.Profile() if "--profile" in sys.argv else None
        seconds = _importing(corpus, folder / "p.annotator", profile)
        verdict = "ok" if seconds[0] <= SECONDS else f"over {SECONDS} s"
        print(f"import         {_told(seconds)}  {verdict}")
        if profile is not None:
            pstats.Stats(profile).sort_stats("tottime").print_stats(30)


def _make(corpus: Path) -> None:
    """Paragraphs of a few dozen words, spans of one to four of them, some relations and attributes."""
    chance = random.Random(5)
    for number in range(DOCUMENTS):
        words = [chance.choice(_TEXT.split()) for _ in range(900)]
        text = f"Article {number}\n\n" + " ".join(words).replace("any", "any\n\n")
        lines = []
        for mark in range(1, SPANS + 1):
            start = text.index(" ", chance.randrange(20, len(text) - 60)) + 1
            end = text.find(" ", start + chance.randrange(1, 25))
            quote = " ".join(text[start:end].split("\n"))
            lines.append(f"T{mark}\tActor {start} {end}\t{quote}")
        lines += [f"R{mark}\tAnswers Arg1:T{mark} Arg2:T{mark + 1}" for mark in range(1, 20)]
        lines += [f"A{mark}\tSure T{mark} high" for mark in range(1, 20)]
        (corpus / f"{number}.txt").write_bytes(text.encode())
        (corpus / f"{number}.ann").write_bytes(("\n".join(lines) + "\n").encode())


def _told(seconds: Seconds) -> str:
    return f"{seconds[0]:5.2f} s, {seconds[1]:5.2f} s of the processor"


def _now() -> Seconds:
    return time.perf_counter(), time.process_time()


def _since(before: Seconds) -> Seconds:
    now = _now()
    return now[0] - before[0], now[1] - before[1]


def _reading(corpus: Path) -> Seconds:
    assert BRAT.read is not None
    before = _now()
    for path in sorted(corpus.glob("*.ann")):
        report = Report()
        list(BRAT.read(Source(path, path.name, report)))
        assert not report.skipped, report.skipped[:3]
    return _since(before)


def _importing(corpus: Path, project: Path, profile: cProfile.Profile | None) -> Seconds:
    with Project.create(project, annotator="Ada") as made:
        before = _now()
        if profile is not None:
            profile.enable()
        report = made.import_files([corpus], format="brat")
        if profile is not None:
            profile.disable()
        seconds = _since(before)
    assert (report.documents, report.spans) == (DOCUMENTS, DOCUMENTS * SPANS), report
    return seconds


if __name__ == "__main__":
    main()
