"""What making a dataset tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "dataset.split_name": N_(
        "A split can't be called “{name}”; use letters, digits and _, each name once, "
        "as in train=0.8,dev=0.1,test=0.1."
    ),
    "dataset.split_share": N_("The share of “{name}” is {share}; write a number above 0, as in train=0.8."),
    "dataset.no_such_stratum": N_(
        "Splits can't be made alike by “{name}”; choose from: stance, label, none."
    ),
    "dataset.no_such_filter": N_(
        "There is no filter “{filter}”; write state=closed, since=2026-01-01, until=2026-12-31, "
        "source=NAME, label=ID or done."
    ),
    "dataset.no_such_state": N_("Documents can't be “{name}”; choose from: {known}."),
    "dataset.no_date": N_("“{date}” is no date; write it as 2026-08-31, 2026-08 or 2026."),
    "dataset.bad_map": N_("“{word}” renames nothing; write OLD=NEW, or OLD= to leave it out."),
    "dataset.map_unknown": N_("There is neither a label nor a stance “{name}”; choose from: {known}."),
    "dataset.map_unclear": N_(
        "Both a label and a stance are called “{name}”; write label:{name}=… or stance:{name}=…"
    ),
    "dataset.no_soft": N_(
        "The format “{format}” has no place for soft labels; choose hugging-face, stance-pairs or native, "
        "or another layer."
    ),
    "dataset.no_documents": N_(
        "No document has what was asked for, so there is no dataset; choose another layer or fewer filters."
    ),
    "dataset.filtered": N_("Documents that the filters leave out: {count}."),
    "dataset.undated": N_("“{title}” is not in the dataset: it has no date that could be compared."),
    "dataset.no_gold": N_("“{title}” is not in the dataset: it has no gold."),
    "dataset.not_labelled": N_("“{title}” is not in the dataset: nobody asked for has labelled it."),
    "dataset.undecided": N_(
        "Of “{title}” {count} of its places are not in the dataset: no reading of them has a majority."
    ),
    "dataset.dropped_span": N_("The span {uid} is not in the dataset: its label “{label}” is left out."),
    "dataset.dropped_statement": N_(
        "The statement {uid} is not in the dataset: its stance “{stance}” is left out."
    ),
    "dataset.dropped_relation": N_(
        "The relation {uid} ({type}) is not in the dataset: one of its ends is left out."
    ),
    "dataset.decisions": N_(
        "Decisions of reviewers that are not in the dataset, which holds what they came to: {count}; "
        "an export in the format “native” has them."
    ),
    "dataset.empty_split": N_("There is no file for “{name}”: too few documents to give it one."),
    "dataset.made": N_("{folder} holds a dataset of {documents} articles: {splits}."),
}
