"""``docs/formats.md``: what every format is and holds, told from what the formats themselves declare.

``python -m annotator.app.formats_page > docs/formats.md`` writes it anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from annotator.app.birth import read_codebook_file
from annotator.app.plugins import Formats, formats
from annotator.app.resources import resource
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Entity
from annotator.plugin_api import Extra, Format, Holds, OutgoingDocument

_OPENING = """\
# Formats

Made from what the formats declare; `python -m annotator.app.formats_page` prints it.

`annotator formats` lists the formats of your installation. A file goes to the format that claims it: by its
first line, else by its suffix; `--format NAME` overrules that. Another package can add formats by the entry
point group `annotator.formats`; the package `annotator.plugin_api` is all it needs to know.
"""

_IN = """\
## What every import does

- **Look first:** in the window the articles are shown before they come, with what is nearly the same, and
  what a format cannot know is asked once and remembered. `--option NAME=VALUE` says the same on the
  command line.
- **Encoding:** a byte-order mark is believed, then strict UTF-8 is tried, then the encoding is guessed.
  The report says so wherever it is not plain UTF-8; the option `encoding` overrules it.
- **Text** is kept as it is, but for line ends (LF), a leading byte-order mark (dropped), NUL and lone
  surrogates (U+FFFD). Never is it normalised, trimmed or cut.
