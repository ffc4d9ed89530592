"""A format: its names, what it can hold, and how it is read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.core.network import Network
from annotator.plugin_api.incoming import Incoming, Json
from annotator.plugin_api.reading import Preview, Question, Source
from annotator.plugin_api.writing import ExportSource, Target


class Holds(StrEnum):
    """What a format can carry. Documentation and loss reports derive from it.

    ``attributes`` and ``notes`` are those of spans and statements; ``details`` are a statement's voice and
    doubt; ``progress`` is a layer's status, time, notes and reading marks.
    """

    TEXT = "text"
    METADATA = "metadata"
    SPANS = "spans"
    FRAGMENTS = "fragments"
    ENTITIES = "entities"
    ATTRIBUTES = "attributes"
    NOTES = "notes"
    STATEMENTS = "statements"
    DETAILS = "details"
    RELATIONS = "relations"
    ANNOTATORS = "annotators"
    PROGRESS = "progress"
    GOLD = "gold"
    DECISIONS = "decisions"
    CODEBOOK = "codebook"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a format, for documentation, dialogs and the command line.

    ``choices``, if there are any, are all the values it takes.
    """

    name: str
    description: str
    default: Json = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its names, what it can hold, and how it is read and written.

    ``suffixes`` are lower-case with their dot; the first is that of exported files. ``claims`` looks at
    the first bytes of a file whose suffix fits and says whether it is *certainly* of this format; such a
    claim beats any other format of that suffix; ``claims_end`` does the same by the last bytes, where files
    that keep their table of contents at the end (Parquet) say what they are. ``companions`` names the files
    that are read together with a file (a text beside its annotations) and are therefore not imported by
    themselves. ``questions`` are what the reader would like to know about a file. A format of a ``folder``
    writes several files into a folder of its own. ``needs`` is the extra of this package that brings what
    the format is read and written with: ``pip install annotator[pdf]``.

    A format with both ``read`` and ``write`` must read back what it writes: every export is checked so.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    description: str = ""
    holds: frozenset[Holds] = frozenset()
    options: tuple[Option, ...] = ()
    default_name: str = ""
    folder: bool = False
    needs: str = ""
    read: Callable[[Source], Iterator[Incoming]] | None = None
    write: Callable[[ExportSource, Target], None] | None = None
    claims: Callable[[bytes], bool] | None = None
    claims_end: Callable[[bytes], bool] | None = None
    companions: Callable[[Path], Sequence[Path]] | None = None
    questions: Callable[[Source], Sequence[Question]] | None = None
    preview: Callable[[Source], Preview | None] | None = None


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A file format for networks, named by an entry point of the group ``annotator.networks``.

    ``write`` writes one network to a target; whatever it needs besides goes into files beside
    ``target.path`` whose names begin with the stem of its name. ``counted`` reads what was written and
    answers how many nodes and edges are there; every file is checked so where a format has it. Slices of
    time are networks of their own, each in its own file.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    description: str
    write: Callable[[Network, Target], None]
    aliases: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    needs: str = ""
    counted: Callable[[Path], tuple[int, int]] | None = None
