"""The mark that tells gettext's extractor: this text is shown to people."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name every gettext extractor looks for
    """Mark ``text`` for translation without translating it yet."""
    return text
