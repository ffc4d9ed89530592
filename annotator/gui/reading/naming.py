"""Spans told in words: in a tool tip, and to who listens instead of looking."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.app.messages.words import gettext, ngettext

_IN_A_LINE = 3
_MOST = 20
"""Names that a tool tip shows; it says how many more there are."""


def as_tool_tip(names: Sequence[str]) -> str:
    """``names`` as rich text: a few in a line, more below each other; empty where there is none."""
    if not names:
        return ""
    from html import escape  # its table of entities takes longer to load than the window may

    shown = [escape(name) for name in names[:_MOST]]
    if len(names) > _MOST:
        shown.append(_and_more(len(names) - _MOST))
    return f"<qt>{(' · ' if len(names) <= _IN_A_LINE else '<br>').join(shown)}</qt>"


def spoken(focused: str, stack: Sequence[str]) -> str:
    """What is said of the focused span, named ``focused``, and of all that lie where it begins."""
    if len(stack) < 2:
        return focused
    shown = list(stack[:_MOST])
    if len(stack) > _MOST:
        shown.append(_and_more(len(stack) - _MOST))
    count = ngettext("{n} span here", "{n} spans here", len(stack)).format(n=len(stack))
    return f"{focused}. {count}: {', '.join(shown)}"


def _and_more(count: int) -> str:
    return gettext("and {n} more").format(n=count)
