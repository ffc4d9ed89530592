"""What formats tell that write statements as arrows between spans."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "statements.few_spans": N_(
        "The statement {uid} was left out: its evidence is not in two spans, and here only an arrow "
        "between two can stand for it."
    ),
    "statements.role_without_span": N_(
        "The statement {uid} went without what fills its role “{role}”: no span is evidence for it."
    ),
    "statements.relation_end": N_(
        "The relation {uid} ({type}) was left out: it does not lead from one span to another."
    ),
}
