"""The floors of the house hold: who may import whom is written in pyproject.toml."""

from __future__ import annotations

import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT


def test_every_import_contract_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out
