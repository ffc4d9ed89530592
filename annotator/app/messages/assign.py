"""What is told when work is given out."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "assign.nobody": N_("Nobody was chosen to label; choose at least one person."),
    "assign.overlap": N_("A document can't go to {overlap} people; write 1 or more."),
    "assign.percent": N_("{percent} % is no share of the documents; write a number from 0 to 100."),
    "assign.too_few": N_(
        "To have {overlap} people label the same document, {overlap} must be chosen, not {people}; "
        "choose more people, or a smaller overlap."
    ),
    "assign.no_documents": N_("There is no document to give out; import some first."),
}
