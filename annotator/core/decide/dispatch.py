"""From a command to the rule that decides it.

The rules for the commands of a module stand in the module of the same name in this package. It is imported
with the first of them: the window opens sooner, and nobody changes the codebook at every start.
"""

from __future__ import annotations

from importlib import import_module

from annotator.core.changes import ScopedChange
from annotator.core.commands.base import Command, Together
from annotator.core.decide.draft import Author, Draft, Rule, Rules, View


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
        _rule(type(command))(command, draft)


def _rule(kind: type[Command]) -> Rule:
    rules: Rules = import_module(f"{__package__}.{kind.__module__.rpartition('.')[2]}").RULES
    return rules[kind]
