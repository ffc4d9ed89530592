"""Writing CoNLL files: a token a line, with a tag for the span it is in.

``plain`` files have the four columns of CoNLL-2003, between blanks, the middle ones empty: every trainer
reads them. ``full`` files are CoNLL-U Plus: what stands between two tokens has a column of its own, and
comments tell of the document, so that the text comes back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.records import Span
from annotator.core.uids import text_hash
from annotator.formats.conll.layout import DOCSTART, space_cell, told
from annotator.formats.conll.reading import ABOUT, NEWDOC
from annotator.formats.conll.schemes import IOB2, OUTSIDE, Stretch, tags
from annotator.formats.conll.tokens import Range, sentence_starts, text_of, token_ranges
from annotator.formats.excerpts import excerpt
from annotator.formats.overlaps import LONGEST, without_overlaps
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

PER_LABEL = "per-label"
_DOCSTART_LINE = f"{DOCSTART} -X- O O\n\n"
_TAB = "\t"
_EMPTY = ("-X-", "O")
_LINE_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def write(source: ExportSource, target: Target) -> None:
    """A record for each layer of each document; what no tag can say is reported by uid."""
    writer = _Writer(source, target)
    for outgoing in source.documents():
        writer.document(outgoing)
    writer.close()


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A span with its first token and one past its last."""

    span: Span
    start: int
    end: int


