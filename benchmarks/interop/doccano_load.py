"""What doccano's own importer makes of our export, and its exporter of that.

doccano runs in an environment of its own, without a server: a database in memory, a project of sequence
labelling, ``load_dataset`` as its upload does it, the exporter as its download does it. Spans and relations
must come back as they went, and import as the same statements.

    python benchmarks/interop/doccano_load.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator import Project
from benchmarks.interop.own_venv import python_with
from benchmarks.interop.tricky import project_in

REQUIREMENTS = ("doccano==1.8.4", "marshmallow<4", "numpy<2", "setuptools<81")

_INSIDE = """
import os, sys, pathlib
import backend
sys.path.insert(0, str(pathlib.Path(backend.__file__).parent))
file, out, kind = sys.argv[1:]
os.environ["DATABASE_URL"] = "sqlite:///" + out + ".sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from django.contrib.auth import get_user_model
user = get_user_model().objects.create_superuser("admin", "a@example.org", "x")
from projects.models import ProjectType, SequenceLabelingProject
project = SequenceLabelingProject.objects.create(
    name="p", project_type=ProjectType.SEQUENCE_LABELING, created_by=user, allow_overlapping=True,
    use_relation=kind == "relations", collaborative_annotation=True, grapheme_mode=False,
)
from data_import.datasets import load_dataset
from data_import.pipeline.catalog import JSONL, RELATION_EXTRACTION
from data_import.pipeline.readers import FileName
task = RELATION_EXTRACTION if kind == "relations" else ProjectType.SEQUENCE_LABELING
dataset = load_dataset(task, JSONL, [FileName(file, "a.jsonl", "a.jsonl")], project, encoding="utf_8")
dataset.save(user, batch_size=1000)
assert not dataset.errors, dataset.errors
from data_export.celery_tasks import create_collaborative_dataset
from data_export.pipeline.factories import create_formatter, create_writer
create_collaborative_dataset(
    project, str(pathlib.Path(out).parent), False, create_formatter(project, "JSONL"), create_writer("JSONL")
)
"""


def main() -> None:
    """Go there and back with relations and without, and say what arrived."""
    python = python_with("doccano", *REQUIREMENTS)
    with tempfile.TemporaryDirectory() as name, project_in(Path(name)) as project:
        for kind in ("relations", "spans"):
            folder = Path(name) / kind
            folder.mkdir()
            _through(python, project, folder, kind)


def _through(python: Path, project: Project, folder: Path, kind: str) -> None:
    ours, theirs = folder / "ours.jsonl", folder / "all.jsonl"
    gone = project.export(ours, format="doccano", options={"kind": kind})
    began = time.perf_counter()
    subprocess.run([str(python), "-c", _INSIDE, str(ours), str(folder / "db"), kind], check=True)
    seconds = time.perf_counter() - began
    before, after = _told(ours), _told(theirs)
    assert before == after, (before - after, after - before)
    with Project.create(folder / "back.annotator") as back:
        came = back.import_files([theirs], format="doccano")
        assert not came.skipped, came.skipped[:3]
        assert (came.spans, came.statements) == (gone.spans, gone.statements), came
    print(
        f"doccano, {kind}: {gone.documents} documents, {gone.spans} spans and {gone.statements} statements "
        f"went in, came out and came back as the same ({seconds:.1f} s, {len(gone.lost)} reported losses)"
    )


def _told(file: Path) -> Counter[str]:
    """Records by what they say; doccano numbers its spans anew, so relations name them by place."""
    return Counter(_record(json.loads(line)) for line in file.read_text(encoding="utf-8").split("\n") if line)


def _record(record: dict[str, Any]) -> str:
    spans = {
        one["id"]: [one["start_offset"], one["end_offset"], one["label"]]
        for one in record.get("entities", [])
    }
    arrows = [
        [one["type"], spans[one["from_id"]], spans[one["to_id"]]] for one in record.pop("relations", [])
    ]
    record.pop("entities", None)
    for key in ("id", "Comments"):
        record.pop(key, None)
    record["label"] = sorted(record.get("label", []))
    return json.dumps([sorted(spans.values()), sorted(arrows), record], sort_keys=True)


if __name__ == "__main__":
    main()
