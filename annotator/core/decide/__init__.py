"""The rules: from a command and what is so, to what changes. Pure; nothing here reads or writes a file."""

from annotator.core.decide.dispatch import decide
from annotator.core.decide.draft import Author, View

__all__ = ["Author", "View", "decide"]
