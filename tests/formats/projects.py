"""Whole projects at random, as values of ``annotator/1``, and what of them a format must bring back.

A test draws :func:`projects`, sends it :func:`there_and_back` through a format, and compares
:func:`layers_of` both, each up to what the format holds and less what its report says is lost.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from annotator import Project
from annotator.app.exporting import ExportReport
from annotator.app.importing import ImportReport
from annotator.core.text.normalise import normalise
from annotator.plugin_api import Holds

Values = list[dict[str, Any]]
"""The lines of a native file: a header, then the documents."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
"""Any text that UTF-8 can say: line ends and control characters of every kind, and every script."""

_AWKWARD = [
    "\U0001f54a\ufe0f",
    "e\u0301",
    "\r\n",
    "\n\n",
    "\u202eabc\u202c",
    "\u00a0",
    "👩‍👩‍👧",
    "\ufeff",
    "\x00",
    "\x0b",
]
_BODIES = st.lists(TEXTS | st.sampled_from(_AWKWARD), max_size=4).map("".join)
_NOTES = st.sampled_from(["", "", "a note", "two\nlines | “and” <quotes>"])
_SCALARS = st.booleans() | st.integers(-(2**50), 2**50) | st.text("aé🕊 =|", max_size=4)
_ATTRIBUTES = st.dictionaries(st.sampled_from(["sure", "a b", "Ω"]), _SCALARS, max_size=2)

ENTITIES: Mapping[str, tuple[str, str]] = {
    "e1": ("person", "Ada Ωmega"), "e2": ("organisation", "The “Bank”"), "e3": ("proposal", "A truce 🕊"),
}  # fmt: skip
LABELS = ("actor", "stance", "proposal", "odd label: a|b_c-d")
VALUES = ("support", "oppose", "50 % (maybe)")
PEOPLE = {"p1": "Ann", "p2": "Ben Åse", "p3": "Cy, the third"}


def _codebook() -> dict[str, Any]:
    roles = [
        {"id": role, "name": role.title(), "label": role, "required": True, "sticky": False, "several": False}
        for role in ("actor", "proposal")
    ]
    look = {"colour": "#204060", "key": "", "guideline": ""}
    types = [("position", "stance", roles), ("claim.of:fact", None, roles[:1])]
    return {
        "name": "Random", "version": 1,
        "labels": [{"id": label, "name": label.title(), **look, "entity_kinds": []} for label in LABELS],
        "values": [
            {"id": value, "name": value.title(), "verb": "", "number": None, "symbol": "", **look}
            for value in VALUES
        ],
        "statement_types": [
            {"id": id_, "name": id_, "roles": its, "stance_label": label} for id_, label, its in types
        ],
        "entity_kinds": [
            {"id": kind, "name": kind, "attributes": []} for kind in ("person", "organisation", "proposal")
        ],
    }  # fmt: skip


def _header() -> dict[str, Any]:
    entities = [
        {
            "uid": uid, "kind": kind, "name": name, "aliases": [f"{name} too"], "attributes": {"x": uid},
            "parent": "e2" if uid == "e1" else None,
        }
        for uid, (kind, name) in ENTITIES.items()
    ]  # fmt: skip
    people = [{"uid": uid, "name": name, "role": "annotator"} for uid, name in PEOPLE.items()]
    return {
        "format": "annotator/1", "lineage": "line", "codebook": _codebook(), "entities": entities,
        "annotators": people,
    }  # fmt: skip


