"""What readers and writers have to tell: what was left out, what to look at, what could not be carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing worth telling: ``where`` (file name, ``name:line`` or a uid), a code and its facts."""

    where: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """What was left out, what to look at, and what a format could not carry."""

    skipped: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    lost: list[Issue] = field(default_factory=list)

    def skip(self, where: str, code: str, /, **params: object) -> None:
        """Something was not imported."""
        self.skipped.append(Issue(where, code, params))

    def warn(self, where: str, code: str, /, **params: object) -> None:
        """Something was imported, but not just as the file said it."""
        self.warnings.append(Issue(where, code, params))

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Something could not be exported."""
        self.lost.append(Issue(where, code, params))
