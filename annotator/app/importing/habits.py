"""How files were imported last time, so that the next file of the same shape asks for nothing.

A table is known by its columns, a file of another program by the questions it raises.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.app.settings import state_folder
from annotator.plugin_api import Question

_FILE = "imports.json"
_KEPT = 200


class Habits:
    """Answers of earlier imports; a file that is missing or unreadable is an empty one."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` is the one of what the program remembers, unless another is given."""
        self._path = (folder or state_folder()) / _FILE
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}

    def columns(self, columns: Iterable[str]) -> dict[str, str | None]:
        """Field → column as it was chosen for a table of these ``columns``; empty if nothing was."""
        there = list(columns)
        kept = self._of("columns", there)
        return {field: column for field, column in kept.items() if column is None or column in there}

    def keep_columns(self, columns: Iterable[str], chosen: Mapping[str, str | None]) -> None:
        """Remember what was chosen; nothing chosen forgets."""
        self._keep("columns", list(columns), chosen)

    def answers(self, format_name: str, questions: Iterable[Question]) -> dict[str, str]:
        """What was answered to these questions, as far as it still is an answer."""
        asked = {question.name: [value for value, _ in question.answers] for question in questions}
        kept = self._of(format_name, asked)
        return {name: value for name, value in kept.items() if value in asked.get(name, ())}

    def keep_answers(
        self, format_name: str, questions: Iterable[Question], answers: Mapping[str, str | None]
    ) -> None:
        """Remember what was answered."""
        self._keep(format_name, [question.name for question in questions], answers)

    def write(self) -> None:
        """Keep it for the next time. ``OSError`` if the folder cannot be written to."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = dict(list(self._kept.items())[-_KEPT:])
        part = self._path.with_name(f"{_FILE}.{os.getpid()}.part")
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(self._path)

    def _of(self, kind: str, names: Iterable[str]) -> Mapping[str, Any]:
        found = self._kept.get(_key(kind, names))
        return found if isinstance(found, dict) else {}

    def _keep(self, kind: str, names: Iterable[str], value: Mapping[str, Any]) -> None:
        key = _key(kind, names)
        self._kept.pop(key, None)
        if value:
            self._kept[key] = dict(value)


def _key(kind: str, names: Iterable[str]) -> str:
    return json.dumps([kind, *sorted(names)], ensure_ascii=False)
