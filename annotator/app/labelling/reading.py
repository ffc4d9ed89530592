"""Saying that paragraphs were read and hold nothing, and how far an article was read."""

from __future__ import annotations

from annotator.app.labelling.desk import Desk
from annotator.app.labelling.layer_marks import Progress
from annotator.app.project import Project
from annotator.core.commands import MarkRead, UnmarkRead
from annotator.core.fragments import Fragment
from annotator.core.text.paragraphs import Paragraphs


class Reading:
    """The gesture of reading on ``desk``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def toggle(self, caret: int, selection: Fragment | None = None) -> bool:
        """Mark the selected paragraphs, else the one at ``caret``; if all are marked, take the marks back.

        Paragraphs with spans need no mark and get none. Answers whether anything was done.
        """
        desk = self._desk
        if desk.document is None or not desk.marks.paragraphs.ranges:
            desk.say("labelling.no_paragraph")
            return False
        marks = desk.marks
        at_caret = [desk.boundaries.paragraph_index(caret)]
        chosen = (marks.paragraphs.touched([selection]) if selection else []) or at_caret
        free = tuple(number for number in chosen if not marks.has_spans(number))
        if not free:
            desk.say("labelling.paragraph_has_spans")
            return False
        fresh = tuple(number for number in free if number not in marks.marked.values())
        command = MarkRead(desk.document.uid, fresh) if fresh else UnmarkRead(desk.document.uid, free)
        return desk.run(command) is not None


def progress_of(project: Project, document: str) -> Progress:
    """How far whoever works here has read a document, as far as spans and marks show it.

    Raises:
        UserError: ``document.missing``.
    """
    with project.reading():
        paragraphs = Paragraphs(project.text(document))
        layer = project.layer(document)
        if layer is None:
            return Progress(0, len(paragraphs))
        marks = project.records("mark", "layer", layer.uid).values()
        pieces = [piece for span in project.spans_of(layer.uid) for piece in span.fragments]
    covered = {mark["paragraph"] for mark in marks}.union(paragraphs.touched(pieces))
    return Progress(len(covered), len(paragraphs))
