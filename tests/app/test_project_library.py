"""The library as the documentation describes it: the example runs, and every public method is told of."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from annotator import Project

PAGE = (Path(__file__).parents[2] / "docs" / "library.md").read_text(encoding="utf-8")


def test_the_example_runs_as_it_stands(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    ran = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True)
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "actor The Kremlin",
        "stance ruled out",
        "proposal NATO membership for Ukraine",
        "span.outside {'start': 0, 'end': 10000, 'length': 67}",
    ]
    assert "Kremlin" in (tmp_path / "statements.csv").read_text(encoding="utf-8")


def test_every_public_name_of_a_project_is_told_of() -> None:
    told = set(re.findall(r"`(?:Project\.)?(\w+)[(`]", PAGE))
    public = {name for name in vars(Project) if not name.startswith("_")}
    assert public - told == set()
