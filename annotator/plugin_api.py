"""What a file format is written against: the whole contract between Annotator and a format plug-in.

A format is one value, a :class:`Format`, named by an entry point of the group ``annotator.formats``::

    [project.entry-points."annotator.formats"]
    letters = "my_package.letters:LETTERS"

    def read(source: Source) -> Iterator[Incoming]:
        for number, line in enumerate(source.path.open(encoding="utf-8"), start=1):
            if line.strip():
                yield IncomingDocument(text=line, where=source.at(number))
            else:
                source.skip("letters.empty_line", line=number)

    LETTERS = Format(name="letters", title="A letter a line", suffixes=(".letters",), read=read)

A reader streams what a file says, in the file's own offsets (code points of the raw text); normalising,
range checks, duplicates and dangling references are the program's business and the same for every format.
A writer streams what the project holds; what its format cannot carry follows from ``holds`` and is
reported by the program. Neither touches the project, and neither raises for a bad item: it is reported
and left out. :class:`~annotator.errors.UserError` is for a file that cannot be read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from annotator.core.codebook.model import Codebook
from annotator.core.fragments import Fragments
from annotator.core.network import Network
from annotator.core.records import Annotator, Document, Entity, Filling, Layer, Span, Stance, Statement

Json = Any
Extra = Mapping[str, Json]
"""Keys a file had that nobody knows, in their order; they leave with the record again."""


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


# --- Reports ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing worth telling: ``where`` (file name, ``name:line`` or a uid), a code and its facts."""

    where: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """What was left out, what to look at, and what a format could not carry."""

    skipped: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    lost: list[Issue] = field(default_factory=list)

    def skip(self, where: str, code: str, /, **params: object) -> None:
        """Something was not imported."""
        self.skipped.append(Issue(where, code, params))

    def warn(self, where: str, code: str, /, **params: object) -> None:
        """Something was imported, but not just as the file said it."""
        self.warnings.append(Issue(where, code, params))

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Something could not be exported."""
        self.lost.append(Issue(where, code, params))


# --- Reading ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IncomingSpan:
    """A label on fragments of the raw text. ``quote`` is the text the file says is there, if it says so."""

    label: str
    fragments: Fragments
    uid: str | None = None
    quote: str | None = None
    entity: str | None = None
    attributes: Extra = field(default_factory=dict)
    note: str = ""
    origin: str = "import"
    codebook_version: Json = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingStatement:
    """A statement; it cites spans of its own layer and entities by uid."""

    type: str
    roles: Mapping[str, Filling] = field(default_factory=dict)
    stance: Stance = field(default_factory=Stance)
    spans: tuple[str, ...] = ()
    uid: str | None = None
    voice: str | None = None
    in_doubt: bool = False
    attributes: Extra = field(default_factory=dict)
    note: str = ""
    origin: str = "import"
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed arrow between two spans or statements of one layer."""

    uid: str | None
    type: str
    source: str
    target: str
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer made of a disagreement; the unnamed fields are JSON values."""

    uid: str | None
    type: str
    sources: Json = field(default_factory=list)
    verdict: Json = None
    results: Json = field(default_factory=list)
    reviewer: str | None = None
    policy: Json = None
    time: Json = None
    reason: Json = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingLayer:
    """What somebody said of a document; ``annotator`` is a uid, a name, or None when nobody is named."""

    annotator: str | None = None
    status: str = "not_started"
    seconds: int = 0
    notes: str = ""
    marks: tuple[int, ...] = ()
    spans: tuple[IncomingSpan, ...] = ()
    statements: tuple[IncomingStatement, ...] = ()
    relations: tuple[Relation, ...] = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """One article as the file has it: ``text`` raw, every offset in code points of it.

    An empty title is filled from the text's first line. ``where`` is the place that reports name.
    """

    text: str
    where: str
    title: str = ""
    meta: Mapping[str, Json] = field(default_factory=dict)
    uid: str | None = None
    state: str = "open"
    notes: str = ""
    layers: tuple[IncomingLayer, ...] = ()
    gold: IncomingLayer | None = None
    decisions: tuple[Decision, ...] = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingHeader:
    """What a file says once, before its documents. ``entities`` and ``annotators`` carry their own uids."""

    where: str
    lineage: str | None = None
    codebook: Codebook | None = None
    entities: tuple[Entity, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    extra: Extra = field(default_factory=dict)


Incoming = IncomingHeader | IncomingDocument


@dataclass(slots=True)
class Source:
    """A file to read, and the ear for what is wrong with it.

    ``name`` is how reports call the file; ``position`` is the bytes read so far, kept up by readers of
    large files so that progress can be shown.
    """

    path: Path
    name: str
    report: Report
    options: Mapping[str, Any] = field(default_factory=dict)
    position: int = 0

    def at(self, line: int | None = None) -> str:
        """The place to name in a report: the file, or a line of it (the first is 1)."""
        return self.name if line is None else f"{self.name}:{line}"

    def skip(self, code: str, *, line: int | None = None, **params: object) -> None:
        """Report that the file, or a line of it, was left out."""
        self.report.skip(self.at(line), code, **params)

    def warn(self, code: str, *, line: int | None = None, **params: object) -> None:
        """Report that the file, or a line of it, was not taken just as it stands."""
        self.report.warn(self.at(line), code, **params)


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader cannot know and the user is asked; the answer comes as ``source.options[name]``.

    ``answers`` are the values to choose from, each with what people read; ``default`` is what is taken
    where nobody is asked, None when the file is refused without an answer. Equal questions are asked once,
    and answers are remembered for the next file that raises the same ones.
    """

    name: str
    title: str
    answers: tuple[tuple[str, str], ...]
    default: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a table: its columns, its first rows, and which column is taken for what."""

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]


# --- Writing ---------------------------------------------------------------------------------------------


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


# --- The format itself -----------------------------------------------------------------------------------


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
    claim beats any other format of that suffix. ``companions`` names the files that are read together with
    a file (a text beside its annotations) and are therefore not imported by themselves. ``questions`` are
    what the reader would like to know about a file. A format of a ``folder`` writes several files into a
    folder of its own. ``needs`` is the extra of this package that brings what the format is read and
    written with: ``pip install annotator[pdf]``.

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
