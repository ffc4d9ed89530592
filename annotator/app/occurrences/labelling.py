"""Labelling what was found and ticked: one gesture, one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.app.occurrences.finding import Occurrence
from annotator.app.occurrences.wanted import Wanted
from annotator.core.commands import LabelOccurrences

if TYPE_CHECKING:
    from annotator.app.project import Project

MANY = 500
"""More places than these are labelled in the background."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """How many places were labelled in how many articles."""

    places: int
    documents: int


def label_all(project: Project, wanted: Wanted, chosen: Sequence[Occurrence]) -> Labelled:
    """Label ``chosen`` as ``wanted`` says: all of them or, where that can't be, none.

    Raises:
        UserError: ``document.not_open`` and the like, when an article can't be labelled any more.
    """
    places = tuple(occurrence.place for occurrence in chosen)
    project.execute(LabelOccurrences(wanted.label, places, wanted.entity))
    return Labelled(len(places), len({document for document, _, _ in places}))
