"""What a page is asked about: whom, which labels, since when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project

RESAMPLES = 2000
SEED = 0
MOST = 12
"""People compared at once: every pair has figures of its own, and so has everybody without each one."""


@dataclass(frozen=True, slots=True)
class Request:
    """Uids of annotators (none: all who finished anything), ids of labels, an ISO date or "".

    ``resamples`` and ``seed`` are how intervals are drawn. ``by_all``: only documents that every
    one of the annotators finished.
    """

    annotators: tuple[str, ...]
    labels: tuple[str, ...]
    since: str = ""
    by_all: bool = False
    resamples: int = RESAMPLES
    seed: int = SEED

    @property
    def begins(self) -> float:
        """``since`` in Unix seconds; 0 for the beginning of all time."""
        if not self.since:
            return 0.0
        day = date.fromisoformat(self.since)
        return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()


def request(
    project: Project,
    annotators: Iterable[str] | None = None,
    labels: Iterable[str] | None = None,
    since: str | date | None = None,
    **how: int,
) -> Request:
    """Make a request from names or uids; None means all labels, and everybody who has finished anything.

    Raises:
        UserError: ``agreement.no_such_annotator``, ``agreement.no_such_label``, ``agreement.no_date``,
            ``agreement.one_annotator``, ``agreement.too_many``.
    """
    people = {person.uid: person.name for person in project.annotators()}
    known = {label.id: label.name for label in project.codebook.labels}
    whom = _found(annotators, people, _no_such_annotator)
    if len(whom) < 2:
        raise UserError("agreement.one_annotator", name=people[whom[0]] if whom else "–")
    if annotators is not None and len(whom) > MOST:
        raise UserError("agreement.too_many", asked=len(whom), most=MOST)
    return Request(
        () if annotators is None else tuple(sorted(whom)),
        _found(labels, known, _no_such_label),
        _day(since),
        **how,  # type: ignore[arg-type]
    )


def _found(
    asked: Iterable[str] | None, known: dict[str, str], complain: Callable[[str, str], UserError]
) -> tuple[str, ...]:
    """The ids of what was asked for by id or name, in the order of ``known``."""
    if asked is None:
        return tuple(known)
    wanted: set[str] = set()
    for name in asked:
        found = [id_ for id_, title in known.items() if name == id_ or name.casefold() == title.casefold()]
        if not found:
            raise complain(name, _listed(known.values()))
        wanted.update(found)
    return tuple(id_ for id_ in known if id_ in wanted)


def _no_such_annotator(name: str, known: str) -> UserError:
    return UserError("agreement.no_such_annotator", name=name, known=known)


def _no_such_label(name: str, known: str) -> UserError:
    return UserError("agreement.no_such_label", name=name, known=known)


def _listed(names: Iterable[str]) -> str:
    told: Sequence[str] = sorted(names)
    return ", ".join(told) or "–"


def _day(since: str | date | None) -> str:
    if since is None or since == "":
        return ""
    try:
        return (since if isinstance(since, date) else date.fromisoformat(since.strip())).isoformat()[:10]
    except ValueError:
        raise UserError("agreement.no_date", date=str(since)) from None
