"""Where the files that ship with the program are, however it was installed.

A wheel carries ``resources/`` and ``seeds/`` inside the package and a frozen program unpacks them at the same
place; in a checkout, that is an editable install, they lie at the top, beside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder of ``resources/``, such as ``resource("themes", "quiet.toml")``."""
    return _folder("resources").joinpath(*parts)


def seeds() -> Path:
    """The folder of the sample corpus."""
    return _folder("seeds")


def _folder(name: str) -> Path:
    shipped = _PACKAGE / f"_{name}"
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
