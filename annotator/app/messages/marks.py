"""Sentences about reading marks."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "mark.no_paragraph": N_("There is no paragraph {paragraph}: the article has {count}."),
    "mark.has_spans": N_("Paragraph {paragraph} has a label, so it isn't marked as without any."),
    "labelling.no_paragraph": N_("There is no paragraph to mark."),
    "labelling.paragraph_has_spans": N_("There is a label in this paragraph: that shows that it was read."),
}
