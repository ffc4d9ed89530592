"""WebAnno TSV 3, read: a token a row, layers in columns, UTF-16 offsets (WebAnno user guide, appendix B).

A layer has a column for each feature, a layer of relations one more for the governor's address. A span of
several tokens has the same number in brackets on each; spans stacked on one token are separated by ``|``.
What stood between two sentences is not in the file: blanks take its place, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.core.uids import derived_uid, text_hash
from annotator.formats.decoding import open_text
from annotator.formats.offsets import Unit
from annotator.formats.uima.mapping import IGNORED, OPTION, LayerType, Use, questions, uses
from annotator.formats.uima.reading import whose
from annotator.plugin_api import (
    Format,
    Holds,
    Incoming,
    IncomingDocument,
    IncomingLayer,
    IncomingSpan,
    Option,
    Question,
    Relation,
    Report,
    Source,
)

_MAGIC = b"#FORMAT=WebAnno TSV 3"
_KINDS = ("#T_SP=", "#T_RL=", "#T_CH=")
_GOVERNOR = "BT_"
_ROW = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t")
_NUMBER = re.compile(r"(?<!\\)\[(\d+(?:_\d+)?)\]$")
_ADDRESS = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?")
_ESCAPED = re.compile(r"\\(->|.)")
_STACKED = re.compile(r"(?<!\\)\|")
_NOTHING, _UNSAID = "_", "*"
_MEANT = {"t": "\t", "n": "\n", "r": "\r"}


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer of the header: its features, and the columns (of a row's, after the token) it has."""

    type: LayerType
    features: tuple[str, ...]
    first: int

    @property
    def width(self) -> int:
        return max(1, len(self.features)) + self.type.is_relation


@dataclass(slots=True)
class _Item:
    """One annotation: UTF-16 hull, features that say something, and for a relation its governor's address."""

    start: int
    end: int
    features: dict[str, str] = field(default_factory=dict)
    governor: str = ""
    row: str = ""


@dataclass(slots=True)
class _Page:
    """What a file says: layers, text as pieces at UTF-16 offsets, annotations by layer and number."""

    layers: list[_Layer] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    length: int = 0
    filled: int = 0
    items: dict[tuple[str, str], _Item] = field(default_factory=dict)


def read(source: Source) -> Iterator[Incoming]:
    """The document of one file, with one person's layer."""
    page = _page(source)
    text = "".join(page.text)
    if not text.strip():
        source.skip("import.empty")
        return
    if page.filled:
        source.warn("webanno.gaps_filled", count=page.filled)
    annotator, is_gold = whose(source)
    layer = _layer(page, text, annotator, source)
    has_layer = bool(layer.spans or layer.relations)
    yield IncomingDocument(
        text=text,
        where=source.name,
        title=source.path.parent.name if (annotator, is_gold) != (None, False) else source.path.stem,
        layers=(layer,) if has_layer and not is_gold else (),
        gold=layer if has_layer and is_gold else None,
    )


