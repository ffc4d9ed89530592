"""What is told of a codebook that cannot be read: where, what, and what to do."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "codebook.not_toml": N_("{file}, line {line}: this is not valid TOML ({reason}); correct this line."),
    "codebook.missing_key": N_("{file}, line {line}: this {table} has no “{key}”; add it."),
    "codebook.misspelt_key": N_("{file}, line {line}: a {table} has no “{key}”; did you mean “{meant}”?"),
    "codebook.unknown_key": N_(
        "{file}, line {line}: a {table} has no “{key}”; remove it, or use one of: {known}."
    ),
    "codebook.not_text": N_("{file}, line {line}: “{key}” must be text; put it between quotes."),
    "codebook.not_filled": N_(
        "{file}, line {line}: “{key}” must be text that is not empty; write one in quotes."
    ),
    "codebook.not_whole_number": N_(
        "{file}, line {line}: “{key}” must be a whole number from 1; write it without quotes."
    ),
    "codebook.not_number": N_(
        "{file}, line {line}: “{key}” must be a number; write it without quotes, "
        "or leave it out for a value that is off the scale."
    ),
    "codebook.not_true_or_false": N_(
        "{file}, line {line}: “{key}” must be true or false; write one of them without quotes."
    ),
    "codebook.not_texts": N_(
        '{file}, line {line}: “{key}” must be a list of texts; write it like ["person", "country"].'
    ),
    "codebook.not_text_table": N_(
        '{file}, line {line}: “{key}” must be a table of texts; write it like {{ country = "Germany" }}.'
    ),
    "codebook.not_colour": N_(
        '{file}, line {line}: “{key}” must be a colour; write it as six hexadecimal digits like "#2f6fb2".'
    ),
    "codebook.not_key": N_(
        "{file}, line {line}: “{key}” must be one visible character; give a single letter or digit in quotes."
    ),
    "codebook.not_tables": N_(
        "{file}, line {line}: “{key}” must be a table of its own; begin each with a line [[{key}]]."
    ),
    "codebook.no_label": N_(
        "{file}, line {line}: this codebook has no label, so nothing could be marked; add a [[label]]."
    ),
    "codebook.duplicate": N_(
        "{file}, line {line}: the {table} “{id}” is already on line {first_line}; "
        "give one of them another {key}."
    ),
    "codebook.key_taken": N_(
        "{file}, line {line}: {first} and {second} are both on the key “{key}”; give one of them another key."
    ),
    "codebook.key_reserved": N_(
        "{file}, line {line}: {name} can't have the key “{key}”, which already means something else "
        "while reading; give it another key."
    ),
    "codebook.unknown_label": N_(
        "{file}, line {line}: “{key}” names the label “{id}”, which this codebook does not have; "
        "use one of: {known}."
    ),
    "codebook.unknown_entity_kind": N_(
        "{file}, line {line}: “{key}” names the entity kind “{id}”, which this codebook does not have; "
        "use one of: {known}."
    ),
    "codebook.unknown_attribute": N_(
        "{file}, line {line}: entities of this kind have no attribute “{id}”; "
        "add it to their [[entity_kind]], or use one of: {known}."
    ),
    "codebook.unknown_parent": N_(
        "{file}, line {line}: the parent “{parent}” is not an entity of this file; "
        "add it, or correct the name."
    ),
    "codebook.parent_circle": N_(
        "{file}, line {line}: “{name}” is an ancestor of itself; remove one “parent” of the circle."
    ),
    "codebook.json_type": N_(
        "The codebook in this file has something else than a JSON {expected} at “{where}”; correct it there."
    ),
    "codebook.json_missing": N_("The codebook in this file has no “{key}” at “{where}”; add it there."),
    "codebook.json_colour": N_(
        'The codebook in this file has “{found}” as a colour at “{where}”; write it like "#2f6fb2".'
    ),
    "codebook.json_duplicate": N_(
        "The codebook in this file has “{id}” twice, again at “{where}”; give one of them another id."
    ),
}
