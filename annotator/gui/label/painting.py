"""From the session's records to what the reading view shows: painted spans and the line under the title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext, ngettext
from annotator.core.codebook.model import UNSTYLED, Codebook
from annotator.core.records import Span
from annotator.core.text.boundaries import sentences
from annotator.gui.label.dates import long_date
from annotator.gui.reading import PaintedSpan

LONG_TEXT = 60_000
"""In a longer text (code points) sentences aren't counted, and words only by the gaps between them."""


def painted(codebook: Codebook, spans: Iterable[Span]) -> list[PaintedSpan]:
    """``spans`` in their labels' colours; a label that the codebook lost is painted grey."""
    labels = {label.id: label for label in codebook.labels}
    return [
        PaintedSpan(
            span.uid,
            span.fragments,
            label.colour if (label := labels.get(span.label)) else UNSTYLED,
            span.label,
            label.name if label else span.label,
        )
        for span in spans
    ]


def words_of(session: LabelSession, uid: str) -> str:
    """What stands on the tag of span ``uid``: its label, and whom or what it means."""
    span = session.cache.spans.get(uid)
    if span is None:
        return ""
    label = session.codebook.label(span.label)
    entity = session.entity(span.entity)
    if entity is not None:
        meant = entity.name
    else:
        meant = gettext("not tied") if label is not None and label.entity_kinds else ""
    return " · ".join(filter(None, [label.name if label is not None else span.label, meant]))


class Subtitle:
    """Source, date and length of the open article, and where in it one reads."""

    def __init__(self, session: LabelSession) -> None:
        self._session = session
        self._fixed = ""
        self._starts: list[int] = []

    def start_over(self) -> str:
        """The line for the document just opened; where one reads is told once one moves."""
        document, text = self._session.document, self._session.text
        self._starts = []
        if document is None:
            self._fixed = ""
            return ""
        words = len(text.split()) if len(text) < LONG_TEXT else text.count(" ") + text.count("\n") + 1
        shown = f"{words:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        count = ngettext("{n} word", "{n} words", words).format(n=shown)
        meta = document.meta
        parts = [str(meta.get("source") or ""), long_date(str(meta.get("date") or "")), count]
        self._fixed = " · ".join(filter(None, parts))
        return self._fixed

    def at(self, caret: int) -> str:
        """The line with the number of the sentence that code point ``caret`` is in."""
        text = self._session.text
        if not text or len(text) > LONG_TEXT:
            return self._fixed
        if not self._starts:
            self._starts = [start for start, _ in sentences(text)] or [0]
        number = bisect_right(self._starts, caret) or 1
        place = gettext("sentence {n} of {total}").format(n=number, total=len(self._starts))
        return f"{self._fixed} · {place}"
