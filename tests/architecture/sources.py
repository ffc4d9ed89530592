"""The project's own files, as the tests of its shape read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "annotator"
_OURS = ("annotator", "tests", "packaging", "benchmarks")


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, what it says, and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path from the top of the project, with forward slashes."""
        return self.path.relative_to(ROOT).as_posix()


@cache
def python_sources() -> tuple[Source, ...]:
    """Every Python file of ours."""
    return tuple(_read(path) for folder in _OURS for path in sorted((ROOT / folder).rglob("*.py")))


def package_sources() -> Iterator[Source]:
    """The files of the program alone."""
    return (source for source in python_sources() if PACKAGE in source.path.parents)


def written_files() -> Iterator[Path]:
    """Everything people wrote: code, recipes, documentation; not pictures, sample texts and the lock."""
    yield from (source.path for source in python_sources())
    yield from (ROOT / name for name in ("Makefile", "README.md", "pyproject.toml", ".ci/run"))
    for folder, pattern in (("docs", "*.md"), ("resources", "*.toml"), ("packaging", "*.*")):
        yield from (path for path in sorted((ROOT / folder).rglob(pattern)) if path.suffix != ".pyc")


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path, text, ast.parse(text))
