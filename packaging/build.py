"""Freeze the program into ``dist/annotator/`` and let what came out test itself.

Run by ``make package``, or on any system by ``python packaging/build.py [--dist FOLDER]``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
ICON = ROOT / "resources" / "icons" / "annotator.svg"
DESKTOP_FILES = {
    "annotator.desktop": "applications",
    "annotator.metainfo.xml": "metainfo",
    "annotator.mime.xml": "mime/packages",
}


def draw_icons(folder: Path) -> None:
    """Draw the SVG as the icon files that Windows and macOS want."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    icon = QIcon(str(ICON))
    for name, size in (("annotator.ico", 256), ("annotator.icns", 512)):
        if not icon.pixmap(size, size).save(str(folder / name)):
            raise SystemExit(f"{name} could not be drawn from {ICON.name}")
    application.shutdown()


def freeze(dist: Path) -> Path:
    """Run PyInstaller; the folder it filled."""
    spec = ROOT / "packaging" / "annotator.spec"
    folders = [f"--distpath={dist}", f"--workpath={BUILD / 'pyinstaller'}"]
    command = [sys.executable, "-m", "PyInstaller", str(spec), "--noconfirm", "--log-level=WARN", *folders]
    subprocess.run(command, check=True)
    return dist / "annotator"


def add_desktop_files(program: Path) -> None:
    """Put beside a Linux program what a desktop reads: menu entry, description, file type, icon."""
    share = program / "share"
    for name, place in DESKTOP_FILES.items():
        _copy(ROOT / "packaging" / name, share / place)
    _copy(ICON, share / "icons" / "hicolor" / "scalable" / "apps")


def try_out(program: Path) -> None:
    """Let the frozen program open the sample, label, export and check it, away from this checkout."""
    executable = program / ("annotator.exe" if sys.platform == "win32" else "annotator")
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([executable, "selftest"], cwd=program, env=offscreen, check=True)


def _copy(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, folder)


def _megabytes(folder: Path) -> float:
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Freeze, complete and try the program; say how long it took and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="folder for the result")
    dist: Path = parser.parse_args().dist
    begun = time.monotonic()
    draw_icons(BUILD / "icons")
    program = freeze(dist)
    if sys.platform == "linux":
        add_desktop_files(program)
    try_out(program)
    print(f"{program}: {_megabytes(program):.0f} MB in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
