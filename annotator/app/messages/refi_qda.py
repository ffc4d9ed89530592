"""What reading and writing REFI-QDA files tells. Lines are those of the project's XML."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "refi.no_project": N_("{where} was left out: it has {count} projects (files .qde) in it, not one."),
    "refi.other_xml": N_("{where} was left out: it is XML, but neither project nor codebook ({found})."),
    "refi.too_large": N_("{where} was left out: no codebook is that large."),
    "refi.no_text": N_("{where}: “{name}” was left out: its plain text is not in the file."),
    "refi.no_text_source": N_("{where}: “{name}” was left out: a {kind} is no text."),
    "refi.areas": N_("{where}: {count} passages of “{name}” were left out: they are areas, not text."),
    "refi.bad_position": N_("{where}: the passage {guid} was left out: its positions are no numbers."),
    "refi.no_code": N_("{where}: the coding {guid} was left out: there is no such code."),
    "refi.code_twice": N_("{where}: the code “{name}” ({guid}) was left out: there is another of that name."),
    "refi.link": N_("{where}: the link “{name}” was left out: it does not join two passages of one coder."),
    "refi.last_character": N_(
        "{where}: its passages end with the position given, not before it, as their names show."
    ),
    "refi.graphs": N_("{where}: {count} graphs were left out."),
    "refi.cases": N_(
        "{where}: {count} cases are more than texts; they are kept with the project, without their passages: "
        "{shown}."
    ),
    "refi.notes": N_(
        "{where}: {count} notes belong to no text, passage or code; they are kept with the project: {shown}."
    ),
    "refi.control": N_("{uid}: characters that XML forbids were replaced in its words."),
}
