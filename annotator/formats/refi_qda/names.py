"""Names in REFI-QDA files: GUIDs for our uids and back, and colours."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.core.uids import derived_uid

PROJECT_NS = "urn:QDA-XML:project:1.0"
CODEBOOK_NS = "urn:QDA-XML:codebook:1.0"

_HEX = re.compile(r"[0-9a-f]{32}\Z")
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?\Z")
_COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


def guid_of(uid: str) -> str:
    """The GUID of a record: its uid with dashes, if that is one of ours; else one that follows from it."""
    digits = uid if _HEX.match(uid) else derived_uid("refi", "uid", uid)
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def guid_for(*parts: str) -> str:
    """The GUID of something that has no uid and is fully named by ``parts``."""
    return guid_of(derived_uid("refi", *parts))


def uid_of(key: str, file: str) -> str:
    """The uid that a key stands for; one that is no GUID means something in its ``file`` alone."""
    return key.replace("-", "") if guid_key(key) else derived_uid("refi", file, key)


@lru_cache(maxsize=65_536)
def key_of(text: str | None) -> str:
    """A GUID in the form in which two of them can be compared, or whatever a program writes in its place."""
    return guid_key(text) or (text or "").strip()


def guid_key(text: str | None) -> str:
    """A GUID in the form in which two of them can be compared; empty if it is none."""
    match = _GUID.match((text or "").strip())
    return match[1].lower() if match else ""


def colour_of(text: str | None) -> str | None:
    """``#rgb`` or ``#rrggbb`` as we write colours; None for anything else."""
    match = _COLOUR.match((text or "").strip())
    if match is None:
        return None
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
