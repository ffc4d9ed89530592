"""What somebody searches for: words, and what else must hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.kinds import STATUSES
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project

GOLD = "gold"
"""In place of an annotator: the layer of the reviewers."""

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
"""A day, a month or a year in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A search; ``text`` in the language of :mod:`annotator.app.searching.language`.

    Label, entity (``""``: one that nobody knows), stance value and annotator are uids; ``since`` and
    ``until`` days, months or years in ISO 8601, both inclusive; ``status`` one of
    :data:`annotator.core.kinds.STATUSES`.
    """

    text: str = ""
    status: str | None = None
    label: str | None = None
    entity: str | None = None
    stance: str | None = None
    in_doubt: bool = False
    annotator: str | None = None
    since: str = ""
    until: str = ""
    source: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is searched for."""
        return self == Wish(text=self.text) and not self.text.strip()

    @property
    def about_statements(self) -> bool:
        """Whether places are statements."""
        return self.stance is not None or self.in_doubt

    @property
    def about_labels(self) -> bool:
        """Whether places are what somebody labelled, not words."""
        return self.about_statements or any(
            name is not None for name in (self.label, self.entity, self.annotator)
        )


def wish_named(
    project: Project,
    text: str = "",
    *,
    label: str | None = None,
    entity: str | None = None,
    stance: str | None = None,
    annotator: str | None = None,
    in_doubt: bool = False,
    status: str | None = None,
    since: str = "",
    until: str = "",
    source: str | None = None,
) -> Wish:
    """The wish that these names (case doesn't matter) or uids mean.

    Raises:
        UserError: ``search.no_label``, ``search.no_stance``, ``search.no_entity``, ``search.no_annotator``,
            ``search.no_status`` or ``search.no_date``.
    """
    for date in (since, until):
        if date and not DATE.fullmatch(date):
            raise UserError("search.no_date", date=date)
    if status is not None and (status := status.casefold().replace(" ", "_")) not in STATUSES:
        raise UserError("search.no_status", status=status, known=", ".join(STATUSES))
    return Wish(
        text=text,
        status=status,
        label=_label(project, label),
        entity=_entity(project, entity),
        stance=_stance(project, stance),
        in_doubt=in_doubt,
        annotator=_annotator(project, annotator),
        since=since,
        until=until,
        source=source,
    )


def _label(project: Project, name: str | None) -> str | None:
    labels = project.codebook.labels
    if name is None:
        return None
    for label in labels:
        if name == label.id or name.casefold() == label.name.casefold():
            return label.id
    raise UserError("search.no_label", label=name, known=", ".join(label.name for label in labels))


def _stance(project: Project, name: str | None) -> str | None:
    values = project.codebook.values
    if name is None:
        return None
    for value in values:
        if name == value.id or name.casefold() == value.name.casefold():
            return value.id
    raise UserError("search.no_stance", stance=name, known=", ".join(value.name for value in values))


def _entity(project: Project, name: str | None) -> str | None:
    if name is None:
        return None
    wanted = name.strip().casefold()
    entities = project.entities()
    for entity in entities:
        if name == entity.uid or wanted == entity.name.casefold():
            return entity.uid
    for entity in entities:
        if any(wanted == alias.casefold() for alias in entity.aliases):
            return entity.uid
    raise UserError("search.no_entity", entity=name)


def _annotator(project: Project, name: str | None) -> str | None:
    if name is None or name == GOLD:
        return name
    people = project.annotators()
    for person in people:
        if name == person.uid or name.casefold() == person.name.casefold():
            return person.uid
    raise UserError("search.no_annotator", name=name, known=", ".join(person.name for person in people))
