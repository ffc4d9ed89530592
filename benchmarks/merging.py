"""How long it takes to bring in 2,000 articles with 100,000 spans, and how long key presses wait meanwhile.

Once the spans come as an import brings them, once one by one, as by hand. Prints seconds for the preview and
for the merge, and milliseconds a gesture (``Project.execute(AddSpan)``) takes beside it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator import Project
from annotator.app.jobs import ask_for_way
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import AddSpan
from annotator.core.decide.layers import layer_uid
from annotator.core.uids import new_uid, text_hash
from annotator.store import projection

ARTICLES = 2_000
SPANS = 50
"""Spans an article."""

SECONDS = 60.0
_TEXT = "Ada wants a truce, and Bob wants guarantees before any truce. " * 40
_PAUSE = 0.05
"""Seconds between two gestures."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("STATE", "CONFIG")})
        origin = folder / "origin.annotator"
        Project.create(origin, annotator="Ada").close()
        with Project.open(origin, annotator="Bob") as project:
            _import(project, 0)
        for told, fill in (("in one import", _imported), ("one by one", _by_hand)):
            ours, theirs = (folder / f"{side}.annotator" for side in ("ours", "theirs"))
            for path in (ours, theirs):
                shutil.copy(origin, path)
            with Project.open(theirs, annotator="Bob") as project:
                fill(project)
            _measure(told, ours, theirs)


def _imported(project: Project) -> None:
    _import(project, SPANS)


def _import(project: Project, spans: int) -> None:
    """Bring articles with a layer of whoever works."""
    assert project.annotator is not None
    with project.begin_import("bench") as batch:
        for number in range(ARTICLES):
            text, uid = f"Article {number}. {spans} {_TEXT}", new_uid()
            made = {
                "text": text_hash(text), "title": str(number), "state": "open", "arrival": batch.uid,
                "position": number,
            }  # fmt: skip
            group = [ScopedChange(Scope(uid), Change("document", uid, None, made))]
            group += _labels(uid, project.annotator.uid, spans, text, batch.uid) if spans else []
            batch.add([group], [text])
        project.close_import(batch)


def _labels(
    document: str, annotator: str, spans: int, text: str, arrival: str | None
) -> Iterator[ScopedChange]:
    scope, layer = Scope(document, annotator), layer_uid(document, annotator)
    fields = {"document": document, "annotator": annotator, "status": "done", "arrival": arrival}
    yield ScopedChange(scope, Change("layer", layer, None, fields))
    for at in range(spans):
        told = {"layer": layer, "label": "actor", "fragments": [[at, at + 5]], "quote": text[at : at + 5]}
        yield ScopedChange(scope, Change("span", new_uid(), None, told))


def _by_hand(project: Project) -> None:
    """Label as by hand, an entry a span; in one transaction, so that the preparation takes no minutes."""
    assert project.annotator is not None
    file, me = project._file, project.annotator.uid
    with file.transaction():
        for summary in project.documents():
            text = project.text(summary.uid)
            for change in _labels(summary.uid, me, SPANS, text, None):
                file.seal(file.entries_for([change], command="AddSpan", owner=me))
        projection.rebuild(file.db)


def _measure(told: str, ours: Path, theirs: Path) -> None:
    with Project.open(ours, annotator="Ada") as project:
        preview = _timed(lambda: project.sharing.merge([theirs], preview=True))
        waits: list[float] = []
        over = threading.Event()
        keys = threading.Thread(target=_press_keys, args=[project, over, waits])
        keys.start()
        seconds = _timed(lambda: project.sharing.merge([theirs], cancelled=lambda: False))
        over.set()
        keys.join()
    p99 = statistics.quantiles(waits, n=100)[98]
    print(
        f"{ARTICLES * SPANS:,} spans {told}: preview {preview:.1f} s, merge {seconds:.1f} s "
        f"of {SECONDS:.0f} s; "
        f"gesture beside it: median {statistics.median(waits):.1f} ms, p99 {p99:.1f} ms, "
        f"longest {max(waits):.1f} ms; load {os.getloadavg()[0]:.1f}"
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _press_keys(project: Project, over: threading.Event, waits: list[float]) -> None:
    document = project.documents()[0].uid
    while not over.is_set():
        ask_for_way()
        waits.append(1000 * _timed(lambda: project.execute(AddSpan(document, "actor", ((3, 9),)))))
        time.sleep(_PAUSE)


if __name__ == "__main__":
    main()
