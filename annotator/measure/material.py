"""What is compared: the finished versions of one document, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.records import Span, Statement


@dataclass(frozen=True, slots=True)
class Version:
    """One annotator's finished layer of one document.

    Finished but empty is a version; unfinished or unseen is none. Entities are canonical already (an entity
    that is ``same_as`` another stands under the other's uid). ``nothing_here`` holds the numbers, from 0, of
    the paragraphs that the annotator marked "read, nothing here".
    """

    annotator: str
    spans: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    nothing_here: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Material:
    """One document and all its finished versions, ordered by annotator uid.

    ``length`` and ``paragraphs`` (start and end of each) are in code points.
    """

    document: str
    length: int
    paragraphs: tuple[tuple[int, int], ...]
    versions: tuple[Version, ...]

    @property
    def annotators(self) -> tuple[str, ...]:
        """Who has finished this document."""
        return tuple(version.annotator for version in self.versions)
