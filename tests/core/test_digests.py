"""A digest is that of the item as it stands in an exported file."""

from __future__ import annotations

import hashlib
import json

from annotator import Project
from annotator.app.resources import seeds
from annotator.core.digests import digest
from tests.seeds.sample import DOCUMENTS


def test_no_source_of_the_samples_decisions_has_changed(tmp_path: object) -> None:
    with Project.create(f"{tmp_path}/a.annotator") as project:
        project.import_files([seeds() / "sample.jsonl"])
        layers = [layer.uid for one in project.documents() for layer in project.layers(one.uid)]
        digests = {span.uid: digest(span) for layer in layers for span in project.spans_of(layer)}
        digests.update(
            (statement.uid, digest(statement))
            for layer in layers
            for statement in project.statements_of(layer)
        )
    sources = [source for one in DOCUMENTS for made in one["decisions"] for source in made["sources"]]
    assert len(sources) > 300
    assert all(digests[source["uid"]] == source["digest"] for source in sources)
    gold = [span for one in DOCUMENTS if one["gold"] for span in one["gold"]["spans"]]
    compact = json.dumps(gold[0], ensure_ascii=False, separators=(",", ":"))
    assert digests[gold[0]["uid"]] == hashlib.sha256(compact.encode()).hexdigest()
