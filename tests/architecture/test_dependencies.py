"""The program imports what it declares and declares what it imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata

from tests.architecture.sources import ROOT, Source, package_sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8")


def test_imports_are_declared_and_declarations_are_used() -> None:
    homes = metadata.packages_distributions()
    imported = {name for source in package_sources() for name in _imported(source)}
    # _typeshed is the type checker's own; it is never there to import
    foreign = imported - sys.stdlib_module_names - {"annotator", "_typeshed"}
    used = {_plain(home) for name in foreign for home in homes[name]}
    declared = {_plain(requirement) for requirement in PROJECT["dependencies"]}
    # Shiboken is a part of PySide that comes with it
    assert used - {"shiboken6"} == declared


def test_the_lock_is_exact_and_names_no_host() -> None:
    pinned = {_plain(line) for line in LOCK.splitlines() if line[:1].isalnum()}
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    wanted = {_plain(requirement) for group in groups for requirement in group} - {"annotator"}
    assert wanted <= pinned
    assert all("==" in line for line in LOCK.splitlines() if line[:1].isalnum())
    assert "//" not in LOCK
    assert "--index" not in LOCK


def test_every_format_we_declare_can_be_loaded() -> None:
    ours = metadata.entry_points(group="annotator.formats")
    declared = PROJECT["entry-points"]["annotator.formats"]
    assert declared.items() <= {point.name: point.value for point in ours}.items()
    assert all(point.load() for point in ours)


def _plain(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def _imported(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
