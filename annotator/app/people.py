"""Finding the person who works."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from annotator.core.commands import AddAnnotator
from annotator.core.decide import Author, decide
from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.store import listing
from annotator.store.database import ProjectFile


def named(annotators: Iterable[Annotator], name: str) -> Annotator:
    """The annotator called ``name``; raises ``UserError("annotator.unknown")`` naming those there are."""
    return _first(list(annotators), lambda person: person.name == name.strip(), name)


def identified(annotators: Iterable[Annotator], uid: str) -> Annotator:
    """The annotator with this uid; raises ``UserError("annotator.unknown")``."""
    return _first(list(annotators), lambda person: person.uid == uid, uid)


def ensure(file: ProjectFile, name: str) -> None:
    """Let the person called ``name`` take part if nobody of that name does yet."""
    with file.reading():
        is_known = name.strip() in {person.name for person in listing.annotators(file.db)}
    if not is_known:
        command = AddAnnotator(name)
        author = Author(None, file.replica)
        file.commit(lambda: decide(command, file, author), command=command.called, owner=None)


def all_named(annotators: Iterable[Annotator], names: str) -> list[Annotator]:
    """Those whose names stand in ``names`` with commas between; raises ``UserError("annotator.unknown")``.

    A name may have commas in it: of those that fit, the longest is meant.
    """
    people = list(annotators)
    parts = [part.strip() for part in names.split(",")]
    known = {tuple(part.strip() for part in person.name.split(",")): person for person in people}
    found: dict[str, Annotator] = {}
    while parts:
        lengths = range(len(parts), 0, -1)
        length = next((length for length in lengths if tuple(parts[:length]) in known), 1)
        if parts[0]:
            person = known.get(tuple(parts[:length])) or named(people, parts[0])
            found[person.uid] = person
        del parts[:length]
    return list(found.values())


def _first(people: list[Annotator], is_meant: Callable[[Annotator], bool], asked: str) -> Annotator:
    for person in people:
        if is_meant(person):
            return person
    raise UserError("annotator.unknown", name=asked, known=", ".join(person.name for person in people))
