"""The files that ship with the program are found; in a wheel and a frozen program too (tests/packaging)."""

from __future__ import annotations

from annotator.app.resources import resource, seeds


def test_a_checkout_finds_its_own_files() -> None:
    assert resource("icons", "annotator.svg").is_file()
    assert resource("codebooks", "positions.toml").is_file()
    assert seeds().is_dir()
