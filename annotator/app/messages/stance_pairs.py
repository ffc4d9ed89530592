"""What stance pairs tell."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "stance_pairs.no_target": N_("The statement {uid} is not in the file: it has no target."),
    "stance_pairs.no_stance": N_("The statement {uid} is not in the file: it has no stance yet."),
    "stance_pairs.lost_role": N_("What fills the role “{role}” of the statement {uid} is not in the file."),
    "stance_pairs.no_columns": N_(
        "{where} was left out: a text, a target and a stance are needed, and there are: {columns}."
    ),
    "stance_pairs.empty": N_("{where} was left out: the row has no {missing}."),
}