def claims(head: bytes) -> bool:
    """Whether a file says in its first line that it is of this format."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(_MAGIC)


def questions_of(source: Source) -> Sequence[Question]:
    """What the layers of the file become."""
    page = _page(Source(source.path, source.name, Report(), source.options))
    return questions([layer.type for layer in page.layers])


# --- The file ----------------------------------------------------------------------------------------------


def _page(source: Source) -> _Page:
    page = _Page()
    with open_text(source) as stream:
        if stream is None:
            return page
        sentence: list[str] = []
        for number, raw in enumerate(stream, start=1):
            line = raw.rstrip("\r\n")
            if line.startswith(_KINDS):
                page.layers.append(_declared(line, page.layers))
            elif line.startswith("#Text="):
                sentence.append(_unescaped(line.removeprefix("#Text=")))
            elif found := _ROW.match(line):
                if sentence:
                    _begin_sentence(page, "\n".join(sentence), int(found[2]), line)
                    sentence = []
                _row(page, found, line, number, source)
            elif line and not line.startswith("#"):
                source.skip("webanno.bad_row", line=number)
    return page


def _declared(line: str, before: Sequence[_Layer]) -> _Layer:
    """A layer of the header; its columns follow those of the layers before it."""
    name, *features = line.partition("=")[2].split("|")
    is_relation = any(feature.startswith(_GOVERNOR) for feature in features)
    named = tuple(feature for feature in features if not feature.startswith(_GOVERNOR))
    first = before[-1].first + before[-1].width if before else 0
    return _Layer(LayerType(name, named, is_relation), named, first)


def _begin_sentence(page: _Page, sentence: str, start: int, line: str) -> None:
    """Put a sentence where its first token says that it is."""
    token = _unescaped(line.split("\t")[2])
    before = sentence.find(token)
    begin = max(page.length, start - _u16(sentence[: max(0, before)]))
    gap = begin - page.length
    if gap:
        page.text.append(("\n" + " " * (gap - 1)) if page.length else " " * gap)
        page.filled += gap - 1 if page.length else gap
    page.text.append(sentence)
    page.length = begin + _u16(sentence)


def _row(page: _Page, found: re.Match[str], line: str, number: int, source: Source) -> None:
    cells = line.split("\t")[3:]
    for layer in page.layers:
        mine = cells[layer.first : layer.first + layer.width]
        if len(mine) == layer.width and mine[0] != _NOTHING:
            _annotations(page, layer, mine, found)
        elif mine and len(mine) < layer.width and any(mine):
            source.skip("webanno.bad_row", line=number)
            return


def _annotations(page: _Page, layer: _Layer, cells: Sequence[str], found: re.Match[str]) -> None:
    """The annotations of one layer on one token."""
    stacks = [_STACKED.split(cell) for cell in cells]
    for at in range(max(map(len, stacks))):
        values = [stack[at] if at < len(stack) else _UNSAID for stack in stacks]
        number = next((match[1] for value in values if (match := _NUMBER.search(value))), "")
        key = (layer.type.name, number or f"{found[1]}#{at}")
        if layer.type.is_relation:
            key = (layer.type.name, f"{found[1]}#{at}")
        start, end = int(found[2]), int(found[3])
        item = page.items.setdefault(key, _Item(start, end, row=found[1]))
        item.start, item.end = min(item.start, start), max(item.end, end)
        for name, value in zip(layer.features, values, strict=False):
            told = _NUMBER.sub("", value)
            if told not in (_UNSAID, _NOTHING, ""):
                item.features[name] = _unescaped(told)
        if layer.type.is_relation:
            item.governor = values[-1]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)


def _u16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- What it becomes ---------------------------------------------------------------------------------------


def _layer(page: _Page, text: str, annotator: str | None, source: Source) -> IncomingLayer:
    mapped = uses([layer.type for layer in page.layers], source.options)
    unit = Unit(text, "utf-16")
    key = ("webanno", text_hash(text.encode("utf-8", "replace").decode()), annotator or "")
    spans: list[IncomingSpan] = []
    relations: list[Relation] = []
    addresses = _Spans()
    for (type_, number), item in page.items.items():
        use = mapped[type_]
        uid = derived_uid(*key, type_, number)
        if use.kind == "span":
            place = (unit.to_code_points(item.start), unit.to_code_points(item.end))
            spans.append(_span(uid, type_, number, item, use, place))
            addresses.add(number, item.row, uid)
    for (type_, number), item in page.items.items():
        if mapped[type_].kind == "relation":
            uid = derived_uid(*key, type_, number)
            relation = _relation(uid, type_, item, mapped[type_], addresses)
            if relation is None:
                source.warn("uima.relation_dangling", id=item.row, layer=type_)
            else:
                relations.append(relation)
    for type_, use in mapped.items():
        count = sum(one == type_ for one, _ in page.items)
        if use == IGNORED and count:
            source.warn("uima.layer_left_out", layer=type_, count=count)
    return IncomingLayer(annotator, "in_progress", spans=tuple(spans), relations=tuple(relations))


def _span(uid: str, type_: str, number: str, item: _Item, use: Use, place: tuple[int, int]) -> IncomingSpan:
    return IncomingSpan(
        label=_label(type_, item, use),
        fragments=(place,),
        uid=uid,
        attributes={name: value for name, value in item.features.items() if name != use.feature},
        extra={"id": number},
    )


def _label(type_: str, item: _Item, use: Use) -> str:
    return item.features.get(use.feature or "") or type_.rpartition(".")[2]


class _Spans:
    """Where an address leads: to a span by its number, or by the row it begins in; the first one counts."""

    def __init__(self) -> None:
        self._by_number: dict[str, str] = {}
        self._by_row: dict[str, str] = {}

    def add(self, number: str, row: str, uid: str) -> None:
        """A span, in the order of the file."""
        self._by_number.setdefault(number, uid)
        self._by_row.setdefault(row, uid)

    def at(self, row: str, number: str | None) -> str | None:
        """The uid of the span; None where there is none."""
        return self._by_row.get(row) if number in (None, "0") else self._by_number.get(str(number))


def _relation(uid: str, type_: str, item: _Item, use: Use, spans: _Spans) -> Relation | None:
    """The arrow from the governor to the row's own span; None where there is no such span."""
    address = _ADDRESS.fullmatch(item.governor)
    if address is None:
        return None
    governor, dependent = spans.at(address[1], address[2]), spans.at(item.row, address[3])
    if governor is None or dependent is None:
        return None
    return Relation(uid, _label(type_, item, use), governor, dependent, {"id": item.row})


WEBANNO_TSV = Format(
    name="webanno-tsv",
    title="WebAnno TSV 3",
    suffixes=(".tsv",),
    aliases=("webanno",),
    description="INCEpTION's and WebAnno's table of tokens, a file for a document and an annotator. Layers "
    "become spans and relations as the option “layers” says; chains and slots of links come as attributes. "
    "What stood between two sentences is not in such files: blanks take its place.",
    holds=frozenset(
        {Holds.TEXT, Holds.SPANS, Holds.ATTRIBUTES, Holds.RELATIONS, Holds.ANNOTATORS, Holds.GOLD}
    ),
    options=(OPTION, Option("encoding", "Read the file in this encoding instead of finding it out.")),
    read=read,
    claims=claims,
    questions=questions_of,
)
