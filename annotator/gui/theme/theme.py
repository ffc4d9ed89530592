"""The theme: named colours, fonts and sizes of one mode, read from ``resources/themes/quiet.toml``."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from typing import Any, Literal, cast

from PySide6.QtGui import QColor, QFont, QPalette

from annotator.app.resources import resource
from annotator.core.values import dataclass
from annotator.gui.theme.contrast import lightened, mix, readable
from annotator.gui.theme.stylesheet import stylesheet

Mode = Literal["light", "dark"]
MODES: tuple[Mode, Mode] = ("light", "dark")


@cache
def theme_table() -> dict[str, Any]:
    """The theme file as it is written."""
    return tomllib.loads(resource("themes", "quiet.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Measures:
    """How the article is set: font family ("" is the theme's first), pixels, characters a line, per cent."""

    family: str
    size: int
    characters_a_line: int
    line_height: int


class Theme:
    """Colours by role, fonts and sizes for one mode. Made by :meth:`load`; immutable."""

    def __init__(self, mode: Mode, table: dict[str, Any], measures: Measures | None = None) -> None:
        self.mode: Mode = mode
        self._colours = {role: parse_colour(value) for role, value in table[mode].items()}
        self._fonts: dict[str, list[str]] = dict(table["fonts"])
        self._sizes: dict[str, int] = dict(table["sizes"])
        self._reading: dict[str, float] = dict(table["reading"])
        if measures is not None:
            own = [measures.family] if measures.family else []
            self._fonts["reading"] = [*own, *self._fonts["reading"]]
            self._sizes["reading"] = measures.size
            self._reading.update(
                characters_a_line=measures.characters_a_line, line_height=measures.line_height
            )
        self.measures = (*self._fonts["reading"], self._sizes["reading"], *self._reading.values())
        """What the setting of the article depends on: equal if it would be set alike."""
        self._made_fonts: dict[tuple[str, str | float | None, bool], QFont] = {}

    @staticmethod
    def load(mode: Mode, measures: Measures | None = None) -> Theme:
        """The theme in ``mode``, with somebody's own ``measures``; the same object each time."""
        return _loaded(mode, measures)

    @property
    def roles(self) -> tuple[str, ...]:
        """Every colour role."""
        return tuple(self._colours)

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark mode."""
        return self.mode == "dark"

    def colour(self, role: str) -> QColor:
        """The colour of ``role``. ``KeyError`` for a role that the theme file doesn't name."""
        return QColor(self._colours[role])

    def size(self, name: str) -> int:
        """A size from the theme file, in device-independent pixels."""
        return self._sizes[name]

    def reading(self, name: str) -> float:
        """A measure of the reading view from the theme file's ``[reading]`` table."""
        return float(self._reading[name])

    def tint(self, base: QColor | str, strength: float | None = None) -> QColor:
        """``base`` thinned on paper: the ground of a span or chip. ``strength`` is its share, 0 to 1."""
        share = self.reading("tint_dark" if self.is_dark else "tint") if strength is None else strength
        return self._tint_for_text(base, share)

    def lit_tint(self, base: QColor | str) -> QColor:
        """The stronger tint of evidence that is lit."""
        return self._tint_for_text(base, self.reading("tint_lit_dark" if self.is_dark else "tint_lit"))

    def _tint_for_text(self, base: QColor | str, share: float) -> QColor:
        """A tint never swallows the text on it, whatever colour a codebook picks."""
        paper, text = self._colours["paper"], self._colours["text"]
        thin = mix(paper, QColor(base), share) if self.is_dark else lightened(QColor(base), share)
        return readable(thin, text, paper, least=5.0)

    def text_on_tint(self, base: QColor | str) -> QColor:
        """A dark (in dark mode: light) shade of ``base`` that reads well on ``tint(base)`` and on paper."""
        colour = mix(QColor(base), self._colours["text"], 0.2)
        on_tint = readable(colour, self.tint(base), self._colours["text"])
        return readable(on_tint, self._colours["paper"], self._colours["text"])

    def mark(self, base: QColor | str) -> QColor:
        """``base`` for lines and signs on paper, moved only where it would not be seen (3 : 1)."""
        return readable(QColor(base), self._colours["paper"], self._colours["text"], least=3.0)

    def text_of(self, base: QColor | str, ground: str = "paper") -> QColor:
        """``base`` as a text colour on the role ``ground``."""
        return readable(QColor(base), self._colours[ground], self._colours["text"])

    def families(self, kind: str) -> list[str]:
        """Font families of ``kind`` ("ui", "reading", "mono"), best first; missing ones fall through."""
        return list(self._fonts[kind])

    def font(self, kind: str = "ui", size: str | float | None = None, *, bold: bool = False) -> QFont:
        """A font of ``kind``; ``size`` is a name from ``[sizes]`` or device-independent pixels."""
        made = self._made_fonts.get((kind, size, bold))
        if made is None:
            made = self._made_fonts[kind, size, bold] = self._make_font(kind, size, bold)
        return QFont(made)

    def _make_font(self, kind: str, size: str | float | None, bold: bool) -> QFont:
        font = QFont(self.families(kind))
        font.setStyleHint(QFont.StyleHint.Serif if kind == "reading" else QFont.StyleHint.SansSerif)
        pixels = self._sizes[size] if isinstance(size, str) else size or self._sizes[kind]
        font.setPixelSize(max(1, round(pixels)))
        font.setWeight(_bold_weight(kind) if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def stylesheet(self) -> str:
        """The style sheet of the application in this mode."""
        colours = {role: css(colour) for role, colour in self._colours.items()}
        pictures = {
            name: resource("themes", f"{name}-{self.mode}.svg").as_posix() for name in ("check", "chevron")
        }
        return stylesheet(colours, self._sizes, self._fonts, pictures)

    def palette(self) -> QPalette:
        """The palette for what no style sheet reaches."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self._colours[name])
        for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colours["disabled"])
        return palette


def parse_colour(value: str) -> QColor:
    """``#rrggbb`` or ``#rrggbbaa`` as CSS writes it; Qt puts alpha first. ``ValueError`` for others."""
    colour = QColor(f"#{value[7:]}{value[1:7]}" if len(value) == 9 else value)
    if not (value.startswith("#") and colour.isValid()):
        raise ValueError(value)
    return colour


def css(colour: QColor) -> str:
    """``colour`` as a style sheet writes it."""
    if colour.alpha() == 255:
        return colour.name()
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alpha()})"


@lru_cache(maxsize=8)
def _loaded(mode: Mode, measures: Measures | None) -> Theme:
    return Theme(mode, theme_table(), measures)


def _bold_weight(kind: str) -> QFont.Weight:
    return QFont.Weight.Bold if kind == "reading" else QFont.Weight.DemiBold


_Role = QPalette.ColorRole
_PALETTE = cast(
    "dict[QPalette.ColorRole, str]",
    {
        _Role.Window: "window",
        _Role.WindowText: "text",
        _Role.Base: "paper",
        _Role.AlternateBase: "panel",
        _Role.Text: "text",
        _Role.PlaceholderText: "text_muted",
        _Role.Button: "paper",
        _Role.ButtonText: "text",
        _Role.BrightText: "danger",
        _Role.Highlight: "accent_soft",
        _Role.HighlightedText: "text",
        _Role.Link: "accent",
        _Role.LinkVisited: "accent",
        _Role.ToolTipBase: "tooltip",
        _Role.ToolTipText: "tooltip_text",
        _Role.Light: "paper",
        _Role.Midlight: "hover",
        _Role.Mid: "line_strong",
        _Role.Dark: "line_strong",
        _Role.Shadow: "line_strong",
        _Role.Accent: "accent",
    },
)
