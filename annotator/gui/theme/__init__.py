"""Named colours and fonts, light and dark."""

from annotator.gui.theme.following import (
    Choice,
    choose_theme,
    chosen_theme,
    current,
    follow_system,
    put_on_sheet,
    set_article,
    theme_changes,
)
from annotator.gui.theme.keycap import KeyCap, keycap_width, paint_keycap
from annotator.gui.theme.theme import Measures, Mode, Theme

__all__ = [
    "Choice",
    "KeyCap",
    "Measures",
    "Mode",
    "Theme",
    "choose_theme",
    "chosen_theme",
    "current",
    "follow_system",
    "keycap_width",
    "paint_keycap",
    "put_on_sheet",
    "set_article",
    "theme_changes",
]
