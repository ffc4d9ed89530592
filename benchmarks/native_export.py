"""What the native export of 1,000 documents with 30 spans each takes, with the check that reads it back.

Told are seconds of a processor: what the disk and other programs add is not the export.

python benchmarks/native_export.py
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from annotator import Project
from annotator.app.exporting.check import SelfCheck

DOCUMENTS = 1_000
SPANS = 30
RUNS = 7
"""The quickest counts: whatever else the machine does is not the export."""
SECONDS = 1.0
_TEXT = "Ada wants a truce, and Bob wants guarantees before any truce. " * 40


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("STATE", "CONFIG")})
        with Project.create(folder / "p.annotator", annotator="Ada") as project:
            _fill(project, folder / "in.jsonl")
            whole = [_seconds(project, folder) for _ in range(RUNS)]
            with patch.object(SelfCheck, "read_back"):
                written = [_seconds(project, folder) for _ in range(RUNS)]
    print(
        f"native export, {DOCUMENTS:,} documents × {SPANS} spans: {min(whole):.2f} s of a processor, "
        f"of which reading back {min(whole) - min(written):.2f} s "
        f"(bound {SECONDS:.0f} s)"
    )


def _fill(project: Project, path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for number in range(DOCUMENTS):
            spans = [
                {"uid": f"{number}.{index}", "label": "actor", "start": index * 62, "end": index * 62 + 3}
                for index in range(SPANS)
            ]
            line = {"uid": f"d{number}", "text": f"{_TEXT}{number}", "layers": [{"spans": spans}]}
            stream.write(json.dumps(line) + "\n")
    came = project.import_files([path], format="native")
    assert came.spans == DOCUMENTS * SPANS, came


def _seconds(project: Project, folder: Path) -> float:
    began = time.process_time()
    project.export(folder / "out.jsonl", format="native")
    return time.process_time() - began


if __name__ == "__main__":
    main()
