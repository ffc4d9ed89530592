"""How a part of the codebook goes: at once if nothing was said with it, else one question comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.app.codebooks import parts
from annotator.app.codebooks.parts import Part
from annotator.app.codebooks.wording import uses_words
from annotator.app.project import Project
from annotator.core.commands import Command, RemoveRole, ReplacePart, RetirePart
from annotator.gui.codebook.removing import Answer, RemoveDialog


class Going:
    """Asks what becomes of uses, and does it with ``execute``."""

    def __init__(self, project: Project, owner: QWidget, execute: Callable[[Command], None]) -> None:
        self._project = project
        self._owner = owner
        self._execute = execute
        self.dialog: RemoveDialog | None = None

    def uses_words(self, part: Part) -> str:
        """How much ``part`` is used."""
        return f"{part.name}: {uses_words(parts.uses_of(self._project, part.kind, part.uid))}"

    def ask(self, part: Part, beside: Sequence[Part], *, merge: bool = False) -> None:
        """Let ``part`` go; to one of ``beside``, to begin with, if it is to ``merge``."""
        uses = parts.uses_of(self._project, part.kind, part.uid)
        if not uses.any and not merge:
            self._execute(ReplacePart(part.kind, part.uid))
            return
        others = [(other.uid, other.name) for other in beside if other.uid != part.uid]
        answers: list[Answer] = ["move"]
        if not part.retired:
            answers.append("retire")
        if part.kind != "entity_kind":
            answers.append("remove")

        def answered(answer: str, by: str) -> None:
            if answer == "retire":
                self._execute(RetirePart(part.kind, part.uid))
            else:
                self._execute(ReplacePart(part.kind, part.uid, by if answer == "move" else None))

        self._open(RemoveDialog(part.name, uses_words(uses), others, answers, self._owner), answered)

    def ask_role(self, part: Part, role: str) -> None:
        """Let a role of the statement type ``part`` go."""
        uses = parts.uses_of(self._project, part.kind, part.uid, role)
        if not uses.any:
            self._execute(RemoveRole(part.uid, role))
            return
        names = {str(each["id"]): str(each["name"]) for each in part.fields["roles"] or ()}
        others = [(ident, name) for ident, name in names.items() if ident != role]

        def answered(answer: str, by: str) -> None:
            self._execute(RemoveRole(part.uid, role, by if answer == "move" else None))

        answers: list[Answer] = ["move", "remove"]
        self._open(RemoveDialog(names[role], uses_words(uses), others, answers, self._owner), answered)

    def _open(self, dialog: RemoveDialog, answered: Callable[[str, str], None]) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(answered)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
