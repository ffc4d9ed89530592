"""Every complaint that docs/complaints.md answers is answered by a test that is there."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.sources import ROOT

PAGE = (ROOT / "docs" / "complaints.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("| ---", "| complaint"))
]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
UNANSWERED = "no answer yet"


def test_the_page_is_a_table_of_four_columns() -> None:
    assert len(ROWS) > 25
    assert [row for row in ROWS if len(row) != 4] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_line_tells_where_and_has_an_answer_with_a_test_or_says_it_has_none(row: list[str]) -> None:
    _, told, answer, shown = row
    assert re.search(r"#\d+|PF \d+", told)
    assert bool(TEST.findall(shown)) != answer.startswith(UNANSWERED)


def test_every_test_it_names_exists() -> None:
    named = TEST.findall(PAGE)
    assert PAGE.count("::test_") == len(named)
    missing = []
    for path, name in named:
        file = ROOT / path
        tree = ast.parse(file.read_text(encoding="utf-8")) if file.exists() else ast.Module([], [])
        if not any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree)):
            missing.append(f"{path}::{name}")
    assert missing == []
