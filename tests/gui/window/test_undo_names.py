"""Whatever can be undone has a name that people read."""

from __future__ import annotations

import ast
import re

from annotator.core import commands
from annotator.core.commands import Command, Together
from annotator.gui.window.undo_names import NAMES, gesture_name, undo_title
from tests.architecture.sources import package_sources

BUNDLE = re.compile(r"(?:[A-Z][a-z]+)+")


def commands_on_the_list() -> set[str]:
    kinds = (getattr(commands, name) for name in commands.__all__)
    return {
        kind.__name__
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Command) and kind.undoable
    } - {Command.__name__, Together.__name__}


def bundles() -> set[str]:
    """The names under which ``app`` runs several commands as one: literals of the modules that do."""
    trees = [source.tree for source in package_sources() if source.name.startswith("annotator/app/")]
    bundling = (
        tree
        for tree in trees
        if any(isinstance(node, ast.alias) and node.name == "Together" for node in ast.walk(tree))
    )
    literals = (node.value for tree in bundling for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in literals if isinstance(text, str) and BUNDLE.fullmatch(text)}


def test_every_command_that_can_be_undone_has_a_name() -> None:
    assert "EditStatement" in bundles()
    wanted = commands_on_the_list() | bundles() | {"Import", "CatchUp"}
    assert wanted == NAMES.keys()


def test_a_command_of_a_later_version_is_told_in_words() -> None:
    assert gesture_name("MergeEntities") == "Merge Entities"
    assert undo_title("Undo", "LinkSpan") == "Undo Tie to an Entity"
    assert undo_title("Undo", None) is None
