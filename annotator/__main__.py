"""The program put together: the command line, with the window handed to it.

The one module above all floors, for ``cli`` and ``gui`` do not know each other. Qt is loaded only by the
commands that need it, and only after its system libraries were found.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from annotator.app.messages import sentence_for
from annotator.cli.window_call import WindowCall, plain_window_call
from annotator.errors import UserError


class Window:
    """What the command line asks of the window; see :class:`annotator.cli.program.FrontEnd`."""

    def window(self, project: Path | None, *, sample: bool, annotator: str | None) -> int:
        """Open the window on a project, on the sample, or on the choice of both."""
        gc.disable()  # until the window is there: what the modules bring along is no garbage
        _require_qt()
        from annotator.gui.system import require_screen

        require_screen()
        from annotator.gui import application

        return application.run(project, sample=sample, annotator=annotator)

    def tour(self, out: Path) -> int:
        """Play the whole job offscreen and leave pictures in the folder ``out``."""
        _require_qt()
        from annotator.gui.tour import play

        return play(out)

    def selftest(self) -> int:
        """Open the sample offscreen, label, export, import again, check."""
        _require_qt()
        from annotator.gui.tour import selftest

        return selftest()


def _require_qt() -> None:
    from annotator.gui.system import require_libraries

    require_libraries()


def main() -> None:
    """Run the command the process was called with."""
    call = plain_window_call(sys.argv[1:])
    if call is None:
        from annotator.cli.program import run

        run(Window())
    else:
        sys.exit(_opened(call))


def _opened(call: WindowCall) -> int:
    try:
        return Window().window(call.project, sample=call.sample, annotator=call.annotator)
    except UserError as error:
        sys.stderr.write(sentence_for(error) + "\n")
        return 1


if __name__ == "__main__":
    main()
