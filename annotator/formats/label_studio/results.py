"""One annotation of a task: its list of results as a layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.core.uids import derived_uid
from annotator.formats import carried
from annotator.formats.document_offsets import Place
from annotator.formats.label_studio.hypertext import HyperText
from annotator.formats.offsets import Unit
from annotator.formats.statement_relations import Arrow, decode
from annotator.plugin_api import IncomingLayer, IncomingSpan, Source

OURS = "annotator"
"""The key of ``meta``, of tasks and of results, under which our own files carry what else there is."""

_LABELS = ("labels", "hypertextlabels", "paragraphlabels")
_BESIDES = ("choices", "textarea", "taxonomy", "rating", "number", "datetime", "pairwise", "ranker")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that bears labels; offsets as the file has them."""

    id: str
    labels: tuple[str, ...]
    start: int
    end: int
    quote: str | None
    control: str
    meta: Mapping[str, Any]
    besides: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """For finding out what offsets count."""
        return self.start, self.end, self.quote


class Results:
    """The results of one annotation, told apart; what is none of ours is kept or reported."""

    def __init__(
        self, source: Source, line: int, results: Any, key: tuple[str, ...], hypertext: HyperText | None
    ) -> None:
        """``key`` names the annotation, for the uids of what is in it."""
        self._source = source
        self._line = line
        self._key = key
        self._hypertext = hypertext
        self._arrows: list[tuple[str, str, list[str], Any]] = []
        self.regions: list[Region] = []
        self.kept: list[Any] = []
        """Results about the whole text, or of kinds that are unknown here."""
        items = results if isinstance(results, list) else []
        self._besides = [item for item in items if isinstance(item, dict) and item.get("type") in _BESIDES]
        for number, item in enumerate(items, start=1):
            self._take(number, item)
        self._add_besides()

    def _take(self, number: int, item: Any) -> None:
        kind = item.get("type") if isinstance(item, dict) else None
        if kind in _LABELS:
            self._region(number, item, kind)
        elif kind == "relation":
            self._relation(number, item)
        elif kind is None:
            self._skip("label_studio.bad_result", number=number)
        elif kind not in _BESIDES:
            self.kept.append(item)

    def _region(self, number: int, item: dict[str, Any], kind: str) -> None:
        value = carried.mapping(item.get("value"))
        labels = value.get(kind, value.get("labels"))
        names = (
            [name for name in labels if isinstance(name, str) and name] if isinstance(labels, list) else []
        )
        quote = value.get("text") if isinstance(value.get("text"), str) else None
        if not names:
            self._skip("label_studio.no_label", number=number)
            return
        start, end = value.get("start"), value.get("end")
        if self._hypertext is not None:
            start, end = self._in_hypertext(self._hypertext, value, quote)
        if type(start) is not int or type(end) is not int:
            self._skip("label_studio.no_place", number=number, quote=(quote or "")[:40])
            return
        self.regions.append(
            Region(
                str(item.get("id", f"number {number}")), tuple(names), start, end, quote,
                str(item.get("from_name", "label")), carried.mapping(item.get("meta")),
            )
        )  # fmt: skip

    @staticmethod
    def _in_hypertext(
        text: HyperText, value: Mapping[str, Any], quote: str | None
    ) -> tuple[int | None, int | None]:
        near = carried.mapping(value.get("globalOffsets")).get("start")
        found = text.find(quote or "", near if type(near) is int else None)
        return found if found is not None else (None, None)

    def _relation(self, number: int, item: dict[str, Any]) -> None:
        ends = (item.get("from_id"), item.get("to_id"))
        if not all(isinstance(end, str) for end in ends):
            self._skip("label_studio.bad_result", number=number)
            return
        labels = item.get("labels")
        names = [name for name in labels if isinstance(name, str)] if isinstance(labels, list) else []
        start, end = reversed(ends) if item.get("direction") == "left" else ends
        self._arrows.append((str(start), str(end), names or [""], item))

    def _add_besides(self) -> None:
        """What was answered about a region goes to the region."""
        by_id = {region.id: region for region in self.regions}
        for item in self._besides:
            region = by_id.get(str(item.get("id")))
            value = carried.mapping(item.get("value"))
            answer = value.get(item["type"], value.get("text"))
            if region is None or answer is None:
                self.kept.append(item)
            else:
                region.besides[str(item.get("from_name", item["type"]))] = answer

    def layer(self, unit: Unit, annotator: str | None, types: Sequence[str] | None) -> IncomingLayer:
        """All of it as the layer of ``annotator``.

        ``types`` are the statement types that arrows may name if we wrote the task, else None.
        """
        spans: list[IncomingSpan] = []
        uids: dict[str, str] = {}
        for region in self.regions:
            made = [self._span(region, label, unit, types is not None) for label in region.labels]
            uids.setdefault(region.id, made[0].uid or "")
            spans += made
        labels = {span.uid: span.label for span in spans if span.uid}
        drawn = list(self._drawn(uids, types is not None))
        said = decode([arrow for arrow, _ in drawn], labels, types=types or (), ours=types is not None)
        rests = {arrow.uid: rest for arrow, rest in drawn}
        statements = [carried.statement_with(one, rests.get(one.uid)) for one in said.statements]
        extra = {"results": self.kept} if self.kept else {}
        return IncomingLayer(
            annotator, spans=tuple(spans), statements=tuple(statements), relations=said.relations, extra=extra
        )

    def _span(self, region: Region, label: str, unit: Unit, is_ours: bool) -> IncomingSpan:
        start, end = unit.to_code_points(region.start), unit.to_code_points(region.end)
        several = () if label == region.labels[0] else (label,)
        extra = {"id": region.id} | ({} if region.control == "label" else {"from_name": region.control})
        note = region.meta.get("text")
        span = IncomingSpan(
            label,
            ((start, end),),
            derived_uid(*self._key, "span", region.id, *several),
            quote=None if self._hypertext is not None else region.quote,
            attributes=region.besides,
            note="\n".join(map(str, note)) if isinstance(note, list) else "",
            extra=extra,
        )
        rest = region.meta.get(OURS)
        if not (is_ours and isinstance(rest, dict)):
            return span
        mine = carried.span_with(replace(span, extra={}), rest)
        return replace(mine, note=span.note, attributes={**mine.attributes, **span.attributes})

    def _drawn(self, uids: Mapping[str, str], is_ours: bool) -> Iterator[tuple[Arrow, Any]]:
        """Arrows between regions, each with what we wrote along with it."""
        for number, (start, end, names, item) in enumerate(self._arrows, start=1):
            missing = [id_ for id_ in (start, end) if id_ not in uids]
            if missing:
                self._skip("label_studio.dangling", type=", ".join(names), missing=missing[0])
                continue
            rest = carried.mapping(item.get("meta")).get(OURS) if is_ours else None
            given = carried.mapping(rest).get("uid")
            extra = {"direction": "bi"} if item.get("direction") == "bi" else {}
            for name in names:
                uid = given if isinstance(given, str) and given else None
                uid = uid or derived_uid(*self._key, "relation", str(number), name)
                yield Arrow(name, uids[start], uids[end], uid, {**extra, **carried.extra_of(rest)}), rest

    def _skip(self, code: str, **params: object) -> None:
        self._source.skip(code, line=self._line, **params)
