"""Small files, small functions, a word of purpose everywhere, and nothing left for later."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import PACKAGE, Source, package_sources, python_sources, written_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LEFT_FOR_LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
NAMES_THAT_SAY_NOTHING = re.compile(r"(^|_)(util|utils|helper|helpers|common|manager|misc)(_|$)")
TESTS_THAT_DO_NOT_TEST = re.compile(r"\b(ski" r"pif|xfa" r"il\b|pytest\.ski" r"p|importor" r"skip)")
SOMEBODYS_FOLDER = re.compile(
    r"""(?:^|[\s"'`(=])(/(?!usr/|bin/|dev/|etc/|proc/|sys/)[A-Za-z][\w.-]*/[\w.-]+)"""
)


def test_no_file_is_long() -> None:
    long = {s.name: n for s in python_sources() if (n := s.text.count("\n")) > LONGEST_FILE}
    assert not long


def test_no_function_is_long() -> None:
    assert not [where for source in python_sources() for where in _long_functions(source)]


def test_every_module_says_what_it_is_for() -> None:
    assert not [source.name for source in python_sources() if not ast.get_docstring(source.tree)]


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {source.path.parent for source in package_sources()}
    assert not [folder.name for folder in folders if not (folder / "__init__.py").is_file()]


def test_annotations_are_never_evaluated() -> None:
    late = "from __future__ import annotations"
    defines = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.AnnAssign)
    sources = (s for s in python_sources() if any(isinstance(node, defines) for node in s.tree.body))
    assert not [source.name for source in sources if late not in source.text]


def test_names_of_modules_say_something() -> None:
    paths = (source.path.relative_to(PACKAGE) for source in package_sources())
    assert not [path for path in paths if any(map(NAMES_THAT_SAY_NOTHING.search, path.with_suffix("").parts))]


def test_nothing_is_left_for_later() -> None:
    assert not _lines_with(LEFT_FOR_LATER)


def test_no_test_looks_away() -> None:
    assert not _lines_with(TESTS_THAT_DO_NOT_TEST)


def test_nothing_names_a_folder_of_somebodys_machine() -> None:
    assert not _lines_with(SOMEBODYS_FOLDER)


def _long_functions(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{source.name}:{node.lineno} {node.name} has {lines} lines"


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.name}:{number} {line.strip()}"
        for path in written_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
