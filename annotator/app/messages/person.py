"""What is told about people: their roles, their passphrases, and who may do what."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "person.not_allowed": N_(
        "This needs the role {role}, and you are {own} here; ask one of those who may: {able}."
    ),
    "person.has_work": N_(
        "{name} has worked in {documents} documents, and that work would be nobody's; "
        "take their assignments away instead, and the work stays under their name."
    ),
    "person.last_manager": N_(
        "{name} is the only manager, and nobody could manage the project then; "
        "make somebody else manager first."
    ),
    "person.cannot_retire_self": N_(
        "{name} is who works here now; work as somebody else first, or let another manager do it."
    ),
    "person.passphrase_plain": N_(
        "A passphrase is never kept as it is; set it with team.set_passphrase, which hashes it."
    ),
    "person.passphrase_needed": N_("{name} has a passphrase; type it to work under this name."),
    "person.passphrase_wrong": N_(
        "This is not the passphrase of {name}; try again, or ask a manager for a new one."
    ),
}
