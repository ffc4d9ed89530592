"""What a file format is written against: the whole contract between Annotator and a format plug-in.

A format is one value, a :class:`Format`, named by an entry point of the group ``annotator.formats``::

    [project.entry-points."annotator.formats"]
    letters = "my_package.letters:LETTERS"

    def read(source: Source) -> Iterator[Incoming]:
        for number, line in enumerate(source.path.open(encoding="utf-8"), start=1):
            if line.strip():
                yield IncomingDocument(text=line, where=source.at(number))
            else:
                source.skip("letters.empty_line", line=number)

    LETTERS = Format(name="letters", title="A letter a line", suffixes=(".letters",), read=read)

A reader streams what a file says, in the file's own offsets (code points of the raw text); normalising,
range checks, duplicates and dangling references are the program's business and the same for every format.
A writer streams what the project holds; what its format cannot carry follows from ``holds`` and is
reported by the program. Neither touches the project, and neither raises for a bad item: it is reported
and left out. :class:`~annotator.errors.UserError` is for a file that cannot be read at all.
"""

from __future__ import annotations

from annotator.plugin_api.formats import Format, Holds, NetworkFormat, Option
from annotator.plugin_api.incoming import (
    Decision,
    Extra,
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    Json,
    Relation,
)
from annotator.plugin_api.reading import Preview, Question, Source
from annotator.plugin_api.reports import Issue, Report
from annotator.plugin_api.writing import ExportSource, OutgoingDocument, OutgoingLayer, Target

__all__ = [
    "Decision",
    "ExportSource",
    "Extra",
    "Format",
    "Holds",
    "Incoming",
    "IncomingDocument",
    "IncomingHeader",
    "IncomingLayer",
    "IncomingSpan",
    "IncomingStatement",
    "Issue",
    "Json",
    "NetworkFormat",
    "Option",
    "OutgoingDocument",
    "OutgoingLayer",
    "Preview",
    "Question",
    "Relation",
    "Report",
    "Source",
    "Target",
]
