"""The floors of the house hold: who may import whom is written in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.sources import ROOT

# In a process of its own, for import-linter silences all loggers of the one it runs in.
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_every_import_contract_is_kept() -> None:
    linted = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True)
    assert linted.returncode == 0, linted.stdout
