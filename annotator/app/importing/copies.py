"""Articles that are nearly the same: among those to import, and with those that the project has already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from annotator.app.importing.titles import title_of
from annotator.core.text.normalise import normalise
from annotator.core.uids import new_uid, text_hash
from annotator.errors import UserError
from annotator.plugin_api import IncomingDocument, Report
from annotator.store.listing import document_uids

if TYPE_CHECKING:
    from annotator.app.project import Project

Near = Literal["keep", "mark", "skip"]
"""What becomes of near-duplicates: nothing; a common key ``group`` in the metadata of the new ones; or
only the first of each group comes in."""

GROUP = "group"


def check_near(near: str) -> None:
    """Raise ``UserError("format.no_such_choice")`` for a word that is no :data:`Near`."""
    if near not in get_args(Near):
        raise UserError("format.no_such_choice", name="near", value=near, known=", ".join(get_args(Near)))


_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Copy:
    """An article of a group: ``uid`` is that in the project, None for one to import.

    ``group`` is the key that the article's metadata has already; ``characters`` are code points.
    """

    title: str
    where: str
    characters: int
    text_hash: str
    uid: str | None = None
    group: str = ""


class Articles:
    """Articles that pass by, of which only what identifies them is kept; equal texts are one article."""

    def __init__(self) -> None:
        self._copies: list[Copy] = []
        self._hashes: set[str] = set()

    def of_project(self, project: Project) -> Iterator[str]:
        """The texts of the project's documents."""
        with project.reading():
            uids = document_uids(project._file.db)
        for start in range(0, len(uids), _AT_ONCE):
            for uid, text in project.texts(uids[start : start + _AT_ONCE]).items():
                document = project.document(uid)
                group = document.meta.get(GROUP)
                copy = Copy(
                    document.title,
                    "",
                    len(text),
                    document.text_hash,
                    uid,
                    group if isinstance(group, str) else "",
                )
                if self._is_new(copy):
                    yield text

    def of_files(self, documents: Iterable[IncomingDocument]) -> Iterator[str]:
        """The texts of documents to import."""
        for incoming in documents:
            text = normalise(incoming.text).text
            copy = Copy(incoming.title or title_of(text), incoming.where, len(text), text_hash(text))
            if self._is_new(copy):
                yield text

    def groups(self, places: Iterable[tuple[int, ...]]) -> tuple[tuple[Copy, ...], ...]:
        """The groups with somebody new in them; ``places`` count the texts that were given."""
        found = (tuple(self._copies[place] for place in group) for group in places)
        return tuple(group for group in found if group[-1].uid is None)

    def _is_new(self, copy: Copy) -> bool:
        if copy.text_hash in self._hashes:
            return False
        self._hashes.add(copy.text_hash)
        self._copies.append(copy)
        return True


class Judge:
    """Marks or leaves out what is nearly the same as what came before it, as the import meets it.

    What somebody labelled is never left out.
    """

    def __init__(self, near: Near, groups: Sequence[Sequence[Copy]], report: Report) -> None:
        self._near = near
        self._report = report
        self._group_of = {copy.text_hash: number for number, group in enumerate(groups) for copy in group}
        self._first: dict[int, Copy] = {
            number: group[0] for number, group in enumerate(groups) if group[0].uid is not None
        }
        self._there = {copy.text_hash for group in groups for copy in group if copy.uid is not None}

    def judge(self, item: IncomingDocument) -> IncomingDocument | None:
        """The document to take in place of ``item``; None, with the reason reported, for none."""
        text = normalise(item.text).text
        hashed = text_hash(text)
        number = self._group_of.get(hashed)
        if number is None or hashed in self._there:
            return item
        title = item.title or title_of(text)
        first = self._first.get(number)
        if first is None:
            item = replace(item, uid=item.uid or new_uid())
            first = self._first[number] = Copy(title, item.where, len(text), hashed, item.uid)
        elif self._near == "skip" and first.text_hash != hashed and not (item.layers or item.gold):
            self._report.skip(
                item.where, "import.nearly_there", title=title, first=first.title, uid=first.uid
            )
            return None
        return self._marked(item, first) if self._near == "mark" else item

    def _marked(self, item: IncomingDocument, first: Copy) -> IncomingDocument:
        key, number = GROUP, 2
        while key in item.meta:
            key, number = f"{GROUP}_{number}", number + 1
        return replace(item, meta={**item.meta, key: first.group or first.uid})
