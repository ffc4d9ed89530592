"""Who is labelling: the first start's question, and changing places later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.app.project import Project
from annotator.app.settings import Memory
from annotator.core.commands import AddAnnotator
from annotator.core.records import Annotator
from annotator.core.uids import new_uid
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.gui.dialogs.person_dialog import PersonDialog


class People(QObject):
    """The people of one project; :attr:`seated` tells that somebody else labels now.

    ``take_seat`` lets the person with a uid sit down, given the passphrase where they have one.
    """

    seated = Signal()

    def __init__(
        self, window: QWidget, project: Project, memory: Memory, take_seat: Callable[[str, str | None], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._project = project
        self._take_seat = take_seat
        self._memory = memory
        self.dialog: PersonDialog | None = None

    def find_seat(self) -> None:
        """Seat whoever the file was split off for, else who labelled last; ask if that is nobody."""
        if self._project.annotator is not None:
            return
        last = self._project.sharing.made_for or self._memory.last_of(self._project.lineage, "annotator")
        if last in {person.uid for person in self._project.annotators()}:
            self.seat(str(last))
        else:
            self.ask()

    def seat(self, uid: str, passphrase: str | None = None) -> None:
        """Let the person ``uid`` label from now on; a passphrase that is missing is asked for."""
        if self._project.annotator is not None and self._project.annotator.uid == uid:
            return
        try:
            self._take_seat(uid, passphrase)
        except UserError as error:
            if error.code != "person.passphrase_needed":
                raise
            self.ask(uid)
            return
        self._memory.leave(self._project.lineage, annotator=uid)
        self.seated.emit()

    def ask(self, uid: str | None = None) -> None:
        """Ask for a name; ``uid`` is the person who is likely to be meant."""
        from annotator.gui.dialogs.person_dialog import PersonDialog  # seldom needed: the window opens sooner

        known = self._project.annotators()
        self.dialog = PersonDialog(known, self._window, admit=self._admit)
        meant = next((person.name for person in known if person.uid == uid), None)
        if meant is not None:
            self.dialog.suggest(meant)
        self.dialog.accepted.connect(self._answered)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _admit(self, person: Annotator, passphrase: str | None) -> None:
        self._project.team.admit(person, passphrase)

    def _answered(self) -> None:
        if self.dialog is None:
            return
        chosen = self.dialog.chosen
        if chosen is not None:
            self.seat(chosen.uid, self.dialog.passphrase)
            return
        uid = new_uid()
        self._project.execute(AddAnnotator(self.dialog.name, uid=uid))
        self.seat(uid)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
