"""What the library ``datasets`` makes of our Parquet: a folder of one split, and datasets of several.

The library runs in an environment of its own, offline. Labels and stances must be ``ClassLabel``, every span
must be where its text is, and of soft labels every distribution must sum to one.

    python benchmarks/interop/hugging_face.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator.app.datasets import Plan
from benchmarks.interop.own_venv import python_with
from benchmarks.interop.tricky import project_in

REQUIREMENTS = ("datasets==5.2.0",)

_INSIDE = """
import json, sys
from datasets import ClassLabel, load_dataset
told = {}
data = load_dataset(sys.argv[1])
for name, split in data.items():
    span, statement = (getattr(split.features[key], "feature", None) for key in ("spans", "statements"))
    assert isinstance(span["label"], ClassLabel) and isinstance(statement["stance"], ClassLabel)
    wrong = spans = statements = 0
    for row in split:
        for one in row["spans"]:
            spans += 1
            wrong += row["text"][one["start"]:one["end"]] != one["text"]
            span["label"].int2str(one["label"])
        for one in row["statements"]:
            statements += 1
            shares = one.get("stance_distribution")
            wrong += bool(shares) and any(shares) and abs(sum(shares) - 1) > 1e-4
    told[name] = {"rows": len(split), "spans": spans, "statements": statements, "wrong": wrong,
                  "labels": span["label"].names, "stances": statement["stance"].names}
print(json.dumps(told))
"""


def loaded(folder: Path, home: Path) -> dict[str, Any]:
    """What ``load_dataset`` finds in ``folder``, by split."""
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(home)}
    done = subprocess.run(
        [str(python_with("datasets", *REQUIREMENTS)), "-c", _INSIDE, str(folder)],
        env={**os.environ, **offline},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def main() -> None:
    """Export, load, compare, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with project_in(folder) as project:
            gone = project.export(folder / "plain", format="hugging-face")
            wanted = {"plain": (gone.spans, gone.statements)}
            for layer in ("gold", "all", "majority", "soft"):
                made = project.datasets.write(folder / layer, Plan("hugging-face", layer=layer))
                counts = [counts for _, counts in made.splits]
                wanted[layer] = (sum(c.spans for c in counts), sum(c.statements for c in counts))
        for layer, expected in wanted.items():
            began = time.perf_counter()
            told = loaded(folder / layer, folder / "home")
            spans = sum(split["spans"] for split in told.values())
            statements = sum(split["statements"] for split in told.values())
            assert (spans, statements) == expected, (layer, told, expected)
            assert not any(split["wrong"] for split in told.values()), told
            rows = ", ".join(f"{name} {split['rows']}" for name, split in told.items())
            print(f"{layer:<9} {rows}; {spans} spans, {statements} statements, all where they were "
                  f"({time.perf_counter() - began:.1f} s)")  # fmt: skip


if __name__ == "__main__":
    main()
