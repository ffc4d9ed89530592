"""What the window offers to find anything and to make it one's own; each part is loaded when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.palette.entries import Entry
    from annotator.gui.palette.palette import CommandPalette
    from annotator.gui.window.main_window import MainWindow


class Desk:
    """The palette of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.palette: CommandPalette | None = None

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The actions that are done here."""
        return {"window.palette": self.find_anything}

    def find_anything(self) -> None:
        """Open the palette; asked again, close it."""
        from annotator.gui.palette.palette import CommandPalette  # the window opens sooner

        if self.palette is None:
            self.palette = CommandPalette(self._window)
            self.palette.chosen.connect(self._do)
        if self.palette.isVisible():
            self.palette.give_up()
        else:
            self.palette.ask(self._entries(), self._window.settings.memory.recently_chosen())

    def _entries(self) -> Iterator[Entry]:
        from annotator.app.palette import entries

        window = self._window
        session = window.label.session
        for entry in entries.actions(window.registry, window.can, window.title_now):
            if entry.ident != "window.palette":
                yield entry
        yield from entries.documents(session.documents.lines)
        if "entities" in window.screens.names:
            yield from entries.entities(session.entities, session.codebook)

    def _do(self, entry: Entry) -> None:
        self._window.settings.memory.chose(entry.what)
        try:
            if entry.kind == "action":
                self._window.perform(entry.ident)
            elif entry.kind == "document":
                self._window.go("label", {"document": entry.ident})
            else:
                self._window.go("entities", {"entity": entry.ident})
        except UserError as error:
            self._window.tell(error)
