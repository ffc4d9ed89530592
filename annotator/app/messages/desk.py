"""Sentences about settings and keys."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "settings.unreadable": N_(
        "The settings in {file} can't be read, so everything is as at the first start; the file is kept "
        "as {kept} when you change something."
    ),
    "settings.passed_over": N_("In {file} these settings have no possible value and were left out: {names}."),
    "settings.not_kept": N_(
        "The settings are in force but could not be written to {folder}: {reason}. Next time they are lost."
    ),
}