@st.composite
def fragments(draw: st.DrawFn, length: int) -> list[list[int]]:
    """Ordered pieces with gaps between them; mostly one, sometimes several."""
    most = draw(st.sampled_from([2, 2, 2, 4, 6]))
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2, max_size=most)))
    return [list(pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]


class _Layer:
    """Draws one layer; ``prefix`` begins the uids of what is in it."""

    def __init__(self, draw: st.DrawFn, text: str, prefix: str) -> None:
        self._draw = draw
        self._text = text
        self._prefix = prefix

    def value(self, annotator: str | None) -> dict[str, Any]:
        spans = [self._span(f"{self._prefix}.t{number}") for number in range(self._draw(st.integers(0, 5)))]
        named = [span["uid"] for span in spans]
        statements = [
            self._statement(f"{self._prefix}.s{number}", named)
            for number in range(self._draw(st.integers(0, 3)))
        ]
        ends = st.sampled_from([*named, *named, *(one["uid"] for one in statements)] or [""])
        relations = [
            {
                "uid": f"{self._prefix}.r{number}",
                "type": self._draw(st.sampled_from(["answers", "is part of", "position:support", "support"])),
                "from": self._draw(ends), "to": self._draw(ends),
            }
            for number in range(self._draw(st.integers(0, 2)) if named else 0)
        ]  # fmt: skip
        return {
            "annotator": annotator, "status": "done", "seconds": 0, "notes": "", "marks": [],
            "spans": sorted(spans, key=lambda span: (span["start"], span["end"], span["uid"])),
            "statements": statements, "relations": relations,
        }  # fmt: skip

    def _span(self, uid: str) -> dict[str, Any]:
        pieces = self._draw(fragments(len(self._text)))
        start, end = pieces[0][0], pieces[-1][1]
        return {
            "uid": uid, "label": self._draw(st.sampled_from(LABELS)), "start": start, "end": end,
            "text": self._text[start:end], **({"fragments": pieces} if len(pieces) > 1 else {}),
            "entity": self._entity(), "attributes": self._draw(_ATTRIBUTES), "note": self._draw(_NOTES),
            "origin": "manual", "codebook_version": None,
        }  # fmt: skip

    def _statement(self, uid: str, spans: Sequence[str]) -> dict[str, Any]:
        some = st.lists(st.sampled_from(spans), max_size=2, unique=True) if spans else st.just([])
        return {
            "uid": uid, "type": self._draw(st.sampled_from(["position", "position", "claim.of:fact"])),
            "roles": {
                role: {"entity": self._entity(), "spans": self._draw(some)} for role in ("actor", "proposal")
            },
            "stance": {"value": self._draw(st.sampled_from([None, *VALUES])), "spans": self._draw(some)},
            "spans": self._draw(some), "voice": self._draw(st.sampled_from([None, "quoted"])),
            "in_doubt": self._draw(st.booleans()), "attributes": self._draw(_ATTRIBUTES),
            "note": self._draw(_NOTES), "origin": "manual",
        }  # fmt: skip

    def _entity(self) -> str | None:
        return self._draw(st.sampled_from([None, *ENTITIES]))


@st.composite
def projects(draw: st.DrawFn, bodies: st.SearchStrategy[str] = _BODIES) -> Values:
    """A project of up to three documents, each with layers of up to three people, and maybe gold."""
    lines = [_header()]
    for number in range(draw(st.integers(1, 3))):
        # A letter on both sides: a text of blanks alone is no document, and a mark at the start is no text.
        text = f"{number}{normalise(draw(bodies)).text}."
        people = sorted(draw(st.sets(st.sampled_from(sorted(PEOPLE)))))
        layers = [_Layer(draw, text, f"d{number}.{person}").value(person) for person in people]
        gold = draw(st.none() | st.just("gold")) and _Layer(draw, text, f"d{number}.gold").value(None)
        lines.append(
            {
                "uid": f"d{number}", "title": f"Title {number}", "text": text,
                "meta": draw(st.dictionaries(st.sampled_from(["date", "source", "my key"]), _SCALARS)),
                "state": "open", "notes": "", "layers": layers, "decisions": [], "gold": gold,
            }
        )  # fmt: skip
    return lines


# --- Through a format and back ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Journey:
    """What a project was before and after it went through a format, and what the two reports say."""

    before: Values
    after: Values
    gone: ExportReport
    came: ImportReport
    file: Path

    @property
    def lost(self) -> frozenset[str]:
        """Uids of whatever the export says it could not hold, whole or in part."""
        return frozenset(issue.where for issue in self.gone.lost)

    def lost_as(self, *codes: str) -> frozenset[str]:
        """Uids of what the export reports under one of ``codes``."""
        return frozenset(issue.where for issue in self.gone.lost if issue.code in codes)


def there_and_back(
    values: Values,
    folder: Path,
    format_: str,
    *,
    out: str,
    export: Mapping[str, Any] | None = None,
    import_: Mapping[str, Any] | None = None,
) -> Journey:
    """``values`` as a project, exported to ``out`` in ``folder``, and that imported as a new project."""
    with project_of(values, folder, "before.annotator") as before:
        gone = before.export(folder / out, format=format_, options=export)
        told = native(before, folder)
    with Project.create(folder / "after.annotator") as after:
        came = after.import_files([folder / out], format=format_, options=import_)
        assert after.check() == []
        return Journey(told, native(after, folder), gone, came, folder / out)


def project_of(values: Values, folder: Path, name: str) -> Project:
    """A new project with all that ``values`` say."""
    path = folder / f"{name}.jsonl"
    path.write_bytes("".join(json.dumps(value) + "\n" for value in values).encode())
    project = Project.create(folder / name)
    came = project.import_files([path], format="native")
    assert came.skipped == ()
    return project


def native(project: Project, folder: Path) -> Values:
    """All that ``project`` holds."""
    path = folder / "all.jsonl"
    project.export(path, format="native")
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


# --- What is compared -------------------------------------------------------------------------------------


def layers_of(
    values: Values, holds: Collection[Holds], lost: Collection[str] = ()
) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Text → layer → ``spans``, ``statements`` and ``relations``, each sorted, as far as ``holds`` goes.

    Items are told by what they say, not by uid, and so is what they cite; those whose uids are ``lost``
    are not there. A layer is named by its annotator's name, or ``gold``; where a format holds no
    annotators, all are one. What is empty says nothing and is left out.
    """
    people = {person["uid"]: person["name"] for person in values[0]["annotators"]}
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    teller = _Teller(values[0], set(holds), set(lost))
    for document in values[1:]:
        layers = found.setdefault(document["text"], {})
        named = [(people.get(layer["annotator"], ""), layer) for layer in document["layers"]]
        if document["gold"] and Holds.GOLD in holds:
            named.append(("gold", document["gold"]))
        for name, layer in named:
            told = teller.layer(layer)
            if any(told.values()):
                mine = layers.setdefault(name if Holds.ANNOTATORS in holds else "", {})
                for kind, items in told.items():
                    mine[kind] = sorted([*mine.get(kind, []), *items])
    return found


class _Teller:
    """Puts items in words that do not depend on uids, order or what a format does not hold."""

    def __init__(self, header: Mapping[str, Any], holds: set[Holds], lost: set[str]) -> None:
        self._holds = holds
        self._lost = lost
        self._entities = {one["uid"]: [one["kind"], one["name"]] for one in header["entities"]}
        self._said: dict[str, str] = {}

    def layer(self, layer: Mapping[str, Any]) -> dict[str, list[str]]:
        kinds = {"spans": self._span, "statements": self._statement, "relations": self._relation}
        kept = {Holds(kind): tell for kind, tell in kinds.items() if Holds(kind) in self._holds}
        told: dict[str, list[str]] = {}
        self._said = {}
        for kind, tell in kept.items():
            items = [item for item in layer[kind] if item["uid"] not in self._lost]
            for item in items:
                self._said[item["uid"]] = json.dumps(tell(item), sort_keys=True)
            told[kind] = sorted(self._said[item["uid"]] for item in items)
        return told

    def _span(self, span: Mapping[str, Any]) -> Any:
        hull = [[span["start"], span["end"]]]
        pieces = span.get("fragments", hull) if Holds.FRAGMENTS in self._holds else hull
        return [span["label"], pieces, self._entity(span["entity"]), *self._more(span)]

    def _statement(self, statement: Mapping[str, Any]) -> Any:
        roles = {
            role: [self._entity(filling["entity"]), self._cited(filling["spans"])]
            for role, filling in statement["roles"].items()
        }
        filled = {role: told for role, told in roles.items() if told != [None, []]}
        stance = [statement["stance"]["value"], self._cited(statement["stance"]["spans"])]
        details = [statement["voice"], statement["in_doubt"]] if Holds.DETAILS in self._holds else []
        passage = self._cited(statement["spans"])
        return [statement["type"], filled, stance, passage, details, *self._more(statement)]

    def _relation(self, relation: Mapping[str, Any]) -> Any:
        return [relation["type"], self._said.get(relation["from"]), self._said.get(relation["to"])]

    def _entity(self, uid: str | None) -> Any:
        return self._entities.get(uid or "") if Holds.ENTITIES in self._holds else None

    def _cited(self, uids: Sequence[str]) -> list[str]:
        return sorted(self._said[uid] for uid in uids if uid in self._said)

    def _more(self, item: Mapping[str, Any]) -> list[Any]:
        return [
            item["attributes"] if Holds.ATTRIBUTES in self._holds else {},
            item["note"] if Holds.NOTES in self._holds else "",
        ]
