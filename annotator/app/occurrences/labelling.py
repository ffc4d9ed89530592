"""Labelling what was found and ticked: one gesture, one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.app.occurrences.finding import Occurrence
from annotator.app.occurrences.wanted import Wanted
from annotator.core.commands import LabelOccurrences

if TYPE_CHECKING:
    from annotator.app.jobs import Cancelled, Progress
    from annotator.app.project import Project

MANY = 500
"""More places than these are labelled in parts, in the background."""
_A_PART = 20
"""Places that are labelled in one transaction: a key waits for no more."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """How many places were labelled in how many articles, and whether it was called off before the end."""

    places: int
    documents: int
    cancelled: bool = False


def label_all(
    project: Project,
    wanted: Wanted,
    chosen: Sequence[Occurrence],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Labelled:
    """Label ``chosen`` as ``wanted`` says, as one gesture.

    At most :data:`MANY` are labelled all or, where that can't be, not at all. More go in parts, and keys get
    through in between: when it is called off, or an article can't be labelled, what was done stays until one
    undo takes it back.

    Args:
        project: Whose documents.
        wanted: Label and entity.
        chosen: Where.
        progress: Told places done and places in all.
        cancelled: Asked before each part.

    Raises:
        UserError: ``document.not_open`` and the like, when an article can't be labelled any more.
    """
    places = [occurrence.place for occurrence in chosen]
    size = len(places) if len(places) <= MANY else _A_PART
    parts = [tuple(places[at : at + size]) for at in range(0, len(places), max(1, size))]
    done = 0

    def tell(parts_done: int) -> None:
        nonlocal done
        done = min(parts_done * size, len(places))
        if progress is not None:
            progress(done, len(places))

    commands = (LabelOccurrences(wanted.label, part, wanted.entity) for part in parts)
    project.execute_in_parts(commands, cancelled=cancelled, progress=tell)
    documents = {document for document, _, _ in places[:done]}
    return Labelled(done, len(documents), done < len(places))
