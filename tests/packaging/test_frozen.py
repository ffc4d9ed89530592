"""The frozen program opens the sample, labels, exports and re-imports by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.packaging


def test_the_frozen_program_passes_its_own_test(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "build.py"), "--dist", str(tmp_path)], check=False
    )
    assert built.returncode == 0
    program = tmp_path / "annotator"
    assert (program / "_internal" / "annotator" / "_resources" / "icons" / "annotator.svg").is_file()
