"""Sentences about the project file, the people in it, and gestures that can't be carried out."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "project.exists": N_("There is already a file at {path}; choose another name, or open it."),
    "project.no_folder": N_("{path} can't be created: there is no folder {folder}; create it first."),
    "project.missing": N_("There is no project at {path}; check the name, or create a new one."),
    "project.not_one": N_("{path} is not an Annotator project; choose a file that ends in .annotator."),
    "project.newer": N_(
        "{path} was written by a newer Annotator (file version {version}, this program knows {known}); "
        "update the program to open it."
    ),
    "project.damaged": N_(
        "{path} is damaged ({reason}); open the latest copy from the backups folder, and keep this file."
    ),
    "project.unfinished": N_("{path} was never finished; delete it and create the project anew."),
    "project.schema_altered": N_(
        "{path} was altered by another program ({part}); open the latest copy from the backups folder, "
        "and keep this file."
    ),
    "project.locked": N_(
        "{path} is open in another program ({user} on {host}, process {process}); close it there first."
    ),
    "project.locked_by_somebody": N_("{path} is open in another program; close it there first."),
    "project.read_only": N_("{path} can't be written to ({reason}); copy it to a folder of your own."),
    "project.cannot_open": N_("{path} can't be opened ({reason}); check the rights to it and its folder."),
    "project.disk_full": N_(
        "The disk is full, so the last step was not saved to {path}; free some space and do it again."
    ),
    "project.disk_failed": N_(
        "The disk refused to write, so the last step was not saved to {path} ({reason}); "
        "check the disk and do it again."
    ),
    "record.missing": N_("There is no {kind} {uid} any more; it may have been removed meanwhile."),
    "record.exists": N_("There is already a {kind} {uid}; leave the uid out to have a new one made."),
    "document.missing": N_("There is no document {uid}; it may have been removed meanwhile."),
    "document.removed": N_("“{title}” has been removed; restore it to go on with it."),
    "document.not_open": N_("“{title}” is in the state “{state}”; reopen it to label it."),
    "document.unknown_state": N_("“{state}” is no state of a document; use one of: {known}."),
    "layer.unknown_status": N_("“{status}” is no status of a layer; use one of: {known}."),
    "layer.arriving": N_("An import is just bringing your labels for “{title}”; wait until it is done."),
    "layer.not_yours": N_("This was made by somebody else; only your own labels can be changed here."),
    "annotator.nobody": N_("Nobody has signed in; say who is labelling first."),
    "annotator.nameless": N_("A person needs a name; type one."),
    "annotator.unknown": N_("Nobody called “{name}” is in this project; there are: {known}."),
    "annotator.unknown_role": N_("“{role}” is no role of a person; use one of: {known}."),
    "annotator.name_taken": N_("Somebody called “{name}” is in this project already; choose another name."),
    "span.empty": N_("A span needs at least one character; select some text first."),
    "span.outside": N_("The span {start}–{end} lies outside the text, which has {length} characters."),
    "span.pieces": N_("The pieces of a span must be in order, with text between them."),
    "label.unknown": N_("The codebook has no label “{label}”."),
    "stance.unknown": N_("The codebook has no stance value “{value}”."),
    "statement_type.unknown": N_("The codebook has no statement type “{type}”."),
    "role.unknown": N_("A statement of type “{type}” has no role “{role}”; it has: {known}."),
    "voice.unknown": N_("“{voice}” is no voice of a statement; use one of: {known}."),
    "statement.foreign_span": N_("The span {span} is in another layer, so it can't be evidence here."),
    "entity.unknown": N_("There is no entity {entity} in this project."),
    "entity.nameless": N_("An entity needs a name; type one."),
    "entity.kinds_differ": N_(
        "Only entities of one kind can be the same, and these are of several: {kinds}; change a kind first."
    ),
    "entity_kind.unknown": N_("The codebook has no entity kind “{kind}”."),
    "text.missing": N_("The text {text} is not in this file; it may have been erased for good."),
    "log.contradiction": N_("Two histories tell the step {entry} differently; one of them was altered."),
    "undo.dependants": N_(
        "This can't be taken back: {count} later records ({dependants}) stand on that {kind}; "
        "undo those first."
    ),
    "undo.changed_since": N_(
        "This can't be taken back: that {kind} has been changed since by somebody else; change it by hand."
    ),
    "codebook.unreadable": N_(
        "The codebook {file} can't be read ({reason}); check the path and that it is UTF-8."
    ),
    "check.integrity": N_("SQLite reports damage: {where}."),
    "check.chain": N_("The history was altered or cut at {where}."),
    "check.tables": N_("The {where} is not what the history says."),
    "check.text": N_("The text {where} is not what its checksum says."),
    "check.text_missing": N_("The text {where} is not in the file."),
    "check.unreadable": N_("A part of the file can't be read: {where}."),
    "check.quote": N_("The span {where} does not quote its text."),
}
