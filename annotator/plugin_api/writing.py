"""What writers are given, and what they write to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Document, Entity, Layer, Span, Statement
from annotator.plugin_api.incoming import Decision, Extra, Relation


@dataclass(frozen=True, slots=True)
class OutgoingLayer:
    """A layer with all that is in it; spans by (start, end, uid), the rest by uid, marks ascending."""

    layer: Layer
    seconds: int
    marks: tuple[int, ...]
    spans: tuple[Span, ...]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class OutgoingDocument:
    """A document with the layers asked for, ordered by their annotators' uids."""

    document: Document
    text: str
    layers: tuple[OutgoingLayer, ...]
    gold: OutgoingLayer | None
    decisions: tuple[Decision, ...]

    def all_layers(self) -> tuple[OutgoingLayer, ...]:
        """The annotators' layers, then gold."""
        return self.layers if self.gold is None else (*self.layers, self.gold)


class ExportSource(Protocol):
    """A project seen at one moment, with the layers the user asked for."""

    @property
    def lineage(self) -> str:
        """What this project and all its copies are called."""

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""

    @property
    def extra(self) -> Extra:
        """Unknown keys of the header of the file the project came from."""

    def entities(self) -> Sequence[Entity]:
        """All entities, by uid."""

    def annotators(self) -> Sequence[Annotator]:
        """The annotators whose layers are exported, by uid."""

    def meta_keys(self) -> Sequence[str]:
        """The keys of metadata that any document has, sorted."""

    def documents(self) -> Iterator[OutgoingDocument]:
        """The documents in import order, read as they are asked for."""


class Target(Protocol):
    """Where a writer writes: text by :meth:`write`, anything else straight to :attr:`path`.

    Nothing that is written shows before the writer has returned and what it wrote was read back.
    """

    @property
    def name(self) -> str:
        """How reports call the file."""

    @property
    def path(self) -> Path:
        """The file to make, not there yet; for a format of folders an empty folder to fill."""

    @property
    def options(self) -> Mapping[str, Any]:
        """The options the user gave."""

    def write(self, text: str, /) -> int:
        """Append ``text`` to the file as UTF-8; line ends stay as written."""

    def count(self, *, documents: int = 0, spans: int = 0, statements: int = 0) -> None:
        """Say how many items went into the file."""

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Report a loss that does not already follow from ``holds``."""
