"""The documentation speaks of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)\)")
MAKE = re.compile(r"^make ([a-z-]+)|`make ([a-z-]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def pages() -> list[tuple[Path, str]]:
    return [(page, page.read_text(encoding="utf-8")) for page in PAGES]


def test_links_lead_somewhere() -> None:
    links = [(page, link) for page, text in pages() for link in LINK.findall(text)]
    assert not [(page.name, link) for page, link in links if not (page.parent / link).exists()]


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {first or second for _, text in pages() for first, second in MAKE.findall(text)}
    assert named <= targets


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert not [page.name for page in PAGES if f"({page.name})" not in index and page.name != "README.md"]


@pytest.mark.parametrize(
    "line", [line for line in PAGES[0].read_text(encoding="utf-8").splitlines() if "pip " in line]
)
def test_the_documented_pip_lines_are_those_of_make(line: str) -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(LOCK)", "requirements/lock.txt")
    assert f"$(PIP) {line.split('pip install ')[1]}" in recipe
