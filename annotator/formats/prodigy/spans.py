"""The spans of one record: by characters, or by tokens where there are no characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.core.uids import derived_uid
from annotator.formats import carried
from annotator.formats.document_offsets import Place
from annotator.formats.offsets import Unit
from annotator.formats.prodigy.tokens import Tokens
from annotator.plugin_api import IncomingSpan, Source

OURS = "annotator"
"""The key of records, spans and relations under which our own files carry what else there is."""

_READ = ("start", "end", "token_start", "token_end", "label", "text", "type", OURS)


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A span as the record has it, in its offsets."""

    start: int
    end: int
    label: str
    quote: str | None
    number: int
    value: Mapping[str, Any]


class Spans:
    """The good spans of a record in :attr:`found`; the others are reported."""

    def __init__(self, source: Source, line: int, row: Mapping[str, Any]) -> None:
        self._tokens = Tokens.from_json(row.get("tokens"))
        self._quoted = _quoted_tokens(row.get("tokens"))
        self.found: list[ReadSpan] = []
        items = row.get("spans")
        for number, item in enumerate(items if isinstance(items, list) else (), start=1):
            span = self._read(number, item)
            if span is not None:
                self.found.append(span)
            elif (row.get("answer") or "accept") == "accept":
                source.skip("prodigy.bad_span", line=line, number=number)

    def _read(self, number: int, item: Any) -> ReadSpan | None:
        if not isinstance(item, dict) or not isinstance(item.get("label"), str) or not item["label"]:
            return None
        place = self._place(item)
        if place is None:
            return None
        quote = item.get("text")
        return ReadSpan(*place, item["label"], quote if isinstance(quote, str) else None, number, item)

    def _place(self, item: Mapping[str, Any]) -> tuple[int, int] | None:
        start, end = item.get("start"), item.get("end")
        if type(start) is int and type(end) is int:
            return start, end
        first, last = item.get("token_start"), item.get("token_end")
        # The last token belongs to the span.
        return self._tokens.range(first, last) if type(first) is int and type(last) is int else None

    def places(self) -> list[Place]:
        """Where spans and tokens are, with what they quote."""
        return [*((span.start, span.end, span.quote) for span in self.found), *self._quoted]

    def at(self, place: Mapping[str, Any], token: Any) -> int | None:
        """Which of :attr:`found` is at a relation's end, by its range or else by its last token."""
        wanted = self._place(place)
        if wanted is None and type(token) is int:
            wanted = self._tokens.range(token, token)
            return self._with_token(wanted)
        matches = [index for index, one in enumerate(self.found) if (one.start, one.end) == wanted]
        labelled = [index for index in matches if self.found[index].label == place.get("label")]
        return next(iter([*labelled, *matches]), None)

    def _with_token(self, token: tuple[int, int] | None) -> int | None:
        """The span that ends with a token, else one that has it."""
        if token is None:
            return None
        ending = [index for index, one in enumerate(self.found) if one.end == token[1]]
        having = [
            index for index, one in enumerate(self.found) if one.start <= token[0] and token[1] <= one.end
        ]
        return next(iter([*ending, *having]), None)

    def incoming(self, unit: Unit, key: tuple[str, ...], *, is_ours: bool) -> list[IncomingSpan]:
        """The spans in code points; ``key`` names the record, for their uids."""
        return [self._incoming(one, unit, key, is_ours) for one in self.found]

    def _incoming(self, one: ReadSpan, unit: Unit, key: tuple[str, ...], is_ours: bool) -> IncomingSpan:
        start, end = unit.to_code_points(one.start), unit.to_code_points(one.end)
        extra = {name: value for name, value in one.value.items() if name not in _READ}
        uid = derived_uid(*key, "span", str(one.number))
        span = IncomingSpan(one.label, ((start, end),), uid, quote=one.quote, extra=extra)
        rest = one.value.get(OURS)
        if not (is_ours and isinstance(rest, dict)):
            return span
        return carried.span_with(replace(span, extra={}), rest)


def _quoted_tokens(values: Any) -> list[Place]:
    """Where the tokens are: what they say tells what the record's offsets count."""
    return [
        (value["start"], value["end"], value["text"])
        for value in (values if isinstance(values, list) else [])
        if isinstance(value, dict)
        and type(value.get("start")) is int
        and type(value.get("end")) is int
        and isinstance(value.get("text"), str)
    ]
