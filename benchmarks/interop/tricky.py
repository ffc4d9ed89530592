"""A project with what goes wrong between programs: the sample, and articles that are made to be awkward."""

from __future__ import annotations

import json
from pathlib import Path

from annotator import Project
from annotator.app.resources import seeds

_TEXTS = (
    "🕊 Rome backs the truce; Paris, 👩‍👩‍👧 and e\u0301lan oppose it.",
    "Line one\nline two\n\n  “Quotes” and \u202eright to left\u202c, tab\there, \u2028 separator, \x0b too.",
    "No labels at all, = formula, <b>tags</b> & entities &amp;.",
)


def project_in(folder: Path) -> Project:
    """The project, in ``folder``: overlapping spans, several annotators, statements that share ends."""
    path = folder / "tricky.jsonl"
    path.write_text("".join(json.dumps(_document(number)) + "\n" for number in range(len(_TEXTS))))
    project = Project.create(folder / "tricky.annotator")
    project.import_files([*sorted(seeds().glob("*.jsonl")), path], format="native")
    return project


def _document(number: int) -> dict[str, object]:
    text = _TEXTS[number]
    layers = [] if number == 2 else [_layer(f"{number}.{name}", name, text) for name in ("Zoë", "Ada | B")]
    meta = {"year": 2020 + number, "outlet": "x"} if number else {"data": "taken", "id": 7, "tags": ["a", 1]}
    return {
        "uid": f"tricky{number}",
        "text": text,
        "title": f"Tricky {number}",
        "meta": meta,
        "layers": layers,
    }


def _layer(prefix: str, name: str, text: str) -> dict[str, object]:
    places = {"a1": (0, 6), "a2": (0, 6), "p1": (3, 12), "p2": (13, len(text)), "c1": (7, 8)}
    label = {"a": "actor", "p": "proposal", "c": "stance"}
    spans = [
        {"uid": f"{prefix}.{uid}", "label": label[uid[0]], "start": start, "end": end}
        for uid, (start, end) in places.items()
    ]
    said = [("a1", "p1", "support"), ("a1", "p1", "oppose"), ("a1", "p2", None), ("a2", "p2", "mixed")]
    statements = [
        {
            "uid": f"{prefix}.s{number}",
            "roles": {
                "actor": {"spans": [f"{prefix}.{actor}"]}, "proposal": {"spans": [f"{prefix}.{proposal}"]},
            },
            "stance": {"value": value, "spans": [f"{prefix}.c1"]},
        }
        for number, (actor, proposal, value) in enumerate(said)
    ]  # fmt: skip
    relation = {"uid": f"{prefix}.r", "type": "is: a", "from": f"{prefix}.a1", "to": f"{prefix}.a2"}
    return {"annotator": name, "spans": spans, "statements": statements, "relations": [relation]}
