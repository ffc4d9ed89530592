"""Writing a DocBin: a Doc for each layer of each document.

``spans["sc"]`` has all spans whose edges are edges of tokens, their uids as ids and their entities as
``kb_id``; ``ents`` those of them that do not overlap; ``doc._.rel`` the arrows between them, statements
among these. The rest goes along in ``user_data``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.core.records import Span
from annotator.formats.cited import cited_by, with_parents
from annotator.formats.excerpts import excerpt
from annotator.formats.extras import need
from annotator.formats.native.writing import document_json, entity_json, header_json
from annotator.formats.overlaps import LONGEST, without_overlaps
from annotator.formats.spacy_docbin.carried import GROUP, KEY, REL, Carried
from annotator.formats.statement_relations import encode
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

EXTRA = "spacy"
ANY_LANGUAGE = "xx"
_LANGUAGE_KEYS = ("language", "lang")

Doc = Any
Tokenizer = Callable[[str], Doc]


def write(source: ExportSource, target: Target) -> None:
    """Write the file; what spaCy's own parts of it can't say is reported by uid."""
    writer = _Writer(source, target)
    for outgoing in source.documents():
        writer.document(outgoing)
    target.path.write_bytes(writer.bin.to_bytes())


@dataclass(frozen=True, slots=True)
class _Placed:
    """A span between tokens."""

    span: Span
    found: Any
    start: int
    end: int


class _Writer:
    def __init__(self, source: ExportSource, target: Target) -> None:
        self._tokens = need("spacy.tokens", extra=EXTRA)
        self.bin = self._tokens.DocBin(store_user_data=True)
        self._target = target
        self._alignment = str(target.options.get("alignment", "strict"))
        self._policy = str(target.options.get("overlaps", LONGEST))
        self._types = [kind.id for kind in source.codebook.statement_types]
        self._tokenizers = _Tokenizers(str(target.options.get("language", "")))
        self._entities = {entity.uid: entity for entity in source.entities()}
        self._header = header_json(source)
        self._is_first = True

    def document(self, outgoing: OutgoingDocument) -> None:
        """Add a Doc for each layer, or one without."""
        whole = document_json(outgoing)
        whole.pop("text")
        base = {**whole, "layers": [], "gold": None, "decisions": []}
        records: list[tuple[OutgoingLayer | None, dict[str, Any]]] = [
            (layer, {**base, "layers": [told]})
            for layer, told in zip(outgoing.layers, whole["layers"], strict=True)
        ]
        if outgoing.gold is not None:
            records.append((outgoing.gold, {**base, "gold": whole["gold"]}))
        records = records or [(None, base)]
        records[-1][1]["decisions"] = whole["decisions"]
        for layer, told in records:
            self._record(outgoing, layer, told)
        self._target.count(documents=1)

    def _record(self, outgoing: OutgoingDocument, layer: OutgoingLayer | None, told: dict[str, Any]) -> None:
        doc = self._tokenizers.doc(outgoing.text, outgoing.document.meta)
        placed: list[_Placed] = []
        if layer is not None:
            placed = self._placed(doc, layer)
            doc.spans[GROUP] = [one.found for one in placed]
            self._ents(doc, placed)
            self._rel(doc, layer, placed)
            self._target.count(spans=len(layer.spans), statements=len(layer.statements))
        places = {one.span.uid: (one.start, one.end) for one in placed}
        people = {None if layer is None else layer.layer.annotator}
        people |= {one["reviewer"] for one in told["decisions"]}
        carried = Carried(self._header_for(layer, people), told, places)
        doc.user_data[KEY] = carried.encoded(outgoing.text)
        self.bin.add(doc)

    def _header_for(self, layer: OutgoingLayer | None, people: Collection[str | None]) -> Mapping[str, Any]:
        """The whole header with the first Doc; with the others the entities and the ``people`` they name."""
        if self._is_first:
            self._is_first = False
            return self._header
        cited = cited_by(layer) if layer is not None else set()
        return {
            "format": self._header["format"],
            "annotators": [one for one in self._header["annotators"] if one["uid"] in people],
            "entities": [entity_json(entity) for entity in with_parents(cited, self._entities)],
        }

    def _placed(self, doc: Doc, layer: OutgoingLayer) -> list[_Placed]:
        """The spans between tokens; those that are not, or are moved to be so, are told."""
        found = []
        for span in layer.spans:
            between = doc.char_span(
                span.start, span.end, label=span.label, kb_id=span.entity or "", span_id=span.uid,
                alignment_mode=self._alignment,
            )  # fmt: skip
            if between is None or len(between) == 0:
                self._lose(span, "spacy.misaligned")
                continue
            if (between.start_char, between.end_char) != (span.start, span.end):
                self._lose(span, "spacy.moved", stands=excerpt(between.text))
            found.append(_Placed(span, between, between.start, between.end))
        return found

    def _ents(self, doc: Doc, placed: list[_Placed]) -> None:
        fit = []
        for one in placed:
            if doc[one.start].is_space or doc[one.end - 1].is_space:
                self._lose(one.span, "spacy.blank_edge")
            else:
                fit.append(one)
        stays, goes = without_overlaps(fit, self._policy)
        for one in goes:
            self._lose(one.span, "spacy.not_in_ents", policy=self._policy)
        doc.ents = [one.found for one in stays]

    def _rel(self, doc: Doc, layer: OutgoingLayer, placed: list[_Placed]) -> None:
        """Arrows as ``{(first token, first token): {type: 1.0}}``, the way spaCy's own example has them."""
        starts = {one.span.uid: one.start for one in placed}
        relations: dict[tuple[int, int], dict[str, float]] = {}
        for arrow in encode(layer, starts.keys(), types=self._types).arrows:
            ends = (starts[arrow.source], starts[arrow.target])
            relations.setdefault(ends, {})[arrow.type] = 1.0
        if relations:
            doc.user_data[REL] = relations

    def _lose(self, span: Span, code: str, **params: object) -> None:
        self._target.lose(span.uid, code, uid=span.uid, label=span.label, quote=excerpt(span.quote), **params)


class _Tokenizers:
    """A tokenizer for each language; where spaCy has none, or needs more for it, that of any language."""

    def __init__(self, chosen: str) -> None:
        self._spacy = need("spacy", extra=EXTRA)
        self._chosen = chosen
        self._known: dict[str, Tokenizer | None] = {}

    def doc(self, text: str, meta: Mapping[str, Any]) -> Doc:
        """The text as tokens that leave nothing of it out."""
        said = next((meta[key] for key in _LANGUAGE_KEYS if isinstance(meta.get(key), str)), ANY_LANGUAGE)
        name = (self._chosen or said).casefold().replace("_", "-").partition("-")[0]
        for language in (name, ANY_LANGUAGE):
            tokenizer = self._tokenizer(language)
            doc = tokenizer(text) if tokenizer is not None else None
            if doc is not None and doc.text == text:
                return doc
        raise AssertionError("spaCy's tokenizers are said to leave nothing out")

    def _tokenizer(self, language: str) -> Tokenizer | None:
        if language not in self._known:
            try:
                # Not the whole pipeline: it refuses long texts.
                self._known[language] = self._spacy.blank(language).tokenizer
            except ImportError:
                self._known[language] = None
        return self._known[language]
