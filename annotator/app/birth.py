"""What a new project begins with: its lineage, its codebook, the entities listed there, the first person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.app.resources import resource
from annotator.core.changes import PROJECT, Change, ScopedChange
from annotator.core.codebook.reader import CodebookFile, ListedEntity, read_codebook
from annotator.core.codebook.records_form import to_records
from annotator.core.decide.entities import alias_uid, attribute_uid
from annotator.core.uids import new_uid
from annotator.errors import UserError


def first_changes(codebook: Path | None, annotator: str | None) -> list[ScopedChange]:
    """The changes that make an empty file a project.

    Raises:
        UserError: ``codebook.unreadable`` or another ``codebook.*`` code.
    """
    book = read_codebook_file(codebook or resource("codebooks", "positions.toml"))
    fields = {
        "lineage": new_uid(),
        "codebook_name": book.codebook.name,
        "codebook_version": book.codebook.version,
    }
    if book.codebook.extra:
        fields["extra"] = {"codebook": book.codebook.extra}
    changes = [Change("project", "project", None, fields)]
    changes += [Change(kind, uid, None, made) for kind, uid, made in to_records(book.codebook)]
    changes += _entities(book.entities)
    if annotator is not None:
        person = {"name": _person(annotator), "role": "annotator"}
        changes.append(Change("annotator", new_uid(), None, person))
    return [ScopedChange(PROJECT, change) for change in changes]


def _person(name: str) -> str:
    if not name.strip():
        raise UserError("annotator.nameless")
    return name.strip()


def _entities(listed: Sequence[ListedEntity]) -> Iterator[Change]:
    uids = {entity.name: new_uid() for entity in listed}
    for entity in listed:
        uid = uids[entity.name]
        parent = uids.get(entity.parent or "")
        yield Change("entity", uid, None, {"kind": entity.kind, "name": entity.name, "parent": parent})
        for position, text in enumerate(entity.aliases):
            alias = {"entity": uid, "text": text, "position": position}
            yield Change("alias", alias_uid(uid, text), None, alias)
        for position, (name, value) in enumerate(entity.attributes.items()):
            attribute = {"entity": uid, "name": name, "value": value, "position": position}
            yield Change("attribute", attribute_uid(uid, name), None, attribute)


def read_codebook_file(path: Path) -> CodebookFile:
    """The codebook in a file; raises ``UserError("codebook.unreadable")`` or what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError("codebook.unreadable", file=str(path), reason=reason) from error
    except UnicodeError as error:
        raise UserError("codebook.unreadable", file=str(path), reason=str(error)) from error
    return read_codebook(text, path.name)
