"""The lines of the document list: kept by uid, replaced one at a time, searched by what a person types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.core.records import DocumentSummary
from annotator.core.values import replace

FINISHED = ("done", "skipped")
STATUS_WORDS = {
    "not_started": "not started new open",
    "in_progress": "in progress started",
    "done": "done finished",
    "skipped": "skipped",
}


class DocumentList:
    """Summaries in import order.

    ``total`` documents that aren't removed, ``done`` ones among them, statements ``in_doubt`` in them all,
    and documents ``assigned`` to whoever looks with the ``assigned_done`` among them, are counted as lines
    change.
    """

    def __init__(self, summaries: Iterable[DocumentSummary] = ()) -> None:
        self.lines = list(summaries)
        self._rows = {line.uid: row for row, line in enumerate(self.lines)}
        self._said: list[tuple[str, str]] = []
        self.total = self.done = self.in_doubt = 0
        self.assigned = self.assigned_done = 0
        for line in self.lines:
            self._count(line, 1)

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, uid: object) -> bool:
        return uid in self._rows

    def get(self, uid: str | None) -> DocumentSummary | None:
        """The line of the document ``uid``, if it is listed."""
        row = self._rows.get(uid) if uid is not None else None
        return None if row is None else self.lines[row]

    def row(self, uid: str) -> int:
        """Where ``uid`` stands in the list."""
        return self._rows[uid]

    def put(self, uid: str, **fields: Any) -> bool:
        """Give the line of ``uid`` other values; whether anything is different then."""
        row = self._rows.get(uid)
        if row is None:
            return False
        line = replace(self.lines[row], **fields)
        if line == self.lines[row]:
            return False
        self._count(self.lines[row], -1)
        self._count(line, 1)
        self.lines[row] = line
        if self._said:
            self._said[row] = (uid, _said(line))
        return True

    def _count(self, line: DocumentSummary, sign: int) -> None:
        if not line.removed:
            self.total += sign
            self.done += sign * (line.status == "done")
            self.in_doubt += sign * line.in_doubt
            self.assigned += sign * line.assigned
            self.assigned_done += sign * (line.assigned and line.status == "done")

    def said(self) -> Sequence[tuple[str, str]]:
        """What each line says to a filter, by uid, casefolded: title, source, date, status."""
        if not self._said:
            self._said = [(line.uid, _said(line)) for line in self.lines]
        return self._said

    def beside(self, uid: str | None, step: int, among: Sequence[str] | None = None) -> str | None:
        """The next (``step`` 1) or previous (−1) document, among those given or all; None at the end."""
        uids = list(among) if among is not None else [line.uid for line in self.lines]
        if uid not in uids:
            return uids[0] if uids else None
        place = uids.index(uid) + step
        return uids[place] if 0 <= place < len(uids) else None

    def next_unfinished(self, uid: str | None, among: Sequence[str] | None = None) -> str | None:
        """The first document after ``uid``, round the end of the list, that is neither done nor skipped."""
        uids = list(among) if among is not None else [line.uid for line in self.lines]
        start = uids.index(uid) + 1 if uid in uids else 0
        for candidate in (*uids[start:], *uids[:start]):
            line = self.get(candidate)
            if candidate != uid and line is not None and line.status not in FINISHED and not line.removed:
                return candidate
        return None


def _said(line: DocumentSummary) -> str:
    doubt = "in doubt" if line.in_doubt else ""
    told = (line.title, line.source, line.date, STATUS_WORDS.get(line.status, line.status), doubt)
    return " ".join(told).casefold()
