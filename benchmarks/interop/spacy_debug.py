"""What ``spacy debug data`` says of our DocBins, for entity recognition and for span categorisation.

    python benchmarks/interop/spacy_debug.py

Prints what it found to be wrong, and what was left out of ``ents`` and why; an error of spaCy's ends in one
here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.interop.tricky import project_in

_PIPELINE = "ner,spancat"
_DOCUMENTS = 100
"""spaCy calls fewer an error."""

_WRONG = re.compile(r"✘")
_NOTABLE = re.compile(r"[✘⚠]")


def main() -> None:
    """Export, let spaCy look, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with project_in(folder) as project:
            project.import_files([_more(folder)], format="native")
            report = project.export(folder / "train.spacy", format="spacy", options={"language": "en"})
        print(f"{report.documents} documents, {report.spans} spans, {report.statements} statements")
        for code, count in sorted(Counter(issue.code for issue in report.lost).items()):
            print(f"  {code}: {count}")
        said = _debugged(folder)
    for line in said.splitlines():
        if _NOTABLE.search(line):
            print(line)
    if _WRONG.search(said):
        raise SystemExit("spaCy finds errors")


def _more(folder: Path) -> Path:
    """Short articles, so that there are enough."""
    path = folder / "more.jsonl"
    span = {"label": "actor", "start": 0, "end": 3}
    lines = (
        {"text": f"Ada wants truce number {number}.", "layers": [{"annotator": "Zoë", "spans": [span]}]}
        for number in range(_DOCUMENTS)
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def _debugged(folder: Path) -> str:
    config, corpus = folder / "config.cfg", folder / "train.spacy"
    spacy = [sys.executable, "-m", "spacy"]
    made = ["init", "config", str(config), "--lang", "en", "--pipeline", _PIPELINE]
    subprocess.run([*spacy, *made], check=True, capture_output=True)
    paths = ["--paths.train", str(corpus), "--paths.dev", str(corpus)]
    looked = subprocess.run(
        [*spacy, "debug", "data", str(config), *paths, "--verbose"],
        capture_output=True,
        text=True,
        check=False,
    )
    return looked.stdout + looked.stderr


if __name__ == "__main__":
    main()
