"""Sentences about going back in the history."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "history.stopped": N_("Stopped after {taken} of {wanted} steps. {why}"),
}
