"""What the names of files say of the articles in them, read by a pattern such as ``{date}_{source}_{title}``.

Between the placeholders stands what the names have there; ``{}`` is a part that says nothing. A pattern with
slashes reads the folders' names, too. One that begins with ``re:`` is a regular expression whose named
groups are the fields.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.core.text.dates import iso_or_said, to_iso
from annotator.errors import UserError
from annotator.plugin_api import Incoming, IncomingDocument, Option, Source

OPTION = Option(
    "filename",
    "What the files' names say: {date}_{source}_{title}, or re: and a regular expression with named groups.",
)

_EXPRESSION = "re:"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ANYTHING = "[^/]+?"
_DAY = r"\d{4}-\d\d-\d\d|\d{4}_\d\d_\d\d|\d{4}\.\d\d\.\d\d|\d{8}|\d{1,2}[._-]\d{1,2}[._-]\d{4}"
"""A date may hold what stands between the placeholders, and what stands there may be in names before it."""


@dataclass(frozen=True, slots=True)
class FilePattern:
    """A pattern that was understood: its groups with their fields, and the number of folders it names.

    The first of the expressions that a name is of reads it.
    """

    expressions: tuple[re.Pattern[str], ...]
    fields: Mapping[str, str]
    depth: int

    def read(self, path: Path) -> dict[str, str] | None:
        """Field → what the name of ``path``, without its suffix, says; None if it is not of this pattern."""
        parts = [*path.absolute().parent.parts[1:], path.stem]
        name = os.fsencode("/".join(parts[-1 - self.depth :])).decode("utf-8", "replace")
        name = unicodedata.normalize("NFC", name)
        matches = (expression.fullmatch(name) for expression in self.expressions)
        found = next(filter(None, matches), None)
        if found is None:
            return None
        said = {field: _words(found[group] or "") for group, field in self.fields.items()}
        return {field: value for field, value in said.items() if value}


def file_pattern(spelled: object) -> FilePattern:
    """The pattern that ``spelled`` is.

    Raises:
        UserError: ``import.file_pattern_no_field`` when it reads nothing, ``import.file_pattern_twice`` when
            it names a field twice, ``import.file_pattern_touching`` when nothing stands between two fields,
            ``import.file_pattern_expression`` when the expression is wrong.
    """
    text = unicodedata.normalize("NFC", str(spelled))
    if text.startswith(_EXPRESSION):
        return _from_expression(text)
    pieces = _PLACEHOLDER.split(text)
    names = [name for name in pieces[1::2] if name]
    if not names:
        raise UserError("import.file_pattern_no_field", pattern=text)
    if len(set(names)) < len(names):
        raise UserError("import.file_pattern_twice", pattern=text)
    if not all(pieces[2:-1:2]):
        raise UserError("import.file_pattern_touching", pattern=text)
    expressions = (_compiled(pieces, _DAY), _compiled(pieces, _ANYTHING))
    fields = {f"_{number}": name for number, name in enumerate(pieces[1::2]) if name}
    return FilePattern(expressions, fields, text.count("/"))


def check_pattern(options: Mapping[str, object]) -> None:
    """See to it that the pattern in ``options``, if there is one, can be read; raises as above."""
    if OPTION.name in options:
        file_pattern(options[OPTION.name])


def told_by_name(items: Iterator[Incoming], path: Path, source: Source) -> Iterator[Incoming]:
    """``items`` of the file ``path`` with what its name says by the pattern in the options, if there is one.

    Of a file with one article the name has the last word; where there are many, it fills in what an article
    does not say itself, its title excepted.
    """
    spelled = source.options.get(OPTION.name)
    if spelled is None:
        yield from items
        return
    fields = file_pattern(spelled).read(path)
    if fields is None:
        source.warn("import.file_name_unlike", pattern=str(spelled))
        yield from items
        return
    yield from _told(items, fields)


def _told(items: Iterator[Incoming], fields: Mapping[str, str]) -> Iterator[Incoming]:
    """The first document waits until it is known whether it is the only one."""
    held: IncomingDocument | None = None
    many = False
    try:
        for item in items:
            if not isinstance(item, IncomingDocument):
                yield item
            elif many:
                yield _filled(item, fields)
            elif held is None:
                held = item
            else:
                yield _filled(held, fields)
                yield _filled(item, fields)
                held, many = None, True
    except (UserError, OSError):
        # The file ends in damage: what was read before that comes in all the same.
        if held is not None:
            yield _filled(held, fields)
        raise
    if held is not None:
        yield _overruled(held, fields)


def _compiled(pieces: list[str], day: str) -> re.Pattern[str]:
    """Literal text and placeholders by turns; numbers name the groups, for a field may have any name."""
    expression = re.escape(pieces[0])
    for number, (name, literal) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
        expression += f"(?P<_{number}>{day if name == 'date' else _ANYTHING}){re.escape(literal)}"
    return re.compile(expression, re.IGNORECASE)


def _from_expression(text: str) -> FilePattern:
    try:
        found = re.compile(text.removeprefix(_EXPRESSION))
    except re.error as error:
        raise UserError("import.file_pattern_expression", pattern=text, reason=str(error)) from error
    if not found.groupindex:
        raise UserError("import.file_pattern_no_field", pattern=text)
    return FilePattern((found,), {name: name for name in found.groupindex}, text.count("/"))


def _words(value: str) -> str:
    """A part of a name as it is meant: where there are no spaces, underscores stand for them."""
    value = value.strip(" _")
    return value if " " in value else value.replace("_", " ")


def _overruled(item: IncomingDocument, fields: Mapping[str, str]) -> IncomingDocument:
    return replace(item, title=fields.get("title", item.title), meta={**item.meta, **_meta(fields)})


def _filled(item: IncomingDocument, fields: Mapping[str, str]) -> IncomingDocument:
    return replace(item, meta={**_meta(fields), **item.meta})


def _meta(fields: Mapping[str, str]) -> dict[str, str]:
    meta = {field: value for field, value in fields.items() if field != "title"}
    if "date" in meta:
        meta["date"] = to_iso(meta["date"].replace(" ", "-")) or iso_or_said(meta["date"])
    return meta
