"""What readers read from, and what they may ask of the user first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.plugin_api.reports import Report


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
