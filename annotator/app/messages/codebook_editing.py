"""What is told of a change of the codebook that can't be made."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "codebook_edit.unknown_part": N_(
        "The codebook has no “{part}” (any more); choose one of those that are listed."
    ),
    "codebook_edit.not_text": N_("“{key}” must be text; type it anew."),
    "codebook_edit.not_filled": N_("“{key}” can't be empty; type a few letters."),
    "codebook_edit.not_number": N_(
        "“{key}” must be a number; leave it empty for a value that is off the scale."
    ),
    "codebook_edit.not_texts": N_("“{key}” must be a list of names that aren't empty; correct it."),
    "codebook_edit.not_colour": N_("“{key}” must be six hexadecimal digits such as #2f6fb2; correct it."),
    "codebook_edit.not_key": N_("“{key}” must be one character that can be typed; choose one."),
    "codebook_edit.key_reserved": N_(
        "The key “{key}” already means something while the text has the focus; choose another."
    ),
    "codebook_edit.key_taken": N_("The key “{key}” belongs to {name}; choose another, or free it there."),
    "codebook_edit.duplicate_role": N_("There are two roles “{role}”; give one another id."),
    "codebook_edit.same": N_("{name} can't take the place of itself; choose another."),
    "codebook_edit.needed_by": N_(
        "{user} can't be without {name}; give it another one first, or move {name} to another one."
    ),
    "codebook_edit.not_written": N_("{file} can't be written ({reason}); choose another place."),
    "codebook_edit.last_label": N_("{name} is the only label; add another one first."),
    "codebook_edit.kind_in_use": N_(
        "{entities} entities are of the kind {name}; move them to another kind, or retire it."
    ),
}
