"""Labels from another project: imported where the very same texts are in both.

The other project is written as ``annotator/1`` into a temporary folder, cut down to the texts that both have,
and imported: so it is one gesture, which can be undone, and what came before is known by its uid.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Cancelled, Progress
from annotator.app.sharing.report import FileReport
from annotator.core.records import DocumentSummary
from annotator.errors import UserError
from annotator.plugin_api import Issue
from annotator.store.database import ProjectFile
from annotator.sync.pairing import Known, Pairing, paired
from annotator.sync.tally import Brought, LayerCount

if TYPE_CHECKING:
    from annotator.app.project import Project

Line = dict[str, Any]


def bring_another(
    project: Project,
    path: Path,
    other: ProjectFile,
    pairs: Mapping[str, str],
    preview: bool,
    progress: Progress,
    cancelled: Cancelled | None,
) -> FileReport | None:
    """Import the labels that another project has on texts of ours; None when it was called off.

    Raises:
        UserError: ``sharing.no_common_text``.
    """
    visitor = type(project)(other, None)
    pairing = paired(_known(project), _known(visitor), pairs)
    if not pairing.pairs and not pairing.unclear:
        raise UserError("sharing.no_common_text", path=str(path))
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        whole, cut = Path(folder) / "whole.jsonl", Path(folder) / path.with_suffix(".jsonl").name
        if visitor.export(whole, format="native", cancelled=cancelled).cancelled:
            return None
        cutting = _Cutting(project, pairing)
        with cut.open("w", encoding="utf-8") as out:
            out.writelines(cutting.lines(whole))
        warnings = [*cutting.warnings(), *_unclear(path, pairing)]
        if not preview and pairing.pairs:
            done = project.import_files([cut], progress=progress, cancelled=cancelled)
            if done.cancelled:
                return None
            warnings += [*done.skipped, *done.warnings]
    return FileReport(
        path, cutting.brought(), cutting.names, same_project=False, warnings=tuple(warnings),
        unclear=pairing.unclear,
    )  # fmt: skip


def _known(project: Project) -> list[Known]:
    return [_as_known(project, summary) for summary in project.documents()]


def _as_known(project: Project, summary: DocumentSummary) -> Known:
    text = project.document(summary.uid).text_hash
    return Known(summary.uid, text, summary.title, summary.date, summary.source)


def _unclear(path: Path, pairing: Pairing) -> Iterator[Issue]:
    for found in pairing.unclear:
        candidates = ", ".join(f"{known.uid} “{known.title}”" for known in found.here)
        facts = {"title": found.there.title, "uid": found.there.uid, "candidates": candidates}
        yield Issue(str(path), "sharing.unclear_document", facts)
    if pairing.theirs_alone:
        yield Issue(str(path), "sharing.texts_of_theirs", {"count": pairing.theirs_alone})


class _Cutting:
    """Cuts the other project down to what is to come, in our names, and counts it."""

    def __init__(self, project: Project, pairing: Pairing) -> None:
        self._project = project
        self._pairing = pairing
        self._ours = {person.name.casefold(): person for person in project.annotators()}
        self._known = {person.uid for person in project.annotators()}
        self._people: dict[str, str] = {}
        self._same: list[str] = []
        self._left: int = 0
        self._counts: dict[str, list[int]] = {}
        self._new_people: list[str] = []
        self.names: dict[str, str] = {person.uid: person.name for person in project.annotators()}

    def lines(self, whole: Path) -> Iterator[str]:
        """The lines to import, of those of a file ``annotator/1``."""
        with whole.open(encoding="utf-8") as stream:
            yield _packed(self._header(json.loads(next(stream))))
            for line in stream:
                document = json.loads(line)
                uid = self._pairing.pairs.get(document["uid"])
                if uid is not None:
                    yield _packed(self._document(document, uid))

    def brought(self) -> Brought:
        """How many labels come that are not here yet."""
        layers = tuple(
            LayerCount(person, documents, spans, statements, 0)
            for person, (documents, spans, statements) in sorted(self._counts.items())
            if documents
        )
        new = tuple(uid for uid in self._new_people if uid in {layer.annotator for layer in layers})
        return Brought(annotators=new, layers=layers)

    def warnings(self) -> Iterator[Issue]:
        """People taken for one, and what does not come from another project."""
        for name in self._same:
            yield Issue(name, "sharing.same_person", {"name": name})
        if self._left:
            yield Issue("", "sharing.gold_left", {"count": self._left})

    def _header(self, header: Line) -> Line:
        people = []
        for person in header["annotators"]:
            known = self._ours.get(person["name"].casefold())
            if person["uid"] not in self._known and known is not None:
                self._people[person["uid"]] = known.uid
                self._same.append(known.name)
            elif person["uid"] not in self._known:
                self.names[person["uid"]] = person["name"]
                self._new_people.append(person["uid"])
                # What somebody may do over there says nothing about here.
                people.append({**person, "role": "annotator"})
        return {**header, "annotators": people}

    def _document(self, document: Line, uid: str) -> Line:
        self._left += bool(document["gold"] and (document["gold"]["spans"] or document["gold"]["statements"]))
        layers = [
            {**layer, "annotator": self._people.get(layer["annotator"], layer["annotator"])}
            for layer in document["layers"]
        ]
        for layer in layers:
            self._count(layer)
        there = self._project.document(uid)
        # Ours stays as it is: the import compares what it is told with what there is.
        told = {"title": there.title, "meta": dict(there.meta), "notes": there.notes}
        return {**document, **told, "uid": uid, "layers": layers, "decisions": [], "gold": None}

    def _count(self, layer: Line) -> None:
        counts = self._counts.setdefault(layer["annotator"], [0, 0, 0])
        new = [
            sum(self._project.record(kind, item["uid"]) is None for item in layer[f"{kind}s"])
            for kind in ("span", "statement")
        ]
        counts[0] += any(new)
        counts[1] += new[0]
        counts[2] += new[1]


def _packed(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
