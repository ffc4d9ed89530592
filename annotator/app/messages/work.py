"""What the work screen tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "work.assigned": N_(
        "{pairs} articles were given out, counted once for each person; undo takes all of them back."
    ),
    "work.taken_back": N_("{pairs} articles that {name} had not begun can be given to others."),
    "work.passphrase_set": N_("{name} has a passphrase now."),
    "work.passphrase_gone": N_("{name} is asked for no passphrase any more."),
}
