"""Reading CoNLL files of two columns or ten: sentence by sentence, one document at a time."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.formats.conll import layout
from annotator.formats.conll.layout import DOCSTART, GLOBAL, Layout, Shape, cells
from annotator.formats.conll.schemes import OUTSIDE, Decoder, is_tag
from annotator.formats.conll.tokens import Range, text_of
from annotator.formats.decoding import open_text
from annotator.formats.excerpts import excerpt
from annotator.formats.native import shape
from annotator.formats.native.shape import Key, WrongShape, fitted
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    Source,
)

NEWDOC, ABOUT = "# newdoc", "# annotator:document "
_LOOK = 200
"""Lines from which columns are made out."""
_CHUNK = 1 << 20

_ABOUT = {
    "uid": shape.NAME, "title": shape.TEXT, "meta": shape.OBJECT, "annotator": shape.MAYBE_OBJECT,
    "layer": shape.FLAG, "gold": shape.FLAG, "before": Key("text", lambda value: isinstance(value, str), ""),
}  # fmt: skip


@dataclass(slots=True)
class _Sentence:
    line: int
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Raw:
    """A document as its lines have it."""

    line: int
    about: dict[str, Any] = field(default_factory=dict)
    sentences: list[_Sentence] = field(default_factory=list)


def read(source: Source) -> Iterator[Incoming]:
    """The documents, each with its layer."""
    if "encoding" not in source.options and _says_itself(source.path):
        source.options = {**source.options, "encoding": "utf-8"}
    with open_text(source) as stream:
        if stream is None:
            return
        head = list(islice(stream, _LOOK))
        found = _layout(head, source)
        if found is None:
            source.skip("conll.no_tags")
            return
        _tell_unread(source, found, _rows(head))
        reader = _Reader(source, found, Shape.of([line.rstrip("\r\n") for line in head]))
        yield from reader.items(chain(head, stream))
        reader.close()


def _says_itself(path: Path) -> bool:
    """Whether a file begins as these do and is UTF-8: then control characters do not make it a program."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as stream:
            chunk = stream.read(_CHUNK)
            if not chunk.startswith((DOCSTART.encode(), GLOBAL.encode())):
                return False
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_CHUNK)
        decoder.decode(b"", final=True)
    except (OSError, UnicodeError):
        return False
    return True


def _layout(head: Sequence[str], source: Source) -> Layout | None:
    """What is where, by the first lines; or by the options ``token`` and ``tags``, counted from 1."""
    lines = [line.rstrip("\r\n") for line in head]
    token, tags = _number(source, "token"), _numbers(source, "tags")
    if token is None and not tags:
        said = next((line for line in lines if line.startswith(GLOBAL)), None)
        if said is not None:
            return layout.named(said)
    return layout.seen(_rows(lines), token, tags)


def _rows(raw: Sequence[str]) -> list[list[str]]:
    lines = [line.rstrip("\r\n") for line in raw]
    cut = Shape.of(lines)
    there = (line for line in lines if line.strip() and not line.startswith(DOCSTART))
    return [cells(line) for line in there if not cut.is_comment(line)]


def _tell_unread(source: Source, found: Layout, rows: Sequence[Sequence[str]]) -> None:
    """Tell of columns that nobody reads, if they say anything."""
    read_ = {found.token, *found.tags, found.space}
    if found.token == 1:
        read_.add(0)  # the tokens' numbers
    width = min((len(row) for row in rows), default=0)
    unread = [at for at in range(width) if at not in read_ and len({row[at] for row in rows}) > 1]
    if unread:
        source.warn("conll.columns_unread", columns=", ".join(str(at + 1) for at in unread))


def _name_of(line: str) -> str:
    """What a line that begins a document calls it: ``-DOCSTART- (947 CRICKET)`` or ``# newdoc id = 947``."""
    if line.startswith(NEWDOC):
        return line.partition("=")[2].strip()
    return line[line.find("(") + 1 : line.rfind(")")].strip() if "(" in line and ")" in line else ""


def _number(source: Source, name: str) -> int | None:
    numbers = _numbers(source, name)
    return numbers[0] if numbers else None


def _numbers(source: Source, name: str) -> list[int]:
    said = str(source.options.get(name) or "")
    try:
        numbers = [int(part) - 1 for part in said.split(",") if part.strip()]
    except ValueError:
        numbers = [-1]
    if any(not 0 <= number < layout.MOST_COLUMNS for number in numbers):
        raise UserError("conll.bad_columns", option=name, value=said)
    return numbers


