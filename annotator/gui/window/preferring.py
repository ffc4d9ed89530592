"""The user's choices put in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.app.preferences.declaring import default
from annotator.app.settings import Choices
from annotator.gui.theme import Measures, set_article

if TYPE_CHECKING:
    from annotator.gui.label.screen import LabelScreen

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_MEASURES = ("reading_font", "text_size", "line_width", "line_spacing")


class _Motion:
    """What the desktop moves and blinks, to be put back."""

    effects: tuple[Qt.UIEffect, ...] | None = None
    flash_time = 0


def dress(choices: Choices) -> None:
    """How articles are set, and whether anything moves: before the first window, and whenever it changes."""
    own = any(getattr(choices, name) != default(name) for name in _MEASURES)
    measures = (choices.reading_font, choices.text_size, choices.line_width, choices.line_spacing)
    set_article(Measures(*measures) if own else None)
    if choices.reduced_motion:
        _keep_still()
    else:
        _move_again()


def take_up(choices: Choices, label: LabelScreen) -> None:
    """Label as the user likes it."""
    label.set_snapping(choices.snap_to_words)
    label.session.keeps_sticky = choices.sticky_roles
    label.session.stopwatch.idle = float(choices.idle_seconds)


def _keep_still() -> None:
    if _Motion.effects is None:
        _Motion.effects = tuple(each for each in _EFFECTS if QApplication.isEffectEnabled(each))
        _Motion.flash_time = QApplication.cursorFlashTime()
    for effect in _Motion.effects:
        QApplication.setEffectEnabled(effect, False)
    QApplication.setCursorFlashTime(0)


def _move_again() -> None:
    if _Motion.effects is None:
        return
    for effect in _Motion.effects:
        QApplication.setEffectEnabled(effect, True)
    QApplication.setCursorFlashTime(_Motion.flash_time)
    _Motion.effects = None
