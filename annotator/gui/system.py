"""Can this machine open a window? Asked before Qt is, for Qt's own answer is a traceback or an abort.

``python -m annotator.gui.system`` prints one line for people and exits with 1 if it cannot;
with ``--packages`` it prints the Debian packages that are missing, one a line.
"""

from __future__ import annotations

import os
import re
import sys

from annotator.app.messages import sentence_for
from annotator.errors import UserError

_PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What QtWidgets links to, with or without a screen; the packages are Debian's."""

_PACKAGE_OF_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's X11 plug-in adds; without one of them Qt ends the process instead of raising."""

_FONT_PACKAGES = "fontconfig fonts-noto-core"
_LIBRARY = re.compile(r"lib[\w.+-]+\.so[.\d]*")


def require_libraries() -> None:
    """Raise ``system.libraries_missing`` or ``system.qt_unusable`` if Qt cannot be loaded here."""
    unusable = _why_qt_is_unusable()
    missing = _missing_libraries(unusable)
    if missing:
        packages = (_package(name) for name in missing)
        raise UserError(
            "system.libraries_missing", libraries=", ".join(missing), packages=" ".join(sorted(packages))
        )
    if unusable is not None:
        raise UserError("system.qt_unusable", reason=str(unusable)) from unusable


def require_screen() -> None:
    """Raise ``system.no_screen`` where Qt, asked for a window, would find nowhere to open it and abort."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    ):
        raise UserError("system.no_screen")


def require_fonts() -> None:
    """Raise ``system.no_fonts`` if there is no font at all. Needs a running application."""
    from PySide6.QtGui import QFont, QFontInfo

    # Without fonts Qt still lists three generic families, and draws boxes in them.
    if not QFontInfo(QFont()).family():
        raise UserError("system.no_fonts", packages=_FONT_PACKAGES)


def _why_qt_is_unusable() -> ImportError | None:
    try:
        import PySide6.QtWidgets  # noqa: F401 - whether it can be imported is the question
    except ImportError as error:
        return error
    return None


def _missing_libraries(unusable: ImportError | None) -> list[str]:
    """What is missing on Linux: one by one, for Qt's own loader (``unusable`` is its complaint) names one."""
    if sys.platform != "linux":
        return []
    wanted = [*(_PACKAGE_OF if unusable is not None else ()), *(_PACKAGE_OF_X11 if _draws_on_x11() else ())]
    missing = [name for name in wanted if not _loads(name)]
    return missing or _LIBRARY.findall(str(unusable))[:1]  # one that the tables do not know yet


def _draws_on_x11() -> bool:
    """Whether Qt will take its X11 plug-in: asked for by name, or the only screen there is."""
    platform = os.environ.get("QT_QPA_PLATFORM")
    if platform:
        return platform == "xcb"
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _loads(library: str) -> bool:
    import ctypes  # where Qt loads and draws elsewhere, nobody asks

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _package(library: str) -> str:
    """The Debian package of a library; for one we do not know, Debian's own naming rule."""
    known = _PACKAGE_OF | _PACKAGE_OF_X11
    if library in known:
        return known[library]
    stem, _, version = library.partition(".so.")
    return f"{stem.lower()}{'-' if stem[-1].isdigit() else ''}{version}"


def _check() -> None:
    require_libraries()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    require_fonts()
    application.shutdown()


def main(arguments: list[str]) -> int:
    """Tell what is missing, if anything is; the exit status."""
    try:
        _check()
    except UserError as error:
        if "--packages" in arguments:
            print(*str(error.params.get("packages", "")).split(), sep="\n")
            return 0
        print(sentence_for(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
