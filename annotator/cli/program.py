"""The command line: what it is called with, and what it exits with.

0 means done, 1 that the user has to act (one line on stderr says how), 2 that the call itself was wrong.
The command line and the window are neighbours that do not know each other: whoever starts the program
hands the window in (:class:`FrontEnd`). The commands that do without one are in
:mod:`annotator.cli.commands`, loaded when one is called, so that the window need not wait for them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

import click

from annotator.app.messages import sentence_for
from annotator.cli.window_call import WITHOUT_WINDOW
from annotator.errors import UserError


class FrontEnd(Protocol):
    """What needs a window, or plays one where there is none. Each answers an exit status."""

    def window(self, project: Path | None, *, sample: bool, annotator: str | None) -> int:
        """Open the window on a project, on the sample, or on the choice of both."""

    def tour(self, out: Path) -> int:
        """Play the whole job offscreen and leave pictures in the folder ``out``."""

    def selftest(self) -> int:
        """Open the sample offscreen, label, export, import again, check."""


class WindowByDefault(click.Group):
    """A group whose command may be left out: what is no command is a project to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``window`` in front unless a command or a question about the program comes first."""
        if not args or args[0] not in (*self.list_commands(ctx), "--help", "--version"):
            args = ["window", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl+C is told like everything else the user has done."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise UserError("system.called_off") from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The window first, then what does without it."""
        return [*self.commands, *WITHOUT_WINDOW]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; those that do without a window are loaded now."""
        if cmd_name in WITHOUT_WINDOW:
            from annotator.cli import commands

            return commands.COMMANDS[cmd_name]
        return super().get_command(ctx, cmd_name)


@click.group(cls=WindowByDefault)
@click.version_option(package_name="annotator", prog_name="annotator")
def program() -> None:
    """Label who wants what in political text.

    "annotator [PROJECT]" opens the window; the commands below do the same work without one.
    """


@program.command()
@click.argument("project", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--sample", is_flag=True, help="Open the sample project.")
@click.option("--annotator", metavar="NAME", help="Who is labelling.")
@click.pass_obj
def window(front: FrontEnd, project: Path | None, sample: bool, annotator: str | None) -> None:
    """Open the window (the default command)."""
    sys.exit(front.window(project, sample=sample, annotator=annotator))


@program.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def tour(front: FrontEnd, out: Path) -> None:
    """Play the whole job without a display and leave pictures of it in the folder OUT."""
    sys.exit(front.tour(out))


@program.command()
@click.pass_obj
def selftest(front: FrontEnd) -> None:
    """Try this installation: label the sample, export it, import it again, verify it."""
    sys.exit(front.selftest())


def run(front: FrontEnd) -> None:
    """Run the command that the process was called with, and exit."""
    try:
        program(obj=front)
    except UserError as error:
        click.echo(sentence_for(error), err=True)
        sys.exit(1)
