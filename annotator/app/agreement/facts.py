"""What is known of a document besides its labels: its title, whose work is how far, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from annotator.store import finishing

if TYPE_CHECKING:
    from annotator.app.project import Project

FINISHED = "done"


@dataclass(frozen=True, slots=True)
class Facts:
    """A document. ``statuses`` are of the layers that may be seen, by annotator; ``finished`` tells for those
    that are done when that was, in Unix seconds (0: nobody knows)."""

    document: str
    title: str
    statuses: Mapping[str, str]
    finished: Mapping[str, float]

    def moment(self, annotators: tuple[str, ...]) -> float:
        """When the last of ``annotators`` finished it."""
        return max((self.finished.get(who, 0.0) for who in annotators), default=0.0)


class Moments:
    """When each layer was finished, read from the log a little further each time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._position = 0
        self._known: dict[str, float] = {}
        self._imports: dict[str, float] = {}

    def read_on(self) -> None:
        """Take note of what was finished since."""
        with self._project.reading():
            db = self._project._file.db
            self._position, found = finishing.finished_after(db, self._position)
        self._known.update(found)

    def of(self, layer: str, fields: Mapping[str, Any]) -> float:
        """When a layer was finished; one that was imported, when the import ended."""
        told = self._known.get(layer)
        if told is not None:
            return told
        arrival = fields["arrival"]
        if arrival is None:
            return 0.0
        if arrival not in self._imports:
            time = (self._project.record("import", arrival) or {}).get("time", "")
            self._imports[arrival] = _seconds(time)
        return self._imports[arrival]


def facts(project: Project, document: str, moments: Moments) -> Facts:
    """The facts of a document; raises ``UserError("document.missing")``."""
    with project.reading():
        title = project.document(document).title
        seen = [layer for layer in project.layers(document) if not layer.gold and layer.annotator]
        fields = project.records("layer", "document", document)
    return Facts(
        document,
        title,
        {layer.annotator or "": layer.status for layer in seen},
        {
            layer.annotator or "": moments.of(layer.uid, fields[layer.uid])
            for layer in seen
            if layer.status == FINISHED
        },
    )


def _seconds(time: str) -> float:
    try:
        told = datetime.fromisoformat(time)
    except ValueError:
        return 0.0
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
