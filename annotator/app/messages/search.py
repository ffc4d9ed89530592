"""What searching tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "search.no_label": N_("The codebook has no label “{label}”; its labels are: {known}."),
    "search.no_stance": N_("The codebook has no stance “{stance}”; its stances are: {known}."),
    "search.no_entity": N_(
        "No entity is called “{entity}”; its name or one of its aliases must be given whole."
    ),
    "search.no_annotator": N_(
        "Nobody in this project is called “{name}”; there are: {known}. “gold” is gold."
    ),
    "search.no_status": N_("“{status}” is no status of an article; there are: {known}."),
    "search.no_next": N_("There is no further place; [[screen.search]] goes back to the search."),
    "search.nothing_yet": N_("Search first ([[screen.search]]); then this goes from place to place."),
    "search.no_date": N_("“{date}” is no date; write 2024, 2024-03 or 2024-03-17."),
}
