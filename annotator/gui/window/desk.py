"""What the window offers to find anything and to make it one's own; each part is loaded when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from annotator.app.actions import shown_key
from annotator.app.messages.words import gettext
from annotator.errors import UserError
from annotator.gui.theme import Choice, choose_theme
from annotator.gui.window.preferring import dress, take_up

if TYPE_CHECKING:
    from annotator.app.palette.entries import Entry
    from annotator.gui.dialogs.key_editor import KeyEditor
    from annotator.gui.dialogs.settings_dialog import SettingsDialog
    from annotator.gui.palette.palette import CommandPalette
    from annotator.gui.showing.show_me import ShowMe
    from annotator.gui.window.main_window import MainWindow


class Desk:
    """The palette, the settings, the keys and "Show Me" of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.palette: CommandPalette | None = None
        self.settings: SettingsDialog | None = None
        self.editor: KeyEditor | None = None
        self.showing: ShowMe | None = None

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The actions that are done here."""
        return {
            "window.palette": self.find_anything,
            "window.settings": self.show_settings,
            "help.keys": self.show_keys,
            "keys.edit": self.change_keys,
            "help.show_me": self.show_me,
        }

    # --- The palette --------------------------------------------------------------------------------------

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

    # --- Settings -----------------------------------------------------------------------------------------

    def show_settings(self) -> None:
        """Open the settings; each change is in force at once."""
        from annotator.gui.dialogs.settings_dialog import SettingsDialog

        choices = self._window.settings.choices
        choices.snap_to_words = self._window.label.is_on("view.snap_words")  # also changed in the menu
        dialog = self.settings = SettingsDialog(choices, self._window)
        dialog.changed.connect(self._change)
        dialog.keys_asked.connect(self.change_keys)
        dialog.finished.connect(self._settings_closed)
        dialog.open()

    def _change(self, name: str, value: object) -> None:
        choices = self._window.settings.choices
        setattr(choices, name, value)
        if name == "theme":
            choose_theme(cast("Choice", value))
        dress(choices)
        take_up(choices, self._window.label)
        self.keep()

    def keep(self) -> None:
        """Write the choices; they are in force even if that fails."""
        settings = self._window.settings
        try:
            settings.keep_choices()
        except OSError as error:
            reason = error.strerror or str(error)
            self._window.tell(UserError("settings.not_kept", folder=settings.config, reason=reason))

    def _settings_closed(self) -> None:
        if self.settings is not None:
            self.settings.deleteLater()
            self.settings = None

    # --- Keys ---------------------------------------------------------------------------------------------

    def show_keys(self) -> None:
        """Open the key card."""
        from annotator.gui.dialogs.keys_dialog import KeysDialog

        dialog = KeysDialog(self._window.registry, self._window)
        dialog.change_asked.connect(dialog.accept)
        dialog.change_asked.connect(self.change_keys)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def change_keys(self) -> None:
        """Open the key editor; each new key means its action at once."""
        from annotator.app.actions.own_keys import OwnKeys
        from annotator.gui.dialogs.key_editor import KeyEditor

        window = self._window
        keys = OwnKeys(window.project.codebook, window.settings.choices.own_keys())
        editor = self.editor = KeyEditor(keys, self.settings or window)
        editor.changed.connect(self._take_keys)
        editor.finished.connect(self._editor_closed)
        editor.open()

    def _take_keys(self) -> None:
        if self.editor is None:
            return
        window = self._window
        window.settings.choices.keys = {ident: list(keys) for ident, keys in self.editor.keys.own.items()}
        self.keep()
        window.renew_actions()
        window.label.show_keys({each.id: shown_key(each.keys[0]) for each in window.registry if each.keys})
        if self.showing is not None:
            self.showing.renew_keys()

    def _editor_closed(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None

    # --- Show Me ------------------------------------------------------------------------------------------

    def offer_to_show(self) -> None:
        """Ask once whether a first statement shall be labelled together."""
        memory = self._window.settings.memory
        if memory.show_me_offered:
            return
        memory.show_me_offered = True
        told = gettext("Shall we label one statement together? It takes a minute, and undo takes it back.")
        answers = (
            (gettext("&Show Me"), lambda: self._window.perform("help.show_me")),
            (gettext("&No"), _nothing),
        )
        self._window.question.ask(told, answers)

    def show_me(self) -> None:
        """Go with whoever labels through a statement; asked again, from the beginning."""
        from annotator.app.showing.lesson import make_ready  # seldom needed
        from annotator.gui.showing.show_me import ShowMe

        if self.showing is not None:
            self.showing.end()
        self._window.settings.memory.show_me_offered = True
        self._window.go("label")
        make_ready(self._window.label.session)
        self.showing = ShowMe(self._window)
        self.showing.ended.connect(self._shown)

    def _shown(self) -> None:
        self.showing = None


def _nothing() -> None:
    """Somebody would rather not."""
