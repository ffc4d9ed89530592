"""What is told about agreement."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "agreement.one_annotator": N_(
        "There is nobody to compare {name} with; agreement takes two annotators or more."
    ),
    "agreement.nothing_shared": N_(
        "No article has been finished by two of these annotators; mark articles as done, or ask about others."
    ),
    "agreement.no_such_annotator": N_("Nobody in this project is called “{name}”; choose from: {known}."),
    "agreement.no_such_label": N_("The codebook has no label “{name}”; choose from: {known}."),
    "agreement.no_date": N_("“{date}” is not a day; write it as 2026-08-31."),
}
