"""From a command to the rule that decides it."""

from __future__ import annotations

from annotator.core.changes import ScopedChange
from annotator.core.commands.base import Command, Together
from annotator.core.decide import (
    codebook,
    documents,
    entities,
    marks,
    people,
    review,
    spans,
    statements,
    work,
)
from annotator.core.decide.draft import Author, Draft, Rules, View

RULES: Rules = {
    **codebook.RULES,
    **documents.RULES,
    **entities.RULES,
    **marks.RULES,
    **people.RULES,
    **review.RULES,
    **spans.RULES,
    **statements.RULES,
    **work.RULES,
}


def decide(command: Command, view: View, author: Author) -> list[ScopedChange]:
    """What ``command`` by ``author`` changes, one change a record; empty when it changes nothing.

    Raises:
        UserError: when the command can't be carried out; nothing has happened then.
    """
    draft = Draft(view, author)
    _apply(command, draft)
    return draft.changes()


def _apply(command: Command, draft: Draft) -> None:
    if isinstance(command, Together):
        for part in command.commands:
            _apply(part, draft)
    else:
        RULES[type(command)](command, draft)
