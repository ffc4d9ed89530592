"""What networks tell: what is not counted and why, and what files cannot hold."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "network.characters_replaced": N_(
        "{count} characters of {where} that no XML file can hold became U+FFFD."
    ),
    "network.label_changed": N_(
        "“{label}” is called “{written}” in the file: labels there hold no quotes, and no two are the same."
    ),
}
