"""What tests of article readers share: a file, what came of it, and what was told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.plugin_api import Format, IncomingDocument, Report, Source


@dataclass(frozen=True)
class Result:
    """The documents of a file and the codes of what was told."""

    documents: list[IncomingDocument]
    skipped: list[tuple[str, str]]
    warnings: list[tuple[str, str]]

    @property
    def only(self) -> IncomingDocument:
        """The one document there is."""
        (document,) = self.documents
        return document


def read(format_: Format, path: Path, data: bytes | str | None = None, **options: Any) -> Result:
    """What ``format_`` reads in the file, which is first written if ``data`` is given."""
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    report = Report()
    assert format_.read is not None
    documents = []
    for item in format_.read(Source(path, path.name, report, options)):
        assert isinstance(item, IncomingDocument)
        documents.append(item)
    return Result(
        documents,
        [(issue.where, issue.code) for issue in report.skipped],
        [(issue.where, issue.code) for issue in report.warnings],
    )
