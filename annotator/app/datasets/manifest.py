"""``manifest.json``: what the dataset was made of and how, and the SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.papers import FORM

if TYPE_CHECKING:
    from annotator.app.datasets.writing import Making

_CHUNK = 1 << 20


def manifest(making: Making, folder: Path) -> str:
    """The manifest of all files that are in ``folder`` now; no time, no place, so that it stays the same."""
    moment = making.material.moment
    told: dict[str, Any] = {
        "format": FORM,
        "program": f"annotator {version('annotator')}",
        "project": {
            "lineage": moment.lineage,
            "log_position": moment.position,
            "codebook": {"name": moment.codebook.name, "version": moment.codebook.version},
        },
        "plan": making.plan.to_json(),
        "splits": {split.name: split.counts.to_json() for split in making.splits},
        "near_duplicates": making.near_duplicates,
        "lost": {code: len(issues) for code, issues in making.lost_by_code().items()},
        "documents": {each.uid: split.name for split in making.splits for each in split.documents},
        "files": [
            {
                "path": file.relative_to(folder).as_posix(),
                "bytes": file.stat().st_size,
                "sha256": sha256_of(file),
            }
            for file in files_of(folder)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def files_of(folder: Path) -> list[Path]:
    """The files in ``folder``, by their names, the same order on every system."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def sha256_of(path: Path) -> str:
    """The digest of a file of any size, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
