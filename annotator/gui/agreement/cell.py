"""What stands in one cell of a table of figures, and the columns it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt

from annotator.app.agreement.page import Cases

Look = Literal["text", "head", "chip", "bar", "heat", "link"]
LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    ``colour`` is a colour of the codebook (``#rrggbb``) or a role of the theme; ``share``, from 0 to 1, is
    how long a bar and how strong a heat is. Who enters a cell sees its ``cases`` or goes to ``document``.
    ``spoken`` says more than ``text``, in the tooltip and to those who listen.
    """

    text: str = ""
    look: Look = "text"
    colour: str = ""
    share: float = 0.0
    faint: bool = False
    spoken: str = ""
    cases: Cases | None = None
    document: str = ""

    @property
    def opens(self) -> bool:
        """Whether there is something behind it."""
        return self.cases is not None or bool(self.document)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in pixels (0: its part of what is left), and where its text stands."""

    title: str = ""
    width: int = 0
    align: Qt.AlignmentFlag = LEFT
