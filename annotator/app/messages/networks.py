"""What networks tell: what is not counted and why, what a choice lacks, what files cannot hold."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "network.no_formats": N_("No format for networks is installed; install the program anew."),
    "network.exported": N_("{file} holds the network of {counted} statements out of {statements}."),
    "network.exported_several": N_(
        "{file} and {more} more files hold the networks of {counted} statements out of {statements}."
    ),
    "network.no_date": N_("“{date}” is no date; write a year, a month or a day: 2024, 2024-03, 2024-03-17."),
    "network.no_such_choice": N_("“{value}” is no choice for {name}; choose from: {known}."),
    "network.no_such_norm": N_(
        "Weights of {kind} networks are not divided by “{name}”; choose from: {known}."
    ),
    "network.too_small": N_("{name} is {value}, but must be 1 or more."),
    "network.combined_share": N_(
        "A combined weight stands for which stances there are: divided by {name} it says nothing; "
        "leave it as it is, or sum the stances."
    ),
    "network.gold_and_others": N_(
        "Gold says again what annotators said, so both together would count it twice; choose one of them."
    ),
    "network.no_types": N_("No statement type of the codebook has two roles, so nobody is tied to anything."),
    "network.no_such_type": N_("There is no statement type “{name}” with two roles; choose from: {known}."),
    "network.no_such_role": N_("The statement type has no role “{name}”; choose from: {known}."),
    "network.same_role": N_("“{role}” can't be both actor and proposal; choose two roles."),
    "network.no_entity": N_("No entity goes by the name “{name}”."),
    "network.no_stance": N_("There is no stance “{name}”; choose from: {known}."),
    "network.no_such_key": N_("No article has “{key}” among its metadata; choose from: {known}."),
    "network.no_such_qualifier": N_(
        "No statement has “{name}” to take in place of the stance; choose from: {known}."
    ),
    "network.no_stances": N_(
        "Statements of the type “{type}” have no stance, so none agrees or disagrees with another; "
        "choose “ignore”."
    ),
    "network.no_numbers": N_(
        "None of the stances has a number, so they can't be summed; choose “ignore” or “combine”."
    ),
    "network.too_large": N_(
        "{actors} actors by {proposals} proposals are more than memory holds; ask for a higher level, or for "
        "more statements of each."
    ),
    "network.too_many_slices": N_("That makes more than {most} networks; choose larger steps or units."),
    "network.left_undated": N_("“{title}”: {where} does not count, for the article has no date."),
    "network.left_time": N_("“{title}”: {where} does not count, for {date} is outside the time chosen."),
    "network.left_metadata": N_("“{title}”: {where} does not count, for another “{key}” was asked for."),
    "network.left_incomplete": N_("“{title}”: {where} does not count, for no entity is its {role}."),
    "network.left_no_stance": N_("“{title}”: {where} does not count, for it has no stance."),
    "network.left_excluded": N_("“{title}”: {where} does not count, for “{name}” is left out."),
    "network.left_stance": N_("“{title}”: {where} does not count, for the stance “{stance}” is left out."),
    "network.left_off_scale": N_(
        "“{title}”: {where} does not count, for its stance “{stance}” has no place on the scale."
    ),
    "network.left_doubt": N_("“{title}”: {where} does not count, for it is in doubt."),
    "network.left_duplicate": N_("“{title}”: {where} says again what counts already."),
    "network.left_rare": N_(
        "“{title}”: {where} does not count, for “{name}” has fewer statements than were asked for."
    ),
    "network.vague_date": N_("“{title}” is dated {date}: it counts as of the first day of that time."),
    "network.unread_date": N_("“{title}” counts as undated, for “{date}” is no date in ISO 8601."),
    "network.hidden": N_(
        "{count} layers are not counted: annotators don't see each other's labels until an article is in "
        "review; let a reviewer make the network."
    ),
    "network.no_gold": N_("{count} articles have labels but no gold yet, so nothing of them is counted."),
    "network.characters_replaced": N_(
        "{count} characters of {where} that no XML file can hold became U+FFFD."
    ),
    "network.label_changed": N_(
        "“{label}” is called “{written}” in the file: labels there hold no quotes, and no two are the same."
    ),
}
