"""What ``docs/measures.md`` says is so."""

from __future__ import annotations

import importlib
import re

import pytest

from tests.measure.page import PAGE, with_table

AGAIN = "write it anew: PYTHONPATH=. python -m tests.measure.page"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_of_published_examples_is_what_we_compute() -> None:
    words, computed = TEXT.split(), with_table(TEXT).split()
    assert len(words) == len(computed), AGAIN
    for told, found in zip(words, computed, strict=True):
        # Another machine may round the last decimal to the other side.
        assert told == found or float(told) == pytest.approx(float(found), abs=2e-6), AGAIN


@pytest.mark.parametrize("name", re.findall(r"`(annotator\.measure\.[\w.]+)`", TEXT))
def test_a_function_that_the_page_names_is_there(name: str) -> None:
    module, _, function = name.rpartition(".")
    assert callable(getattr(importlib.import_module(module), function))
