"""Every published figure holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.measure.oracles import COPY, Oracle, cases, original, read, registry, rows


@pytest.mark.parametrize("oracle", registry(), ids=lambda oracle: oracle.id)
def test_a_published_figure_is_reproduced(oracle: Oracle) -> None:
    for row in rows(oracle):
        assert row.holds, f"{row.part}: ours {row.ours}, expected {row.expected} ± {row.case.tolerance}"


def test_every_case_is_computed_once() -> None:
    assert [oracle.id for oracle in registry()] == list(cases())


def test_the_copy_is_complete() -> None:
    ours = read(COPY)
    for name, case in original().items():
        # The source may be told in other words.
        assert replace(ours[name], source="") == replace(case, source="")
