"""What is told about agreement."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "agreement.too_many": N_(
        "{asked} people can't be compared at once: choose at most {most} of them (Annotators, --annotators)."
    ),
    "agreement.one_annotator": N_(
        "There is nobody to compare {name} with; agreement takes two annotators or more."
    ),
    "agreement.nothing_shared": N_(
        "No article has been finished by two of these annotators; mark articles as done, or ask about others."
    ),
    "agreement.nothing_since": N_(
        "No article has been finished by two of these annotators on {date} or later; choose an earlier day."
    ),
    "agreement.no_such_annotator": N_("Nobody in this project is called “{name}”; choose from: {known}."),
    "agreement.no_such_label": N_("The codebook has no label “{name}”; choose from: {known}."),
    "agreement.exported": N_("Written to {file}: {count} figures, each with what it rests on."),
    "agreement.copied": N_("The table of all figures is on the clipboard, as LaTeX (booktabs)."),
    "agreement.no_rows": N_("The table has no row for the measures that were asked for."),
    "agreement.no_date": N_("“{date}” is not a day; write it as 2026-08-31."),
}
