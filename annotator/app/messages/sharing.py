"""What is told when work is brought together or parted."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "sharing.same_file": N_("{path} is this very project; choose the file that somebody else worked in."),
    "sharing.damaged": N_(
        "{path} is damaged ({where}), so nothing of it was brought in; ask for another copy of it."
    ),
    "sharing.contradiction": N_(
        "{path} tells the step {entry} differently than this project, so nothing of it was brought in; "
        "one of the two files was altered: check both."
    ),
    "sharing.no_common_text": N_(
        "{path} belongs to another project, and no text is in both; import its export instead."
    ),
    "sharing.unclear_document": N_(
        "“{title}” ({uid}) of the other project may be one of several here, so its labels were left out; "
        "say which it is: {candidates}."
    ),
    "sharing.texts_of_theirs": N_("Documents of the other project whose texts are not here: {count}."),
    "sharing.same_person": N_(
        "{name} is in both projects and was taken for one person; rename one there if they are two."
    ),
    "sharing.gold_left": N_(
        "Gold of another project does not come along; documents that have some there: {count}."
    ),
    "sharing.nothing_assigned": N_(
        "No document is assigned to {name}; assign some, or split off all documents."
    ),
    "sharing.merged": N_("Brought in: {counts}."),
    "sharing.nothing_new": N_("Nothing new: all of it was here already."),
    "sharing.merge_cancelled": N_("Cancelled: nothing more was brought in."),
    "sharing.split": N_("Split off for {name}: {documents} documents, in {file}."),
    "sharing.split_cancelled": N_("The split was cancelled; no file was made."),
    "sharing.later_stands": N_("{kind} “{name}”, {field}: here {here}, there {there}; {stands} counts."),
    "sharing.united": N_("{kind} “{name}” was made on both sides; the two count as one."),
    "sharing.same_name": N_("Two people are called “{name}”; they were left two."),
}
