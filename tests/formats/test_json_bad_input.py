"""Records of other tools with anything in their keys: what is no good is reported, and nothing is raised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.doccano import DOCCANO
from annotator.formats.label_studio import LABEL_STUDIO
from annotator.formats.prodigy import PRODIGY
from annotator.plugin_api import Format, IncomingDocument, Report, Source

KEYS = [
    "id", "uid", "text", "label", "labels", "start", "end", "value", "type", "meta", "annotator", "result",
    "start_offset", "end_offset", "from_id", "to_id", "direction", "token_start", "token_end", "head",
    "child", "head_span", "rest", "roles", "spans", "stance", "entity", "fragments", "layers", "layer",
    "entities",
    "globalOffsets", "choices", "completed_by", "lead_time", "marks", "status", "extra",
]  # fmt: skip
WORDS = ["", "Rome", "actor", "labels", "relation", "choices", "hypertextlabels", "position:support", "r1"]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 9)
    | st.just(10**20)
    | st.floats(0, 9)
    | st.sampled_from(WORDS)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)
SEVERAL = st.lists(ANYTHING, max_size=3) | ANYTHING
RESULTS = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["labels", "relation", "hypertextlabels", "choices", "textarea"]),
            "id": st.sampled_from(["r1", "r2", 3]),
        },
        optional={
            "value": ANYTHING,
            "from_id": ANYTHING,
            "to_id": ANYTHING,
            "labels": ANYTHING,
            "meta": ANYTHING,
        },
    ),
    max_size=4,
)
OURS = st.fixed_dictionaries(
    {"statement_types": st.just(["position"])}, optional=dict.fromkeys(KEYS, ANYTHING)
)
RECORDS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "doccano": st.fixed_dictionaries(
        {"text": st.sampled_from(["Rome 🕊 backs it.", 7]), "entities": SEVERAL, "relations": SEVERAL},
        optional={"label": SEVERAL, "Comments": SEVERAL, "id": ANYTHING, "statement_types": ANYTHING},
    ),
    "label-studio": st.fixed_dictionaries(
        {
            "data": st.dictionaries(st.sampled_from(["text", "title", "x"]), ANYTHING, max_size=3)
            | st.just({"text": "<p>Rome 🕊 backs it."}),
            "annotations": st.lists(
                st.fixed_dictionaries({"result": RESULTS | ANYTHING, "id": ANYTHING}), max_size=2
            )
            | ANYTHING,
        },
        optional={"meta": st.fixed_dictionaries({"annotator": OURS}) | ANYTHING, "predictions": ANYTHING},
    ),
    "prodigy": st.fixed_dictionaries(
        {"text": st.sampled_from(["Rome 🕊 backs it.", 7]), "spans": SEVERAL, "relations": SEVERAL},
        optional={"tokens": SEVERAL, "annotator": OURS | ANYTHING, "answer": ANYTHING, "meta": ANYTHING},
    ),
}  # fmt: skip


@pytest.mark.parametrize("format_", [DOCCANO, LABEL_STUDIO, PRODIGY], ids=lambda one: one.name)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_nothing_is_raised_whatever_a_record_says(
    tmp_path_factory: pytest.TempPathFactory, format_: Format, data: st.DataObject
) -> None:
    records = data.draw(st.lists(RECORDS[format_.name], min_size=1, max_size=2))
    path = tmp_path_factory.getbasetemp() / f"bad{Path(format_.suffixes[0]).suffix}"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    report = Report()
    assert format_.read is not None
    found = [item for item in format_.read(Source(path, "bad", report)) if isinstance(item, IncomingDocument)]
    assert len(found) + sum(issue.code in LEFT_OUT for issue in report.skipped) == len(records)
    if format_.questions is not None:
        format_.questions(Source(path, "bad", Report()))


LEFT_OUT = {"jsonl.no_text", "label_studio.no_text", "import.offsets_unclear"}
