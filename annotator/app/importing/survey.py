"""What the files of an import need to be told before they can be read: columns of tables, open questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.app.importing.finding import Found
from annotator.app.jobs import Cancelled
from annotator.errors import UserError
from annotator.plugin_api import Format, Preview, Question, Report, Source

_LOOKED_INTO = 50
"""Files of a kind that are opened before an import; the others are taken to be like them."""


@dataclass(slots=True)
class Table:
    """Tables with the same columns, of which the first is shown."""

    preview: Preview
    files: list[Found]


@dataclass(slots=True)
class Asking:
    """Files of one format that raise the same questions."""

    format: Format
    questions: tuple[Question, ...]
    files: list[Found]


@dataclass(slots=True)
class Survey:
    """What is to be asked."""

    tables: list[Table] = field(default_factory=list)
    asking: list[Asking] = field(default_factory=list)


def survey(found: Sequence[Found], cancelled: Cancelled | None = None) -> Survey:
    """Look into the files; one that cannot be read is passed over, for the import will say why."""
    seen = Survey()
    for file in [file for file in found if file.format.preview is not None][:_LOOKED_INTO]:
        if cancelled is not None and cancelled():
            return seen
        preview = _preview_of(file)
        if preview is not None:
            _add_table(seen.tables, preview, file)
    for file in [file for file in found if file.format.questions is not None][:_LOOKED_INTO]:
        if cancelled is not None and cancelled():
            return seen
        questions = _questions_of(file)
        if questions:
            _add_asking(seen.asking, questions, file)
    return seen


def _add_table(tables: list[Table], preview: Preview, file: Found) -> None:
    for table in tables:
        if table.preview.columns == preview.columns:
            table.files.append(file)
            return
    tables.append(Table(preview, [file]))


def _add_asking(asking: list[Asking], questions: tuple[Question, ...], file: Found) -> None:
    for known in asking:
        if (known.format, known.questions) == (file.format, questions):
            known.files.append(file)
            return
    asking.append(Asking(file.format, questions, [file]))


def _preview_of(file: Found) -> Preview | None:
    assert file.format.preview is not None
    try:
        return file.format.preview(Source(file.path, file.name, Report()))
    except (OSError, UserError):
        return None


def _questions_of(file: Found) -> tuple[Question, ...]:
    assert file.format.questions is not None
    try:
        return tuple(file.format.questions(Source(file.path, file.name, Report())))
    except (OSError, UserError):
        return ()
