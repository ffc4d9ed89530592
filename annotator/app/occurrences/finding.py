"""Finding the occurrences in an article or in all of them, a few articles at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotator.app.occurrences.wanted import Wanted
from annotator.core.fragments import Fragment
from annotator.core.records import DocumentSummary

if TYPE_CHECKING:
    from annotator.app.jobs import Cancelled, Progress
    from annotator.app.project import Project

AT_ONCE = 50
"""Articles between two reports."""
CONTEXT = 60
"""Code points shown at each side of an occurrence."""

Standing = Literal["free", "there", "overlaps"]
"""``there``: this label is on these words already; ``overlaps``: it is on some of them, or on more."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the words occur, with what stands around it; offsets are code points."""

    document: str
    title: str
    start: int
    end: int
    before: str
    words: str
    after: str
    standing: Standing

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it is, as the command takes it."""
        return self.document, self.start, self.end


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that are looked through; ``left_out`` are others that can't be labelled at present."""

    documents: tuple[DocumentSummary, ...]
    left_out: int = 0
    assigned: bool = False


def scope(project: Project, here: str | None = None) -> Scope:
    """The articles that whoever works here may label: only ``here``, or else all.

    All are those that are assigned to them, if any are. Left out are articles in review, closed or skipped.
    """
    if here is not None:
        line = project.summary(here)
        lines = [] if line is None else [line]
    else:
        lines = project.documents()
    assigned = here is None and any(line.assigned for line in lines)
    theirs = [line for line in lines if line.assigned or not assigned]
    may = tuple(line for line in theirs if _is_open(line))
    return Scope(may, len(theirs) - len(may), assigned)


def _is_open(line: DocumentSummary) -> bool:
    return line.state == "open" and not line.removed and line.status != "skipped"


def find(
    project: Project,
    wanted: Wanted,
    documents: Sequence[DocumentSummary],
    *,
    found: Callable[[list[Occurrence]], object],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bool:
    """Look through ``documents`` in their order and hand what occurs in some of them to ``found``.

    Args:
        project: Whose documents.
        wanted: What to look for.
        documents: Where.
        found: Told the occurrences of some documents at a time, in order; never an empty list.
        progress: Told documents done and documents in all.
        cancelled: Asked before each lot; once true, nothing more is looked at.

    Returns:
        Whether all documents were looked at.
    """
    pattern = wanted.pattern()
    for at in range(0, len(documents), AT_ONCE):
        if cancelled is not None and cancelled():
            return False
        lot = documents[at : at + AT_ONCE]
        texts = project.texts([line.uid for line in lot])
        occurrences: list[Occurrence] = []
        for line in lot:
            text = texts.get(line.uid, "")
            ranges = [match.span() for match in pattern.finditer(text)]
            if ranges:
                occurrences.extend(_judged(project, wanted.label, line, text, ranges))
        if occurrences:
            found(occurrences)
        if progress is not None:
            progress(min(at + AT_ONCE, len(documents)), len(documents))
    return True


def _judged(
    project: Project, label: str, line: DocumentSummary, text: str, ranges: Sequence[Fragment]
) -> Iterator[Occurrence]:
    spans = [span for span in project.spans(line.uid) if span.label == label] if line.spans else []
    exact = {span.fragments[0] for span in spans if len(span.fragments) == 1}
    taken = _united(piece for span in spans for piece in span.fragments)
    ends = [end for _, end in taken]
    for start, end in ranges:
        after = bisect_left(ends, start + 1)
        overlaps = after < len(taken) and taken[after][0] < end
        standing: Standing = "there" if (start, end) in exact else "overlaps" if overlaps else "free"
        before, behind = _around(text, start, end)
        yield Occurrence(line.uid, line.title, start, end, before, text[start:end], behind, standing)


def _united(pieces: Iterator[Fragment]) -> list[Fragment]:
    """Ranges in order, those that overlap made one."""
    united: list[Fragment] = []
    for start, end in sorted(pieces):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the same paragraph before and after a range, as far as it is shown."""
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + CONTEXT].partition("\n")[0]
    return before, after
