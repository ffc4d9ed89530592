"""What exports tell."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "export.no_folder": N_(
        "There is no folder {folder} to write {file} into; make it first or choose another."
    ),
    "export.onto_project": N_("{file} is the project itself; choose another name for the export."),
    "export.onto_other": N_("{file} is a project, which an export would destroy; choose another name."),
    "export.unwritable": N_("{file} could not be written ({reason}); choose another place."),
    "export.not_a_folder": N_("{file} is a file, and this format needs a folder; choose another name."),
    "export.folder_in_use": N_(
        "You are in the folder {folder}, and an export replaces the whole folder; name a new one in it."
    ),
    "export.folder_taken": N_(
        "{folder} has files in it that no export wrote ({name}); choose a new or an empty folder."
    ),
    "export.no_such_layer": N_("There is no layer of “{name}” in this project; choose from: {known}."),
    "export.lost_span": N_(
        "The span {uid} ({label}) is not in the file: {format} holds no spans without statement."
    ),
    "export.lost_fragments": N_(
        "The span {uid} ({label}) is in the file as one piece: {format} holds no fragments."
    ),
    "export.lost_statement": N_("The statement {uid} is not in the file: {format} holds no statements."),
    "export.lost_relation": N_(
        "The relation {uid} ({type}) is not in the file: {format} holds no relations."
    ),
    "export.lost_annotator": N_(
        "Whose labels on “{title}” these are ({uid}) is not in the file: {format} names nobody."
    ),
    "export.lost_uncited": N_(
        "The entity {uid} (“{name}”) is not in the file: nothing there names it; {format} holds no others."
    ),
    "export.lost_entity": N_("The entities of the {kind} {uid} are not in the file: {format} holds none."),
    "export.lost_attributes": N_(
        "The attributes of the {kind} {uid} are not in the file: {format} holds none."
    ),
    "export.lost_note": N_("The note on the {kind} {uid} is not in the file: {format} holds none."),
    "export.lost_details": N_(
        "Voice and doubt of the statement {uid} are not in the file: {format} holds none."
    ),
    "export.lost_decision": N_("The decision {uid} is not in the file: {format} holds no decisions."),
    "export.lost_gold": N_("The gold layer of “{title}” is not in the file: {format} holds no gold."),
    "export.lost_time": N_("The time spent on “{title}” is not in the file: {format} holds none."),
    "export.lost_empty_layer": N_(
        "That somebody read “{title}” and labelled nothing ({uid}) is lost: {format} has no status."
    ),
    "export.lost_notes": N_("Notes and marks on “{title}” are not in the file: {format} holds none."),
    "export.blind": N_(
        "{count} layers are not in the file: annotators don't see each other's labels until an article is in "
        "review; let a reviewer export them."
    ),
    "export.guarded": N_(
        "{count} cells of {where} have an apostrophe in front, so that no spreadsheet runs them as formulas; "
        "switch the option “guard” off to get them as they are."
    ),
}
