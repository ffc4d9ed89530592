"""Writing a folder that a brat server shows: a folder for each annotator, and one for gold.

In each, ``0001-title.txt`` with its ``.ann`` and its sidecar; above them ``annotation.conf`` and
``visual.conf``. Documents that nobody has labelled lie beside those.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.core.records import Entity
from annotator.formats.brat.config import Used, annotation_conf, visual_conf
from annotator.formats.brat.items import LayerLines
from annotator.formats.brat.names import Names, storage_form
from annotator.formats.brat.places import CONFIGS, SIDECAR
from annotator.formats.brat.sidecar import FORMAT, annotator_json
from annotator.formats.cited import cited_by, with_parents
from annotator.formats.layer_names import GOLD
from annotator.formats.native.writing import document_json, entity_json
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

_LONGEST = 40
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
"""What no file can be called on Windows."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False)


def write(source: ExportSource, target: Target) -> None:
    """Fill the folder."""
    writer = _Writer(source, target)
    for number, outgoing in enumerate(source.documents(), start=1):
        writer.document(number, outgoing)
    writer.close()


class _Writer:
    def __init__(self, source: ExportSource, target: Target) -> None:
        self._source = source
        self._target = target
        self._names = Names()
        self._used = Used()
        self._entities: dict[str, Entity] = {entity.uid: entity for entity in source.entities()}
        self._people = {person.uid: person for person in source.annotators()}
        self._folders: dict[str, str] = {}
        self._is_first = True

    def document(self, number: int, outgoing: OutgoingDocument) -> None:
        """Write one document, once for each of its layers."""
        stem = f"{number:04d}-{_slug(outgoing.document.title)}".rstrip("-")
        layers: Sequence[OutgoingLayer | None] = outgoing.all_layers() or (None,)
        for layer in layers:
            # Decisions are of all layers; they go with one.
            decisions = outgoing.decisions if layer is layers[-1] else ()
            self._layer(replace(outgoing, decisions=decisions), layer, stem)
        self._target.count(documents=1)

    def close(self) -> None:
        """Write what a server must know of all the files."""
        book = self._source.codebook
        self._put(self._target.path / CONFIGS[0], annotation_conf(book, self._names, self._used))
        self._put(self._target.path / CONFIGS[1], visual_conf(book, self._names))
        for entity in self._entities.values() if self._is_first else ():
            self._target.lose(entity.uid, "brat.entity_nowhere", uid=entity.uid, name=entity.name)

    def _layer(self, outgoing: OutgoingDocument, layer: OutgoingLayer | None, stem: str) -> None:
        folder = self._target.path / ("" if layer is None else self._folder(layer))
        folder.mkdir(exist_ok=True)
        lines = LayerLines(outgoing.text, self._names, self._used, self._entities, self._target)
        self._put(folder / f"{stem}.txt", outgoing.text)
        self._put(folder / f"{stem}.ann", "" if layer is None else lines.write(layer))
        sidecar = self._sidecar(outgoing, layer, lines.items)
        self._put(folder / f"{stem}{SIDECAR}", _ENCODER.encode(sidecar) + "\n")
        if layer is not None:
            self._target.count(spans=len(layer.spans), statements=lines.statements)

    def _folder(self, layer: OutgoingLayer) -> str:
        """The folder of a layer: named like its annotator, and like no other."""
        if layer.layer.gold:
            return GOLD
        uid = layer.layer.annotator or ""
        if uid not in self._folders:
            person = self._people.get(uid)
            form = storage_form(person.name if person else uid)[:_LONGEST]
            taken = {GOLD, *_DEVICES, *(name.casefold() for name in self._folders.values())}
            number, made = 2, form
            while made.casefold() in taken:
                made = f"{form}-{number}"
                number += 1
            self._folders[uid] = made
        return self._folders[uid]

    def _sidecar(
        self, outgoing: OutgoingDocument, layer: OutgoingLayer | None, items: dict[str, dict[str, Any]]
    ) -> dict[str, Any]:
        document = outgoing.document
        cited = cited_by(layer) if layer is not None else set()
        named = {decision.reviewer for decision in outgoing.decisions}
        named |= {layer.layer.annotator} if layer is not None else set()
        if self._is_first:  # what nothing names goes with the first file, all the same
            cited, named = set(self._entities), set(self._people)
            self._is_first = False
        decided = (
            document_json(replace(outgoing, layers=(), gold=None))["decisions"] if outgoing.decisions else []
        )
        return {
            "format": FORMAT,
            "document": {
                "uid": document.uid, "title": document.title, "meta": dict(document.meta),
                "state": document.state, "notes": document.notes, "extra": dict(document.extra),
            },
            "layer": None if layer is None else self._layer_json(layer),
            "people": [annotator_json(person) for uid, person in self._people.items() if uid in named],
            "entities": [entity_json(entity) for entity in with_parents(cited, self._entities)],
            "decisions": decided,
            "items": items,
        }  # fmt: skip

    def _layer_json(self, outgoing: OutgoingLayer) -> dict[str, Any]:
        layer = outgoing.layer
        return {
            "gold": layer.gold, "annotator": layer.annotator, "status": layer.status,
            "seconds": outgoing.seconds, "notes": layer.notes, "marks": list(outgoing.marks),
            # Gold has its seconds in its extra: nobody in particular took the time.
            "extra": {key: layer.extra[key] for key in layer.extra if not layer.gold or key != "seconds"},
        }  # fmt: skip

    @staticmethod
    def _put(path: Path, text: str) -> None:
        path.write_bytes(text.encode())


def _slug(title: str) -> str:
    """Some of the title that any system takes in a file's name."""
    return storage_form(title)[:_LONGEST].strip("_-")
