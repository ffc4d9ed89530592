"""From place to place of what the search found, on whichever screen one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from annotator.app.messages import sentence
from annotator.gui.window.notice import Notice
from annotator.gui.window.screens import Screens


def found_deeds(screens: Screens, notice: Notice) -> Mapping[str, Callable[[], object]]:
    """What the window does to open the next and the previous place found."""
    return {
        "search.open_next": partial(_open, screens, notice, 1),
        "search.open_previous": partial(_open, screens, notice, -1),
    }


def _open(screens: Screens, notice: Notice, way: int) -> None:
    made = {name: screen for name, screen in screens if name == "search"}
    if made:
        made["search"].perform("search.open_next" if way > 0 else "search.open_previous")
    else:
        notice.say(sentence("search.nothing_yet", {}), "quiet")
