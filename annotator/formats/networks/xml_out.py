"""Text in XML: what it cannot hold is replaced and told, the rest comes back just as it was."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from annotator.formats.networks.columns import Cell, number
from annotator.formats.xml_characters import forbidden_in, legal
from annotator.plugin_api import Target

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
"""Line breaks and tabs, too: a reader would make spaces of them in attributes, and LF of CR LF."""


class Writer:
    """Writes elements to a target, line by line."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._replaced: dict[str, int] = {}
        target.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    def line(self, depth: int, text: str) -> None:
        """One line, indented."""
        self._target.write(f"{'  ' * depth}{text}\n")

    def text(self, value: Cell, where: str) -> str:
        """``value`` for an attribute or between tags; ``where`` is the uid that a report would name."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return number(value)
        text = str(value)
        count = forbidden_in(text)
        if count:
            self._replaced[where] = self._replaced.get(where, 0) + count
        return legal(text).translate(_ESCAPES)

    def close(self) -> None:
        """Tell what was replaced."""
        for where, count in self._replaced.items():
            self._target.lose(where, "network.characters_replaced", count=count)


def counted(path: Path) -> tuple[int, int]:
    """How many elements ``node`` and ``edge`` a file of ours has."""
    found = {"node": 0, "edge": 0}
    for _, element in ElementTree.iterparse(path):
        name = _local(element.tag)
        if name in found:
            found[name] += 1
        if name in (*found, "attvalue", "data"):
            element.clear()
    return found["node"], found["edge"]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """``name="value"`` for each pair, the values escaped already."""
    return " ".join(f'{name}="{value}"' for name, value in pairs)
