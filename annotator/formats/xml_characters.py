"""Characters that XML 1.0 cannot hold, not even escaped; each becomes U+FFFD, so that offsets stay."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """``text`` as XML can hold it."""
    return _FORBIDDEN.sub("\ufffd", text)


def forbidden_in(text: str) -> int:
    """How many characters of ``text`` XML cannot hold."""
    return len(_FORBIDDEN.findall(text))