- **Offsets:** whether a file counts characters, UTF-16 units or bytes, and a Windows line end as one or
  two, is found out from the text that it quotes. Where nothing tells and it matters, the file is refused
  until `--offsets` says which. A quote typed otherwise (’ for ') keeps its place and is told; a quote
  that says something else refuses its span, unless `--reanchor` allows to look for it elsewhere in the
  text.
- **File names** can tell date, source and title: `--option "filename={date}_{source}_{title}"`.
- **Near-duplicates**, such as agency copy: `--near-duplicates keep|mark|skip`.
- **Title:** the first line where none is given; it stays in the text.
- **Twice:** a text that is in the project already is not imported again; layers that come with it are
  added. Nothing that is there is overwritten: what differs is reported.
- **Whose:** annotators of the source stay annotators. What a machine proposed is never a label: it is
  kept with the document under `suggestions`. Ids of the source are kept under `id`.
- **Bad items** are left out one by one, each with file, line, uid and reason; the rest comes in. Archives
  and XML are read bounded, in memory, without entities and without leaving their folder; nothing is
  unpickled.
- An import is one step to undo; while it runs, labelling goes on.
"""

_OUT = """\
## What every export does

In the window it shows the first records and what will be lost before anything is written. It shows the
project as it stood when it began, reads back what it wrote, and then replaces the file or folder as a
whole or not at all; a folder only if an earlier export made it. It ends with a list of what the format
could not hold, by uid and reason. `--layers` takes `all` (gold included), `gold`, or annotators' names
with commas between them. Articles that were removed are not exported. Formats that know no layers get a
record or a folder for each annotator, and one called `gold`.
"""

_TABLES = """\
## The tables

UTF-8, commas, quotes where needed, CRLF after each row (RFC 4180); offsets are code points, end exclusive.
Fragments are written `12-40;52-60`. Each role of the codebook has its own columns: entity, kind, uid, quoted
evidence and where it stands; evidence in several spans is joined with ` | `. Metadata under other keys than
the usual ones is in columns `meta.KEY`, nested values as JSON.

A cell of text that begins with `=`, `+`, `-`, `@`, tab or CR gets an apostrophe in front, lest a spreadsheet
run it as a formula; numbers are left alone, and the report counts such cells. `guard` switches that off.
"""

_LABELS = frozenset({Holds.SPANS, Holds.STATEMENTS})
_COLUMNS = (
    Holds.TEXT, Holds.METADATA, Holds.SPANS, Holds.FRAGMENTS, Holds.ENTITIES, Holds.STATEMENTS,
    Holds.RELATIONS, Holds.ANNOTATORS, Holds.GOLD,
)  # fmt: skip
"""What the table compares; the sections tell the rest."""

_WORDS = {
    Holds.TEXT: "texts",
    Holds.METADATA: "metadata",
    Holds.SPANS: "spans",
    Holds.FRAGMENTS: "pieces",
    Holds.ENTITIES: "entities",
    Holds.ATTRIBUTES: "attributes",
    Holds.NOTES: "notes",
    Holds.STATEMENTS: "statements",
    Holds.DETAILS: "voice and doubt",
    Holds.RELATIONS: "relations",
    Holds.ANNOTATORS: "annotators",
    Holds.PROGRESS: "status, time, notes, marks",
    Holds.GOLD: "gold",
    Holds.DECISIONS: "decisions",
    Holds.CODEBOOK: "codebook",
    Holds.EXTRA: "unknown keys",
}


def page(known: Formats) -> str:
    """The page about ``known`` formats, as Markdown."""
    parts = [_OPENING, _overview(known.known), _IN, _OUT, *map(_section, known.known), _TABLES]
    return "\n".join(parts)


def _overview(known: Sequence[Format]) -> str:
    """Two tables, so that a row fits a screen: formats that carry labels, and those of articles alone."""
    labels = [one for one in known if one.holds & _LABELS]
    rows = ["| | files | in | out | " + " | ".join(_WORDS[held] for held in _COLUMNS) + " |"]
    rows.append("|---" * (len(_COLUMNS) + 4) + "|")
    for one in labels:
        holds = " | ".join(_tick(held in one.holds) for held in _COLUMNS)
        rows.append(f"| {_link(one)} | {' '.join(one.suffixes)} | {_directions(one)} | {holds} |")
    rows += ["", "Formats of articles:", "", "| | files | in | out |", "|---|---|---|---|"]
    rows += [
        f"| {_link(one)} | {' '.join(one.suffixes)} | {_directions(one)} |"
        for one in known
        if one not in labels
    ]
    return "\n".join(rows) + "\n"


def _link(one: Format) -> str:
    anchor = re.sub(r"[^\w\- ]", "", f"{one.title} {one.name}".lower()).replace(" ", "-")
    return f"[`{one.name}`](#{anchor})"


def _directions(one: Format) -> str:
    return f"{_tick(one.read is not None)} | {_tick(one.write is not None)}"


def _tick(is_so: bool) -> str:
    return "✓" if is_so else ""


def _section(one: Format) -> str:
    return "\n".join([f"## {one.title} (`{one.name}`)", "", one.description, *_details(one), ""])


def _details(one: Format) -> Iterator[str]:
    yield from _holding(one)
    yield from _examples(one)
    if one.needs:
        yield f'\nNeeds the extra `{one.needs}`: `pip install "annotator[{one.needs}]"`.'
    if one.aliases:
        yield "\nAlso called " + ", ".join(f"`{alias}`" for alias in one.aliases) + "."
    if one.options:
        yield "\n| option | default | |\n|---|---|---|"
        for option in one.options:
            default = "–" if option.default is None else f"`{str(option.default).lower()}`"
            yield f"| `{option.name}` | {default} | {option.description} |"
    columns = _columns(one)
    if columns:
        yield "\nColumns, with the codebook Positions: " + ", ".join(f"`{name}`" for name in columns) + "."


def _holding(one: Format) -> Iterator[str]:
    """What is held and what is lost, of a format that carries labels."""
    if one.holds & _LABELS:
        yield "\nHeld: " + ", ".join(words for held, words in _WORDS.items() if held in one.holds) + "."
        lost = [words for held, words in _WORDS.items() if held not in one.holds]
        if lost and one.write:
            yield "Lost, and reported by uid where there is any: " + ", ".join(lost) + "."


def _examples(one: Format) -> Iterator[str]:
    suffix = one.suffixes[0] if one.suffixes else ""
    yield "\n```"
    if one.read:
        yield f"annotator import PROJECT {'FOLDER' if one.folder else f'FILE{suffix}'} --format {one.name}"
    if one.write:
        out = one.default_name or f"out{'' if one.folder else suffix}"
        yield f"annotator export PROJECT {out} --format {one.name}"
    yield "```"


def _columns(one: Format) -> list[str]:
    """The first row that the format writes, if it is a table."""
    if one.write is None or one.folder or ".csv" not in one.suffixes:
        return []
    target = _Collected()
    one.write(_Nothing(), target)
    return target.text.strip().split(",")


@dataclass
class _Collected:
    text: str = ""
    name: str = ""
    path: Path = Path()
    options: Extra = field(default_factory=dict)

    def write(self, text: str, /) -> int:
        self.text += text
        return len(text)

    def count(self, *, documents: int = 0, spans: int = 0, statements: int = 0) -> None:
        """Nothing is counted."""

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Nothing is lost."""


class _Nothing:
    """A project with a codebook and nothing else."""

    lineage = ""
    extra: Extra = MappingProxyType({})

    @property
    def codebook(self) -> Codebook:
        return read_codebook_file(resource("codebooks", "positions.toml")).codebook

    def entities(self) -> Sequence[Entity]:
        return ()

    def annotators(self) -> Sequence[Annotator]:
        return ()

    def meta_keys(self) -> Sequence[str]:
        return ()

    def documents(self) -> Iterator[OutgoingDocument]:
        return iter(())


if __name__ == "__main__":
    sys.stdout.write(page(formats()))
