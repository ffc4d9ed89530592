"""Where the theme file is found, in a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

_NAME = Path("resources") / "themes" / "quiet.toml"


def theme_text() -> str:
    """The theme file's text. ``FileNotFoundError`` if the installation is incomplete."""
    return _theme_file().read_text(encoding="utf-8")


def _theme_file() -> Path:
    package = Path(__file__).resolve().parents[2]
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for root in (package.parent, package, frozen):
        if (root / _NAME).is_file():
            return root / _NAME
    raise FileNotFoundError(_NAME)
