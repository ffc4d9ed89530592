"""An export is read back before it says done: what a format claims to hold must be there again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.app.importing.finding import files_of
from annotator.core.records import Entity
from annotator.core.text.normalise import normalise
from annotator.core.uids import text_hash
from annotator.plugin_api import Format, IncomingDocument, OutgoingDocument, Report, Source

_Places = dict[str, tuple[int, int]]
"""By text hash: how many spans, and the sum of what tells their hulls apart, whatever their order."""


class SelfCheck:
    """Remembers where the spans of one export's documents are, and looks for them in what was written."""

    def __init__(self, format_: Format) -> None:
        self._format = format_
        self._expected: _Places = {}
        self._entities: set[str] = set()

    def lacks(self, entities: Sequence[Entity]) -> list[Entity]:
        """Those of a project's ``entities`` that were not read back, of a format that tells them at all."""
        if not self._entities:
            return []
        return [entity for entity in entities if self._entities.isdisjoint((entity.uid, entity.name))]

    def expect(self, document: OutgoingDocument) -> None:
        """This document goes to the writer."""
        if self._format.read is None:
            return
        hulls = [(span.start, span.end) for layer in document.all_layers() for span in layer.spans]
        _add(self._expected, document.document.text_hash, hulls)

    def read_back(self, part: Path, name: str, counts: tuple[int, int, int]) -> None:
        """Read ``part`` as an import would; what is missing or moved is a defect of the writer.

        ``counts`` are documents, spans and statements as the writer told them. Documents are told apart by
        uid, else by text, since a format may need a record for each layer.

        Raises:
            AssertionError: With what was written and what was read.
        """
        if self._format.read is None or (not any(counts) and _is_nothing(part)):
            return
        report = Report()
        found: _Places = {}
        documents: set[str] = set()
        spans = statements = 0
        for item in self._items(part, name, report):
            layers = [*item.layers, *([item.gold] if item.gold else [])]
            hulls = [
                (span.fragments[0][0], span.fragments[-1][1]) for layer in layers for span in layer.spans
            ]
            sha256 = text_hash(normalise(item.text).text)
            _add(found, sha256, hulls)
            documents.add(item.uid or sha256)
            spans += len(hulls)
            statements += sum(len(layer.statements) for layer in layers)
        # Articles of the same text are one to a format that has no uids.
        texts_differ = len(self._expected) >= counts[0]
        read = (len(documents) if texts_differ else counts[0], spans, statements)
        if read != counts or report.skipped:
            raise AssertionError(f"{self._format.name}: wrote {counts}, read {read}; {report.skipped[:3]}")
        for sha256, place in found.items():
            expected = self._expected.get(sha256, place)
            if expected[0] == place[0] and expected != place:
                raise AssertionError(f"{self._format.name}: spans moved in the text {sha256}")

    def _items(self, part: Path, name: str, report: Report) -> Iterator[IncomingDocument]:
        assert self._format.read is not None
        files = files_of(self._format, part) if self._format.folder else [part]
        for file in files:
            for item in self._format.read(Source(file, name if file == part else file.name, report)):
                if isinstance(item, IncomingDocument):
                    yield item
                else:
                    self._entities.update(name for one in item.entities for name in (one.uid, one.name))


def _is_nothing(part: Path) -> bool:
    """Whether a writer that had nothing to say left no file behind, or an empty one."""
    return not part.exists() or (part.is_file() and part.stat().st_size == 0)


def _add(places: _Places, sha256: str, hulls: list[tuple[int, int]]) -> None:
    count, total = places.get(sha256, (0, 0))
    places[sha256] = (count + len(hulls), total + sum(map(hash, hulls)))
