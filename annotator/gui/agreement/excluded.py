"""What no figure counts, or only some, in sentences."""

from __future__ import annotations

from annotator.app.agreement.page import Page
from annotator.app.agreement.saying import left_out
from annotator.gui.agreement.numbers import counted


def exclusions(page: Page) -> list[str]:
    """A line for each reason that left anything out."""
    return left_out(page.excluded, counted)
