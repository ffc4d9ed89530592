"""What an import would bring: its first articles, what is wrong with the files, what is nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.importing.copies import Articles, Copy
from annotator.app.importing.file_names import check_pattern
from annotator.app.importing.finding import Found
from annotator.app.importing.reading import items_of
from annotator.app.importing.titles import title_of
from annotator.app.jobs import Cancelled, Progress
from annotator.core.text.normalise import normalise
from annotator.core.uids import text_hash
from annotator.errors import UserError
from annotator.plugin_api import IncomingDocument, Issue, Report, Source

if TYPE_CHECKING:
    from annotator.app.project import Project


@dataclass(frozen=True, slots=True)
class Glance:
    """One article to import: ``characters`` are code points; ``there`` says that the project has its text."""

    title: str
    date: str
    source: str
    characters: int
    first_line: str
    file: str
    where: str
    there: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen.

    ``articles`` are the first ones, ``seen`` is how many there were in all that was read, and ``whole``
    says that everything was read to its end. ``skipped`` and ``warnings`` are what the readers tell, file
    by file. ``groups`` are the near-duplicates, those of the project first; empty where they were not asked
    for.
    """

    articles: tuple[Glance, ...]
    seen: int
    whole: bool
    skipped: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    groups: tuple[tuple[Copy, ...], ...] = ()


def look(
    project: Project,
    found: Sequence[Found],
    options: Mapping[str, Any] | None = None,
    *,
    own_options: Mapping[Path, Mapping[str, Any]] | None = None,
    limit: int = 50,
    near: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Look:
    """Look at the articles of ``found`` as an import with these options would read them.

    Args:
        project: Where to; only asked.
        found: The files, from :func:`annotator.app.importing.finding.find`.
        options: As for the import.
        own_options: As for the import.
        limit: How many articles to show. Without ``near`` nothing is read beyond them.
        near: Whether to read everything, and to look for near-duplicates.
        progress: Told bytes read and bytes in all.
        cancelled: Asked before each article; once true, the look ends with what was seen.

    Raises:
        UserError: For a pattern of file names that can't be read.
    """
    own = own_options or {}
    for given in (options or {}, *own.values()):
        check_pattern(given)
    view = _View(project, limit, near, progress, cancelled)
    documents = view.documents(found, options or {}, own)
    groups: tuple[tuple[Copy, ...], ...] = ()
    if near:
        groups = _groups(project, documents)
    else:
        for _ in documents:
            pass
    report = view.report
    return Look(
        tuple(view.articles), view.seen, view.whole, tuple(report.skipped), tuple(report.warnings), groups
    )


def _groups(project: Project, documents: Iterator[IncomingDocument]) -> tuple[tuple[Copy, ...], ...]:
    from annotator.measure.resemblance import groups

    articles = Articles()

    def texts() -> Iterator[str]:
        yield from articles.of_project(project)
        yield from articles.of_files(documents)

    return articles.groups(groups(texts()))


class _View:
    """What is seen on the way through the files."""

    def __init__(
        self, project: Project, limit: int, near: bool, progress: Progress | None, cancelled: Cancelled | None
    ) -> None:
        self.articles: list[Glance] = []
        self.seen = 0
        self.whole = False
        self.report = Report()
        self._project = project
        self._limit = limit
        self._near = near
        self._progress = progress
        self._cancelled = cancelled

    def documents(
        self, found: Sequence[Found], options: Mapping[str, Any], own: Mapping[Path, Mapping[str, Any]]
    ) -> Iterator[IncomingDocument]:
        """The documents of all files, noted as they pass."""
        total, before = sum(file.size for file in found), 0
        for file in found:
            source = Source(file.path, file.name, self.report, {**options, **own.get(file.path, {})})
            try:
                for item in items_of(file, source):
                    if self._is_enough():
                        return
                    if self._progress is not None:
                        self._progress(before + min(source.position, file.size), total)
                    if isinstance(item, IncomingDocument) and self._is_noted(file, item):
                        yield item
            except UserError as error:
                self.report.skip(file.name, error.code, **error.params)
            except OSError as error:
                source.skip("import.unreadable", reason=error.strerror or str(error))
            before += file.size
        self.whole = True

    def _is_enough(self) -> bool:
        called_off = self._cancelled is not None and self._cancelled()
        return called_off or (not self._near and self.seen >= self._limit)

    def _is_noted(self, file: Found, item: IncomingDocument) -> bool:
        """Note an article; an empty one is none."""
        text = normalise(item.text).text
        if not text.strip():
            self.report.skip(item.where, "import.empty")
            return False
        self.seen += 1
        if len(self.articles) < self._limit:
            self.articles.append(self._glance(file, item, text))
        return True

    def _glance(self, file: Found, item: IncomingDocument, text: str) -> Glance:
        return Glance(
            title=item.title or title_of(text),
            date=str(item.meta.get("date") or ""),
            source=str(item.meta.get("source") or ""),
            characters=len(text),
            first_line=next(line.strip() for line in text.splitlines() if line.strip()),
            file=file.name,
            where=item.where,
            there=bool(self._project.documents_with_text(text_hash(text))),
        )
