"""Metadata as the variables of sources: a name and a type, and values of that type."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from annotator.formats import json_lines
from annotator.formats.refi_qda.names import guid_for
from annotator.formats.xml_characters import legal
from annotator.formats.xml_in import Element

_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_JSON = "application/json"
"""The description of a variable whose texts are JSON: lists and objects, which REFI-QDA has no type for."""

Kind = tuple[str, str]
"""Type of a variable, and its description."""


class Variables:
    """The variables of a file that is written; a key whose values differ in type is several variables."""

    def __init__(self) -> None:
        self._guids: dict[tuple[str, Kind], str] = {}

    def value(self, key: str, value: Any) -> tuple[str, str, str]:
        """The variable's GUID, the element for the value, and its text."""
        kind, text = _written(value)
        guid = self._guids.setdefault((key, kind), guid_for("variable", key, *kind))
        return guid, f"{kind[0]}Value", text

    def all(self) -> Iterator[tuple[str, str, Kind]]:
        """GUID, name and kind of each."""
        for (key, kind), guid in self._guids.items():
            yield guid, key, kind


def _written(value: Any) -> tuple[Kind, str]:
    if isinstance(value, bool):
        return ("Boolean", ""), "true" if value else "false"
    if isinstance(value, int):
        return ("Integer", ""), str(value)
    if isinstance(value, float) and math.isfinite(value):
        text = format(Decimal(repr(value)), "f")
        return ("Float", ""), text if "." in text else text + ".0"
    if isinstance(value, str):
        return ("Date" if _is_date(value) else "Text", ""), value
    return ("Text", _JSON), json.dumps(value)


def _is_date(text: str) -> bool:
    try:
        return _DATE.match(text) is not None and text.isascii() and bool(date.fromisoformat(text))
    except ValueError:
        return False


def changed(value: Any) -> bool:
    """Whether XML can't carry a value just as it is."""
    return isinstance(value, str) and legal(value) != value


def values_of(
    element: Element, names: Mapping[str, tuple[str, str]], key_of: Any
) -> Iterator[tuple[str, Any]]:
    """Name and value of each ``VariableValue`` in ``element``; ``names`` has name and description by GUID."""
    for told in element.iterfind("{*}VariableValue"):
        reference = told.find("{*}VariableRef")
        named = names.get(key_of(reference.get("targetGUID"))) if reference is not None else None
        if named is None:
            continue
        for child in told:
            kind = child.tag.rpartition("}")[2]
            if kind.endswith("Value"):
                yield named[0], _read(kind, child.text or "", named[1])


def _read(kind: str, text: str, description: str) -> Any:
    try:
        if kind == "BooleanValue":
            return text.strip() in ("true", "1")
        if kind == "IntegerValue":
            return int(text)
        if kind == "FloatValue":
            return float(text) if math.isfinite(float(text)) else text
        return json_lines.parse(f'{{"value":{text}}}')["value"] if description == _JSON else text
    except (ValueError, KeyError):
        return text
