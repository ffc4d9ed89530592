"""Labelling all occurrences from the window: ask which, label them, tell; many of them in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.app.occurrences.labelling import MANY, Labelled, label_all
from annotator.app.occurrences.wanted import Wanted, wanted_for
from annotator.errors import UserError
from annotator.gui.occurrences.dialog import OccurrencesDialog
from annotator.gui.window.errands import Errands

if TYPE_CHECKING:
    from annotator.app.occurrences.finding import Occurrence
    from annotator.gui.label.screen import LabelScreen


class Occurrences(Errands):
    """What one window labels wherever it occurs."""

    dialog: OccurrencesDialog | None

    def ask(self, screen: LabelScreen) -> None:
        """Ask where what is selected or focused on ``screen`` shall be labelled."""
        screen.text.palette.hide()
        try:
            wanted = wanted_for(screen.session, screen.view.selection())
        except UserError as error:
            self._notice.say(sentence_for(error), "danger")
            return
        dialog = OccurrencesDialog(screen.session, wanted, self._runner, self._window)
        dialog.accepted.connect(lambda: self._label(dialog.wanted, dialog.chosen()))
        self._open(dialog)

    def _label(self, wanted: Wanted, chosen: list[Occurrence]) -> None:
        try:
            if len(chosen) <= MANY:
                self._told(label_all(self._project, wanted, chosen))
                return
            self._must_be_free()
        except UserError as error:
            self._notice.say(sentence_for(error), "danger")
            return
        name = gettext("Labelling occurrences")
        self._start(
            name,
            lambda job: label_all(
                self._project, wanted, chosen, progress=job.report, cancelled=job.cancelled
            ),
            self._told,
        )

    def _told(self, labelled: Labelled) -> None:
        places = ngettext("{n} place labelled", "{n} places labelled", labelled.places)
        articles = ngettext("in {n} article", "in {n} articles", labelled.documents)
        told = f"{places.format(n=labelled.places)} {articles.format(n=labelled.documents)}."
        if labelled.cancelled:
            told = f"{gettext('Called off.')} {told}"
        self._notice.say(f"{told} {gettext('One undo takes that back.')}")
