"""What imports tell."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    # Files and folders
    "import.nothing_named": N_("Nothing was named to import; name files or folders."),
    "import.not_found": N_("There is no file or folder {where}; check its name."),
    "import.no_text": N_("The folder {where} has no articles in it; files that can be read end in {known}."),
    "import.unrecognised": N_(
        "{where} was left out: it ends in {suffix}, but looks like none of what can be read under that name "
        "({titles}). If it is one of them all the same, name the format; “text” takes it as it stands."
    ),
    "import.unclaimed": N_("{where} was left out: files that can be read end in {known}."),
    "import.project_itself": N_("{where} is this project itself and was left out."),
    "import.other_project": N_(
        "{where} is a project and was left out; export it in the format “native” and import that file."
    ),
    "import.no_file": N_("{where} was left out: it is a device or a pipe, not a file."),
    "import.link_leads_out": N_("{where} was left out: it is a link that leads out of the folder."),
    "import.link_leads_nowhere": N_("{where} was left out: it is a link to a file that is not there."),
    "import.unreadable": N_("{where} could not be read ({reason}); check its permissions and try again."),
    "import.binary": N_("{where} is not a text file and was left out; save it as plain text first."),
    "import.empty": N_("{where} has no text in it and was left out."),
    # Encodings
    "import.encoding_marked": N_("{where} is encoded in {encoding}, as the mark at its beginning says."),
    "import.encoding_guessed": N_(
        "{where} is not UTF-8; it was read as {encoding}, a guess: look whether its letters are right."
    ),
    "import.encoding_refused": N_("{where} was left out: it is not written in {encoding}."),
    "import.encoding_unknown": N_("{where} was left out: its encoding is unknown; save it as UTF-8."),
    "text.nul_replaced": N_("{where} has NUL characters in its text; each was replaced with “\ufffd”."),
    "text.surrogate_replaced": N_(
        "{where} has halves of characters in its text; each was replaced with “\ufffd”."
    ),
    # Documents
    "import.already_there": N_("{where} was left out: its text is in the project already, as “{title}”."),
    "import.removed_here": N_(
        "{where} was left out: “{title}” was removed from this project; restore it instead of importing it."
    ),
    "import.uid_other_text": N_(
        "{where} was left out: the project knows {uid} with another text, as “{title}”, and keeps that."
    ),
    "import.document_kept": N_(
        "{where}: “{title}” has another title, other metadata or other notes in the project, and keeps them."
    ),
    # Names of files
    "import.file_pattern_no_field": N_(
        "The pattern “{pattern}” for file names reads nothing; write, say, {{date}}_{{source}}_{{title}}."
    ),
    "import.file_pattern_twice": N_("The pattern “{pattern}” for file names has one field twice."),
    "import.file_pattern_touching": N_(
        "The pattern “{pattern}” for file names has two fields with nothing between them; put there what "
        "separates them in the names."
    ),
    "import.file_pattern_expression": N_(
        "The pattern “{pattern}” for file names is no regular expression: {reason}."
    ),
    "import.file_name_unlike": N_("{where}: its name is not of the pattern “{pattern}” and told nothing."),
    # Nearly the same
    "import.nearly_there": N_(
        "{where} was left out: “{title}” is nearly the same article as “{first}”, which was kept."
    ),
    # Layers and what is in them
    "import.layer_kept": N_(
        "{where}: the layer {uid} is {status} in the project and keeps its status and notes."
    ),
    "import.offsets_unclear": N_(
        "{where} was left out: its texts have emoji or other rare characters, and nothing in it tells "
        "whether its offsets count characters or UTF-16 units; say --offsets code-points or --offsets utf-16."
    ),
    "import.offsets_taken": N_("{where}: its offsets count {unit}, as the text it quotes shows."),
    "import.span_outside": N_(
        "{where}: span {uid} ({label}) was left out: {start}–{end} is not in the text of {length} characters."
    ),
    "import.span_empty": N_("{where}: span {uid} ({label}) was left out: {start}–{end} holds no text."),
    "import.span_fragments": N_(
        "{where}: span {uid} ({label}) was left out: its pieces in {start}–{end} overlap or are unordered."
    ),
    "import.span_quote": N_(
        "{where}: span {uid} ({label}) was left out: at {start}–{end} stands “{found}”, not “{said}”; "
        "--reanchor looks for it elsewhere in the text."
    ),
    "import.span_quote_differs": N_(
        "{where}: span {uid} ({label}) at {start}–{end} is quoted with other characters than the text has."
    ),
    "import.span_moved": N_(
        "{where}: span {uid} ({label}) was moved to {start}–{end}, where the text is that it quotes."
    ),
    "import.span_blank_edge": N_(
        "{where}: span {uid} ({label}) at {start}–{end} begins or ends with blanks and was kept so."
    ),
    "import.uid_twice": N_(
        "{where}: {kind} {uid} was left out: another one in these files has the same uid."
    ),
    "import.uid_taken": N_("{where}: {kind} {uid} was left out: the project has one of that uid elsewhere."),
    "import.item_differs": N_("{where}: {kind} {uid} differs from the one in the project, which was kept."),
    "import.relation_dangling": N_(
        "{where}: relation {uid} was left out: there is no {missing} in its layer."
    ),
    "import.reference_dropped": N_(
        "{where}: {uid} names the {kind} {missing}, which is not there; it was left empty."
    ),
    # People, entities, codebook
    "import.new_annotator": N_("{where}: the annotator “{name}” is new and was added to the project."),
    "import.nobody_named": N_(
        "{where} names nobody for some layers; they went to a new annotator, “{name}”: import with a name."
    ),
    "import.annotator_differs": N_(
        "{where}: the annotator “{name}” is called “{kept}” here or has another role."
    ),
    "import.entity_differs": N_(
        "{where}: the entity “{name}” ({uid}) is described otherwise here and was kept."
    ),
    "import.codebook_replaced": N_(
        "{where}: the project was empty and took over the codebook “{new}” in place of “{old}”."
    ),
    "import.new_label": N_("{where}: the label “{name}” is new and was added to the codebook."),
    "import.new_value": N_("{where}: the stance value “{name}” is new and was added to the codebook."),
    "import.new_statement_type": N_(
        "{where}: the statement type “{name}” is new and was added to the codebook."
    ),
}
