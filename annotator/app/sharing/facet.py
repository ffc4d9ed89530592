"""Everything that a project can share, behind one name: ``project.sharing``.

The window asks here at its start for whom the file was made, so the rest is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from annotator.store import portion

if TYPE_CHECKING:
    from annotator.app.jobs import Cancelled, Progress
    from annotator.app.project import Project
    from annotator.app.sharing.report import MergeReport, SplitReport

Which = Literal["assigned", "all"]


class Sharing:
    """Brings the work of other files into a project, and makes the files that people take away."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._backed_up = False

    @property
    def made_for(self) -> str | None:
        """Uid of the annotator for whom this file was split off; None for a file that is nobody's."""
        with self._project.reading():
            return portion.person(self._project._file.db)

    @property
    def anything_assigned(self) -> bool:
        """Whether any document is assigned to anybody; where none is, everybody takes all away."""
        return bool(self._project.records("assignment", "retired", False))

    def merge(
        self,
        paths: Sequence[Path | str],
        *,
        preview: bool = False,
        pairs: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> MergeReport:
        """Bring in what other files have and this project lacks; each file as a whole, or not at all.

        Files of the same project are united step by step: it doesn't matter in which order, nor how often.
        A file of another project needs a text in common; the labels on such texts are imported.

        Args:
            paths: Project files; they are only read.
            preview: Only tell what would come.
            pairs: For a file of another project: which of its documents (uid) is which of ours (uid),
                where the text alone does not say.
            progress: Told how much is done and how much there is.
            cancelled: Asked now and then; once true, the file at hand and those after it bring nothing.
                Who gives it may press keys meanwhile: then a file's gestures are written in many short
                transactions, and a crash amid them leaves the file as if the other had ended there.

        Raises:
            UserError: why the only file there is can't be brought in; of several, the report tells it.
        """
        from annotator.app.sharing.merging import merge

        if not preview:
            self._back_up()
        return merge(self._project, [Path(path) for path in paths], preview, pairs or {}, progress, cancelled)

    def split(
        self,
        annotator: str,
        out: Path | str,
        *,
        documents: Which = "assigned",
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> SplitReport:
        """Make the file that a person takes away: their documents, their own labels, nobody else's.

        Args:
            annotator: Uid of the person.
            out: Where the new project file shall lie.
            documents: ``"assigned"``: those assigned to the person, or all where nothing is assigned to
                anybody; ``"all"``: every one.
            progress: Told steps of the history looked at, and how many there are.
            cancelled: Asked now and then; once true, no file stays.

        Raises:
            UserError: ``annotator.unknown``, ``sharing.nothing_assigned`` or a ``project.*`` code; no file
                is left behind then.
        """
        from annotator.app.sharing.splitting import split

        return split(self._project, annotator, Path(out), documents, progress, cancelled)

    def wanted(self, annotator: str, documents: Which = "assigned") -> list[str]:
        """Uids of the documents that :meth:`split` would give to a person; maybe none."""
        from annotator.app.sharing.splitting import wanted

        return wanted(self._project, annotator, documents)

    def _back_up(self) -> None:
        """Before the first merge of a session, for nobody can undo a merge."""
        from annotator.store import backups

        if not self._backed_up:
            backups.back_up(self._project._file, self._project.backups, always=True)
            self._backed_up = True
