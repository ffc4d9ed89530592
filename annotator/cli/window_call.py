"""The commonest call, read without the library for calls: ``annotator [PROJECT] [--sample] [--annotator N]``.

Loading that library takes a tenth of a start, and who opens the window waits for it. Whatever is not plainly
such a call is left to it: every other command, every question, every mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotator.core.values import dataclass

WITHOUT_WINDOW = (
    "new",
    "import",
    "export",
    "merge",
    "review",
    "agreement",
    "dataset",
    "network",
    "split",
    "assign",
    "people",
    "codebook",
    "search",
    "info",
    "formats",
    "check",
)
COMMANDS = ("window", "tour", "selftest", *WITHOUT_WINDOW)
"""Words that are commands, so no project's name where they stand first (``./check`` is one)."""


@dataclass(frozen=True)
class WindowCall:
    """What the window was called with."""

    project: Path | None = None
    sample: bool = False
    annotator: str | None = None


def plain_window_call(words: Sequence[str]) -> WindowCall | None:
    """The call that ``words`` plainly are; None if they are another command or may be a mistake."""
    if words and words[0] in COMMANDS:
        return None
    project, sample, annotator = None, False, None
    rest = iter(words)
    for word in rest:
        if word == "--sample":
            sample = True
        elif word == "--annotator":
            annotator = next(rest, None)
            if annotator is None:
                return None
        elif word.startswith("-") or project is not None or Path(word).is_dir():
            return None
        else:
            project = Path(word)
    return WindowCall(project, sample, annotator)