class _Writer:
    def __init__(self, source: ExportSource, target: Target) -> None:
        self._target = target
        self._people = {person.uid: person for person in source.annotators()}
        self._policy = str(target.options.get("overlaps", LONGEST))
        self._scheme = str(target.options.get("scheme", IOB2))
        self._is_full = target.options.get("detail") == "full"
        self._labels = [label.id for label in source.codebook.labels]
        self._texts: set[str] = set()
        self._waiting: list[Callable[[], str]] = []
        if self._policy != PER_LABEL and self._is_full:
            target.write(told((), spaces=True))

    def document(self, outgoing: OutgoingDocument) -> None:
        """Write a document, once for each layer."""
        tokens = token_ranges(outgoing.text)
        layers: Sequence[OutgoingLayer | None] = outgoing.all_layers() or (None,)
        for layer in layers:
            self._record(outgoing, layer, tokens)
            if layer is not None and not self._is_full:
                uid, title = layer.layer.uid, outgoing.document.title
                self._target.lose(uid, "conll.unnamed", uid=uid, title=title)

    def close(self) -> None:
        """Where labels have columns, all of them must be known before the first line."""
        if self._policy == PER_LABEL:
            self._target.write(told(self._labels, spaces=self._is_full))
            for record in self._waiting:
                self._target.write(record())
        if not self._is_full:
            self._target.lose(self._target.name, "conll.plain")

    def _record(self, outgoing: OutgoingDocument, layer: OutgoingLayer | None, tokens: list[Range]) -> None:
        stays = self._aligned(layer, tokens) if layer is not None else []
        groups = self._grouped(stays)
        whole = [(one.start, one.end) for group in groups.values() for one in group]
        starts = sentence_starts(outgoing.text, tokens, whole)
        self._target.count(documents=self._is_new(outgoing, tokens, starts), spans=len(whole))
        stretches = {
            label: [(one.start, one.end, one.span.label) for one in group] for label, group in groups.items()
        }

        def text() -> str:
            columns = self._columns(stretches, len(tokens))
            return self._head(outgoing, layer, tokens) + self._body(outgoing.text, tokens, starts, columns)

        if self._policy == PER_LABEL:
            self._waiting.append(text)
        else:
            self._target.write(text())

    def _aligned(self, layer: OutgoingLayer, tokens: Sequence[Range]) -> list[_Aligned]:
        """The spans that begin and end with tokens; the others are told."""
        begins = {start: number for number, (start, _) in enumerate(tokens)}
        ends = {end: number for number, (_, end) in enumerate(tokens, start=1)}
        found = []
        for span in layer.spans:
            first, last = begins.get(span.start), ends.get(span.end)
            if first is None or last is None:
                self._target.lose(
                    span.uid, "conll.misaligned", uid=span.uid, label=span.label, quote=excerpt(span.quote)
                )
            else:
                found.append(_Aligned(span, first, last))
        return found

    def _grouped(self, aligned: Sequence[_Aligned]) -> dict[str, list[_Aligned]]:
        """What stays, by label where each has its column; what goes is told."""
        groups: dict[str, list[_Aligned]] = {}
        for one in aligned:
            groups.setdefault(one.span.label if self._policy == PER_LABEL else "", []).append(one)
        policy = LONGEST if self._policy == PER_LABEL else self._policy
        kept = {}
        for label, group in groups.items():
            kept[label], goes = without_overlaps(group, policy)
            for one in goes:
                uid, quote = one.span.uid, excerpt(one.span.quote)
                self._target.lose(
                    uid, "conll.overlap", uid=uid, label=one.span.label, quote=quote, policy=self._policy
                )
            if self._policy == PER_LABEL and label not in self._labels:
                self._labels.append(label)
        return kept

    def _is_new(self, outgoing: OutgoingDocument, tokens: Sequence[Range], starts: set[int]) -> bool:
        """Whether no record before has the text that a reader will find in this one."""
        told_by = outgoing.document.uid
        if not self._is_full:
            told_by = text_hash(text_of(_sentences(outgoing.text, tokens, starts), natural=True)[0])
        is_new = told_by not in self._texts
        self._texts.add(told_by)
        return is_new

    # --- Lines --------------------------------------------------------------------------------------------

    def _head(self, outgoing: OutgoingDocument, layer: OutgoingLayer | None, tokens: Sequence[Range]) -> str:
        if not self._is_full:
            if self._policy != PER_LABEL:
                return _DOCSTART_LINE
            return f"{DOCSTART}\t{_TAB.join([OUTSIDE] * len(self._labels))}\n\n"
        document = outgoing.document
        about: dict[str, Any] = {
            "uid": document.uid, "title": document.title, "meta": dict(document.meta),
            "annotator": None, "layer": layer is not None, "gold": layer is not None and layer.layer.gold,
            "before": outgoing.text[: tokens[0][0]],
        }  # fmt: skip
        person = self._people.get(layer.layer.annotator or "") if layer is not None else None
        if person is not None:
            about["annotator"] = {"uid": person.uid, "name": person.name, "role": person.role}
        uid = space_cell(document.uid)
        return f"{NEWDOC} id = {uid}\n{ABOUT}{_LINE_ENCODER.encode(about)}\n"

    def _columns(self, stretches: dict[str, list[Stretch]], length: int) -> list[list[str]]:
        if self._policy != PER_LABEL:
            return [tags(length, stretches.get("", []), self._scheme)]
        return [tags(length, stretches.get(label, []), self._scheme) for label in self._labels]

    def _body(
        self, text: str, tokens: Sequence[Range], starts: set[int], columns: Sequence[Sequence[str]]
    ) -> str:
        lines = []
        joint = "\t" if self._is_full or self._policy == PER_LABEL else " "
        ends = [*(start for start, _ in tokens[1:]), len(text)]
        for number, (start, end) in enumerate(tokens):
            if number in starts:
                lines.append("")
            row = [text[start:end]]
            if self._is_full:
                row.append(space_cell(text[end : ends[number]]))
            elif self._policy != PER_LABEL:
                row += _EMPTY
            lines.append(joint.join([*row, *(column[number] for column in columns)]))
        return "\n".join(lines) + "\n\n"


def _sentences(text: str, tokens: Sequence[Range], starts: set[int]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for number, (start, end) in enumerate(tokens):
        if number in starts:
            found.append([])
        found[-1].append(text[start:end])
    return found
