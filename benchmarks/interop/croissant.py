"""What ``mlcroissant`` says of our ``croissant.json``, and the records that it reads by it.

python benchmarks/interop/croissant.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator.app.datasets import Plan
from benchmarks.interop.own_venv import python_with
from benchmarks.interop.tricky import project_in

REQUIREMENTS = ("mlcroissant==1.1.1", "pyarrow")
FORMATS = ("hugging-face", "statements-csv", "native")

_INSIDE = """
import json, sys, warnings
import mlcroissant as mlc
dataset = mlc.Dataset(jsonld=sys.argv[1])
issues = dataset.metadata.ctx.issues
told = {"errors": sorted(issues.errors), "warnings": sorted(issues.warnings), "records": {}}
for record_set in dataset.metadata.record_sets:
    told["records"][record_set.uuid] = sum(1 for _ in dataset.records(record_set.uuid))
print(json.dumps(told))
"""


def validated(file: Path) -> dict[str, Any]:
    """Errors, warnings, and how many records there are in each record set."""
    done = subprocess.run(
        [str(python_with("mlcroissant", *REQUIREMENTS)), "-c", _INSIDE, str(file)],
        stdout=subprocess.PIPE,
        cwd=file.parent,
        check=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def main() -> None:
    """Make datasets, validate them, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with project_in(folder) as project:
            for format_ in FORMATS:
                plan = Plan(format_, layer="all", licence="https://creativecommons.org/licenses/by/4.0/")
                project.datasets.write(folder / format_, plan)
        for format_ in FORMATS:
            told = validated(folder / format_ / "croissant.json")
            assert not told["errors"], told["errors"]
            records = ", ".join(f"{name} {count}" for name, count in told["records"].items()) or "no tables"
            print(f"{format_}: no errors, {len(told['warnings'])} warnings; {records}")
            for warning in told["warnings"]:
                print(f"    {warning}")


if __name__ == "__main__":
    main()
