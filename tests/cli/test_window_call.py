"""The short way to the window means what the long one means."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from annotator.cli.program import program
from annotator.cli.window_call import COMMANDS, WindowCall, plain_window_call


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ([], WindowCall()),
        (["talks.annotator"], WindowCall(Path("talks.annotator"))),
        (["--sample"], WindowCall(sample=True)),
        (["--annotator", "Ada", "talks.annotator"], WindowCall(Path("talks.annotator"), annotator="Ada")),
    ],
)
def test_a_plain_call_is_read(words: list[str], call: WindowCall) -> None:
    assert plain_window_call(words) == call


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["--annotator"], ["a", "b"], ["--smaple"], ["info", "p"], ["."], ["window"]],
)
def test_anything_else_is_left_to_the_command_line(words: list[str]) -> None:
    assert plain_window_call(words) is None


def test_it_knows_every_command() -> None:
    assert set(COMMANDS) == set(program.list_commands(click.Context(program)))
