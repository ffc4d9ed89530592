"""What became of a network: which files, what is in them, what is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.app.reports import told
from annotator.core.network import Network
from annotator.plugin_api import Issue


@dataclass(frozen=True, slots=True)
class Written:
    """One network in its file, and the files beside it."""

    files: tuple[Path, ...]
    nodes: tuple[int, ...]
    """How many of each mode."""
    edges: int
    start: str = ""
    end: str = ""

    @classmethod
    def of(cls, network: Network, files: tuple[Path, ...]) -> Written:
        """What is in ``files``."""
        days = (network.slice.start, network.slice.end) if network.slice else ("", "")
        counts = tuple(len(network.of_mode(mode)) for mode in network.modes)
        return cls(files, counts, len(network.edges), *days)

    def to_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "files": [str(file) for file in self.files],
            "nodes": list(self.nodes),
            "edges": self.edges,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """What an export of networks did.

    Attributes:
        written: the networks, one for each slice of time.
        pool: statements of the type and layers that were asked for.
        counted: those of them that count.
        left_out: the others, each by its uid and with the reason.
        notes: what to look at besides.
        lost: what the format could not hold.
        cancelled: that it was called off, and nothing was written.
    """

    written: tuple[Written, ...] = ()
    pool: int = 0
    counted: int = 0
    left_out: tuple[Issue, ...] = ()
    notes: tuple[Issue, ...] = ()
    lost: tuple[Issue, ...] = ()
    cancelled: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that were written."""
        return tuple(file for written in self.written for file in written.files)

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "networks": [written.to_json() for written in self.written],
            "statements": self.pool,
            "counted": self.counted,
            "reasons": dict(Counter(issue.code for issue in self.left_out)),
            "left_out": told(self.left_out),
            "notes": told(self.notes),
            "lost": told(self.lost),
        }
