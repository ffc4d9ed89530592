"""The system's own dialogs for choosing files and folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.messages.words import gettext
from annotator.app.naming import as_project

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget


def project_to_open(parent: QWidget) -> Path | None:
    """A project file that is there, or None."""
    name, _ = _dialog().getOpenFileName(
        parent,
        gettext("Open a project"),
        str(documents_folder()),
        _projects(),
    )
    return Path(name) if name else None


def project_to_make(parent: QWidget, suggested: Path) -> Path | None:
    """Where a new project shall lie; the suffix is added where it was left out."""
    name, _ = _dialog().getSaveFileName(
        parent,
        gettext("Where the project shall lie"),
        str(suggested),
        _projects(),
    )
    return as_project(Path(name)) if name else None


def codebook_to_read(parent: QWidget) -> Path | None:
    """A codebook's file, or None."""
    name, _ = _dialog().getOpenFileName(
        parent, gettext("Choose a codebook"), str(documents_folder()), gettext("Codebooks") + " (*.toml)"
    )
    return Path(name) if name else None


def files_to_import(parent: QWidget) -> list[Path]:
    """The files chosen, or none."""
    names, _ = _dialog().getOpenFileNames(parent, gettext("Import articles"), str(documents_folder()))
    return [Path(name) for name in names]


def folder_to_import(parent: QWidget) -> Path | None:
    """A folder, or None."""
    name = _dialog().getExistingDirectory(
        parent, gettext("Import a folder of articles"), str(documents_folder())
    )
    return Path(name) if name else None


def file_to_export(parent: QWidget, suggested: Path) -> Path | None:
    """The file to write, or None. The system has asked whether another may be replaced."""
    name, _ = _dialog().getSaveFileName(parent, gettext("Export to"), str(suggested))
    return Path(name) if name else None


def files_to_bring_in(parent: QWidget, folder: Path) -> list[Path]:
    """The project files chosen in the system's dialog, or none."""
    names, _ = _dialog().getOpenFileNames(
        parent,
        gettext("Choose the files in which others have worked"),
        str(folder),
        _projects(),
    )
    return [Path(name) for name in names]


def documents_folder() -> Path:
    """The user's folder for documents; their home where the system names one that is not there."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _dialog() -> type[QFileDialog]:
    """The system's dialog; its class takes a while to load, and the window opens without it."""
    from PySide6.QtWidgets import QFileDialog

    return QFileDialog


def _projects() -> str:
    return gettext("Annotator projects") + " (*.annotator)"
