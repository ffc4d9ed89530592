"""What a file says of itself, as metadata: titles that programs make up are none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotator.core.text.dates import to_iso
from annotator.formats.articles.languages import language_code

_MADE_UP = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|unbenannt.*|sans titre.*|document\s*\d*|"
    r"dokument\s*\d*|powerpoint.*|print(?:ing)?|\(anonymous\)|.*\.(?:docx?|rtf|odt|pdf|indd|qxd|txt|html?|tmp|p65|fm)|\W*|[\d_-]+)",
    re.IGNORECASE,
)


def own_title(said: str) -> str:
    """``said``, or nothing if it is the name of a file or what a program calls what has no name."""
    said = " ".join(said.split())
    return "" if _MADE_UP.fullmatch(said) else said


def metadata(said: Mapping[str, str]) -> dict[str, str]:
    """Properties that say something; days in ISO, languages as codes."""
    meta = {name: " ".join(value.split()) for name, value in said.items()}
    meta = {name: value for name, value in meta.items() if value}
    for name in ("created", "modified", "date"):
        if name in meta:
            meta[name] = to_iso(meta[name]) or meta[name]
    if "language" in meta:
        meta["language"] = language_code(meta["language"].split("-")[0]) or meta["language"]
    return meta
