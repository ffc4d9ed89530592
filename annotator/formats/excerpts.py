"""A little of a text, for reports."""

from __future__ import annotations


def excerpt(text: str, longest: int = 40) -> str:
    """``text``, or its beginning and the sign that more follows: ``longest`` code points at most."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
