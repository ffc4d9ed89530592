"""Sentences about the machine the program runs on."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "system.libraries_missing": N_(
        "The window needs system libraries that are missing here ({libraries}); "
        "install them, on Debian and Ubuntu with: apt install {packages}"
    ),
    "system.qt_unusable": N_(
        "Qt cannot be loaded ({reason}); install Annotator anew into an empty environment."
    ),
    "system.called_off": N_("Called off; nothing of what was under way was kept."),
    "system.cannot_print": N_("The answer could not be written ({reason}); send it somewhere else."),
    "system.no_screen": N_(
        "There is no display here to open a window on; log in to a desktop, "
        "or use the commands that do without (annotator --help)."
    ),
    "system.no_fonts": N_(
        "There is no font on this machine to show text with; install one, "
        "on Debian and Ubuntu with: apt install {packages}"
    ),
}
