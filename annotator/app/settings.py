"""What the user has chosen and what the program remembers, as two small JSON files.

Choices (theme, keys) belong to the user and lie in the config folder, where they may be edited by hand;
what is merely remembered (where the window was, what was open) lies in the state folder and can be thrown
away. Neither file is needed: what is missing or unreadable takes its default.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

from platformdirs import user_config_path, user_state_path

from annotator.app.preferences.declaring import default, preference
from annotator.app.preferences.key_names import is_key
from annotator.core.values import asdict, dataclass, field, fields_of
from annotator.errors import UserError

_APPLICATION = "annotator"
_RECENT = 10
_PROJECTS = 100
_CHOSEN = 12


def config_folder() -> Path:
    """The folder of the user's choices on this system."""
    return user_config_path(_APPLICATION, appauthor=False)


def state_folder() -> Path:
    """The folder of what the program remembers, with its logs."""
    return user_state_path(_APPLICATION, appauthor=False)


@dataclass(slots=True)
class _Kept:
    """A flat JSON object in a file. Unknown keys survive, for a newer program may share the file."""

    FILE: ClassVar[str] = ""

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What the file in ``folder`` says; defaults for what it lacks or says in another type."""
        return cls.read_and_tell(folder)[0]

    @classmethod
    def read_and_tell(cls, folder: Path) -> tuple[Self, list[str]]:
        """As :meth:`read`, with the names of what was passed over because it has no possible value."""
        data = _object(folder / cls.FILE)
        kept, passed_over = cls(), []
        for name in fields_of(cls) or ():
            if name not in data:
                continue
            value = data[name]
            kind = type(getattr(kept, name))
            if kind is float and type(value) is int:
                value = float(value)
            if type(value) is kind and cls._admits(name, value):
                setattr(kept, name, value)
            else:
                passed_over.append(name)
        return kept, passed_over

    @classmethod
    def _admits(cls, name: str, value: object) -> bool:
        """Whether ``value``, which has the right type, is possible."""
        return True

    def write(self, folder: Path) -> None:
        """Replace the file, whole or not at all. ``OSError`` if the folder cannot be written to."""
        path = folder / self.FILE
        folder.mkdir(parents=True, exist_ok=True)
        if _is_broken(path):
            path.replace(kept_beside(path))  # somebody may have edited it, and want to mend it
        told = {**_object(path), **asdict(self)}
        draft = path.with_name(f"{path.name}.{os.getpid()}.part")
        draft.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        draft.replace(path)


@dataclass(slots=True)
class Choices(_Kept):
    """What the user has chosen; :mod:`annotator.app.preferences.declaring` tells what may be.

    ``keys`` maps action ids to lists of keys as the registry writes them (``{"project.new": ["Ctrl+N"]}``).
    """

    FILE: ClassVar[str] = "settings.json"

    theme: str = default("theme")
    reduced_motion: bool = default("reduced_motion")
    reading_font: str = default("reading_font")
    text_size: int = default("text_size")
    line_width: int = default("line_width")
    line_spacing: int = default("line_spacing")
    snap_to_words: bool = default("snap_to_words")
    sticky_roles: bool = default("sticky_roles")
    idle_seconds: int = default("idle_seconds")
    keys: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def _admits(cls, name: str, value: object) -> bool:
        declared = preference(name)
        return declared is None or declared.admits(value)

    def own_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that replace default ones; entries that aren't lists of keys are passed over."""
        return {
            ident: tuple(keys)
            for ident, keys in self.keys.items()
            if isinstance(keys, list) and all(map(is_key, keys))
        }


@dataclass(slots=True)
class Memory(_Kept):
    """What the program remembers from one session to the next.

    ``geometry`` is Qt's own form in base 64; ``columns`` are widths in pixels; ``zoom`` is a
    factor.
    ``name`` is what the person last called themselves; ``show_me_offered`` that they were asked whether
    to be shown how it is done.
    ``chosen`` names what was chosen in the palette, last first.
    ``projects`` maps a project's lineage to its ``document`` and ``annotator`` last at work (uids).
    """

    FILE: ClassVar[str] = "window.json"

    geometry: str = ""
    columns: list[int] = field(default_factory=list)
    zoom: float = 1.0
    documents_shown: bool = True
    statements_shown: bool = True
    recent: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    name: str = ""
    show_me_offered: bool = False
    projects: dict[str, Any] = field(default_factory=dict)

    def opened(self, path: Path) -> None:
        """Put ``path`` first among the recent projects."""
        told = str(path.absolute())
        self.recent = [told, *(other for other in self.recent if other != told)][:_RECENT]

    def chose(self, what: str) -> None:
        """Put ``what`` first among the things chosen in the palette."""
        self.chosen = [what, *(other for other in self.chosen if other != what)][:_CHOSEN]

    def recently_chosen(self) -> list[str]:
        """What was chosen in the palette, last first; what isn't text is passed over."""
        return list(filter(_is_text, self.chosen))

    def recent_projects(self) -> list[Path]:
        """The recent projects that are still there, last opened first."""
        return [path for path in map(Path, filter(_is_text, self.recent)) if path.is_file()]

    def last_of(self, lineage: str, what: str) -> str | None:
        """The ``"document"`` or ``"annotator"`` last at work in the project, or None."""
        place = self.projects.get(lineage)
        value = place.get(what) if isinstance(place, dict) else None
        return value if isinstance(value, str) else None

    def leave(self, lineage: str, **places: str | None) -> None:
        """Remember where work on the project was left; ``None`` forgets."""
        known = self.projects.pop(lineage, {})
        self.projects[lineage] = {**(known if isinstance(known, dict) else {}), **places}
        for oldest in list(self.projects)[:-_PROJECTS]:
            del self.projects[oldest]


@dataclass(slots=True)
class Settings:
    """The user's choices and the program's memory, with the folders they lie in.

    ``problem`` is what the file of choices has wrong, for the user to mend.
    """

    config: Path
    state: Path
    choices: Choices
    memory: Memory
    problem: UserError | None = None

    @classmethod
    def read(cls, config: Path | None = None, state: Path | None = None) -> Settings:
        """The settings as they were left; the folders are the system's unless others are given."""
        config, state = config or config_folder(), state or state_folder()
        choices, passed_over = Choices.read_and_tell(config)
        path = config / Choices.FILE
        problem: UserError | None = None
        if _is_broken(path):
            problem = UserError("settings.unreadable", file=path, kept=kept_beside(path).name)
        elif passed_over:
            problem = UserError("settings.passed_over", file=path, names=", ".join(passed_over))
        return cls(config, state, choices, Memory.read(state), problem)

    def keep_choices(self) -> None:
        """Write the choices. ``OSError`` if the folder cannot be written to."""
        self.choices.write(self.config)

    def keep_memory(self) -> None:
        """Write what is remembered. ``OSError`` if the folder cannot be written to."""
        self.memory.write(self.state)


def kept_beside(path: Path) -> Path:
    """Where a file goes that nobody can read, when a new one is written in its place."""
    return path.with_name(f"{path.stem}.broken{path.suffix}")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_broken(path: Path) -> bool:
    """Whether something lies there that isn't a JSON object."""
    return path.is_file() and _read(path) is None


def _object(path: Path) -> Mapping[str, Any]:
    return _read(path) or {}


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None
