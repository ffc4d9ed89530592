"""Patterns of the regex library, loaded and compiled when they are first used.

Loading the library and compiling what Unicode's rules take would hold up the window for a tenth of its start;
nothing that is shown at first needs them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex


class Pattern:
    """A pattern as it is written; :attr:`regex` is it compiled. Flags stand in the pattern, as ``(?i)``."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def regex(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        import regex

        return regex.compile(self._source)