class _Reader:
    def __init__(self, source: Source, found: Layout, cut: Shape) -> None:
        self._source = source
        self._layout = found
        self._cut = cut
        self._decoder = Decoder()
        self._natural = source.options.get("spacing", "natural") == "natural"
        self._comments = 0
        self._by_sentence = source.options.get("documents") == "sentence"

    def items(self, lines: TextIO | Iterator[str]) -> Iterator[Incoming]:
        """What the lines come to."""
        for raw in self._raw(lines):
            if raw.sentences:
                yield from self._items(raw)

    def close(self) -> None:
        """Tell of what only the whole file shows: mistakes, and what is not kept."""
        if self._comments:
            self._source.warn("conll.comments", count=self._comments)
        if self._decoder.is_mixed:
            strays, first = self._decoder.strays, self._decoder.first_stray
            self._source.warn("conll.strays", line=first, count=strays)

    def _raw(self, lines: TextIO | Iterator[str]) -> Iterator[_Raw]:
        """The documents' lines."""
        document, sentence = _Raw(1), _Sentence(1)
        for number, raw in enumerate(lines, start=1):
            line = raw.rstrip("\r\n")
            is_start = line.startswith((DOCSTART, NEWDOC))
            name = _name_of(line) if is_start else ""
            if is_start or not line.strip():
                _end(document, sentence)
                sentence = _Sentence(number + 1)
                if is_start or (self._by_sentence and document.sentences):
                    yield document
                    document = _Raw(number, {"meta": {"id": name}} if name else {})
            elif self._cut.is_comment(line):
                if line.startswith(ABOUT):
                    document.about = self._about(number, line.removeprefix(ABOUT))
                elif not line.startswith(GLOBAL):
                    self._comments += 1
                sentence.line += not sentence.rows
            else:
                self._row(number, line, sentence)
        _end(document, sentence)
        yield document

    def _row(self, number: int, line: str, sentence: _Sentence) -> None:
        row = cells(line)
        at = self._layout
        if (
            len(row) < at.least
            or not all(is_tag(row[column]) for column in at.tags)
            or not row[at.token].strip()
        ):
            self._source.skip("conll.bad_line", line=number, text=excerpt(line, 60))
            return
        if "." in row[0] and at.token > 0:
            return  # a node of an enhanced graph is no word of the text
        sentence.rows.append(row)

    def _about(self, number: int, text: str) -> dict[str, Any]:
        try:
            return fitted(json.loads(text), _ABOUT)[0]
        except (ValueError, RecursionError, WrongShape):
            self._source.warn("conll.bad_about", line=number)
            return {}

    def _items(self, raw: _Raw) -> Iterator[Incoming]:
        about = raw.about
        text, places = self._text(raw)
        spans = [
            IncomingSpan(label, ((row[first][0], row[last - 1][1]),))
            for column in self._layout.tags
            for sentence, row in zip(raw.sentences, places, strict=True)
            for first, last, label in self._decoder.stretches(
                [one[column] for one in sentence.rows], sentence.line
            )
        ]
        person = self._person(raw.line, about)
        if person is not None:
            yield IncomingHeader(self._source.at(raw.line), annotators=(person,))
        has_layer = bool(spans) or about.get("layer", False)
        layer = IncomingLayer(person.uid if person else None, spans=tuple(sorted(spans, key=_place)))
        is_gold = about.get("gold", False)
        yield IncomingDocument(
            text=text,
            where=self._source.at(raw.line),
            title=about.get("title", ""),
            meta=about.get("meta", {}),
            uid=about.get("uid"),
            layers=(layer,) if has_layer and not is_gold else (),
            gold=layer if has_layer and is_gold else None,
        )

    def _text(self, raw: _Raw) -> tuple[str, list[list[Range]]]:
        column, space = self._layout.token, self._layout.space
        if space is None:
            return text_of(
                [[row[column] for row in one.rows] for one in raw.sentences], natural=self._natural
            )
        pieces = [raw.about.get("before", "")]
        at = len(pieces[0])
        places: list[list[Range]] = []
        for sentence in raw.sentences:
            found = []
            for row in sentence.rows:
                token, after = row[column], layout.space_of(row[space])
                found.append((at, at + len(token)))
                at += len(token) + len(after)
                pieces += [token, after]
            places.append(found)
        return "".join(pieces), places

    def _person(self, line: int, about: dict[str, Any]) -> Annotator | None:
        if not about.get("annotator"):
            return None
        try:
            known, extra = fitted(about["annotator"], shape.ANNOTATOR)
        except WrongShape:
            self._source.warn("conll.bad_about", line=line)
            return None
        return Annotator(known["uid"], known["name"], known["role"], extra)


def _end(document: _Raw, sentence: _Sentence) -> None:
    if sentence.rows:
        document.sentences.append(sentence)


def _place(span: IncomingSpan) -> tuple[int, int]:
    return span.fragments[0][0], span.fragments[-1][1]


def claims(head: bytes) -> bool:
    """Whether the first lines are tokens with a tag each, and not all of the tags are ``O``."""
    text = head.decode("utf-8", "ignore").removeprefix("\ufeff")
    lines = [line.rstrip("\r") for line in text.split("\n")[:-1]] or [text]
    if any(line.startswith((DOCSTART, GLOBAL)) for line in lines[:5]):
        return True
    rows = _rows(lines[:_LOOK])
    found = layout.seen(rows, None, ())
    return found is not None and any(row[found.tags[0]] != OUTSIDE for row in rows)
