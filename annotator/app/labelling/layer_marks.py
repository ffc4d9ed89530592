"""Which paragraphs of the open document have a reading mark or a span, kept up to date by changes alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.app.labelling.layer_cache import LayerCache, Touched
from annotator.core.changes import Change
from annotator.core.records import Span
from annotator.core.text.paragraphs import Paragraphs
from annotator.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Of ``total`` paragraphs ``covered`` have a span or a reading mark."""

    covered: int
    total: int


class LayerMarks:
    """The reading marks of the layer that ``cache`` holds; ``marked`` are paragraphs by the mark's uid."""

    def __init__(
        self, cache: LayerCache, paragraphs: Paragraphs, marked: Mapping[str, int] | None = None
    ) -> None:
        self._cache = cache
        self.paragraphs = paragraphs
        self.marked: dict[str, int] = dict(marked or {})
        self._touched: dict[str, list[int]] = {}
        self._spans: Counter[int] = Counter()
        for span in cache.spans.values():
            self._put(span)

    def _put(self, span: Span) -> None:
        self._touched[span.uid] = self.paragraphs.touched(span.fragments)
        self._spans.update(self._touched[span.uid])

    def _drop(self, span: str) -> None:
        self._spans.subtract(self._touched.pop(span, ()))

    def has_spans(self, paragraph: int) -> bool:
        """Whether a span touches the paragraph of this number."""
        return self._spans[paragraph] > 0

    @property
    def progress(self) -> Progress:
        """How much of the document was read, as far as spans and marks show it."""
        covered = {number for number, spans in self._spans.items() if spans > 0}.union(self.marked.values())
        return Progress(len(covered), len(self.paragraphs))

    def apply(self, changes: Iterable[Change], touched: Touched) -> bool:
        """Take over what ``changes`` say; ``touched`` is what the cache made of them.

        Answers whether marks, or the paragraphs with spans, may be others now.
        """
        for uid in (*touched.spans, *touched.dropped_spans):
            self._drop(uid)
        for uid in touched.spans:
            self._put(self._cache.spans[uid])
        marks = [change for change in changes if change.kind == "mark" and self._concerns(change)]
        for change in marks:
            if change.after is None:
                self.marked.pop(change.uid, None)
            else:
                self.marked[change.uid] = change.after.get("paragraph", 0)
        return bool(marks or touched.spans or touched.dropped_spans)

    def _concerns(self, change: Change) -> bool:
        told = change.after or change.before or {}
        return told.get("layer") == self._cache.layer
