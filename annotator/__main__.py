"""Where the program begins: the command line, with the window put into its hands."""

from __future__ import annotations

from pathlib import Path

from annotator.cli.program import run


class _Window:
    """The front end of Qt; loaded when it is wanted, so that plain commands start without it."""

    def window(self, project: Path | None, *, sample: bool, annotator: str | None) -> int:
        """Open the window."""
        from annotator.gui import application

        return application.run(project, sample=sample, annotator=annotator)

    def tour(self, out: Path) -> int:
        """Play the whole job offscreen."""
        from annotator.gui import tour

        return tour.play(out)

    def selftest(self) -> int:
        """Try this installation."""
        from annotator.gui import tour

        return tour.selftest()


def main() -> None:
    """The ``annotator`` command."""
    run(_Window())


if __name__ == "__main__":
    main()
