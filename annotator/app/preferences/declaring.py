"""Every setting, declared once: its default, what may be chosen, and what there is to say about it.

The settings file takes its defaults and limits from here, and the dialog its fields.
"""

from __future__ import annotations

from typing import Any, Literal

from annotator.app.messages.marking import N_
from annotator.core.values import dataclass

Kind = Literal["choice", "switch", "number", "font"]
"""``choice`` is one of few, ``switch`` on or off, ``number`` a whole number, ``font`` the name of a font
family ("" is the theme's)."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting. ``group`` heads the part of the dialog in which it stands.

    A number lies between ``least`` and ``most``, both allowed, and is shown with its ``unit``.
    """

    name: str
    title: str
    kind: Kind
    default: Any
    group: str
    tip: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0
    step: int = 1
    unit: str = ""

    def admits(self, value: object) -> bool:
        """Whether ``value`` can be chosen."""
        if self.kind == "switch":
            return isinstance(value, bool)
        if self.kind == "number":
            return type(value) is int and self.least <= value <= self.most
        if self.kind == "choice":
            return value in [each for each, _ in self.choices]
        return isinstance(value, str)


_LOOK, _TEXT, _LABELLING = N_("Look"), N_("Text of the article"), N_("Labelling")

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "theme",
        N_("Theme"),
        "choice",
        "system",
        _LOOK,
        choices=(("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark"))),
    ),
    Preference(
        "reduced_motion",
        N_("Keep everything still"),
        "switch",
        False,
        _LOOK,
        N_("Menus, lists and hints appear without fading or sliding, and no caret blinks"),
    ),
    Preference(
        "reading_font",
        N_("Font"),
        "font",
        "",
        _TEXT,
        N_("Letters that the font lacks come from the theme’s fonts"),
    ),
    Preference(
        "text_size",
        N_("Size"),
        "number",
        17,
        _TEXT,
        N_("At normal zoom"),
        least=10,
        most=40,
        unit=N_(" pixels"),
    ),
    Preference(
        "line_width",
        N_("Line width"),
        "number",
        70,
        _TEXT,
        N_("60 to 75 characters are read most easily"),
        least=40,
        most=140,
        step=5,
        unit=N_(" characters"),
    ),
    Preference(
        "line_spacing",
        N_("Line spacing"),
        "number",
        137,
        _TEXT,
        N_("Of the font’s own height; spans that overlap need some of it"),
        least=100,
        most=220,
        step=5,
        unit=N_(" %"),
    ),
    Preference(
        "snap_to_words",
        N_("The mouse selects whole words"),
        "switch",
        True,
        _LABELLING,
        N_("A word that is touched is taken whole; keys go by words and by letters anyway"),
    ),
    Preference(
        "sticky_roles",
        N_("Keep the actor for the next statement"),
        "switch",
        True,
        _LABELLING,
        N_("Roles that the codebook calls sticky stay when a statement is saved"),
    ),
    Preference(
        "idle_seconds",
        N_("Time stops after"),
        "number",
        60,
        _LABELLING,
        N_("Without a key or a click for so long, time on the article counts no more"),
        least=10,
        most=1800,
        step=10,
        unit=N_(" seconds"),
    ),
)
"""In the order of the dialog."""

_BY_NAME = {each.name: each for each in PREFERENCES}


def preference(name: str) -> Preference | None:
    """The setting called ``name``, if it is one."""
    return _BY_NAME.get(name)


def default(name: str) -> Any:
    """The default of the setting ``name``. ``KeyError`` if there is none."""
    return _BY_NAME[name].default
